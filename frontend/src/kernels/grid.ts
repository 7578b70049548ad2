// The page's grid: columns of whole characters across, lines of the baseline
// grid down. Page space, 1/1000 pt; columns and lines are counted from 1.

import type { Grid, Rect } from '../model/document';

/** Column and line under a point; 0 outside the grid. */
export function cellAt(grid: Grid, x: number, y: number): { column: number; line: number } {
  const pitch = grid.measure + grid.gutter;
  const column = grid.x.findLastIndex((left) => x >= left - grid.gutter / 2) + 1;
  const isInside = column > 0 && x < (grid.x[column - 1] ?? 0) + pitch;
  const line = Math.floor((y - grid.top) / grid.leading) + 1;
  return { column: isInside ? column : 0, line: line >= 1 && line <= grid.rows ? line : 0 };
}

/** Top of a line's cell; the last line counts its size alone. */
export const lineTop = (grid: Grid, line: number): number => grid.top + (line - 1) * grid.leading;
/** Where a picture or text that ends with a line ends. */
export const lineEnd = (grid: Grid, line: number): number => lineTop(grid, line) + grid.size;

/** How many columns a width spans, to the nearest; 0 for less than half a column. */
export const columnsIn = (grid: Grid, width: number): number =>
  Math.round((width + grid.gutter) / (grid.measure + grid.gutter));

/** How many lines a height takes, to the nearest. */
export const linesIn = (grid: Grid, height: number): number =>
  Math.round((height + grid.leading - grid.size) / grid.leading);

/** Columns and lines that a rectangle covers, first and last. */
export function cellsOf(grid: Grid, r: Rect) {
  const first = nearest(grid.x, r.X) + 1;
  const span = Math.max(1, columnsIn(grid, r.W));
  const line = Math.round((r.Y - grid.top) / grid.leading) + 1;
  return { column: first, columns: span, line, lines: Math.max(1, linesIn(grid, r.H)) };
}

function nearest(edges: readonly number[], x: number): number {
  let best = 0;
  edges.forEach((e, i) => {
    if (Math.abs(e - x) < Math.abs((edges[best] ?? 0) - x)) best = i;
  });
  return best;
}

/** Left and right edges of all columns. */
export const columnEdges = (grid: Grid): number[] => grid.x.flatMap((x) => [x, x + grid.measure]);
