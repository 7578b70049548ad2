// The story's parts in order, each with its role and its lines; a section
// opens into its paragraphs. The chosen row and the page follow each other.

import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Local } from '../../text/local';
import { showText, typeAt } from '../../text/show';
import { countText, type OutlineRow } from './outline';
import { RoleMenu, RoleTag, SectionBadge } from './RoleTag';
import classes from './story.module.css';
import { useChosenBlock, useOutline } from './use-outline';

const rowHeight = 26;

export function StoryOutline({ local }: { local: Local }) {
  const { t } = useTranslation('text');
  const chosen = useChosenBlock(local);
  const outline = useOutline(local, chosen);
  const box = useRef<HTMLDivElement>(null);
  const rows = outline?.rows ?? [];
  const chosenIndex = indexOfChosen(rows, chosen);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    getItemKey: (i) => rows[i]?.key ?? i,
    overscan: 12,
  });
  useEffect(() => {
    if (chosenIndex >= 0) list.scrollToIndex(chosenIndex, { align: 'auto' });
  }, [chosenIndex, list]);
  if (!outline) return null;
  return (
    <div ref={box} className={classes.scroll}>
      <ul
        onKeyDown={(e) => walk(e, box.current)}
        className={classes.rows}
        aria-label={t('story.outline')}
        style={{ height: list.getTotalSize() }}
      >
        {list.getVirtualItems().map((v) => {
          const row = rows[v.index];
          return (
            row && (
              <li
                key={v.key}
                ref={list.measureElement}
                data-index={v.index}
                className={classes.item}
                style={{ transform: `translateY(${v.start}px)` }}
              >
                <Row row={row} isChosen={v.index === chosenIndex} toggle={outline.toggle} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}

/** The row of a block, or of the closed section that it stands in. */
function indexOfChosen(rows: readonly OutlineRow[], chosen: { story: string; block: string } | null): number {
  if (!chosen) return -1;
  return rows.findIndex((r) => r.block?.id === chosen.block && r.story === chosen.story);
}

type RowProps = { row: OutlineRow; isChosen: boolean; toggle: (block: string, isOpen: boolean) => void };

const isSameRow = ({ row: a, isChosen }: RowProps, { row: b, isChosen: isChosenNow }: RowProps): boolean =>
  isChosen === isChosenNow &&
  (['block', 'kind', 'lines', 'overset', 'isOpen', 'story'] as const).every((k) => a[k] === b[k]);

const Row = memo(function Row(props: RowProps) {
  const { t } = useTranslation('text');
  const { row, isChosen } = props;
  const { block, kind, text } = row;
  if (!block)
    return (
      <div className={classes.row} data-kind="missing">
        <RoleTag role={row.role} />
        <span className={classes.missing}>{t('story.missing')}</span>
        <span className={classes.count}>0</span>
      </div>
    );
  return (
    <div className={classes.row} data-kind={kind} data-chosen={isChosen || undefined}>
      {kind === 'section' && <Opener {...props} block={block.id} />}
      <Sign {...props} />
      <button
        type="button"
        className={classes.text}
        data-row
        aria-current={isChosen || undefined}
        onClick={() => showText({ at: { story: row.story, block: block.id }, offset: 0 })}
        onDoubleClick={() => typeAt({ at: { story: row.story, block: block.id }, offset: 0 })}
      >
        {text || t('story.empty')}
      </button>
      <span className={row.overset ? classes.overset : classes.count}>{countText(row)}</span>
    </div>
  );
}, isSameRow);

function Opener({ row, toggle, block }: RowProps & { block: string }) {
  const { isOpen, text } = row;
  const { t } = useTranslation('text');
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <button
      type="button"
      className={classes.opener}
      aria-expanded={isOpen}
      aria-label={t('story.open', { text })}
      onClick={() => toggle(block, !isOpen)}
    >
      <Chevron size={14} strokeWidth={1.6} />
    </button>
  );
}

/** Role or section letter; of the chosen row it opens the roles. */
function Sign({ row, isChosen }: RowProps) {
  const { block, kind, story, role } = row;
  if (kind === 'paragraph' && !isChosen && (role === 'body' || !block)) return null;
  if (isChosen && block) return <RoleMenu story={story} block={block} />;
  if (role === 'sectionhead' && block?.label) return <SectionBadge label={block.label} />;
  return <RoleTag role={role} />;
}

/** Up and Down go from row to row, Enter begins to type there. */
function walk(e: KeyboardEvent, box: HTMLElement | null) {
  const target = e.target as HTMLElement;
  if (!box || target.dataset.row === undefined) return;
  const rows = Array.from(box.querySelectorAll<HTMLElement>('[data-row]'));
  const i = rows.indexOf(target);
  if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
    const next = rows[i + (e.key === 'ArrowDown' ? 1 : -1)];
    next?.focus();
    next?.click();
  } else if (e.key === 'ArrowRight' || e.key === 'ArrowLeft') {
    const opener = target.parentElement?.querySelector<HTMLElement>('[aria-expanded]');
    if (opener?.ariaExpanded === String(e.key === 'ArrowLeft')) opener.click();
  } else if (e.key === 'Enter') {
    target.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
  } else return;
  e.preventDefault();
}
