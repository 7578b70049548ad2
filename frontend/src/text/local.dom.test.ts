import { expect, it } from 'vitest';
import type { Located } from '../model/mapping';
import { block, point } from './fixture';
import { followChange, placeOfChange } from './local';

const replace = (id: string, from: number, to: number, text: string): Located => ({
  type: 'replaceText',
  at: { story: 's', block: id },
  from,
  to,
  spans: text ? [{ text }] : [],
});

it.each<[string, Located[], ReturnType<typeof point> | null]>([
  ['behind what came back', [replace('a', 2, 2, '新字')], point('a', 4)],
  ['where something went', [replace('a', 2, 4, '')], point('a', 2)],
  ['at the seam of a joining', [{ type: 'joinBlocks', story: 's', block: 'a', next: 'b', seam: 3 }], point('a', 3)],
  [
    'at the start of a part',
    [{ type: 'splitBlock', story: 's', block: 'a', at: 1, newBlock: block('n', '') }],
    point('n', 0),
  ],
  ['at the last change of text', [replace('a', 0, 0, '新'), { type: 'removeFrame', frame: 'f' }], point('a', 1)],
  ['nowhere when frames changed', [{ type: 'removeFrame', frame: 'f' }], null],
])('the caret after undo stands %s', (_, steps, place) => {
  expect(placeOfChange(steps)).toEqual(place);
});

it('a selection moves along with what others type before it', () => {
  const text = { anchor: point('a', 1), focus: point('a', 3) };
  const moved = [replace('a', 0, 0, '他')];
  expect(followChange(text, { moved, foreign: moved, isHistory: false })).toEqual({
    anchor: point('a', 2),
    focus: point('a', 4),
  });
});
