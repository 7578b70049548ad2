// A small page for tests of the canvas: a grid of square characters, frames
// with text set by hand, photos.

import type { Block, Document, Frame, Photo, Role } from '../model/document';
import type { LineItem, Run, Scene, SceneGroup } from '../model/scene';

/** One character cell, 1/1000 pt; lines follow every 15 pt. */
export const em = 10_000;
export const leading = 15_000;

const measure = 13 * em;
const gutter = em;

/** Four columns of thirteen characters from x = 100 pt, 50 lines from y = 100 pt. */
export const grid: Document['grid'] = {
  columns: 4,
  characters: 13,
  size: em,
  leading,
  measure,
  gutter,
  x: [0, 1, 2, 3].map((i) => 100_000 + i * (measure + gutter)),
  top: 100_000,
  rows: 50,
};

export const columnX = (i: number): number => grid.x[i] ?? 0;
export const lineY = (line: number): number => grid.top + (line - 1) * leading;
export const heightOf = (lines: number): number => (lines - 1) * leading + em;

export const photo = (id: string, width = 3000, height = 2000): Photo => ({
  id,
  name: `${id}.jpg`,
  width,
  height,
  caption: `${id}说明。`,
  section: -1,
});

export const block = (id: string, text: string, role: Role = 'body'): Block => ({ id, role, spans: [{ text }] });

/** A frame of whole columns and lines. */
export const frame = (
  id: string,
  kind: Frame['kind'],
  column: number,
  line: number,
  columns: number,
  lines: number,
  more: Partial<Frame> = {},
): Frame => ({
  id,
  kind,
  rect: {
    X: columnX(column),
    Y: lineY(line),
    W: columns * (measure + gutter) - gutter,
    H: heightOf(lines),
  },
  ...(kind === 'text' && { columns, gutter, onGrid: true }),
  ...more,
});

export const documentWith = (parts: {
  blocks?: Block[];
  frames?: Frame[];
  photos?: Photo[];
  threads?: Document['threads'];
}): Document => ({
  title: '',
  locale: 'zh-Hans',
  mode: 'horizontal',
  design: {
    styles: {},
    grids: [],
    families: [],
    inks: { black: { C: 0, M: 0, Y: 0, K: 1 } },
    photos: { minPPI: 200, ppi: 240, captionGap: 4000, maxLoss: 0.3 },
  } as unknown as Document['design'],
  grid,
  folio: {},
  stories: [{ id: 's', story: { locale: 'zh-Hans', mode: 'horizontal', blocks: parts.blocks ?? [] } }],
  photos: parts.photos ?? [],
  pages: [{ frames: parts.frames ?? [] }],
  threads: parts.threads ?? [],
});

/** A line of square characters from x, on the grid's line. */
export function line(block: string, start: number, count: number, x: number, row: number): LineItem {
  const glyphs = Array.from({ length: count }, (_, i) => i);
  const run: Run = {
    f: 0,
    s: em,
    p: 0,
    x,
    y: lineY(row) + 8_800,
    g: glyphs.map((i) => i + 1),
    a: glyphs.map((i) => i * em),
    c: glyphs.map((i) => start + i),
    e: start + count,
    w: count * em,
  };
  return { k: 'line', block, role: 'body', start, end: start + count, runs: [run] };
}

export const group = (id: string, items: SceneGroup['items'], story = 's'): SceneGroup => ({
  key: id,
  frame: id,
  role: 'body',
  items,
  ...(story && { story }),
});

export const sceneOf = (groups: SceneGroup[]): Scene => ({
  id: 'scene',
  faces: ['face'],
  paints: ['#000'],
  pages: [{ label: '1', width: 1_000_000, height: 1_400_000, bleed: 0, groups }],
});
