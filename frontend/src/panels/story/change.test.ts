import { expect, it } from 'vitest';
import { changeOf } from './change';

it.each([
  ['甲乙', '甲新乙', { from: 1, to: 1, text: '新' }],
  ['甲乙丙', '甲丙', { from: 1, to: 2, text: '' }],
  ['🎉甲', '🎊甲', { from: 0, to: 1, text: '🎊' }],
  ['的', '的的', { from: 1, to: 1, text: '的' }],
  ['', '甲', { from: 0, to: 0, text: '甲' }],
  ['甲', '甲', null],
])('%s to %s', (before, after, change) => {
  expect(changeOf(before, after)).toEqual(change);
});
