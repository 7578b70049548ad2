// The dock left of the page: tabs, of which one may stand below the others.

import { ActionIcon, Menu, Splitter, Tabs } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useAlternatives } from '../../stores/alternatives';
import { usePanels } from '../../stores/panels';
import { usePreferences } from '../../stores/preferences';
import { useSession } from '../../stores/session';
import { HistoryPanel } from '../history/HistoryPanel';
import { PagesPanel } from '../pages/PagesPanel';
import { PhotosPanel } from '../photos/PhotosPanel';
import { StoryPanel } from '../story/StoryPanel';
import classes from './dock.module.css';

const tabs = ['story', 'photos', 'pages', 'history'] as const;
type Tab = (typeof tabs)[number];
const isTab = (name: string): name is Tab => (tabs as readonly string[]).includes(name);

const panels: Record<Tab, () => ReactNode> = {
  story: () => <StoryPanel />,
  photos: () => <PhotosPanel />,
  pages: () => <PagesPanel />,
  history: () => <HistoryPanel />,
};

/** Of the dock's height in percent: as much as three rows of photos take, in a low window too. */
const firstShare = () => Math.min(50, Math.max(38, Math.ceil(30_800 / (window.innerHeight - 70))));

/** Read when it is wanted. */
const PressDock = lazy(() => import('../press/PressDock'));

export function LeftDock() {
  const isPress = usePanels((s) => s.press);
  if (!isPress) return <Docked />;
  return (
    <Suspense>
      <PressDock />
    </Suspense>
  );
}

function Docked() {
  const { t } = useTranslation();
  const { leftTab, lowerTab, heights, set } = usePreferences();
  const isComposing = useAlternatives((s) => s.isOpen);
  const upper = isTab(leftTab) ? leftTab : 'story';
  const lower = isTab(lowerTab) && lowerTab !== upper && !isComposing ? lowerTab : null;
  const share = heights.lower ?? firstShare();
  const shown = isComposing ? 'photos' : upper;
  if (!lower)
    return (
      <aside className={classes.dock} aria-label={t('shell.dock.left')} data-dock="left">
        <TabbedPanels shown={shown} />
      </aside>
    );
  return (
    <aside className={classes.dock} aria-label={t('shell.dock.left')} data-dock="left">
      <Splitter
        orientation="vertical"
        className={classes.split}
        sizes={[`${100 - share}%`, `${share}%`]}
        onSizeChange={(sizes) => set({ heights: { ...heights, lower: Number.parseFloat(String(sizes[1])) } })}
        withHandle={false}
        lineSize={1}
        handleColor="var(--line2)"
        resetOnDoubleClick={false}
      >
        <Splitter.Pane defaultSize={`${100 - share}%`} min="20%">
          <TabbedPanels shown={shown} />
        </Splitter.Pane>
        <Splitter.Pane defaultSize={`${share}%`} min="15%">
          <section className={classes.panel} aria-label={t(`shell.tab.${lower}`)} data-panel={lower}>
            {panels[lower]()}
          </section>
        </Splitter.Pane>
      </Splitter>
    </aside>
  );
}

function TabbedPanels({ shown }: { shown: Tab }) {
  const { t } = useTranslation();
  const set = usePreferences((s) => s.set);
  const photos = useSession((s) => s.document?.photos.length);
  const pages = useSession((s) => s.document?.pages.length);
  const counts: Partial<Record<Tab, number>> = { photos, pages };
  return (
    <Tabs
      className={classes.tabs}
      value={shown}
      onChange={(tab) => tab && set({ leftTab: tab })}
      keepMounted={false}
      activateTabWithKeyboard={false}
    >
      <div className={classes.tabBar}>
        <Tabs.List className={classes.tabList}>
          {tabs.map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {t(`shell.tab.${tab}`)} <span className={classes.count}>{counts[tab]}</span>
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <DockMenu />
      </div>
      {tabs.map((tab) => (
        <Tabs.Panel key={tab} value={tab} className={classes.panel} data-panel={tab}>
          {panels[tab]()}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

/** Which tab stands below the others. */
function DockMenu() {
  const { t } = useTranslation();
  const lowerTab = usePreferences((s) => s.lowerTab);
  const set = usePreferences((s) => s.set);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('shell.dock.arrange')}>
          <Ellipsis size={16} strokeWidth={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('shell.dock.below')}</Menu.Label>
        <Menu.RadioGroup value={lowerTab} onChange={(tab) => set({ lowerTab: tab })}>
          <Menu.RadioItem value="none">{t('shell.dock.nothing')}</Menu.RadioItem>
          {tabs.map((tab) => (
            <Menu.RadioItem key={tab} value={tab}>
              {t(`shell.tab.${tab}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
