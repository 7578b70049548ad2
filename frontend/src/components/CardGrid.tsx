// Cards of one size in lines that fill the width. Only what is seen is there:
// thousands scroll as a few do.

import { useElementSize } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import classes from './CardGrid.module.css';
import { chordOf } from './chords';

type CardGridProps = {
  count: number;
  /** Width and height that a card takes, with what is around it. */
  size: readonly [number, number];
  label: string;
  className: string;
  /** The card that is kept in sight, if there is one. */
  at: number | undefined;
  /** The grid itself takes the focus where no card does. */
  isEntry?: boolean;
  onEnter?: () => void;
  /** What chords do, by how many cards stand in a line. */
  keys: (across: number) => ReadonlyMap<string, () => void>;
  /** Told which cards are seen, from and up to. */
  onSeen?: (from: number, to: number) => void;
  card: (place: number) => ReactNode;
};

export function CardGrid({ count, size, at, isEntry, onEnter, keys, onSeen, card, ...grid }: CardGridProps) {
  const { ref: sized, width } = useElementSize<HTMLDivElement>();
  const scroller = useRef<HTMLDivElement | null>(null);
  const across = Math.max(1, Math.floor((width - 16) / size[0]));
  const virtual = useVirtualizer({
    count: Math.ceil(count / across),
    getScrollElement: () => scroller.current,
    estimateSize: () => size[1],
    overscan: 3,
  });
  useEffect(() => {
    if (at !== undefined) virtual.scrollToIndex(Math.floor(at / across));
  }, [at, across, virtual]);
  const lines = virtual.getVirtualItems();
  useSeen((lines[0]?.index ?? 0) * across, ((lines.at(-1)?.index ?? 0) + 1) * across, onSeen);
  return (
    <div
      ref={(element) => {
        scroller.current = element;
        sized(element);
      }}
      className={grid.className}
      role="listbox"
      aria-label={grid.label}
      aria-multiselectable
      tabIndex={isEntry ? 0 : -1}
      onFocus={(e: FocusEvent) => {
        if (e.target === e.currentTarget) onEnter?.();
      }}
      onKeyDown={(e: KeyboardEvent) => {
        const act = keys(across).get(chordOf(e));
        if (!act) return;
        e.preventDefault();
        act();
      }}
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
        {lines.map((line) => (
          <div
            key={line.key}
            role="presentation"
            className={classes.line}
            style={{ transform: `translateY(${line.start}px)` }}
          >
            {Array.from({ length: Math.min(across, count - line.index * across) }, (_, i) =>
              card(line.index * across + i),
            )}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Tells which cards are seen whenever that changes, and not when the caller is drawn anew. */
function useSeen(from: number, to: number, onSeen: CardGridProps['onSeen']) {
  const tell = useRef(onSeen);
  tell.current = onSeen;
  useEffect(() => tell.current?.(from, to), [from, to]);
}
