// Text by runes (Unicode code points), as the desk counts, and by UTF-16
// units, as the browser counts.

import type { Block, Document, Photo } from './document';
import type { TextRef } from './step';

export const runesOf = (text: string): string[] => Array.from(text);

export function runeCount(text: string): number {
  let n = 0;
  for (const _ of text) n++;
  return n;
}

/** UTF-16 offset of a rune index. */
export function toUtf16(text: string, rune: number): number {
  let units = 0;
  let left = rune;
  for (const ch of text) {
    if (left-- <= 0) break;
    units += ch.length;
  }
  return units;
}

/** Rune index of a UTF-16 offset; inside a pair it is the pair's own. */
export function toRunes(text: string, units: number): number {
  let n = 0;
  let at = 0;
  for (const ch of text) {
    at += ch.length;
    if (at > units) break;
    n++;
  }
  return n;
}

/** Runes from..to of a text. */
export const sliceRunes = (text: string, from: number, to?: number): string => runesOf(text).slice(from, to).join('');

export const blockText = (b: Block): string => b.spans.map((s) => s.text).join('');

export function blockOf(d: Document, at: TextRef): Block | undefined {
  if ('photo' in at) return undefined;
  return d.stories.find((s) => s.id === at.story)?.story.blocks.find((b) => b.id === at.block);
}

export const photoOf = (d: Document, id: string): Photo | undefined => d.photos.find((p) => p.id === id);

/** The text that a reference names; "" where it is gone. */
export function textAt(d: Document, at: TextRef): string {
  if ('photo' in at) return photoOf(d, at.photo)?.caption ?? '';
  const b = blockOf(d, at);
  return b ? blockText(b) : '';
}

export const isSameText = (a: TextRef, b: TextRef): boolean =>
  'photo' in a ? 'photo' in b && a.photo === b.photo : !('photo' in b) && a.story === b.story && a.block === b.block;
