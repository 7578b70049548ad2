// Where captions stand, and captions of several photos in one frame, as steps.

import { captionHeight, freeSide, roomBelow, roomBeside, roomInside, type Side } from '../../kernels/caption-room';
import { captionOf, frameOf, pageOf, photoFrameOf, photoFramesOf, sharedCaptionOf } from '../../kernels/follow';
import { unionAll, whole } from '../../kernels/rect';
import { inReadingOrder } from '../../kernels/stacking';
import { captionPhotos, isShared, withPhotos } from '../../model/captions';
import type { CaptionLabel, CaptionSet, Document, Frame, Panel, Placement, Rect } from '../../model/document';
import type { Step } from '../../model/step';
import { chosen } from './arranging';
import { type Made, type NewId, newId } from './making';

const textOf = (d: Document, photo: string): string => d.photos.find((p) => p.id === photo)?.caption ?? '';
const set = (frame: Frame): Step => ({ type: 'setFrame', frame: { ...frame, rect: whole(frame.rect) } });

/** A frame with this setting; fields that say nothing are left out, as the desk leaves them. */
function withSetting(frame: Frame, setting: CaptionSet): Frame {
  const { caption: _, ...rest } = frame;
  const said = Object.entries(setting).filter(([, v]) => v !== undefined && v !== false);
  return said.length ? { ...rest, caption: Object.fromEntries(said) as CaptionSet } : rest;
}

/** The frame of a photo's caption, by the caption frame or a photo frame; the photo's own or the shared one. */
export function captionFrameFor(d: Document, id: string): Frame | undefined {
  const frame = frameOf(d, id);
  if (frame?.kind === 'caption') return frame;
  return frame && (captionOf(d, frame) ?? sharedCaptionOf(d, frame));
}

export type Place = { placement?: Placement; side?: Side; valign?: 'top' | 'bottom'; snug?: boolean; align?: 'end' };

/** Puts a caption elsewhere: below, beside or inside its photo, or wherever it is (free). */
export function placementSteps(d: Document, caption: string, place: Place): Step[] {
  const frame = frameOf(d, caption);
  if (frame?.kind !== 'caption' || frame.locked) return [];
  const { align: _a, valign: _v, onGrid: _g, ...plain } = frame;
  const { panel, label } = frame.caption ?? {};
  const next = (setting: CaptionSet, more: Partial<Frame> = {}) =>
    withSetting({ ...plain, ...more }, { ...setting, label });
  if (place.placement === 'free') return [set(withSetting(frame, { ...frame.caption, placement: 'free' }))];
  const photos = photoFramesOf(d, frame);
  const around = unionAll(photos.map((f) => f.rect));
  if (!around) return [];
  const texts = captionPhotos(frame).map((p) => textOf(d, p));
  switch (place.placement) {
    case 'beside': {
      const rect = roomBeside(d, around, place.side ?? freeSide(d, around));
      return [set(next({ placement: 'beside' }, { rect, onGrid: true, valign: place.valign ?? 'bottom' }))];
    }
    case 'inside': {
      const how = next(
        { placement: 'inside', panel, snug: place.snug },
        { valign: place.valign ?? 'bottom', ...(place.align && { align: place.align }) },
      );
      return [set({ ...how, rect: roomInside(d, around, texts.join(''), how) }), ...inFront(d, frame, photos)];
    }
    default:
      return [set({ ...next({}), rect: roomBelow(d, around, texts, frame) })];
  }
}

/** The same for the captions of all chosen photos and caption frames. */
export function placeCaptions(d: Document, ids: readonly string[], place: Place): Step[] {
  const captions = ids.flatMap((id) => captionFrameFor(d, id) ?? []);
  const isFit = (f: Frame) => place.placement !== 'inside' || !isShared(f);
  return [...new Set(captions.filter(isFit).map((f) => f.id))].flatMap((id) => placementSteps(d, id, place));
}

/** A caption inside its photo must lie on it. */
function inFront(d: Document, caption: Frame, photos: readonly Frame[]): Step[] {
  const page = pageOf(d, caption.id);
  const frames = d.pages[page]?.frames ?? [];
  const top = Math.max(...photos.map((f) => frames.indexOf(f)));
  // Counted without the caption, which comes from behind: the photo then has the place before.
  return frames.indexOf(caption) > top ? [] : [{ type: 'moveFrame', frame: caption.id, page, index: top }];
}

export function panelSteps(d: Document, caption: string, panel: Panel | undefined): Step[] {
  const frame = frameOf(d, caption);
  return frame?.kind === 'caption' && !frame.locked ? [set(withSetting(frame, { ...frame.caption, panel }))] : [];
}

export function labelSteps(d: Document, caption: string, label: CaptionLabel | undefined): Step[] {
  const frame = frameOf(d, caption);
  return frame?.kind === 'caption' && !frame.locked ? [set(withSetting(frame, { ...frame.caption, label }))] : [];
}

/** More photos than this are told apart by numbers rather than by directions. */
const mostDirections = 4;

