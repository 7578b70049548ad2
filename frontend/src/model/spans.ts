// Stretches of text of one appearance: cut, put together, restyled.

import type { Span } from './document';
import { runeCount, sliceRunes } from './text';

export const spansText = (spans: readonly Span[]): string => spans.map((s) => s.text).join('');
export const spansLength = (spans: readonly Span[]): number => spans.reduce((n, s) => n + runeCount(s.text), 0);

export const isSameStyle = (a: Span, b: Span): boolean =>
  !a.bold === !b.bold && !a.italic === !b.italic && (a.style ?? '') === (b.style ?? '');

/** Neighbours of one appearance become one; empty ones go. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const s of spans) {
    const last = out.at(-1);
    if (s.text === '') continue;
    if (last && isSameStyle(last, s)) out[out.length - 1] = { ...last, text: last.text + s.text };
    else out.push(s);
  }
  return out;
}

/** Runes from..to of the spans. */
export function sliceSpans(spans: readonly Span[], from: number, to = Number.POSITIVE_INFINITY): Span[] {
  const out: Span[] = [];
  let at = 0;
  for (const s of spans) {
    const end = at + runeCount(s.text);
    if (end > from && at < to)
      out.push({ ...s, text: sliceRunes(s.text, Math.max(0, from - at), Math.min(end, to) - at) });
    at = end;
  }
  return out;
}

/** The spans with runes from..to given way to others. */
export const spliceSpans = (spans: readonly Span[], from: number, to: number, insert: readonly Span[]): Span[] =>
  mergeSpans([...sliceSpans(spans, 0, from), ...insert, ...sliceSpans(spans, to)]);

export type StyleChange = { bold?: boolean; italic?: boolean; style?: string };

/** Fields that are absent stay; style "" takes the character style away. */
export function restyle(span: Span, change: StyleChange): Span {
  const { text } = span;
  const bold = change.bold ?? span.bold;
  const italic = change.italic ?? span.italic;
  const style = change.style ?? span.style;
  return { text, ...(bold && { bold }), ...(italic && { italic }), ...(style && { style }) };
}

/** Appearance of the rune before offset: what is typed there takes it on. */
export function styleAt(spans: readonly Span[], offset: number): Omit<Span, 'text'> {
  const [span] = sliceSpans(spans, Math.max(0, offset - 1), Math.max(1, offset));
  if (!span) return {};
  const { text: _, ...style } = span;
  return style;
}
