// A frame's name without its size: 图 3, 正文, 图说 3.

import { i18n } from '../i18n';
import type { Document, Frame } from '../model/document';

export function shortName(d: Document, f: Frame): string {
  const number = d.photos.findIndex((p) => p.id === f.photo) + 1;
  const kind = f.kind === 'text' ? `role.${f.role || 'body'}` : `kind.${f.kind}`;
  return i18n.t(`canvas.${kind}`, { number: number || '' }).trim();
}
