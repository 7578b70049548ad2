// Aligning and distributing rectangles: each function returns the new
// rectangles in the order of the old ones.

import type { Rect } from '../model/document';
import { bottom, right } from './rect';

export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';
export type Distribution = 'across' | 'down';

/** All edges or middles where the key rectangle has them. */
export const aligned = (rects: readonly Rect[], key: Rect, how: Alignment): Rect[] =>
  rects.map((r) => alignedTo(r, key, how));

function alignedTo(r: Rect, key: Rect, how: Alignment): Rect {
  switch (how) {
    case 'left':
      return { ...r, X: key.X };
    case 'centre':
      return { ...r, X: Math.round(key.X + key.W / 2 - r.W / 2) };
    case 'right':
      return { ...r, X: right(key) - r.W };
    case 'top':
      return { ...r, Y: key.Y };
    case 'middle':
      return { ...r, Y: Math.round(key.Y + key.H / 2 - r.H / 2) };
    case 'bottom':
      return { ...r, Y: bottom(key) - r.H };
  }
}

/** Equal spaces between neighbours; the outer two stay. */
export function distributed(rects: readonly Rect[], how: Distribution): Rect[] {
  const [at, size] = how === 'across' ? (['X', 'W'] as const) : (['Y', 'H'] as const);
  const order = rects.map((r, i) => ({ r, i })).sort((a, b) => a.r[at] - b.r[at]);
  const [first, last] = [order[0]?.r, order.at(-1)?.r];
  if (!first || !last || rects.length < 3) return [...rects];
  const taken = rects.reduce((n, r) => n + r[size], 0);
  const space = (last[at] + last[size] - first[at] - taken) / (rects.length - 1);
  const out = [...rects];
  let next: number = first[at];
  for (const { r, i } of order) {
    out[i] = { ...r, [at]: Math.round(next) };
    next += r[size] + space;
  }
  return out;
}
