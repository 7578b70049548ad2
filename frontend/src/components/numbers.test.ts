import { describe, expect, it } from 'vitest';
import type { Grid } from '../model/document';
import { countUnits, fromMm, lengthUnits, readNumber, showNumber, toMm } from './numbers';

const grid: Grid = {
  columns: 7,
  characters: 13,
  size: 10_500,
  leading: 13_000,
  measure: 136_500,
  gutter: 13_000,
  x: [],
  top: 0,
  rows: 100,
};

describe('numbers with units', () => {
  const units = lengthUnits(grid);
  it.each([
    ['96.5+4', 100.5],
    ['96.5 + 4', 100.5],
    ['100-0.5', 99.5],
    ['-3', -3],
    ['2栏', toMm(2 * 136_500 + 13_000)],
    ['1栏+5', toMm(136_500) + 5],
    ['17行', toMm(17 * 13_000)],
    ['10.5pt', toMm(10_500)],
    ['1in', 25.4],
    ['100/2', 50],
    ['3×4', 12],
    ['5＋1', 6],
  ])('%s', (typed, mm) => expect(readNumber(typed, units)).toBeCloseTo(mm, 9));

  it.each(['', 'abc', '3 xx', '1++2', '4/0', '3+', '--2', '1e9x'])('%j cannot be read', (typed) =>
    expect(readNumber(typed, units)).toBeNull(),
  );

  it('counts take their own unit alone', () => {
    expect(readNumber('3栏', countUnits('栏'))).toBe(3);
    expect(readNumber('3行', countUnits('栏'))).toBeNull();
  });

  it('lengths come back whole', () => expect(fromMm(toMm(273_690))).toBe(273_690));
  it('shows no zeros at the end', () =>
    expect([showNumber(96.5), showNumber(3), showNumber(0.126)]).toEqual(['96.5', '3', '0.13']));
});
