// Rectangles and points. The functions hold in any space; names of callers
// say which. Edges count as inside.

import type { Rect } from '../model/document';

export type Point = { x: number; y: number };

export const right = (r: Rect): number => r.X + r.W;
export const bottom = (r: Rect): number => r.Y + r.H;
export const centre = (r: Rect): Point => ({ x: r.X + r.W / 2, y: r.Y + r.H / 2 });

export const contains = (r: Rect, x: number, y: number): boolean =>
  x >= r.X && x <= right(r) && y >= r.Y && y <= bottom(r);

/** Whether two rectangles share an area, or touch. */
export const touches = (a: Rect, b: Rect): boolean =>
  a.X <= right(b) && b.X <= right(a) && a.Y <= bottom(b) && b.Y <= bottom(a);

export const isInside = (inner: Rect, outer: Rect): boolean =>
  inner.X >= outer.X && inner.Y >= outer.Y && right(inner) <= right(outer) && bottom(inner) <= bottom(outer);

export const isSameRect = (a: Rect, b: Rect): boolean => a.X === b.X && a.Y === b.Y && a.W === b.W && a.H === b.H;

/** What two rectangles share; null where that is nothing. */
export function intersection(a: Rect, b: Rect): Rect | null {
  const [X, Y] = [Math.max(a.X, b.X), Math.max(a.Y, b.Y)];
  const [W, H] = [Math.min(right(a), right(b)) - X, Math.min(bottom(a), bottom(b)) - Y];
  return W > 0 && H > 0 ? { X, Y, W, H } : null;
}

export function union(a: Rect, b: Rect): Rect {
  const x = Math.min(a.X, b.X);
  const y = Math.min(a.Y, b.Y);
  return { X: x, Y: y, W: Math.max(right(a), right(b)) - x, H: Math.max(bottom(a), bottom(b)) - y };
}

/** The smallest rectangle around all; null around none. */
export const unionAll = (rects: readonly Rect[]): Rect | null =>
  rects.reduce<Rect | null>((u, r) => (u ? union(u, r) : r), null);

export const grow = (r: Rect, by: number): Rect => ({ X: r.X - by, Y: r.Y - by, W: r.W + 2 * by, H: r.H + 2 * by });

export const moved = (r: Rect, dx: number, dy: number): Rect => ({ ...r, X: r.X + dx, Y: r.Y + dy });

/** The rectangle that two opposite corners span. */
export const spanned = (a: Point, b: Point): Rect => ({
  X: Math.min(a.x, b.x),
  Y: Math.min(a.y, b.y),
  W: Math.abs(a.x - b.x),
  H: Math.abs(a.y - b.y),
});

/** Whole thousandths of a point, as documents hold them. */
export const whole = (r: Rect): Rect => {
  const X = Math.round(r.X);
  const Y = Math.round(r.Y);
  return { X, Y, W: Math.round(r.X + r.W) - X, H: Math.round(r.Y + r.H) - Y };
};

export const clamp = (v: number, low: number, high: number): number => Math.min(Math.max(v, low), Math.max(low, high));
