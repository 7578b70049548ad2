// Frames that belong together: a photo's caption goes where its photo goes.

import { captionPhotos, isShared, showsCaptionOf } from '../model/captions';
import type { Document, Frame, Rect } from '../model/document';
import { bottom, centre, moved, right } from './rect';

export const frameOf = (d: Document, id: string): Frame | undefined => {
  for (const p of d.pages) for (const f of p.frames) if (f.id === id) return f;
  return undefined;
};

export const pageOf = (d: Document, id: string): number => d.pages.findIndex((p) => p.frames.some((f) => f.id === id));

/** The frame with the caption of a photo frame alone, on the same page. */
export const captionOf = (d: Document, frame: Frame): Frame | undefined =>
  captionFrames(d, frame).find((f) => !isShared(f));

/** The frame in which a photo frame's caption stands with those of others, on the same page. */
export const sharedCaptionOf = (d: Document, frame: Frame): Frame | undefined => captionFrames(d, frame).find(isShared);

function captionFrames(d: Document, frame: Frame): Frame[] {
  const { photo } = frame;
  if (frame.kind !== 'photo' || !photo) return [];
  return d.pages[pageOf(d, frame.id)]?.frames.filter((f) => showsCaptionOf(f, photo)) ?? [];
}

/** The frame of a photo on the page of its caption. */
export function photoFrameOf(d: Document, caption: Frame, photo: string): Frame | undefined {
  return d.pages[pageOf(d, caption.id)]?.frames.find((f) => f.kind === 'photo' && f.photo === photo);
}

/** The frames of a caption's photos on its page. */
export const photoFramesOf = (d: Document, caption: Frame): Frame[] =>
  captionPhotos(caption).flatMap((photo) => photoFrameOf(d, caption, photo) ?? []);

/**
 * The chosen frames that may move, and the captions that follow them: a caption of several
 * photos where all of them move, a free one never. Locked ones stay.
 */
export function movingFrames(d: Document, ids: readonly string[]): Frame[] {
  const out = new Map<string, Frame>();
  for (const id of ids) {
    const frame = frameOf(d, id);
    if (!frame || frame.locked) continue;
    out.set(id, frame);
    const caption = captionOf(d, frame) ?? sharedCaptionOf(d, frame);
    if (caption && !caption.locked && isFollowing(d, caption, ids)) out.set(caption.id, caption);
  }
  return [...out.values()];
}

const isFollowing = (d: Document, caption: Frame, ids: readonly string[]): boolean =>
  caption.caption?.placement !== 'free' && photoFramesOf(d, caption).every((f) => ids.includes(f.id) && !f.locked);

/** Where a caption stands once its photo went from one rectangle to another. */
export function followed(caption: Frame, from: Rect, to: Rect): Rect {
  switch (caption.caption?.placement) {
    case 'free':
      return caption.rect;
    case 'beside':
      return besideOf(caption, from, to);
    case 'inside':
      return insideOf(caption, from, to);
    default:
      return belowOf(caption.rect, from, to);
  }
}

/** Beside a photo it keeps its side and its distance; one of the photo's height takes on the new one. */
function besideOf({ rect, valign }: Frame, from: Rect, to: Rect): Rect {
  const dx = centre(rect).x < centre(from).x ? to.X - from.X : right(to) - right(from);
  const isOfItsHeight = Math.abs(rect.Y - from.Y) < 1000 && Math.abs(bottom(rect) - bottom(from)) < 1000;
  if (isOfItsHeight) return { ...rect, X: rect.X + dx, Y: to.Y, H: to.H };
  return moved(rect, dx, valign === 'bottom' ? bottom(to) - bottom(from) : to.Y - from.Y);
}

/** Inside a photo it keeps its distance from the edges it stands nearest, and never reaches out. */
function insideOf({ rect }: Frame, from: Rect, to: Rect): Rect {
  const [X, W] = kept(rect.X, rect.W, from.X, from.W, to.X, to.W);
  const [Y, H] = kept(rect.Y, rect.H, from.Y, from.H, to.Y, to.H, true);
  return { X, Y, W, H };
}

/** A stretch in another that grows: between both edges it grows along, unless it is to keep its length. */
function kept(at: number, size: number, a: number, length: number, b: number, next: number, isKept = false) {
  const [before, behind] = [at - a, a + length - at - size];
  const isBetween = !isKept && Math.abs(before - behind) < 1000;
  const want = isBetween ? next - before - behind : size;
  const most = Math.min(Math.max(want, 0), next);
  const start = isBetween || before <= behind ? b + before : b + next - behind - most;
  return [Math.min(Math.max(start, b), b + next - most), most] as const;
}

function belowOf(caption: Rect, from: Rect, to: Rect): Rect {
  const isBelow = caption.Y >= bottom(from) - caption.H / 2;
  const isOfItsWidth = Math.abs(caption.X - from.X) < 1000 && Math.abs(right(caption) - right(from)) < 1000;
  const shifted = moved(caption, to.X - from.X, isBelow ? bottom(to) - bottom(from) : to.Y - from.Y);
  return isOfItsWidth ? { ...shifted, X: to.X, W: to.W } : shifted;
}
