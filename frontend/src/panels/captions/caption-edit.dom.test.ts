import { describe, expect, it } from 'vitest';
import { captionSteps, difference } from './caption-edit';

describe('captions', () => {
  it.each([
    ['图说。', '图说', { from: 2, to: 3, text: '' }],
    ['图说', '图说。', { from: 2, to: 2, text: '。' }],
    ['aXc', 'aYc', { from: 1, to: 2, text: 'Y' }],
    ['aa', 'aaa', { from: 2, to: 2, text: 'a' }],
    ['𠮷野', '𠮷家野', { from: 1, to: 1, text: '家' }],
    ['', '新', { from: 0, to: 0, text: '新' }],
  ])('%s becomes %s', (before, after, expected) => expect(difference(before, after)).toEqual(expected));

  it('the same text is no step', () => expect(captionSteps('p', '图', '图')).toEqual([]));
  it('line ends are not taken in', () =>
    expect(captionSteps('p', '图', '图\n说')).toEqual([
      { type: 'replaceText', at: { photo: 'p' }, from: 1, to: 1, spans: [{ text: '说' }] },
    ]));
});
