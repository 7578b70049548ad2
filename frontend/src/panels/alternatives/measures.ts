// The figures of an alternative, and which way is better.

import type { Alternative } from '../../model/wire';

export type Measure = {
  name: 'fill' | 'overset' | 'photoShare' | 'distance' | 'columns' | 'body' | 'rating';
  value: (a: Alternative) => number;
  decimals: number;
  /** 1: more is better, -1: less is better, 0: a matter of taste. */
  better: 1 | -1 | 0;
};

export const measures: readonly Measure[] = [
  { name: 'fill', value: (a) => a.fill * 100, decimals: 1, better: 1 },
  { name: 'overset', value: (a) => a.oversetLines, decimals: 0, better: -1 },
  { name: 'photoShare', value: (a) => a.photoShare * 100, decimals: 1, better: 0 },
  { name: 'distance', value: (a) => a.photoDistanceMm, decimals: 0, better: -1 },
  { name: 'columns', value: (a) => a.columns, decimals: 0, better: 0 },
  { name: 'body', value: (a) => a.size / 1000, decimals: 2, better: 0 },
  { name: 'rating', value: (a) => a.rating, decimals: 0, better: 1 },
];

/** better, worse, or the same as far as is shown. */
export function compare(m: Measure, now: Alternative, other: Alternative): 'better' | 'worse' | 'same' {
  const step = 10 ** -m.decimals / 2;
  const by = m.value(other) - m.value(now);
  if (!m.better || Math.abs(by) < step) return 'same';
  return Math.sign(by) === m.better ? 'better' : 'worse';
}
