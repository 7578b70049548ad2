// What found no room, and a photo that could give up lines for it.

import type { Document, Frame, Rect } from '../../model/document';
import type { Edit, Step, TextRef } from '../../model/step';
import { photoOf, sliceRunes } from '../../model/text';
import type { Overset } from '../../model/wire';
import { flowOf, indexOf, threadOf } from '../../text/flow';

export const placeOf = (o: Overset): TextRef | null => {
  if (o.photo) return { photo: o.photo };
  return o.story && o.block ? { story: o.story, block: o.block } : null;
};

/** The hidden text, a string for each paragraph. */
export function hiddenText(d: Document, o: Overset): string[] {
  const at = placeOf(o);
  if (!at) return [];
  if ('photo' in at) return [sliceRunes(photoOf(d, at.photo)?.caption ?? '', o.start)];
  const flow = flowOf(d, at);
  const here = indexOf(flow, at);
  const end = threadOf(d, flow, at)?.to ?? here;
  return flow.slice(here, end + 1).map((p, i) => (i === 0 ? sliceRunes(p.text, o.start) : p.text));
}

/** How much a photo may lose of its height in this way. */
const mostLoss = 0.2;

/**
 * Takes lines off the height of the photo that stands nearest above the frame
 * or is run round in it. Its caption moves up with its lower edge; a frame
 * right below grows upwards. Null where no photo can give as much.
 */
export function linesFromPhoto(d: Document, frame: string, lines: number): Edit | null {
  const height = lines * d.grid.leading;
  for (const page of d.pages) {
    const text = page.frames.find((f) => f.id === frame);
    if (!text) continue;
    const photo = nearestPhoto(page.frames, text, height);
    if (!photo) return null;
    const caption = page.frames.find((f) => f.kind === 'caption' && f.photo === photo.photo);
    const steps: Step[] = [{ type: 'setFrame', frame: shorter(photo, height) }];
    if (caption) steps.push({ type: 'setFrame', frame: { ...caption, rect: up(caption.rect, height) } });
    if (!overlaps(photo.rect, text.rect))
      steps.push({ type: 'setFrame', frame: { ...text, rect: taller(text.rect, height) } });
    return { name: 'lines-from-photo', steps };
  }
  return null;
}

function nearestPhoto(frames: readonly Frame[], text: Frame, height: number): Frame | null {
  const free = (f: Frame) => f.kind === 'photo' && !f.locked && !f.pinned && height <= f.rect.H * mostLoss;
  const inside = frames.filter((f) => free(f) && overlaps(f.rect, text.rect));
  const above = frames.filter((f) => free(f) && isAbove(f.rect, text.rect) && isClear(frames, f, text));
  const byDistance = (a: Frame, b: Frame) => b.rect.Y + b.rect.H - (a.rect.Y + a.rect.H);
  return inside[0] ?? above.toSorted(byDistance)[0] ?? null;
}

const isAbove = (a: Rect, b: Rect): boolean =>
  a.Y + a.H <= b.Y && a.X <= b.X + b.W * 0.1 && a.X + a.W >= b.X + b.W * 0.9;

/** Nothing but the photo's caption stands between the two. */
const isClear = (frames: readonly Frame[], photo: Frame, text: Frame): boolean =>
  !frames.some(
    (f) =>
      f !== photo &&
      f !== text &&
      f.photo !== photo.photo &&
      f.rect.Y >= photo.rect.Y + photo.rect.H &&
      f.rect.Y < text.rect.Y &&
      f.rect.X < text.rect.X + text.rect.W &&
      f.rect.X + f.rect.W > text.rect.X,
  );

const overlaps = (a: Rect, b: Rect): boolean =>
  a.X < b.X + b.W && b.X < a.X + a.W && a.Y < b.Y + b.H && b.Y < a.Y + a.H;

const up = (r: Rect, by: number): Rect => ({ ...r, Y: r.Y - by });
const taller = (r: Rect, by: number): Rect => ({ ...r, Y: r.Y - by, H: r.H + by });

/** The scale stays: what is lost is lost in equal parts above and below the middle. */
function shorter(f: Frame, by: number): Frame {
  const rect = { ...f.rect, H: f.rect.H - by };
  if (!f.crop) return { ...f, rect };
  const h = (f.crop.h * rect.H) / f.rect.H;
  return { ...f, rect, crop: { ...f.crop, h, y: f.crop.y + (f.crop.h - h) / 2 } };
}
