// Rectangles from what the fields of a position say.

import { fromMm } from '../../components/numbers';
import { columnsIn, lineEnd, lineTop } from '../../kernels/grid';
import type { Grid, Rect } from '../../model/document';

/** Changes of a position, each in its own unit: columns and lines from 1, the rest in mm. */
export type Placing = {
  column?: number;
  columns?: number;
  line?: number;
  lines?: number;
  x?: number;
  y?: number;
  width?: number;
  height?: number;
};

/** Two metres: farther off no frame is found again, and much farther the desk refuses it. */
const farthest = fromMm(2000);
const near = (mm: number, least = -farthest): number => Math.min(farthest, Math.max(least, fromMm(mm)));

/** The rectangle after a change. Widths by columns are whole columns with their gutters. */
export function placed(grid: Grid, r: Rect, change: Placing): Rect {
  const next = { ...r };
  if (change.column !== undefined) next.X = grid.x[Math.round(change.column) - 1] ?? r.X;
  if (change.columns !== undefined) next.W = widthOf(grid, Math.max(1, Math.round(change.columns)));
  if (change.line !== undefined) next.Y = lineTop(grid, change.line);
  if (change.lines !== undefined) next.H = lineEnd(grid, Math.max(1, change.lines)) - lineTop(grid, 1);
  if (change.x !== undefined) next.X = near(change.x);
  if (change.y !== undefined) next.Y = near(change.y);
  if (change.width !== undefined) next.W = near(change.width, 1000);
  if (change.height !== undefined) next.H = near(change.height, 0);
  return next;
}

const widthOf = (grid: Grid, columns: number) => columns * grid.measure + (columns - 1) * grid.gutter;

/** Whether a width is whole columns, to 1/10 mm. */
export const isWholeColumns = (grid: Grid, width: number): boolean =>
  Math.abs(widthOf(grid, Math.max(1, columnsIn(grid, width))) - width) < 300;
