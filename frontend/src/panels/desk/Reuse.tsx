// Captions that the same photo, or one like it, had before.

import type { Photo } from '../../model/document';

export function Reuse(_: { photo: Photo }) {
  return null;
}
