// How far the items of a scene reach, page space: generous, for repainting.

import type { Rect } from '../model/document';
import type { FillItem, LineItem, SceneItem } from '../model/scene';
import { grow, unionAll } from './rect';

const known = new WeakMap<SceneItem, Rect>();

/** A rectangle that holds all that an item paints; null for an item that paints nothing. */
export function boundsOf(item: SceneItem): Rect | null {
  const before = known.get(item);
  if (before) return before;
  const made = measure(item);
  if (made) known.set(item, made);
  return made;
}

function measure(item: SceneItem): Rect | null {
  switch (item.k) {
    case 'fill':
      return fillBounds(item);
    case 'pic': {
      const [X, Y, W, H] = item.r;
      return { X, Y, W, H };
    }
    case 'rule': {
      const [x1, y1, x2, y2] = item.l;
      const r = { X: Math.min(x1, x2), Y: Math.min(y1, y2), W: Math.abs(x2 - x1), H: Math.abs(y2 - y1) };
      return grow(r, item.w / 2);
    }
    case 'line':
      return lineBounds(item);
  }
}

function fillBounds(item: FillItem): Rect | null {
  if (item.r) {
    const [X, Y, W, H] = item.r;
    return { X, Y, W, H };
  }
  const n = (item.d ?? []).filter((v) => typeof v === 'number');
  const xs = n.filter((_, i) => i % 2 === 0);
  const ys = n.filter((_, i) => i % 2 === 1);
  if (!xs.length) return null;
  const [X, Y] = [Math.min(...xs), Math.min(...ys)];
  return { X, Y, W: Math.max(...xs) - X, H: Math.max(...ys) - Y };
}

/** Glyphs may reach over their em box: marks and Latin descenders stay within these shares. */
function lineBounds(item: LineItem): Rect | null {
  return unionAll(
    item.runs.map((run) => {
      const last = run.a.at(-1) ?? 0;
      const rise = run.r?.length ? Math.max(...run.r.map(Math.abs)) : 0;
      return {
        X: run.x - run.s * 0.3,
        Y: run.y - run.s * 1.1 - rise,
        W: last + run.s * 1.8,
        H: run.s * 1.45 + 2 * rise,
      };
    }),
  );
}
