// Where photos stand, and what is wrong with them.

import { cropOf } from '../../kernels/crop';
import { cellsOf } from '../../kernels/grid';
import type { Crop, Document, Frame, Photo } from '../../model/document';
import type { Finding } from '../../model/wire';

export type PhotoPlace = {
  photo: Photo;
  /** From 1, in the order of importance. */
  number: number;
  /** The first frame that shows it. */
  frame?: Frame;
  /** First column of the frame, from 1. */
  column?: number;
  /** As on the page; the whole photo where it is not on one. */
  crop: Crop;
  /** Width to height of what is shown. */
  shape: number;
  fault?: Finding;
};

export function photoPlaces(d: Document, findings: readonly Finding[]): PhotoPlace[] {
  const frames = d.pages.flatMap((p) => p.frames);
  return d.photos.map((photo, i) => {
    const frame = frames.find((f) => f.kind === 'photo' && f.photo === photo.id);
    const crop = cropOf(frame?.crop);
    return {
      photo,
      number: i + 1,
      frame,
      column: frame && cellsOf(d.grid, frame.rect).column,
      crop,
      shape: frame ? frame.rect.W / frame.rect.H : photo.width / photo.height,
      fault: findings.find((f) => f.place.photo === photo.id && f.severity !== 'note'),
    };
  });
}
