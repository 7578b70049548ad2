// The lines of a scene with the places where a caret can stand, page space.
// Lines know their text: a block of a story, or the caption of a photo.

import type { Document, Frame, Rect } from '../model/document';
import type { LineItem, Run, Scene, SceneGroup } from '../model/scene';
import type { TextRef } from '../model/step';
import { runesOf, textAt } from '../model/text';

/** A place for the caret: before rune `offset` of the text, 1/1000 pt. */
export type Stop = { offset: number; x: number };

export type TextLine = {
  page: number;
  frame: string;
  at: TextRef;
  /** Rune range in the text. */
  start: number;
  end: number;
  baseline: number;
  /** Largest size in the line. */
  size: number;
  /** The caret's height: from top down. */
  top: number;
  height: number;
  /** Ascending; at least one. */
  stops: Stop[];
  /** The column of the frame that the line stands in. */
  column: { x: number; w: number };
};

/** All text of one scene. Stories' lines stand in the order of reading. */
export type TextLayout = {
  document: Document;
  scene: Scene;
  lines: readonly TextLine[];
  /** Lines of each text, by `textKey`. */
  byText: ReadonlyMap<string, readonly TextLine[]>;
  byFrame: ReadonlyMap<string, readonly TextLine[]>;
  frames: ReadonlyMap<string, { frame: Frame; page: number }>;
};

export const textKey = (at: TextRef): string => ('photo' in at ? `photo ${at.photo}` : `${at.story} ${at.block}`);

/** How far the caret reaches above the baseline, and its height, in em. */
const caretRise = 0.96;
const caretHeight = 1.16;

const layouts = new WeakMap<Scene, TextLayout>();

/** The lines of a scene; a scene belongs to one document, and is looked through once. */
export function textLayout(scene: Scene, document: Document): TextLayout {
  const known = layouts.get(scene);
  if (known?.document === document) return known;
  const made = makeLayout(scene, document);
  layouts.set(scene, made);
  return made;
}

function makeLayout(scene: Scene, document: Document): TextLayout {
  const frames = framesOf(document);
  const texts = new Map<string, string[]>();
  const around: Around = { frames, faces: scene.faces, runes: (at) => remembered(texts, document, at) };
  const drawn = scene.pages.flatMap((page, p) => page.groups.flatMap((g) => linesOf(g, p, around)));
  const lines = inReadingOrder(document, drawn);
  return {
    document,
    scene,
    lines,
    byText: grouped(lines, (l) => textKey(l.at)),
    byFrame: new Map([...grouped(lines, (l) => l.frame), ...sharedCaptions(drawn, frames)]),
    frames,
  };
}

/** A text in runes, taken apart once: a long paragraph has many lines. */
function remembered(texts: Map<string, string[]>, document: Document, at: TextRef): string[] {
  const key = textKey(at);
  const known = texts.get(key);
  if (known) return known;
  const made = runesOf(textAt(document, at));
  texts.set(key, made);
  return made;
}

export function framesOf(document: Document): Map<string, { frame: Frame; page: number }> {
  const out = new Map<string, { frame: Frame; page: number }>();
  document.pages.forEach((page, p) => {
    for (const frame of page.frames) out.set(frame.id, { frame, page: p });
  });
  return out;
}

function grouped(lines: readonly TextLine[], key: (l: TextLine) => string): Map<string, TextLine[]> {
  const out = new Map<string, TextLine[]>();
  for (const l of lines) {
    const list = out.get(key(l));
    if (list) list.push(l);
    else out.set(key(l), [l]);
  }
  return out;
}

/** Captions in one frame are read as they stand there, which is not the order of their photos in the document. */
const sharedCaptions = (drawn: readonly TextLine[], frames: Around['frames']): Map<string, TextLine[]> =>
  grouped(
    drawn.filter((l) => frames.get(l.frame)?.frame.photos?.length),
    (l) => l.frame,
  );

