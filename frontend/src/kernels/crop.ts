// Crops: the shown part of a photo in fractions of its upright width and
// height. A crop always has its frame's shape, and lies inside the photo.

import type { Crop, Photo } from '../model/document';
import { clamp, type Point } from './rect';

type Pixels = Pick<Photo, 'width' | 'height'>;
type Shape = { W: number; H: number };

export const wholeCrop: Crop = { x: 0, y: 0, w: 1, h: 1 };

/** A frame without a crop shows the whole photo. */
export const cropOf = (crop: Crop | undefined): Crop => (crop && crop.w > 0 && crop.h > 0 ? crop : wholeCrop);

/** Width and height of the largest crop of a shape, in fractions. */
export function largestCrop(photo: Pixels, shape: Shape): { w: number; h: number } {
  const wanted = shape.W / Math.max(shape.H, 1);
  const has = photo.width / Math.max(photo.height, 1);
  return wanted >= has ? { w: 1, h: has / wanted } : { w: wanted / has, h: 1 };
}

/** A crop moved back into the photo. */
export const inPhoto = (c: Crop): Crop => {
  const [w, h] = [Math.min(c.w, 1), Math.min(c.h, 1)];
  return { x: clamp(c.x, 0, 1 - w), y: clamp(c.y, 0, 1 - h), w, h };
};

/** Fill: as much of the photo as the shape lets, around the focal point. */
export function fillCrop(photo: Pixels, shape: Shape, focal: Point): Crop {
  const { w, h } = largestCrop(photo, shape);
  return inPhoto({ x: focal.x - w / 2, y: focal.y - h / 2, w, h });
}

/** The point of the photo that must stay in sight: the editor's, else the middle of what is shown. */
export const focalOf = (photo: Pick<Photo, 'focal'>, crop: Crop): Point =>
  photo.focal ?? { x: crop.x + crop.w / 2, y: crop.y + crop.h / 2 };

/**
 * The crop after the frame's shape changed. It stays as much enlarged against
 * the largest possible crop as it was, and the focal point stays where it was
 * in the frame, as far as the photo reaches.
 */
export function reshapedCrop(photo: Photo, before: Crop, from: Shape, to: Shape): Crop {
  const enlarged = largestCrop(photo, from);
  const share = Math.min(1, Math.max(before.w / enlarged.w, before.h / enlarged.h));
  const next = largestCrop(photo, to);
  const [w, h] = [next.w * share, next.h * share];
  const focal = focalOf(photo, before);
  const u = clamp((focal.x - before.x) / before.w, 0, 1);
  const v = clamp((focal.y - before.y) / before.h, 0, 1);
  return inPhoto({ x: focal.x - u * w, y: focal.y - v * h, w, h });
}

/** The crop after the photo moved inside its frame by fractions of the frame. */
export const pannedCrop = (c: Crop, dx: number, dy: number): Crop =>
  inPhoto({ ...c, x: c.x - dx * c.w, y: c.y - dy * c.h });

/** The least share of a photo's side that a crop may show. */
const leastShare = 0.05;

/** The crop enlarged by a factor about a point of the frame, given in fractions of the frame. */
export function zoomedCrop(photo: Pixels, c: Crop, shape: Shape, factor: number, about: Point): Crop {
  const most = largestCrop(photo, shape);
  const share = clamp(c.w / most.w / factor, leastShare, 1);
  const [w, h] = [most.w * share, most.h * share];
  const x = c.x + about.x * c.w - about.x * w;
  const y = c.y + about.y * c.h - about.y * h;
  return inPhoto({ x, y, w, h });
}

/** Fit: the height of a frame of this width that shows the whole photo. */
export const wholeHeight = (photo: Pixels, width: number): number => (width * photo.height) / Math.max(photo.width, 1);

/** Pixels of the photo per inch of paper, on the coarser side. */
export function effectivePpi(photo: Pixels, crop: Crop, shape: Shape): number {
  const inches = (v: number) => Math.max(v, 1) / 72_000;
  return Math.min((photo.width * crop.w) / inches(shape.W), (photo.height * crop.h) / inches(shape.H));
}

/** Where the whole photo would lie, if it were not cut: the space of the frame. */
export function wholePhotoRect(c: Crop, r: { X: number; Y: number; W: number; H: number }) {
  const [W, H] = [r.W / c.w, r.H / c.h];
  return { X: r.X - c.x * W, Y: r.Y - c.y * H, W, H };
}
