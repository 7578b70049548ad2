import { describe, expect, it } from 'vitest';
import { fromMm, toMm } from '../../components/numbers';
import type { Grid } from '../../model/document';
import { isWholeColumns, placed } from './placing';

const grid: Grid = {
  columns: 3,
  characters: 10,
  size: 10_000,
  leading: 13_000,
  measure: 100_000,
  gutter: 10_000,
  x: [50_000, 160_000, 270_000],
  top: 40_000,
  rows: 60,
};
const rect = { X: 50_000, Y: 40_000, W: 100_000, H: 10_000 };

describe('placing by fields', () => {
  it.each([
    [{ column: 2 }, { X: 160_000 }],
    [{ column: 9 }, { X: 50_000 }],
    [{ columns: 2 }, { W: 210_000 }],
    [{ columns: 0 }, { W: 100_000 }],
    [{ line: 3 }, { Y: 66_000 }],
    [{ lines: 4 }, { H: 49_000 }],
    [{ x: toMm(72_000) }, { X: 72_000 }],
    [{ height: toMm(30_000) }, { H: 30_000 }],
    [{ width: 99_999 }, { W: fromMm(2000) }],
    [{ x: -99_999 }, { X: fromMm(-2000) }],
    [{ width: -5 }, { W: 1000 }],
  ])('%o', (change, expected) => expect(placed(grid, rect, change)).toEqual({ ...rect, ...expected }));

  it('knows whole columns', () => {
    expect(isWholeColumns(grid, 210_000)).toBe(true);
    expect(isWholeColumns(grid, 200_000)).toBe(false);
  });
});
