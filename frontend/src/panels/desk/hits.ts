// Finding words at the photo desk: in captions and in what else is known of a
// photo.

import { type FieldName, fieldNames, textOf } from './fields';
import type { DeskRow } from './rows';

export type Hit = { row: DeskRow; field: FieldName; from: number; to: number };

/** Upper and lower case, half and full width are the same; each UTF-16 unit stays one. */
const folded = (text: string): string =>
  Array.from(text, (c) => {
    const plain = c.normalize('NFKC').toLowerCase();
    return plain.length === c.length ? plain : c;
  }).join('');

/** Where a word stands in a text (UTF-16). */
export function stretches(text: string, query: string): { from: number; to: number }[] {
  const wanted = folded(query.trim());
  if (!wanted) return [];
  const [found, within] = [[] as { from: number; to: number }[], folded(text)];
  for (let at = within.indexOf(wanted); at >= 0; at = within.indexOf(wanted, at + wanted.length))
    found.push({ from: at, to: at + wanted.length });
  return found;
}

/** All places of a word, photo by photo, captions first. */
export const hitsIn = (rows: readonly DeskRow[], query: string): Hit[] =>
  rows.flatMap((row) =>
    fieldNames.flatMap((field) => stretches(textOf(row.photo, field), query).map((s) => ({ row, field, ...s }))),
  );

/** A text with all places of a word given way to another. */
export function replacedAll(text: string, query: string, by: string): string {
  let out = '';
  let at = 0;
  for (const { from, to } of stretches(text, query)) {
    out += text.slice(at, from) + by;
    at = to;
  }
  return out + text.slice(at);
}
