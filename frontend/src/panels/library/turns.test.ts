import { expect, it } from 'vitest';
import { awaitTurn } from './turns';

it('three go at once, the last who came is next, and who gave up never is', () => {
  const went: number[] = [];
  const ends = Array.from({ length: 6 }, (_, i) => awaitTurn(() => went.push(i)));
  expect(went).toEqual([0, 1, 2]);
  ends[5]?.();
  ends[1]?.();
  expect(went).toEqual([0, 1, 2, 4]);
  ends[1]?.(); // once is enough
  ends[0]?.();
  expect(went).toEqual([0, 1, 2, 4, 3]);
  for (const end of ends) end();
});
