import { expect, it } from 'vitest';
import { pagesIn } from './pages';

it.each([
  ['1', [0]],
  ['3, 1-2', [0, 1, 2]],
  ['1，2–4、4', [0, 1, 2, 3]],
  ['2至3', [1, 2]],
])('reads %s', (text, pages) => expect(pagesIn(text, 4)).toEqual(pages));

it.each(['', '0', '5', '3-2', '1,,2', 'a', '1-', '99999', '-1'])('refuses %j', (text) =>
  expect(pagesIn(text, 4)).toBeNull(),
);
