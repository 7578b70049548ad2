import { describe, expect, test } from 'vitest';
import { tidyTone, toneKey } from './tone';

describe('a tone in letters is what the desk writes', () => {
  test.each([
    [undefined, ''],
    [{}, ''],
    [{ exposure: 0.5, shadows: 0.2 }, 'e50s20'],
    [{ exposure: -3, contrast: -0.07, white: 0.5, newsprint: true }, 'e-300c-7w50n'],
    [{ newsprint: true }, 'n'],
    [{ shadows: 0.004 }, ''],
    [{ shadows: -0.004 }, ''],
  ])('%o', (tone, key) => expect(toneKey(tone)).toBe(key));
});

test('a tidy tone names only what it changes', () => {
  expect(tidyTone({ exposure: 0.3000001, contrast: 0, shadows: -0.001, newsprint: false })).toEqual({ exposure: 0.3 });
  expect(tidyTone({ exposure: 0, newsprint: false })).toBeUndefined();
  expect(tidyTone({ newsprint: true })).toEqual({ newsprint: true });
});
