import { describe, expect, it } from 'vitest';
import { columnX, group, line, lineY, sceneOf } from '../test/page';
import { boundsOf } from './bounds';
import { dirtyBetween, merged } from './dirty';
import { isInside } from './rect';

const [one, two, three] = [
  line('a', 0, 5, columnX(0), 1),
  line('a', 5, 5, columnX(0), 2),
  line('b', 0, 5, columnX(2), 9),
];
const f = group('f', [one, two]);
const g = group('g', [three]);
const before = sceneOf([f, g]);

const rectsOf = (d: ReturnType<typeof dirtyBetween>) => d?.[0]?.rects ?? [];

describe('dirty rectangles', () => {
  it('are none where nothing differs', () => {
    expect(dirtyBetween(before, { ...before, id: 'next' })).toEqual([]);
  });

  it('cover the old and the new of an item, and no other', () => {
    const next = line('a', 5, 4, columnX(1), 2);
    const rects = rectsOf(dirtyBetween(before, sceneOf([{ ...f, items: [one, next] }, g])));
    for (const item of [two, next]) {
      const b = boundsOf(item);
      expect(b && rects.some((r) => isInside(b, r))).toBe(true);
    }
    expect(rects.every((r) => r.X + r.W < columnX(2))).toBe(true);
  });

  it('cover groups that are gone, new, or at another place in the pile', () => {
    expect(rectsOf(dirtyBetween(before, sceneOf([f])))).toHaveLength(1);
    expect(rectsOf(dirtyBetween(sceneOf([f]), before))).toHaveLength(1);
    expect(rectsOf(dirtyBetween(before, sceneOf([g, f]))).length).toBeGreaterThan(0);
  });

  it('give way to a whole repaint where the sheets differ', () => {
    expect(dirtyBetween(before, { ...before, pages: [...before.pages, ...before.pages] })).toBe(null);
  });

  it('of a column become one', () => {
    const lines = Array.from({ length: 30 }, (_, i) => ({ X: 0, Y: lineY(i), W: 130_000, H: 16_000 }));
    expect(merged([...lines, { X: 500_000, Y: 0, W: 10, H: 10 }])).toHaveLength(2);
  });
});