function readingOrder(document: Document): Map<string, number> {
  const out = new Map<string, number>();
  for (const s of document.stories)
    for (const b of s.story.blocks) out.set(textKey({ story: s.id, block: b.id }), out.size);
  for (const p of document.photos) out.set(textKey({ photo: p.id }), out.size);
  return out;
}

function inReadingOrder(document: Document, lines: readonly TextLine[]): TextLine[] {
  const order = readingOrder(document);
  const ranked = lines.map((line) => ({ line, rank: order.get(textKey(line.at)) ?? order.size }));
  ranked.sort((a, b) => a.rank - b.rank || a.line.start - b.line.start);
  return ranked.map((r) => r.line);
}

/** What the lines of a scene have in common. */
type Around = {
  frames: ReadonlyMap<string, { frame: Frame; page: number }>;
  faces: readonly string[];
  runes: (at: TextRef) => readonly string[];
};

function linesOf(group: SceneGroup, page: number, around: Around): TextLine[] {
  const frame = around.frames.get(group.frame)?.frame;
  if (!frame) return [];
  return group.items.flatMap((item) => {
    if (item.k !== 'line' || item.label) return [];
    const at = refOf(item, group, frame);
    return at ? (lineOfItem(item, at, { page, frame }, around) ?? []) : [];
  });
}

function refOf(item: LineItem, group: SceneGroup, frame: Frame): TextRef | null {
  if (item.block) return group.story ? { story: group.story, block: item.block } : null;
  const photo = item.photo ?? frame.photo;
  return frame.kind === 'caption' && photo ? { photo } : null;
}

type Place = { page: number; frame: Frame };

/** Lines made before: an edit leaves most items of a scene, and most frames, as they are. */
const itemLines = new WeakMap<LineItem, Place & { line: TextLine | null }>();

function lineOfItem(item: LineItem, at: TextRef, place: Place, around: Around): TextLine | null {
  const known = itemLines.get(item);
  if (known?.frame === place.frame && known.page === place.page) return known.line;
  const line = makeLine(item, at, place, around);
  itemLines.set(item, { ...place, line });
  return line;
}

function makeLine(item: LineItem, at: TextRef, { page, frame }: Place, around: Around): TextLine | null {
  const stops = stopsOf(item, at, around);
  const first = item.runs[0];
  const x = stops[0]?.x;
  if (!first || x === undefined) return null;
  const size = Math.max(...item.runs.map((r) => r.s));
  const column = columnOf(columnsOf(frame), x);
  return {
    page,
    frame: frame.id,
    at,
    start: item.start,
    end: item.end,
    baseline: first.y,
    size,
    top: first.y - size * caretRise,
    height: size * caretHeight,
    stops: stops.map((s) => kept(s, column, size)),
    column,
  };
}

/** A mark at a line's end that lost its half ends with the column. */
function kept(s: Stop, column: { x: number; w: number }, size: number): Stop {
  const over = s.x - column.x - column.w;
  return over > 0 && over <= size ? { ...s, x: column.x + column.w } : s;
}

function columnOf(columns: { x: number; w: number }[], x: number): { x: number; w: number } {
  const inside = columns.findLast((c) => x >= c.x - 1);
  return inside ?? columns[0] ?? { x, w: 0 };
}

/** The columns of a frame as layout makes them: left edge and measure, page space. */
export function columnsOf(f: Frame): { x: number; w: number }[] {
  const listed = f.columnX ?? [];
  const n = Math.max(1, f.columns ?? 1, listed.length);
  const gutter = f.gutter ?? 0;
  const w = f.columnMeasure || (f.rect.W - (n - 1) * gutter) / n;
  if (listed.length) return listed.map((x) => ({ x: f.rect.X + x, w }));
  return Array.from({ length: n }, (_, i) => ({ x: f.rect.X + (i * (f.rect.W + gutter)) / n, w }));
}

