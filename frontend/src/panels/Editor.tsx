// The editor's frame: bar, docks left and right of the page, status bar. In
// narrow windows the docks become drawers.

import { Drawer, Splitter } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageCanvas } from '../canvas/PageCanvas';
import { registerCommands } from '../components/commands';
import { messageOf } from '../components/toasts';
import { useAlternatives } from '../stores/alternatives';
import { usePanels } from '../stores/panels';
import { usePreferences } from '../stores/preferences';
import { useRoute } from '../stores/route';
import { session, useSession } from '../stores/session';
import { textCommands } from '../text/commands';
import { AlternativesPanel } from './alternatives/AlternativesPanel';
import { PreviewBanner } from './alternatives/PreviewBanner';
import classes from './Editor.module.css';
import { editorCommands } from './editor-commands';
import { Inspector } from './inspector/Inspector';
import { OversetPanel } from './overset/OversetPanel';
import { useFileDrops } from './photos/use-file-drops';
import { FindingMarks } from './press/FindingMarks';
import { LeftDock } from './shell/LeftDock';
import { NotOpened } from './shell/NotOpened';
import { OfflineBanner } from './shell/OfflineBanner';
import { StatusBar } from './shell/StatusBar';
import { TopBar } from './shell/TopBar';

/** Read when it is wanted: the page comes first. */
const PhotoDesk = lazy(() => import('./desk/PhotoDesk'));

export function Editor({ id }: { id: string }) {
  const { t } = useTranslation();
  const trouble = useOpened(id);
  useFileDrops();
  const isComposing = useAlternatives((s) => s.isOpen);
  const title = useSession((s) => s.document?.title);
  const isDesk = useRoute((s) => s.place === 'photos');
  // At the photo desk there is no text to work on, and its keys find other things.
  useEffect(() => registerCommands([...editorCommands(), ...(isDesk ? [] : textCommands)]), [isDesk]);
  useEffect(() => {
    document.title = title ?? t('shell.program');
  }, [title, t]);
  if (trouble) return <NotOpened reason={trouble} />;
  return (
    <>
      {isDesk && (
        <Suspense>
          <PhotoDesk />
        </Suspense>
      )}
      <div className={classes.editor} hidden={isDesk}>
        <TopBar />
        <OfflineBanner />
        <Workspace />
        {isComposing && <AlternativesPanel />}
        <StatusBar />
      </div>
    </>
  );
}

/** Opens a document while the editor shows it. Returns why that did not work. */
function useOpened(id: string): string | null {
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    session.open(id).catch((error) => isWanted && setTrouble(messageOf(error)));
    return () => {
      isWanted = false;
      useAlternatives.getState().close();
      session.close();
    };
  }, [id]);
  return trouble;
}

const px = (n: number) => `${n}px` as const;

function Workspace() {
  const isMedium = useMediaQuery('(max-width: 1199px)', false, { getInitialValueInEffect: false });
  const isNarrow = useMediaQuery('(max-width: 899px)', false, { getInitialValueInEffect: false });
  const { leftWidth, rightWidth, set } = usePreferences();
  const sizes = [...(isNarrow ? [] : [px(leftWidth)]), '100%' as const, ...(isMedium ? [] : [px(rightWidth)])];
  const keep = (now: (string | number)[]) =>
    set({
      ...(isNarrow ? {} : { leftWidth: Number.parseInt(String(now[0]), 10) }),
      ...(isMedium ? {} : { rightWidth: Number.parseInt(String(now.at(-1)), 10) }),
    });
  return (
    <>
      <Splitter
        key={`${isMedium} ${isNarrow}`}
        className={classes.workspace}
        sizes={sizes}
        onSizeChange={keep}
        withHandle={false}
        lineSize={1}
        handleColor="var(--line2)"
        step="8px"
        resetOnDoubleClick={false}
      >
        {!isNarrow && (
          <Splitter.Pane defaultSize={px(leftWidth)} min="220px" max="420px">
            <LeftDock />
          </Splitter.Pane>
        )}
        <Splitter.Pane defaultSize="100%">
          <Centre />
        </Splitter.Pane>
        {!isMedium && (
          <Splitter.Pane defaultSize={px(rightWidth)} min="280px" max="420px">
            <Inspector />
          </Splitter.Pane>
        )}
      </Splitter>
      {isNarrow && <LeftDrawer />}
      {isMedium && <RightDrawer />}
    </>
  );
}

function Centre() {
  const isPress = usePanels((s) => s.press);
  return (
    <div className={classes.centre}>
      <main className={classes.page} data-dock="page">
        <PageCanvas>{isPress && <FindingMarks />}</PageCanvas>
        <PreviewBanner />
        <OversetPanel />
      </main>
    </div>
  );
}

function LeftDrawer() {
  const { t } = useTranslation();
  const isOpen = usePanels((s) => s.leftOpen);
  const close = () => usePanels.setState({ leftOpen: false });
  return (
    <Drawer
      opened={isOpen}
      onClose={close}
      size={300}
      padding={0}
      title={t('shell.dock.left')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
      classNames={{ body: classes.drawer }}
    >
      <LeftDock />
    </Drawer>
  );
}

function RightDrawer() {
  const { t } = useTranslation();
  const isOpen = usePanels((s) => s.rightOpen);
  const close = () => usePanels.setState({ rightOpen: false });
  return (
    <Drawer
      opened={isOpen}
      onClose={close}
      position="right"
      size={320}
      padding={0}
      title={t('shell.dock.inspector')}
      withOverlay={false}
      lockScroll={false}
      trapFocus={false}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
      classNames={{ body: classes.drawer }}
    >
      <Inspector />
    </Drawer>
  );
}
