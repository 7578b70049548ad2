// Which captions a frame shows: that of one photo, or those of several.

import type { Document, Frame } from './document';

/** The photos whose captions a frame shows; none for frames of other kinds. */
export function captionPhotos(f: Frame): readonly string[] {
  if (f.kind !== 'caption') return [];
  if (f.photos?.length) return f.photos;
  return f.photo ? [f.photo] : [];
}

export const showsCaptionOf = (f: Frame, photo: string): boolean => captionPhotos(f).includes(photo);

export const isShared = (f: Frame): boolean => f.kind === 'caption' && (f.photos?.length ?? 0) > 0;

/** The first frame with the caption of a photo. */
export const captionFrame = (d: Document, photo: string): Frame | undefined =>
  d.pages.flatMap((p) => p.frames).find((f) => showsCaptionOf(f, photo));

/** A frame without a photo; of two captions in it the other is left alone. */
export function withoutPhoto(f: Frame, photo: string): Frame {
  if (f.photo === photo) {
    const { photo: _photo, crop: _crop, ...rest } = f;
    return rest;
  }
  return f.photos?.includes(photo)
    ? withPhotos(
        f,
        f.photos.filter((p) => p !== photo),
      )
    : f;
}

/** A caption frame that shows these photos' captions. Labels of one caption say nothing and go. */
export function withPhotos(f: Frame, photos: readonly string[]): Frame {
  const { photo: _photo, photos: _photos, ...rest } = f;
  if (photos.length > 1) return { ...rest, photos: [...photos] };
  const { caption, ...bare } = rest;
  const { label: _label, ...setting } = caption ?? {};
  const alone = Object.keys(setting).length ? { ...bare, caption: setting } : bare;
  const [only] = photos;
  return only ? { ...alone, photo: only } : alone;
}
