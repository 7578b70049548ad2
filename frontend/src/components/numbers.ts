// Numbers as editors type them in a field of lengths: sums and units,
// "96.5+4", "2栏", "17行", "10.5pt". Everything is a length in millimetres.

import type { Grid } from '../model/document';

export const mmPerPoint = 25.4 / 72;
export const toMm = (length: number): number => (length / 1000) * mmPerPoint;
export const fromMm = (mm: number): number => Math.round((mm / mmPerPoint) * 1000);

/** What one of each unit is, and what is taken off the sum of that unit (columns have one gutter less). */
export type FieldUnits = Record<string, (count: number) => number>;

const points = (n: number) => n * mmPerPoint;

/** Units of a length in millimetres, on a grid: columns with their gutters, lines with their leading. */
export function lengthUnits(grid: Grid): FieldUnits {
  const columns = (n: number) => toMm(n * grid.measure + Math.max(0, n - 1) * grid.gutter);
  const lines = (n: number) => toMm(n * grid.leading);
  const characters = (n: number) => toMm(n * grid.size);
  return {
    '': (n) => n,
    mm: (n) => n,
    毫米: (n) => n,
    cm: (n) => n * 10,
    in: (n) => n * 25.4,
    pt: points,
    点: points,
    栏: columns,
    col: columns,
    行: lines,
    ln: lines,
    字: characters,
    em: characters,
  };
}

/** Fields of plain counts: columns, lines, percent. */
export const countUnits = (...names: string[]): FieldUnits =>
  Object.fromEntries(['', ...names].map((name) => [name, (n: number) => n]));

/** The value of what was typed; null where it cannot be read. */
export function readNumber(typed: string, units: FieldUnits): number | null {
  const text = typed.replace(/\s+/g, '').replaceAll('＋', '+').replaceAll(/[－−]/g, '-');
  const terms = text.match(/[+-]?[^+-]+/g);
  if (!terms || terms.join('') !== text) return null;
  let sum = 0;
  for (const term of terms) {
    const value = readTerm(term, units);
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

function readTerm(term: string, units: FieldUnits): number | null {
  const m = /^([+-]?)(\d+(?:[.,]\d+)?|[.,]\d+)(?:([*/×÷])(\d+(?:\.\d+)?))?(\D*)$/.exec(term);
  const unit = m && units[(m[5] ?? '').toLowerCase()];
  if (!m || !unit) return null;
  const first = Number((m[2] ?? '').replace(',', '.'));
  const second = m[4] === undefined ? 1 : Number(m[4]);
  const count = m[3] === '/' || m[3] === '÷' ? first / second : first * second;
  return Number.isFinite(count) ? (m[1] === '-' ? -1 : 1) * unit(count) : null;
}

/** At most so many decimals, without zeros at the end. */
export const showNumber = (n: number, decimals = 2): string => String(Number(n.toFixed(decimals)));
