import { describe, expect, it } from 'vitest';
import { difference } from './difference';

const marked = (from: string, to: string) => to.slice(...difference(from, to));

describe('difference', () => {
  it('is what stands between the common beginning and end', () => expect(marked('甲乙丙丁', '甲子丑丁')).toBe('子丑'));
  it('is what was put in', () => expect(marked('甲丁', '甲乙丙丁')).toBe('乙丙'));
  it('is nothing where text was only taken out', () => expect(marked('甲乙丁', '甲丁')).toBe(''));
  it('counts a repeated character once', () => expect(marked('哈', '哈哈')).toBe('哈'));
  it('is nothing where all is new: there is nothing to compare with', () => expect(marked('', '新段')).toBe(''));

  it('does not tear a character of two units apart', () => {
    expect(difference('一𠮷二', '一𠮸二')).toEqual([1, 3]);
    expect(difference('一𠮷', '一𡮷')).toEqual([1, 3]);
  });
});
