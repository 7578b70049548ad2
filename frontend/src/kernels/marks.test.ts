import { expect, it } from 'vitest';
import type { Rect } from '../model/document';
import { placeMarks } from './marks';

const box = (X: number, Y: number): Rect => ({ X, Y, W: 100, H: 50 });
const size = 16;

const overlaps = (marks: { x: number; y: number }[]) =>
  marks.flatMap((a, i) => marks.slice(i + 1).filter((b) => Math.abs(a.x - b.x) < size && Math.abs(a.y - b.y) < size));

it('a mark stands at the upper right corner', () => {
  expect(placeMarks([box(10, 20), box(300, 20)], size)).toEqual([
    { x: 110, y: 20 },
    { x: 400, y: 20 },
  ]);
});

it('a second mark of the same place goes to the left of the first', () => {
  expect(placeMarks([box(10, 20), box(10, 20)], size)[1]).toEqual({ x: 93, y: 20 });
});

it.each([
  ['one place', Array.from({ length: 500 }, () => box(10, 20))],
  [
    'places that lie closer than marks',
    Array.from({ length: 500 }, (_, i) => box(10 + (i % 7) * 5, 20 + (i % 11) * 3)),
  ],
  ['places left of and above the page', Array.from({ length: 40 }, (_, i) => box(-300 + i, -40))],
])('no mark covers another: %s', (_, rects) => {
  const marks = placeMarks(rects, size);
  expect(marks.length).toBe(rects.length);
  expect(overlaps(marks)).toEqual([]);
});
