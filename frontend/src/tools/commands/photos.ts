// Photos in their frames: crop, fill, fit, place, swap, as steps.

import { cropOf, fillCrop, focalOf, reshapedCrop, wholeCrop, wholeHeight } from '../../kernels/crop';
import { captionOf, frameOf, sharedCaptionOf } from '../../kernels/follow';
import { captionPhotos, withPhotos } from '../../model/captions';
import type { Crop, Document, Frame, Photo } from '../../model/document';
import type { Step } from '../../model/step';
import { chosen } from './arranging';
import { placeSteps, withFollowers } from './placing';

export const photoInFrame = (d: Document, f: Frame | undefined): Photo | undefined =>
  f?.kind === 'photo' ? d.photos.find((p) => p.id === f.photo) : undefined;

/** Photo frames among the chosen, with their photos. */
function photoFrames(d: Document, ids: readonly string[]): { frame: Frame; photo: Photo }[] {
  return chosen(d, ids).flatMap((frame) => {
    const photo = photoInFrame(d, frame);
    return photo ? [{ frame, photo }] : [];
  });
}

export function cropSteps(d: Document, id: string, crop: Crop): Step[] {
  const frame = frameOf(d, id);
  return frame && !frame.locked ? [{ type: 'setFrame', frame: { ...frame, crop } }] : [];
}

/** As much of each photo as its frame can show, around the focal point. */
export const fillSteps = (d: Document, ids: readonly string[]): Step[] =>
  photoFrames(d, ids).map(({ frame, photo }) => ({
    type: 'setFrame',
    frame: { ...frame, crop: fillCrop(photo, frame.rect, focalOf(photo, cropOf(frame.crop))) },
  }));

/** Each frame takes the height at which it shows the whole photo. */
export function fitSteps(d: Document, ids: readonly string[]): Step[] {
  return photoFrames(d, ids).flatMap(({ frame, photo }) => {
    const rect = { ...frame.rect, H: Math.round(wholeHeight(photo, frame.rect.W)) };
    const followers = withFollowers(d, new Map([[frame.id, rect]]));
    followers.delete(frame.id);
    const fitted: Step = { type: 'setFrame', frame: { ...frame, rect, crop: wholeCrop } };
    return [fitted, ...placeSteps(d, followers)];
  });
}

/** The editor's focal point of a photo, fractions of the upright picture. */
export function focalSteps(d: Document, photo: string, focal: { x: number; y: number }): Step[] {
  const found = d.photos.find((p) => p.id === photo);
  return found ? [{ type: 'setPhoto', photo: { ...found, focal } }] : [];
}

/** Puts a photo into a frame, and its caption into the frame's caption. */
export function placePhotoSteps(d: Document, id: string, photo: string): Step[] {
  const frame = frameOf(d, id);
  const next = d.photos.find((p) => p.id === photo);
  if (frame?.kind !== 'photo' || frame.locked || !next || frame.photo === photo) return [];
  return [...withPhoto(frame, next), ...captionSteps(d, [{ frame, photo }])];
}

function withPhoto(frame: Frame, photo: Photo): Step[] {
  const crop = fillCrop(photo, frame.rect, photo.focal ?? { x: 0.5, y: 0.5 });
  return [{ type: 'setFrame', frame: { ...frame, photo: photo.id, crop } }];
}

/**
 * Captions go with the photos that come into frames: a caption of its own shows the new photo's, one that
 * is shared names it in place of the old. Two that change places in one group change nothing there: labels
 * and order follow from where the photos stand.
 */
function captionSteps(d: Document, changes: readonly { frame: Frame; photo: string }[]): Step[] {
  const own = changes.flatMap(({ frame, photo }) => {
    const caption = captionOf(d, frame);
    return caption ? [{ ...caption, photo }] : [];
  });
  const shared = new Map(changes.flatMap(({ frame }) => sharedCaptionOf(d, frame) ?? []).map((f) => [f.id, f]));
  const renamed = [...shared.values()].flatMap((caption) => {
    const photos = [
      ...new Set(captionPhotos(caption).map((p) => changes.find((c) => c.frame.photo === p)?.photo ?? p)),
    ];
    const isSame = photos.every((p) => caption.photos?.includes(p));
    return isSame ? [] : [withPhotos(caption, photos)];
  });
  return [...own, ...renamed].map((frame): Step => ({ type: 'setFrame', frame }));
}

/** Two frames exchange their photos, crops as near as the shapes allow, and captions. */
export function swapSteps(d: Document, a: string, b: string): Step[] {
  const [fa, fb] = [frameOf(d, a), frameOf(d, b)];
  const [pa, pb] = [photoInFrame(d, fa), photoInFrame(d, fb)];
  if (!fa || !fb || !pa || !pb || a === b || fa.locked || fb.locked) return [];
  return [
    { type: 'setFrame', frame: { ...fa, photo: pb.id, crop: reshapedCrop(pb, cropOf(fb.crop), fb.rect, fa.rect) } },
    { type: 'setFrame', frame: { ...fb, photo: pa.id, crop: reshapedCrop(pa, cropOf(fa.crop), fa.rect, fb.rect) } },
    ...captionSteps(d, [
      { frame: fa, photo: pb.id },
      { frame: fb, photo: pa.id },
    ]),
  ];
}
