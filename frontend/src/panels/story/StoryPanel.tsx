// The dock of the story: finding on top, then its outline or its manuscript.

import { Link2, ListTree, TextAlignStart } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/IconButton';
import { blockText, runeCount } from '../../model/text';
import { usePreferences } from '../../stores/preferences';
import type { Local } from '../../text/local';
import { FindPanel } from '../find/FindPanel';
import { ManuscriptView } from './ManuscriptView';
import { StoryOutline } from './StoryOutline';
import classes from './story.module.css';
import { useChosenBlock, useText } from './use-outline';

const fold = 'story.manuscript';

export function StoryPanel() {
  const local = useText();
  return (
    <div className={classes.panel}>
      <div className={classes.find}>
        <FindPanel />
      </div>
      <Story local={local} />
    </div>
  );
}

const Story = memo(function Story({ local }: { local: Local }) {
  const isManuscript = usePreferences((s) => s.folded[fold] ?? false);
  return (
    <>
      <Header isManuscript={isManuscript} local={local} />
      {isManuscript ? <ManuscriptView local={local} /> : <StoryOutline local={local} />}
      <Footer local={local} />
    </>
  );
});

function Header({ isManuscript, local }: { isManuscript: boolean; local: Local }) {
  const { t } = useTranslation('text');
  const { document, overset } = local;
  const { folded, set } = usePreferences.getState();
  const blocks = document?.stories.flatMap((s) => s.story.blocks) ?? [];
  const characters = blocks.reduce((n, b) => n + runeCount(blockText(b)), 0);
  const hidden = overset.reduce((n, o) => n + o.lines, 0);
  const label = t(isManuscript ? 'story.showOutline' : 'story.showManuscript');
  return (
    <header className={classes.header}>
      <span className={classes.title}>{t('story.title')}</span>
      <span className={classes.facts}>
        {t('story.facts', { characters, paragraphs: blocks.length })}
        {hidden > 0 && <b className={classes.overset}> {t('story.overset', { count: hidden })}</b>}
      </span>
      <IconButton
        size={24}
        icon={isManuscript ? ListTree : TextAlignStart}
        label={label}
        onClick={() => set({ folded: { ...folded, [fold]: !isManuscript } })}
      />
    </header>
  );
}

function Footer({ local }: { local: Local }) {
  const { t } = useTranslation('text');
  const { document } = local;
  const chosen = useChosenBlock(local);
  const blocks = document?.stories.find((s) => s.id === chosen?.story)?.story.blocks ?? [];
  const i = blocks.findIndex((b) => b.id === chosen?.block);
  const block = blocks[i];
  return (
    <footer className={classes.footer}>
      <Link2 size={14} strokeWidth={1.6} aria-hidden />
      <span>{t('story.synced')}</span>
      {block && <span>{t('story.place', { paragraph: i + 1, characters: runeCount(blockText(block)) })}</span>}
    </footer>
  );
}
