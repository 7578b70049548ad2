import { describe, expect, it } from 'vitest';
import type { Document, Frame } from '../../model/document';
import { block, documentOf } from '../../text/fixture';
import { groupsOf, hiddenText, linesFromPhoto } from './hidden';
import { isOnMark } from './mark';

const frame = (
  id: string,
  kind: Frame['kind'],
  rect: [number, number, number, number],
  more: Partial<Frame> = {},
): Frame => ({
  id,
  kind,
  rect: { X: rect[0], Y: rect[1], W: rect[2], H: rect[3] },
  ...more,
});

const doc = (frames: Frame[]): Document => ({
  ...documentOf([block('a', '甲乙丙'), block('b', '丁'), block('c', '戊')], ['图说很长']),
  grid: { leading: 10 } as Document['grid'],
  pages: [{ frames }],
  threads: [{ story: 's', from: 'a', to: 'b', frames: ['t'] }],
});

describe('hidden text', () => {
  it('begins where the page ends', () => {
    expect(hiddenText(doc([]), { story: 's', block: 'a', start: 2, lines: 2, characters: 2 })).toBe('丙');
    expect(hiddenText(doc([]), { photo: 'p1', start: 2, lines: 1, characters: 2 })).toBe('很长');
  });
  it('of one frame stands together', () => {
    const entry = (block: string, frame: string) => ({ story: 's', block, frame, start: 0, lines: 1, characters: 1 });
    const groups = groupsOf([entry('a', 't'), entry('b', 't'), entry('c', 'u')]);
    expect(groups.map((g) => g.map((o) => o.block))).toEqual([['a', 'b'], ['c']]);
  });
});

describe('lines from a photo', () => {
  const text = frame('t', 'text', [0, 120, 100, 50]);
  const photo = frame('f', 'photo', [0, 0, 100, 100], { photo: 'p1', crop: { x: 0, y: 0, w: 1, h: 1 } });
  const caption = frame('k', 'caption', [0, 102, 100, 10], { photo: 'p1' });
  it('above: it gets shorter, its caption moves, the text begins higher', () => {
    expect(linesFromPhoto(doc([photo, caption, text]), 't', 1)?.steps).toMatchObject([
      { frame: { id: 'f', rect: { H: 90 }, crop: { y: expect.closeTo(0.05, 9), h: 0.9 } } },
      { frame: { id: 'k', rect: { Y: 92 } } },
      { frame: { id: 't', rect: { Y: 110, H: 60 } } },
    ]);
  });
  it('inside the text: the text’s frame stays', () => {
    const inside = { ...photo, rect: { X: 0, Y: 130, W: 50, H: 100 } };
    expect(linesFromPhoto(doc([text, inside]), 't', 1)?.steps).toHaveLength(1);
  });
  it('not from one that is pinned, too small or behind another text', () => {
    expect(linesFromPhoto(doc([{ ...photo, pinned: true }, text]), 't', 1)).toBeNull();
    expect(linesFromPhoto(doc([photo, text]), 't', 3)).toBeNull();
    expect(linesFromPhoto(doc([photo, frame('x', 'text', [0, 101, 100, 10]), text]), 't', 1)).toBeNull();
  });
});

describe('the overset mark', () => {
  const corner = { x: 100, y: 100 };
  it.each([
    ['in the corner', { x: 104, y: 96 }, false, true],
    ['in the corner of a selected frame, which has a handle there', { x: 104, y: 96 }, true, false],
    ['on the tag', { x: 60, y: 120 }, true, true],
    ['in the text', { x: 60, y: 80 }, false, false],
  ])('%s', (_, p, isSelected, hit) => {
    expect(isOnMark(p, corner, isSelected)).toBe(hit);
  });
});
