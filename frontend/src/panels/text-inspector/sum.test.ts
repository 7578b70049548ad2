import { expect, it } from 'vitest';
import { pointUnits, readSum, showNumber } from './sum';

it.each([
  ['10.5', 10.5],
  ['9 + 0.5', 9.5],
  ['10-1.5pt', 8.5],
  ['25.4mm', 72],
  ['-20', -20],
  ['＋5', 5],
  ['', null],
  ['abc', null],
  ['10 kg', null],
  ['1++2', null],
])('%j is %j', (text, value) => {
  const read = readSum(text, pointUnits);
  if (value === null) expect(read).toBeNull();
  else expect(read).toBeCloseTo(value, 6);
});

it('shows what is needed', () => {
  expect([10.5, 13, 1 / 3].map(showNumber)).toEqual(['10.5', '13', '0.333']);
});
