// What of a page has to be painted anew when one scene gives way to another.
// Unchanged groups and items are the same objects (see applyScene), so what
// differs is told by identity.

import type { Rect } from '../model/document';
import type { Scene, SceneGroup, SceneItem, ScenePage } from '../model/scene';
import { boundsOf } from './bounds';
import { touches, union } from './rect';

/** Rectangles for each page, or null where the sheets themselves differ. */
export type Dirty = { page: number; rects: Rect[] }[] | null;

export function dirtyBetween(before: Scene, after: Scene): Dirty {
  if (before.pages.length !== after.pages.length) return null;
  const out: { page: number; rects: Rect[] }[] = [];
  for (const [i, page] of after.pages.entries()) {
    const old = before.pages[i];
    if (!old || old.width !== page.width || old.height !== page.height) return null;
    if (old === page) continue;
    const rects = merged(dirtyOfPage(old, page));
    if (rects.length) out.push({ page: i, rects });
  }
  return out;
}

function dirtyOfPage(before: ScenePage, after: ScenePage): Rect[] {
  const old = new Map(before.groups.map((g) => [g.key, g]));
  const rects: Rect[] = [];
  for (const group of after.groups) {
    rects.push(...differing(old.get(group.key), group));
    old.delete(group.key);
  }
  for (const gone of old.values()) rects.push(...itemRects(gone.items));
  if (isReordered(before, after)) rects.push(...movedGroups(before, after));
  return rects;
}

function differing(before: SceneGroup | undefined, after: SceneGroup): Rect[] {
  if (before === after) return [];
  if (!before) return itemRects(after.items);
  const [old, now] = [new Set(before.items), new Set(after.items)];
  return [...itemRects(before.items.filter((i) => !now.has(i))), ...itemRects(after.items.filter((i) => !old.has(i)))];
}

const itemRects = (items: readonly SceneItem[]): Rect[] => items.flatMap((i) => boundsOf(i) ?? []);

const commonKeys = (page: ScenePage, other: ScenePage): string[] => {
  const keys = new Set(other.groups.map((g) => g.key));
  return page.groups.map((g) => g.key).filter((k) => keys.has(k));
};

function isReordered(before: ScenePage, after: ScenePage): boolean {
  const [a, b] = [commonKeys(before, after), commonKeys(after, before)];
  return a.some((k, i) => k !== b[i]);
}

/** Groups that stand at another place in the pile. */
function movedGroups(before: ScenePage, after: ScenePage): Rect[] {
  const [a, b] = [commonKeys(before, after), commonKeys(after, before)];
  const moved = new Set(b.filter((k, i) => k !== a[i]));
  return after.groups.filter((g) => moved.has(g.key)).flatMap((g) => itemRects(g.items));
}

/** Lines of a column become one rectangle; what lies far apart stays apart. */
export function merged(rects: readonly Rect[]): Rect[] {
  const out: Rect[] = [];
  for (const rect of rects) {
    let r = rect;
    for (let i = out.length - 1; i >= 0; i--) {
      const other = out[i];
      if (!other || !isWorthJoining(other, r)) continue;
      r = union(other, r);
      out.splice(i, 1);
      i = out.length;
    }
    out.push(r);
  }
  return out;
}

/** Joined where the union paints little more than the two do. */
function isWorthJoining(a: Rect, b: Rect): boolean {
  if (!touches(a, b)) return false;
  const u = union(a, b);
  return u.W * u.H <= 1.3 * (a.W * a.H + b.W * b.H);
}
