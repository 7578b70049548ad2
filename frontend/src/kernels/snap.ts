// Where a dragged frame comes to rest: on the columns and lines of the grid
// first, else on the edges of other frames. Page space; `reach` is how far an
// edge is drawn, in the same unit.

import type { Document, Rect } from '../model/document';
import { lineEnd, lineTop } from './grid';
import { bottom, right } from './rect';

export type SnapTargets = {
  /** Of the grid: where left and right, top and bottom edges belong. */
  left: number[];
  right: number[];
  top: number[];
  bottom: number[];
  /** Of other frames: for either edge. */
  x: number[];
  y: number[];
};

/** A line at which an edge rests: across (y) or down (x) the page. */
export type Guide = { axis: 'x' | 'y'; at: number };

export type Snapped = { dx: number; dy: number; guides: Guide[] };

export const noTargets: SnapTargets = { left: [], right: [], top: [], bottom: [], x: [], y: [] };

/** What frames can snap to on a page, those that move along left out. */
export function snapTargets(document: Document, page: number, moving: ReadonlySet<string>): SnapTargets {
  const { grid } = document;
  const lines = Array.from({ length: grid.rows }, (_, i) => i + 1);
  const others = (document.pages[page]?.frames ?? []).filter((f) => !moving.has(f.id));
  return {
    left: grid.x,
    right: grid.x.map((x) => x + grid.measure),
    top: lines.map((l) => lineTop(grid, l)),
    bottom: lines.map((l) => lineEnd(grid, l)),
    x: others.flatMap((f) => [f.rect.X, right(f.rect)]),
    y: others.flatMap((f) => [f.rect.Y, bottom(f.rect)]),
  };
}

type Edge = { at: number; grid: readonly number[]; others: readonly number[] };
type Pull = { by: number; at: number };

/** How a rectangle moves on to rest: the correction of each axis and the lines it rests on. */
export function snapMove(r: Rect, t: SnapTargets, reach: number): Snapped {
  const x = pull([edge(r.X, t.left, t.x), edge(right(r), t.right, t.x)], reach);
  const y = pull([edge(r.Y, t.top, t.y), edge(bottom(r), t.bottom, t.y)], reach);
  return asSnapped(x, y);
}

/** The same for single edges that a handle moves. */
export function snapEdges(
  r: Rect,
  moving: { left: boolean; right: boolean; top: boolean; bottom: boolean },
  t: SnapTargets,
  reach: number,
): Snapped {
  const across = moving.left ? [edge(r.X, t.left, t.x)] : moving.right ? [edge(right(r), t.right, t.x)] : [];
  const down = moving.top ? [edge(r.Y, t.top, t.y)] : moving.bottom ? [edge(bottom(r), t.bottom, t.y)] : [];
  return asSnapped(pull(across, reach), pull(down, reach));
}

const edge = (at: number, grid: readonly number[], others: readonly number[]): Edge => ({ at, grid, others });

const asSnapped = (x: Pull | null, y: Pull | null): Snapped => ({
  dx: x?.by ?? 0,
  dy: y?.by ?? 0,
  guides: [...(x ? [{ axis: 'x' as const, at: x.at }] : []), ...(y ? [{ axis: 'y' as const, at: y.at }] : [])],
});

function pull(edges: readonly Edge[], reach: number): Pull | null {
  return (
    least(edges.flatMap((e) => pulls(e.at, e.grid, reach))) ?? least(edges.flatMap((e) => pulls(e.at, e.others, reach)))
  );
}

const pulls = (from: number, targets: readonly number[], reach: number): Pull[] =>
  targets.filter((t) => Math.abs(t - from) <= reach).map((t) => ({ by: t - from, at: t }));

const least = (all: readonly Pull[]): Pull | null =>
  all.reduce<Pull | null>((b, p) => (b && Math.abs(b.by) <= Math.abs(p.by) ? b : p), null);

/** The nearer axis of a movement alone (Shift). */
export const alongAxis = (dx: number, dy: number) => (Math.abs(dx) >= Math.abs(dy) ? { dx, dy: 0 } : { dx: 0, dy });

/** The empty space between a rectangle and its nearest neighbour on one side. */
export type Gap = { axis: 'x' | 'y'; from: number; to: number; across: number };

/** Gaps to the nearest frames beside, above and below, where they are at most `most` wide. */
export function gapsAround(r: Rect, others: readonly Rect[], most: number): Gap[] {
  const level = others.filter((o) => o.Y < bottom(r) && bottom(o) > r.Y);
  const plumb = others.filter((o) => o.X < right(r) && right(o) > r.X);
  const out: Gap[] = [];
  const add = (axis: 'x' | 'y', from: number | undefined, to: number | undefined, across: number) => {
    if (from !== undefined && to !== undefined && to > from && to - from <= most) out.push({ axis, from, to, across });
  };
  const middleY = r.Y + r.H / 2;
  const middleX = r.X + r.W / 2;
  add('x', greatest(level.map(right), r.X), r.X, middleY);
  add(
    'x',
    right(r),
    smallest(
      level.map((o) => o.X),
      right(r),
    ),
    middleY,
  );
  add('y', greatest(plumb.map(bottom), r.Y), r.Y, middleX);
  add(
    'y',
    bottom(r),
    smallest(
      plumb.map((o) => o.Y),
      bottom(r),
    ),
    middleX,
  );
  return out;
}

const greatest = (values: readonly number[], limit: number): number | undefined => {
  const fitting = values.filter((v) => v <= limit);
  return fitting.length ? Math.max(...fitting) : undefined;
};
const smallest = (values: readonly number[], limit: number): number | undefined => {
  const fitting = values.filter((v) => v >= limit);
  return fitting.length ? Math.min(...fitting) : undefined;
};
