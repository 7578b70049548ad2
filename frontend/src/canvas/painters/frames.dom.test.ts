import { expect, it } from 'vitest';
import type { Overset } from '../../model/wire';
import { hiddenByFrame } from './frames';

const hidden = (frame: string | undefined, lines: number, characters: number): Overset => ({
  story: 's',
  block: 'b',
  start: 0,
  lines,
  characters,
  frame,
});

it('one tag counts all paragraphs that a frame has no room for', () => {
  const all = [
    hidden('a', 372, 4828),
    hidden('a', 13, 160),
    hidden('b', 1, 5),
    hidden('a', 0, 0),
    hidden(undefined, 2, 9),
  ];
  expect([...hiddenByFrame(all)]).toEqual([
    ['a', { lines: 385, characters: 4988 }],
    ['b', { lines: 1, characters: 5 }],
  ]);
});
