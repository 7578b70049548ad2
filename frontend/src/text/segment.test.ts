import { describe, expect, it } from 'vitest';
import { isWholeWord, nextBoundary, nextWord, previousBoundary, previousWord, snapToBoundary, wordAt } from './segment';

const family = '👨‍👩‍👧'; // five runes, one letter to the eye

describe('boundaries', () => {
  it.each([
    ['履职', 1, 0, 2],
    [`甲${family}乙`, 1, 0, 6],
    [`甲${family}乙`, 6, 1, 7],
    ['é́x', 2, 0, 3],
    ['', 0, 0, 0],
    ['甲', 1, 0, 1],
  ])('of %j around %i', (text, offset, previous, next) => {
    expect(previousBoundary(text, offset)).toBe(previous);
    expect(nextBoundary(text, offset)).toBe(next);
  });

  it('never lets an offset split a cluster', () => {
    expect([0, 1, 2, 3, 5, 6, 7].map((o) => snapToBoundary(`甲${family}乙`, o))).toEqual([0, 1, 1, 1, 1, 6, 7]);
  });
});

describe('words', () => {
  it('are found in Chinese and Latin text', () => {
    expect(wordAt('坚持党的领导', 0)).toEqual({ from: 0, to: 2 });
    expect(wordAt('read the news', 6)).toEqual({ from: 5, to: 8 });
    expect(wordAt('', 0)).toEqual({ from: 0, to: 0 });
  });

  it('are walked by their starts', () => {
    expect(nextWord('read the news', 0)).toBe(5);
    expect(nextWord('read the news', 9)).toBe(13);
    expect(previousWord('read the news', 9)).toBe(5);
    expect(previousWord('read the news', 7)).toBe(5);
    expect(previousWord('甲', 0)).toBe(0);
  });

  it('are whole or not', () => {
    expect(isWholeWord('the news', 0, 3)).toBe(true);
    expect(isWholeWord('then news', 0, 3)).toBe(false);
  });
});
