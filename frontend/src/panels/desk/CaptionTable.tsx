// The photos as a table, in which everything is edited in its place.

import { Checkbox } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp, ImagePlus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { selectAll } from './actions';
import classes from './desk.module.css';
import { usePhotoDesk } from './desk-state';
import type { DeskRow, SortKey } from './rows';
import { TableRow } from './TableRow';

const rowHeight = 50;

export function CaptionTable({ rows }: { rows: readonly DeskRow[] }) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const shown = usePhotoDesk((s) => s.active?.photo ?? s.anchor);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const at = rows.findIndex((r) => r.photo.id === shown);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at);
  }, [at, virtual]);
  return (
    <div ref={scroller} className={classes.rows}>
      <table
        className={classes.table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are edited is a grid (ARIA in HTML)
        role="grid"
        aria-label={t('desk.title')}
        aria-rowcount={rows.length + 1}
        aria-multiselectable
      >
        <Head rows={rows} />
        <tbody style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            return row && <TableRow key={row.photo.id} row={row} index={item.index} top={item.start} />;
          })}
        </tbody>
      </table>
      <p className={classes.drop}>
        <ImagePlus size={16} strokeWidth={1.6} aria-hidden /> {t(rows.length ? 'desk.drop' : 'desk.none')}
      </p>
    </div>
  );
}

const columns: { key: SortKey; label: string }[] = [
  { key: 'number', label: 'number' },
  { key: 'caption', label: 'caption' },
  { key: 'credit', label: 'credit' },
  { key: 'place', label: 'place' },
  { key: 'date', label: 'date' },
  { key: 'size', label: 'size' },
  { key: 'where', label: 'where' },
  { key: 'findings', label: 'findings' },
];

function Head({ rows }: { rows: readonly DeskRow[] }) {
  const { t } = useTranslation();
  const selected = usePhotoDesk((s) => s.selected);
  const chosen = rows.filter((r) => selected.includes(r.photo.id)).length;
  return (
    <thead>
      <tr className={classes.head} aria-rowindex={1}>
        <th>
          <Checkbox
            size="xs"
            aria-label={t('desk.selectAll')}
            checked={chosen > 0 && chosen === rows.length}
            indeterminate={chosen > 0 && chosen < rows.length}
            onChange={(e) => selectAll(e.currentTarget.checked)}
          />
        </th>
        {columns.map(({ key, label }) => (
          <HeadCell key={key} by={key} label={t(`desk.column.${label}`)} isWide={key === 'number'} />
        ))}
      </tr>
    </thead>
  );
}

function HeadCell({ by, label, isWide }: { by: SortKey; label: string; isWide: boolean }) {
  const sort = usePhotoDesk((s) => s.sort);
  const isMine = sort.by === by;
  const Arrow = sort.isDown ? ArrowDown : ArrowUp;
  const turn = () => usePhotoDesk.setState({ sort: { by, isDown: isMine && !sort.isDown } });
  return (
    <th
      aria-sort={isMine ? (sort.isDown ? 'descending' : 'ascending') : 'none'}
      style={isWide ? { gridColumn: 'span 2' } : undefined}
    >
      <button type="button" onClick={turn}>
        {label} {isMine && by !== 'number' && <Arrow size={12} strokeWidth={1.6} aria-hidden />}
      </button>
    </th>
  );
}
