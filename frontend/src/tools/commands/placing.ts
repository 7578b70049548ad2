// Moving and resizing frames: steps that take a document's frames to new
// rectangles. A photo keeps its focal point, its caption follows.

import { cropOf, reshapedCrop } from '../../kernels/crop';
import { captionOf, followed, frameOf, movingFrames, photoFramesOf, sharedCaptionOf } from '../../kernels/follow';
import { isSameRect, moved, unionAll, whole } from '../../kernels/rect';
import type { Document, Frame, Rect } from '../../model/document';
import type { Step } from '../../model/step';

export type Rects = ReadonlyMap<string, Rect>;

/** The chosen frames and what follows them, shifted by dx, dy. */
export function movedRects(d: Document, ids: readonly string[], dx: number, dy: number): Map<string, Rect> {
  return new Map(movingFrames(d, ids).map((f) => [f.id, whole(moved(f.rect, dx, dy))]));
}

/** Frames at new rectangles, and captions that follow photos which are among them. */
export function withFollowers(d: Document, rects: Rects): Map<string, Rect> {
  const out = new Map([...rects].map(([id, r]) => [id, whole(r)]));
  for (const [id, to] of rects) {
    const frame = frameOf(d, id);
    const caption = frame && captionOf(d, frame);
    if (!frame || !caption || caption.locked || rects.has(caption.id)) continue;
    out.set(caption.id, whole(followed(caption, frame.rect, to)));
  }
  for (const caption of sharedBy(d, rects)) {
    const photos = photoFramesOf(d, caption);
    const from = unionAll(photos.map((f) => f.rect));
    const to = unionAll(photos.map((f) => rects.get(f.id) ?? f.rect));
    if (from && to) out.set(caption.id, whole(followed(caption, from, to)));
  }
  return out;
}

/** Captions that photos at new rectangles share: they follow what all of their photos take up. */
function sharedBy(d: Document, rects: Rects): Frame[] {
  const shared = [...rects.keys()].flatMap((id) => {
    const frame = frameOf(d, id);
    return (frame && sharedCaptionOf(d, frame)) ?? [];
  });
  return [...new Set(shared)].filter((f) => !f.locked && !rects.has(f.id));
}

/** Steps that take frames to new rectangles; those that stay or are locked give none. */
export function placeSteps(d: Document, rects: Rects): Step[] {
  return [...rects].flatMap(([id, rect]): Step[] => {
    const frame = frameOf(d, id);
    if (!frame || frame.locked || isSameRect(frame.rect, rect)) return [];
    return [{ type: 'setFrame', frame: reshaped(d, frame, rect) }];
  });
}

/** A frame at a new rectangle; a photo's crop takes on its shape, columns given by place keep their share. */
export function reshaped(d: Document, frame: Frame, rect: Rect): Frame {
  const next = { ...frame, rect };
  if (frame.rect.W === rect.W && frame.rect.H === rect.H) return next;
  const photo = frame.kind === 'photo' ? d.photos.find((p) => p.id === frame.photo) : undefined;
  if (photo) next.crop = reshapedCrop(photo, cropOf(frame.crop), frame.rect, rect);
  if (frame.columnX?.length && frame.rect.W !== rect.W) return evenColumns(d, next);
  return next;
}

/** Listed columns hold for one width only; at another the frame takes as many of the grid's as fit. */
function evenColumns(d: Document, frame: Frame): Frame {
  const { columnX: _x, columnMeasure: _m, ...rest } = frame;
  const { measure, gutter } = d.grid;
  const columns = Math.max(1, Math.round((frame.rect.W + gutter) / (measure + gutter)));
  return { ...rest, columns, gutter };
}

export const moveSteps = (d: Document, ids: readonly string[], dx: number, dy: number): Step[] =>
  placeSteps(d, movedRects(d, ids, dx, dy));

/** One frame at a new rectangle, as fields of an inspector give it. */
export const resizeSteps = (d: Document, id: string, rect: Rect): Step[] =>
  placeSteps(d, withFollowers(d, new Map([[id, rect]])));
