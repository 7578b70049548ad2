import { describe, expect, it } from 'vitest';
import type { Alternative } from '../../model/wire';
import { compare, measures } from './measures';

const page: Alternative = {
  number: 1,
  family: 'modules',
  columns: 7,
  size: 10_500,
  fill: 0.974,
  photoShare: 0.34,
  photoDistanceMm: 30,
  oversetLines: 2,
  rating: 86,
};
const of = (name: string, change: Partial<Alternative>) => {
  const m = measures.find((x) => x.name === name);
  return m && compare(m, page, { ...page, ...change });
};

describe('comparing alternatives', () => {
  it('more fill is better', () => expect(of('fill', { fill: 0.98 })).toBe('better'));
  it('what rounds to the same is the same', () => expect(of('fill', { fill: 0.9741 })).toBe('same'));
  it('less overset is better', () => expect(of('overset', { oversetLines: 0 })).toBe('better'));
  it('farther photos are worse', () => expect(of('distance', { photoDistanceMm: 40 })).toBe('worse'));
  it('the number of columns is taste', () => expect(of('columns', { columns: 6 })).toBe('same'));
});
