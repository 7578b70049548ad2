// Aligning, distributing, and the pile of frames, as steps.

import { type Alignment, aligned, type Distribution, distributed } from '../../kernels/align';
import { frameOf, pageOf } from '../../kernels/follow';
import { unionAll } from '../../kernels/rect';
import { type Restack, restacked } from '../../kernels/stacking';
import type { Document, Frame, Rect } from '../../model/document';
import type { Step } from '../../model/step';
import { placeSteps, withFollowers } from './placing';

/** The chosen frames that may be moved, in the order of choosing. */
export const chosen = (d: Document, ids: readonly string[]): Frame[] =>
  ids.flatMap((id) => frameOf(d, id) ?? []).filter((f) => !f.locked);

/** One frame aligns to the type area, several to the frame chosen last. */
export function alignSteps(d: Document, ids: readonly string[], how: Alignment): Step[] {
  const frames = chosen(d, ids);
  const key = frames.length > 1 ? frames.at(-1)?.rect : typeArea(d);
  if (!key) return [];
  return place(d, frames, aligned(rectsOf(frames), key, how));
}

export function distributeSteps(d: Document, ids: readonly string[], how: Distribution): Step[] {
  const frames = chosen(d, ids);
  return place(d, frames, distributed(rectsOf(frames), how));
}

const rectsOf = (frames: readonly Frame[]) => frames.map((f) => f.rect);

/** The grid's columns and lines. */
function typeArea(d: Document): Rect | null {
  const { x, measure, top, rows, leading, size } = d.grid;
  const H = (rows - 1) * leading + size;
  return unionAll(x.map((left) => ({ X: left, Y: top, W: measure, H })));
}

function place(d: Document, frames: readonly Frame[], rects: readonly Rect[]): Step[] {
  const to = new Map(frames.map((f, i) => [f.id, rects[i] ?? f.rect]));
  return placeSteps(d, withFollowers(d, to));
}

/** Brings frames forward, to the front, backward or to the back; they keep their order among each other. */
export function restackSteps(d: Document, ids: readonly string[], how: Restack): Step[] {
  const upwards = how === 'forward' || how === 'back';
  const byIndex = chosen(d, ids).sort((a, b) => indexOf(d, a.id) - indexOf(d, b.id));
  const frames = upwards ? byIndex.reverse() : byIndex;
  return frames.flatMap((f): Step[] => {
    const page = pageOf(d, f.id);
    const count = d.pages[page]?.frames.length ?? 0;
    const index = restacked(count, indexOf(d, f.id), how);
    return index === indexOf(d, f.id) ? [] : [{ type: 'moveFrame', frame: f.id, page, index }];
  });
}

const indexOf = (d: Document, id: string) => d.pages[pageOf(d, id)]?.frames.findIndex((f) => f.id === id) ?? -1;

/** Sets or takes away the lock of frames: all get what the last one has not. */
export const lockSteps = (d: Document, ids: readonly string[]): Step[] => toggled(d, ids, 'locked');
/** Pinned frames stay where they are when the page is composed again. */
export const pinSteps = (d: Document, ids: readonly string[]): Step[] => toggled(d, ids, 'pinned');

function toggled(d: Document, ids: readonly string[], flag: 'locked' | 'pinned'): Step[] {
  const frames = ids.flatMap((id) => frameOf(d, id) ?? []);
  const on = !frames.at(-1)?.[flag];
  return frames
    .filter((f) => Boolean(f[flag]) !== on)
    .map((f): Step => ({ type: 'setFrame', frame: { ...f, [flag]: on } }));
}
