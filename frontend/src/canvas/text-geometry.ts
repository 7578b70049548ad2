// Carets, selections and hits in the text of a scene. Page space, 1/1000 pt;
// offsets are rune indexes. Everything asks a TextLayout, which is made once
// for a scene: `textLayout(scene, document)`.

import { framesAt } from '../kernels/hit';
import { captionPhotos, showsCaptionOf } from '../model/captions';
import type { Document, Rect } from '../model/document';
import type { TextRef } from '../model/step';
import { isSameText, runeCount, textAt } from '../model/text';
import type { TextPoint } from '../stores/selection';
import { lineArea, type Stop, type TextLayout, type TextLine, textKey } from './text-lines';

export { type TextLayout, type TextLine, textLayout } from './text-lines';

export type CaretRect = { page: number; x: number; y: number; height: number };
/** A place of the caret; upstream: at the end of a line whose text goes on in the next. */
export type CaretPlace = TextPoint & { upstream?: boolean };

/** The line that the caret of a point stands in; null where it is overset or shown nowhere. */
export function lineOf(t: TextLayout, p: TextPoint, upstream = false): TextLine | null {
  const lines = t.byText.get(textKey(p.at)) ?? [];
  const fitting = lines.filter((l) => l.start <= p.offset && p.offset <= l.end);
  if (fitting.length) return (upstream ? fitting[0] : fitting.at(-1)) ?? null;
  // Spaces at a break belong to no line; behind the last line all is overset.
  const before = lines.findLast((l) => l.end < p.offset);
  const isBetween = before !== undefined && lines.some((l) => l.start > p.offset);
  return isBetween || (before && p.offset <= shownEnd(t, p.at, before)) ? (before ?? null) : null;
}

/** Where the text that follows a last line is nothing but spaces, the caret may stand behind it. */
function shownEnd(t: TextLayout, at: TextRef, last: TextLine): number {
  const rest = Array.from(textAt(t.document, at)).slice(last.end);
  return rest.every((r) => /\s/.test(r)) ? last.end + rest.length : last.end;
}

/** x of a rune index in a line; outside it, that of the nearer end. */
export function xInLine(line: TextLine, offset: number): number {
  const stop = line.stops.findLast((s) => s.offset <= offset) ?? line.stops[0];
  return stop?.x ?? line.column.x;
}

/** Where the caret of a point stands; null where the point is not on a page. */
export function caretRect(t: TextLayout, p: TextPoint, upstream = false): CaretRect | null {
  const line = lineOf(t, p, upstream);
  if (line) return { page: line.page, x: xInLine(line, p.offset), y: line.top, height: line.height };
  return isEmptyText(t.document, p.at) ? caretOfEmpty(t, p.at) : null;
}

const isEmptyText = (d: Document, at: TextRef) => runeCount(textAt(d, at)) === 0;

/** An empty paragraph sets no line: its caret stands below what comes before, else at its frame's top. */
function caretOfEmpty(t: TextLayout, at: TextRef): CaretRect | null {
  const before = neighbour(t, at, -1);
  const last = before && t.byText.get(textKey(before))?.at(-1);
  if (last) {
    const y = last.top + leadingOf(t, last);
    return { page: last.page, x: last.column.x, y, height: last.height };
  }
  const frame = frameShowing(t, at);
  if (!frame) return null;
  const { rect, size } = frame.frame;
  const height = (size ?? t.document.grid.size) * 1.16;
  return { page: frame.page, x: rect.X, y: rect.Y, height };
}

function leadingOf(t: TextLayout, line: TextLine): number {
  const own = t.frames.get(line.frame)?.frame.leading;
  if (own) return own;
  return line.size <= t.document.grid.size * 1.2 ? t.document.grid.leading : line.size * 1.4;
}

