// The story as a plain manuscript: its paragraphs one below another, each with
// its role, to be read and typed in. What is typed goes the same way as on the
// page.

import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Block } from '../../model/document';
import type { Local } from '../../text/local';
import { ParagraphField } from './ParagraphField';
import { RoleMenu } from './RoleTag';
import classes from './story.module.css';
import { useChosenBlock } from './use-outline';

type Line = { story: string; block: Block };

export function ManuscriptView({ local }: { local: Local }) {
  const { t } = useTranslation('text');
  const { document } = local;
  const chosen = useChosenBlock(local);
  const box = useRef<HTMLDivElement>(null);
  const lines = useMemo<Line[]>(
    () => document?.stories.flatMap((s) => s.story.blocks.map((block) => ({ story: s.id, block }))) ?? [],
    [document],
  );
  const list = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => 64,
    getItemKey: (i) => lines[i]?.block.id ?? i,
    overscan: 8,
  });
  const chosenIndex = lines.findIndex((l) => l.block.id === chosen?.block && l.story === chosen.story);
  useEffect(() => {
    if (chosenIndex >= 0) list.scrollToIndex(chosenIndex, { align: 'auto' });
  }, [chosenIndex, list]);
  return (
    <div ref={box} className={classes.scroll}>
      <ol className={classes.rows} aria-label={t('story.manuscript')} style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map((v) => {
          const line = lines[v.index];
          return (
            line && (
              <li
                key={v.key}
                ref={list.measureElement}
                data-index={v.index}
                className={classes.item}
                style={{ transform: `translateY(${v.start}px)` }}
              >
                <Paragraph {...line} isChosen={v.index === chosenIndex} />
              </li>
            )
          );
        })}
      </ol>
    </div>
  );
}

const Paragraph = memo(function Paragraph({ story, block, isChosen }: Line & { isChosen: boolean }) {
  return (
    <div className={classes.paragraph} data-chosen={isChosen || undefined}>
      <RoleMenu story={story} block={block} />
      <ParagraphField story={story} block={block} />
    </div>
  );
});
