// What found no room, and a photo that could give up lines for it.

import { followed } from '../../kernels/follow';
import type { Document, Frame, Rect } from '../../model/document';
import type { Edit, Step, TextRef } from '../../model/step';
import { sliceRunes, textAt } from '../../model/text';
import type { Overset } from '../../model/wire';

export const placeOf = (o: Overset): TextRef | null => {
  if (o.photo) return { photo: o.photo };
  return o.story && o.block ? { story: o.story, block: o.block } : null;
};

/** The hidden text of one entry: the desk has an entry for every paragraph. */
export function hiddenText(d: Document, o: Overset): string {
  const at = placeOf(o);
  return at ? sliceRunes(textAt(d, at), o.start) : '';
}

/** Entries that end in the same frame, or that no frame shows, belong together; the first tells where they begin. */
export function groupsOf(overset: readonly Overset[]): Overset[][] {
  const groups = new Map<string, Overset[]>();
  for (const o of overset) {
    const key = o.photo ?? `${o.story} ${o.frame ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), o]);
  }
  return [...groups.values()];
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
    const caption = page.frames.find((f) => f.kind === 'caption' && f.photo !== undefined && f.photo === photo.photo);
    const less = shorter(photo, height);
    const steps: Step[] = [{ type: 'setFrame', frame: less }];
    if (caption)
      steps.push({ type: 'setFrame', frame: { ...caption, rect: followed(caption, photo.rect, less.rect) } });
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

const taller = (r: Rect, by: number): Rect => ({ ...r, Y: r.Y - by, H: r.H + by });

/** The scale stays: what is lost is lost in equal parts above and below the middle. */
function shorter(f: Frame, by: number): Frame {
  const rect = { ...f.rect, H: f.rect.H - by };
  if (!f.crop) return { ...f, rect };
  const h = (f.crop.h * rect.H) / f.rect.H;
  return { ...f, rect, crop: { ...f.crop, h, y: f.crop.y + (f.crop.h - h) / 2 } };
}