/** Photo frames among the chosen and those of chosen captions, on the page of the first, each photo once. */
function photosToMerge(d: Document, ids: readonly string[]): Frame[] {
  const frames = chosen(d, ids).flatMap((f) =>
    f.kind === 'caption' ? photoFramesOf(d, f) : f.kind === 'photo' ? [f] : [],
  );
  const page = frames[0] && pageOf(d, frames[0].id);
  const byPhoto = new Map(frames.filter((f) => f.photo && pageOf(d, f.id) === page).map((f) => [f.photo, f]));
  return inReadingOrder([...byPhoto.values()]);
}

export const canMerge = (d: Document, ids: readonly string[]): boolean => photosToMerge(d, ids).length > 1;

/** One frame below the chosen photos shows the captions of all, each told apart by where its photo stands. */
export function mergeCaptions(d: Document, ids: readonly string[], id: NewId = newId): Made {
  const frames = photosToMerge(d, ids);
  const around = placeOfShared(frames.map((f) => f.rect));
  const first = frames[0];
  if (!first || !around || frames.length < 2) return { steps: [], frames: [] };
  const photos = frames.flatMap((f) => f.photo ?? []);
  const old = new Map(
    frames
      .flatMap((f) => captionOf(d, f) ?? sharedCaptionOf(d, f) ?? [])
      .filter((f) => !f.locked)
      .map((f) => [f.id, f]),
  );
  // A frame that shows others' captions too stays theirs.
  const kept = [...old.values()].findLast((f) => captionPhotos(f).every((p) => photos.includes(p)));
  const { rect: _, ...look } = kept ?? newCaption(d, id);
  const rect = roomBelow(
    d,
    around,
    photos.map((p) => textOf(d, p)),
    kept,
  );
  const label = photos.length > mostDirections ? 'number' : 'direction';
  const merged = withSetting(withPhotos({ ...plainText(look), rect: whole(rect) }, photos), { label });
  const page = pageOf(d, first.id);
  const put: Step = kept
    ? set(merged)
    : { type: 'insertFrame', page, index: d.pages[page]?.frames.length ?? 0, frame: merged };
  const others = [...old.values()].filter((f) => f !== kept).map((f) => leaving(f, photos));
  return { steps: [put, ...others], frames: [merged.id] };
}

/** Photos that fill less than this of the area around them do not stand together. */
const leastFilled = 0.6;

/** What a shared caption stands below: photos that stand together, else the last of them. */
function placeOfShared(rects: readonly Rect[]): Rect | null {
  const around = unionAll(rects);
  const area = (r: Rect) => r.W * r.H;
  const isTogether = around && rects.reduce((n, r) => n + area(r), 0) >= leastFilled * area(around);
  return isTogether ? around : (rects.at(-1) ?? null);
}

/** What a caption frame keeps of its look when it goes below photos again. */
function plainText<F extends Omit<Frame, 'rect'>>({ align: _a, valign: _v, onGrid: _g, caption: _c, ...rest }: F) {
  return rest;
}

const newCaption = (d: Document, id: NewId): Frame => ({
  id: id('frame'),
  kind: 'caption',
  role: 'caption',
  rect: { X: 0, Y: 0, W: 0, H: 0 },
  standoff: d.design.photos.captionGap,
});

/** A caption frame that others' merging leaves without these photos. */
function leaving(caption: Frame, photos: readonly string[]): Step {
  const left = captionPhotos(caption).filter((p) => !photos.includes(p));
  return left.length ? set(withPhotos(caption, left)) : { type: 'removeFrame', frame: caption.id };
}

export const sharedAmong = (d: Document, ids: readonly string[]): Frame[] => {
  const shared = ids.flatMap((id) => captionFrameFor(d, id) ?? []).filter((f) => isShared(f) && !f.locked);
  return [...new Map(shared.map((f) => [f.id, f])).values()];
};

/** Captions that were one get a frame each again, below their photos. */
export function splitCaptions(d: Document, ids: readonly string[], id: NewId = newId): Made {
  const made: Made = { steps: [], frames: [] };
  for (const caption of sharedAmong(d, ids)) {
    const page = pageOf(d, caption.id);
    const index = (d.pages[page]?.frames.indexOf(caption) ?? 0) + 1;
    captionPhotos(caption).forEach((photo, i) => {
      const frame = alone(d, i ? { ...caption, id: id('frame') } : caption, photo, photoFrameOf(d, caption, photo));
      made.steps.push(i ? { type: 'insertFrame', page, index, frame } : set(frame));
      made.frames.push(frame.id);
    });
  }
  return made;
}

/** The caption of one photo below it; of a photo that is not on the page, where the shared one stood. */
function alone(d: Document, caption: Frame, photo: string, of: Frame | undefined): Frame {
  const { photos: _, ...rest } = plainText(caption);
  const text = textOf(d, photo);
  const rect = of
    ? roomBelow(d, of.rect, [text], caption)
    : { ...caption.rect, H: captionHeight(d.design, [text], caption.rect.W, caption) };
  return { ...rest, rect: whole(rect), photo };
}
