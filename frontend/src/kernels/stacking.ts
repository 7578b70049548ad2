// The pile of a page's frames, and the order in which one reads them.

import type { Frame } from '../model/document';

export type Restack = 'forward' | 'backward' | 'front' | 'back';

/** The new index of a frame in its page's list, back to front. */
export function restacked(count: number, index: number, how: Restack): number {
  switch (how) {
    case 'forward':
      return Math.min(count - 1, index + 1);
    case 'backward':
      return Math.max(0, index - 1);
    case 'front':
      return count - 1;
    case 'back':
      return 0;
  }
}

/** Frames at about one height count as one row. */
const level = 6_000;

/** The order of reading: rows down the page, in each from left to right. */
export function inReadingOrder(frames: readonly Frame[]): Frame[] {
  const byTop = frames.toSorted((a, b) => a.rect.Y - b.rect.Y || a.rect.X - b.rect.X);
  const out: Frame[] = [];
  let row: Frame[] = [];
  for (const f of byTop) {
    if (row[0] && f.rect.Y - row[0].rect.Y > level) {
      out.push(...row.sort((a, b) => a.rect.X - b.rect.X));
      row = [];
    }
    row.push(f);
  }
  return [...out, ...row.sort((a, b) => a.rect.X - b.rect.X)];
}

/** The frame after (1) or before (-1) the chosen one in the order of reading, round the page. */
export function frameBeside(frames: readonly Frame[], current: string | undefined, by: 1 | -1): Frame | undefined {
  const order = inReadingOrder(frames.filter((f) => f.kind !== 'rule'));
  const i = order.findIndex((f) => f.id === current);
  if (i < 0) return by === 1 ? order[0] : order.at(-1);
  return order[(i + by + order.length) % order.length];
}
