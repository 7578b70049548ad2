// Frames that belong together: a photo's caption goes where its photo goes.

import type { Document, Frame, Rect } from '../model/document';
import { bottom, moved, right } from './rect';

export const frameOf = (d: Document, id: string): Frame | undefined => {
  for (const p of d.pages) for (const f of p.frames) if (f.id === id) return f;
  return undefined;
};

export const pageOf = (d: Document, id: string): number => d.pages.findIndex((p) => p.frames.some((f) => f.id === id));

/** The frame with the caption of a photo frame, on the same page. */
export function captionOf(d: Document, frame: Frame): Frame | undefined {
  if (frame.kind !== 'photo' || !frame.photo) return undefined;
  const page = d.pages[pageOf(d, frame.id)];
  return page?.frames.find((f) => f.kind === 'caption' && f.photo === frame.photo);
}

/** The chosen frames that may move, and the captions that follow them; locked ones stay. */
export function movingFrames(d: Document, ids: readonly string[]): Frame[] {
  const out = new Map<string, Frame>();
  for (const id of ids) {
    const frame = frameOf(d, id);
    if (!frame || frame.locked) continue;
    out.set(id, frame);
    const caption = captionOf(d, frame);
    if (caption && !caption.locked) out.set(caption.id, caption);
  }
  return [...out.values()];
}

/** Where a caption stands once its photo went from one rectangle to another. */
export function followed(caption: Rect, from: Rect, to: Rect): Rect {
  const isBelow = caption.Y >= bottom(from) - caption.H / 2;
  const isOfItsWidth = Math.abs(caption.X - from.X) < 1000 && Math.abs(right(caption) - right(from)) < 1000;
  const shifted = moved(caption, to.X - from.X, isBelow ? bottom(to) - bottom(from) : to.Y - from.Y);
  return isOfItsWidth ? { ...shifted, X: to.X, W: to.W } : shifted;
}
