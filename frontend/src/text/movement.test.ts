import { describe, expect, it } from 'vitest';
import type { Document } from '../model/document';
import { block, documentOf, point } from './fixture';
import { fitSelection, flowOf, partOf, rangeOf, stretchesOf } from './flow';
import { left, paragraphDown, paragraphUp, right, storyEnd, storyStart, wordLeft, wordRight } from './movement';

const d: Document = {
  ...documentOf([block('a', 'one two'), block('b', ''), block('c', '三👩‍🚒四')], ['图说']),
  threads: [
    { story: 's', from: '', to: 'b', frames: ['f1', 'f2'] },
    { story: 's', from: 'c', to: '', frames: ['f3'] },
  ],
};
const flow = flowOf(d, point('a', 0).at);
const say = (p: { at: unknown; offset: number }) => `${(p.at as { block?: string }).block ?? 'caption'} ${p.offset}`;

describe('moves', () => {
  it.each([
    ['right over a cluster', right, 'c', 1, 'c 4'],
    ['left over a cluster', left, 'c', 4, 'c 1'],
    ['right into an empty paragraph', right, 'a', 7, 'b 0'],
    ['right out of it', right, 'b', 0, 'c 0'],
    ['left at the very start', left, 'a', 0, 'a 0'],
    ['right at the very end', right, 'c', 5, 'c 5'],
    ['a word on', wordRight, 'a', 0, 'a 4'],
    ['a word on, over the end', wordRight, 'a', 7, 'b 0'],
    ['a word back', wordLeft, 'a', 7, 'a 4'],
    ['a word back, over the start', wordLeft, 'c', 0, 'b 0'],
    ['a paragraph up, to its own start', paragraphUp, 'a', 3, 'a 0'],
    ['a paragraph up', paragraphUp, 'c', 0, 'b 0'],
    ['a paragraph down', paragraphDown, 'a', 3, 'b 0'],
    ['a paragraph down at the last', paragraphDown, 'c', 1, 'c 5'],
    ['to the start', storyStart, 'c', 1, 'a 0'],
    ['to the end', storyEnd, 'a', 1, 'c 5'],
  ])('%s', (_, move, id, offset, expected) => {
    expect(say(move(flow, point(id, offset)))).toBe(expected);
  });
});

describe('flows', () => {
  it('a caption is its own', () => {
    const caption = flowOf(d, { photo: 'p1' });
    expect(say(right(caption, { at: { photo: 'p1' }, offset: 2 }))).toBe('caption 2');
  });
  it('a selection drawn backwards is in the order of the text', () => {
    const { from, to } = rangeOf(flow, { anchor: point('c', 1), focus: point('a', 2) });
    expect([say(from), say(to)]).toEqual(['a 2', 'c 1']);
  });
  it('a range covers parts of the outer passages and all of the inner', () => {
    const parts = stretchesOf(flow, { from: point('a', 2), to: point('c', 1) });
    expect(parts.map((p) => [p.from, p.to])).toEqual([
      [2, 7],
      [0, 0],
      [0, 1],
    ]);
  });
  it('a part is what runs in one thread', () => {
    expect(partOf(d, flow, point('a', 0).at).map((p) => p.text)).toEqual(['one two', '']);
    expect(partOf(d, flow, point('c', 0).at).map((p) => p.text)).toEqual(['三👩‍🚒四']);
  });
  it('a selection beyond its text is drawn in, one without text goes', () => {
    const s = { anchor: point('a', 0), focus: point('a', 99) };
    expect(fitSelection(d, s)?.focus).toEqual(point('a', 7));
    expect(fitSelection(d, { anchor: point('x', 0), focus: point('x', 0) })).toBeNull();
    const fine = { anchor: point('a', 0), focus: point('a', 7) };
    expect(fitSelection(d, fine)).toBe(fine);
  });
});