function neighbour(t: TextLayout, at: TextRef, by: number): TextRef | null {
  if ('photo' in at) return null;
  const blocks = t.document.stories.find((s) => s.id === at.story)?.story.blocks ?? [];
  const block = blocks[blocks.findIndex((b) => b.id === at.block) + by];
  return block ? { story: at.story, block: block.id } : null;
}

/** The first frame in which a text would begin. */
function frameShowing(t: TextLayout, at: TextRef) {
  if ('photo' in at) return [...t.frames.values()].find((f) => showsCaptionOf(f.frame, at.photo));
  const thread = t.document.threads.find((th) => th.story === at.story && threadHolds(t.document, th, at.block));
  return thread && t.frames.get(thread.frames[0] ?? '');
}

type Range = { story: string; from: string; to: string };

/** Whether a block lies in a thread's range; an empty end means the story's. */
export function threadHolds(d: Document, thread: Range, block: string): boolean {
  const blocks = d.stories.find((s) => s.id === thread.story)?.story.blocks ?? [];
  const index = (id: string, other: number) => (id ? blocks.findIndex((b) => b.id === id) : other);
  const i = index(block, -1);
  return i >= index(thread.from, 0) && i <= index(thread.to, blocks.length - 1);
}

/**
 * The place in the text nearest to a point of a page. Without `within`, null
 * unless a text or caption frame lies there; with it, the nearest place in the
 * same story or caption, wherever the point is.
 */
export function pointAt(t: TextLayout, page: number, x: number, y: number, within?: TextRef): CaretPlace | null {
  const lines = within ? linesWithin(t, within) : linesUnder(t, page, x, y);
  const here = lines.filter((l) => l.page === page);
  const line = nearest(here.length ? here : lines, x, y);
  if (line) return placeInLine(t, line, x);
  return within ? null : startOfEmptyFrame(t, page, x, y);
}

const linesWithin = (t: TextLayout, at: TextRef) =>
  t.lines.filter((l) => ('photo' in at ? isSameText(l.at, at) : !('photo' in l.at) && l.at.story === at.story));

function linesUnder(t: TextLayout, page: number, x: number, y: number): TextLine[] {
  const frame = textFrameUnder(t, page, x, y);
  return frame ? [...(t.byFrame.get(frame.id) ?? [])] : [];
}

/** The front text or caption frame at a point. */
function textFrameUnder(t: TextLayout, page: number, x: number, y: number) {
  return framesAt(t.document, page, x, y).find((f) => f.kind === 'text' || f.kind === 'caption');
}

function nearest(lines: readonly TextLine[], x: number, y: number): TextLine | null {
  let best: TextLine | null = null;
  let least = Number.POSITIVE_INFINITY;
  let leastAside = Number.POSITIVE_INFINITY;
  for (const l of lines) {
    const d = distance(lineArea(l), x, y);
    const a = aside(l, x);
    if (d < least || (d === least && a < leastAside)) [best, least, leastAside] = [l, d, a];
  }
  return best;
}

/** How far beside a line's own text x lies: two captions can share a line of their frame. */
function aside(l: TextLine, x: number): number {
  const [first, last] = [l.stops[0]?.x ?? l.column.x, l.stops.at(-1)?.x ?? l.column.x];
  return Math.max(first - x, 0, x - last);
}

/** Sideways counts four times: the pointer chooses a column first, then a line. */
function distance(r: Rect, x: number, y: number): number {
  const dx = Math.max(r.X - x, 0, x - r.X - r.W);
  const dy = Math.max(r.Y - y, 0, y - r.Y - r.H);
  return 4 * dx + dy;
}

function placeInLine(t: TextLayout, line: TextLine, x: number): CaretPlace {
  const stop = nearestStop(line.stops, x);
  const offset = stop?.offset ?? line.start;
  const goesOn =
    offset === line.end && (t.byText.get(textKey(line.at)) ?? []).some((l) => l.start === offset && l !== line);
  return goesOn ? { at: line.at, offset, upstream: true } : { at: line.at, offset };
}

