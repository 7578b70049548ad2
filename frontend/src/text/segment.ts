// Where the caret may stand in a text, and where words begin and end. Offsets
// are rune indexes.

import { runeCount, runesOf } from '../model/text';

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });
const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** The boundary of a grapheme cluster before offset; 0 at the start. */
export function previousBoundary(text: string, offset: number): number {
  let at = 0;
  for (const { segment } of graphemes.segment(text)) {
    const end = at + runeCount(segment);
    if (end >= offset) return at;
    at = end;
  }
  return at;
}

/** The boundary of a grapheme cluster behind offset; the length at the end. */
export function nextBoundary(text: string, offset: number): number {
  let at = 0;
  for (const { segment } of graphemes.segment(text)) {
    at += runeCount(segment);
    if (at > offset) return at;
  }
  return at;
}

/** offset, or the start of the cluster that it would split. */
export function snapToBoundary(text: string, offset: number): number {
  if (offset <= 0) return 0;
  const start = previousBoundary(text, offset + 1);
  return nextBoundary(text, start) === offset ? offset : start;
}

type Segment = { start: number; end: number; isWord: boolean };

function segmentsOf(text: string): Segment[] {
  let at = 0;
  return Array.from(words.segment(text), ({ segment, isWordLike }) => {
    const start = at;
    at += runeCount(segment);
    return { start, end: at, isWord: isWordLike === true };
  });
}

const isSpace = (text: string, s: Segment): boolean => runesOf(text).slice(s.start, s.end).join('').trim() === '';

/** The word at offset, or the run of marks or spaces there: what a double click selects. */
export function wordAt(text: string, offset: number): { from: number; to: number } {
  const all = segmentsOf(text);
  const found = all.find((s) => offset >= s.start && offset < s.end) ?? all.at(-1);
  return found ? { from: found.start, to: found.end } : { from: 0, to: 0 };
}

/** Start of the word before offset. */
export function previousWord(text: string, offset: number): number {
  const before = segmentsOf(text).filter((s) => s.start < offset && !isSpace(text, s));
  return before.at(-1)?.start ?? 0;
}

/** Start of the word behind offset, or the text's end. */
export function nextWord(text: string, offset: number): number {
  const behind = segmentsOf(text).find((s) => s.start > offset && !isSpace(text, s));
  return behind?.start ?? runeCount(text);
}

/** Whether from..to is a whole word. */
export function isWholeWord(text: string, from: number, to: number): boolean {
  const edges = new Set([0, ...segmentsOf(text).flatMap((s) => [s.start, s.end])]);
  return edges.has(from) && edges.has(to);
}
