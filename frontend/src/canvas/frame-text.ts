// The text of one frame as a string: its blocks' parts that stand in it, one
// to a line. Scripts and screen readers see frames so.

import type { TextRef } from '../model/step';
import { isSameText, sliceRunes, textAt, toRunes, toUtf16 } from '../model/text';
import type { TextPoint } from '../stores/selection';
import type { TextLayout } from './text-lines';

/** A stretch of one text: runes start..end, at UTF-16 offset `units` of the frame's text. */
export type FramePart = { at: TextRef; start: number; end: number; units: number; text: string };

export type FrameText = { text: string; parts: FramePart[] };

/** What stands in a frame; empty for frames without text. */
export function frameText(t: TextLayout, frame: string): FrameText {
  const parts: FramePart[] = [];
  for (const line of t.byFrame.get(frame) ?? []) {
    const last = parts.at(-1);
    if (last && isSameText(last.at, line.at)) last.end = line.end;
    else parts.push({ at: line.at, start: line.start, end: line.end, units: 0, text: '' });
  }
  let units = 0;
  for (const part of parts) {
    part.text = sliceRunes(textAt(t.document, part.at), part.start, part.end);
    part.units = units;
    units += part.text.length + 1;
  }
  return { text: parts.map((p) => p.text).join('\n'), parts };
}

/** The place of a UTF-16 offset in a frame's text; null for a frame without any. */
export function pointInFrame(t: TextLayout, frame: string, units: number): TextPoint | null {
  const { parts } = frameText(t, frame);
  const part = parts.findLast((p) => p.units <= units) ?? parts[0];
  return part ? { at: part.at, offset: part.start + toRunes(part.text, units - part.units) } : null;
}

/** The UTF-16 offset of a place in a frame's text; null where it stands in another frame. */
export function offsetInFrame(t: TextLayout, frame: string, p: TextPoint): number | null {
  const part = frameText(t, frame).parts.find(
    (q) => isSameText(q.at, p.at) && p.offset >= q.start && p.offset <= q.end,
  );
  return part ? part.units + toUtf16(part.text, p.offset - part.start) : null;
}