const itemStops = new WeakMap<LineItem, Stop[]>();

/** A line's items do not change, nor does the text that they show. */
function stopsOf(item: LineItem, at: TextRef, { runes, faces }: Around): Stop[] {
  const known = itemStops.get(item);
  if (known) return known;
  const made = settle(rawStops(item, faces), runes(at).slice(item.start, item.end), item);
  itemStops.set(item, made);
  return made;
}

/** Where glyphs begin and the line ends; runes inside a ligature share its width evenly. */
function rawStops(item: LineItem, faces: readonly string[]): Stop[] {
  const out: Stop[] = [];
  item.runs.forEach((run, r) => {
    const end = endOf(run, item.runs[r + 1], faces);
    for (let i = 0; i < run.g.length; i++) addCluster(out, run, i, end);
    put(out, run.e, end);
  });
  if (item.runs[0] && out.length === 0) out.push({ offset: item.start, x: item.runs[0].x });
  return out;
}

/** A later stop at the same offset wins: there the next run begins. */
function put(out: Stop[], offset: number, x: number) {
  if (out.at(-1)?.offset === offset) out.pop();
  out.push({ offset, x });
}

function addCluster(out: Stop[], run: Run, i: number, end: number) {
  const from = run.c[i] ?? 0;
  if (i > 0 && run.c[i - 1] === from) return;
  let j = i + 1;
  while (j < run.g.length && run.c[j] === from) j++;
  const to = j < run.g.length ? (run.c[j] ?? from) : run.e;
  const x = run.x + (run.a[i] ?? 0);
  const next = j < run.g.length ? run.x + (run.a[j] ?? 0) : end;
  const n = Math.max(1, to - from);
  for (let k = 0; k < n; k++) put(out, from + k, x + ((next - x) * k) / n);
}

/** Advance of a glyph in em, if the face is there to ask. */
type Advance = (face: string, glyph: number) => number | null;
let advance: Advance = () => null;
/** The canvas' faces know how wide a line's last glyph is; without them it is guessed. */
export const setAdvance = (f: Advance) => {
  advance = f;
};

/** Where a run's last glyph ends: as told, else where the next run begins, else its advance on. */
function endOf(run: Run, next: Run | undefined, faces: readonly string[]): number {
  if (run.w !== undefined) return run.x + run.w;
  if (next && next.c[0] === run.e) return next.x + (next.a[0] ?? 0);
  const last = run.a.at(-1);
  if (last === undefined) return run.x;
  const em = advance(faces[run.f] ?? '', run.g.at(-1) ?? 0) ?? (isNarrow(run) ? 0.5 : 1);
  return run.x + last + run.s * (run.h ?? 1) * em;
}

/** Whether a run's glyphs stand closer than Han do: Latin. */
function isNarrow(run: Run): boolean {
  const n = run.a.length;
  return n > 1 && ((run.a[n - 1] ?? 0) - (run.a[0] ?? 0)) / (n - 1) < 0.8 * run.s;
}

const openingMarks = new Set('（〔［｛〈《「『【〖“‘');

/**
 * An opening mark that lost its left half is drawn half an em before its
 * place; the caret belongs behind the glyph before it, not into it.
 */
function settle(stops: Stop[], runes: readonly string[], item: LineItem): Stop[] {
  const size = item.runs[0]?.s ?? 0;
  return stops.map((s, i) => {
    const before = stops[i - 1];
    const after = stops[i + 1];
    if (!before || !openingMarks.has(runes[s.offset - item.start] ?? '')) return s;
    if (s.x - before.x >= 0.75 * size) return s;
    return { ...s, x: Math.min(s.x + size / 2, after?.x ?? Number.POSITIVE_INFINITY) };
  });
}

/** The part of a page that a line answers for: its column, its height and what lies between lines. */
export const lineArea = (l: TextLine): Rect => ({ X: l.column.x, Y: l.top, W: l.column.w, H: l.height });