const nearestStop = (stops: readonly Stop[], x: number): Stop | undefined =>
  stops.reduce<Stop | undefined>((b, s) => (b && Math.abs(b.x - x) <= Math.abs(s.x - x) ? b : s), undefined);

function startOfEmptyFrame(t: TextLayout, page: number, x: number, y: number): CaretPlace | null {
  const frame = textFrameUnder(t, page, x, y);
  if (!frame) return null;
  if (frame.kind === 'caption') {
    const [photo] = captionPhotos(frame);
    return photo ? { at: { photo }, offset: 0 } : null;
  }
  const thread = t.document.threads.find((th) => th.frames.includes(frame.id));
  const story = t.document.stories.find((s) => s.id === thread?.story);
  const block = thread?.from || story?.story.blocks[0]?.id;
  return story && block ? { at: { story: story.id, block }, offset: 0 } : null;
}

/** The line after (1) or before (-1) another in the order of reading, in the same story or caption. */
export function lineBeside(t: TextLayout, line: TextLine, by: 1 | -1): TextLine | null {
  const lines = linesWithin(t, line.at);
  return lines[lines.indexOf(line) + by] ?? null;
}

/**
 * The caret one line down (1) or up (-1). goalX is where the caret would like
 * to stand (page space, of the line it starts in); in another column it keeps
 * its distance from the column's edge. Null at the text's first or last line.
 */
export function verticalMove(
  t: TextLayout,
  p: TextPoint,
  upstream: boolean,
  by: 1 | -1,
  goalX: number,
): { place: CaretPlace; goalX: number } | null {
  const line = lineOf(t, p, upstream);
  const next = line && lineBeside(t, line, by);
  if (!line || !next) return null;
  const x = line.column.x === next.column.x ? goalX : goalX - line.column.x + next.column.x;
  return { place: placeInLine(t, next, x), goalX: x };
}

/** Negative where a stands before b; texts of different stories keep the document's order. */
export function comparePoints(d: Document, a: TextPoint, b: TextPoint): number {
  return isSameText(a.at, b.at) ? a.offset - b.offset : orderOf(d, a.at) - orderOf(d, b.at);
}

function orderOf(d: Document, at: TextRef): number {
  let n = 0;
  for (const s of d.stories)
    for (const b of s.story.blocks) {
      if (!('photo' in at) && s.id === at.story && b.id === at.block) return n;
      n++;
    }
  return 'photo' in at ? n + d.photos.findIndex((p) => p.id === at.photo) : n;
}

export type PageRect = { page: number; rect: Rect };

/** The areas of what lies between two points, one for each line it touches. */
export function rangeRects(t: TextLayout, a: TextPoint, b: TextPoint): PageRect[] {
  const [from, to] = comparePoints(t.document, a, b) <= 0 ? [a, b] : [b, a];
  return linesWithin(t, from.at).flatMap((l) => lineRect(t, l, from, to) ?? []);
}

function lineRect(t: TextLayout, l: TextLine, from: TextPoint, to: TextPoint): PageRect | null {
  const order = (p: TextPoint) => comparePoints(t.document, { at: l.at, offset: 0 }, { ...p, offset: 0 });
  const [afterFrom, beforeTo] = [order(from), order(to)];
  if (afterFrom < 0 || beforeTo > 0) return null;
  const start = afterFrom === 0 ? Math.max(from.offset, l.start) : l.start;
  const end = beforeTo === 0 ? Math.min(to.offset, l.end) : l.end;
  if (start > end || (start === end && l.end > l.start)) return null;
  const x = xInLine(l, start);
  // A paragraph's end that is selected too shows as a little more than its text.
  const tail = beforeTo < 0 && end === runeCount(textAt(t.document, l.at)) ? l.size / 3 : 0;
  return { page: l.page, rect: { X: x, Y: l.top, W: xInLine(l, end) - x + tail, H: l.height } };
}
