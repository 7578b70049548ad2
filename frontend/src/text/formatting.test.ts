import { describe, expect, it } from 'vitest';
import { applySteps } from '../model/apply-step';
import { block, documentOf, point, textsOf } from './fixture';
import { changeFit, characterStyle, fitSelected, moveBlock, toCaption } from './formatting';

const d = documentOf([block('a', '甲乙'), block('b', '丙丁'), block('c', '戊')], ['旧图说']);
const over = (a: string, b: string) => ({ anchor: point(a, 1), focus: point(b, 1) });

describe('fits', () => {
  it.each([
    ['are whole thousandths', undefined, { size: 10_500.4 }, { size: 10_500 }],
    ['keep the rest', { lines: -1 }, { size: 9_000 }, { lines: -1, size: 9_000 }],
    ['stay within limits', undefined, { tracking: 9, indent: -1 }, { tracking: 0.5, indent: 0 }],
    ['lose what is taken away', { size: 9_000, lines: 1 }, { size: undefined }, { lines: 1 }],
    ['are none when nothing is left', { size: 9_000 }, { size: undefined }, null],
    [
      'give hand-cut lines the size that is asked for',
      { parts: [{ end: 2, size: 1 }, { end: 4 }] },
      { size: 20_000 },
      {
        size: 20_000,
        parts: [
          { end: 2, size: 20_000 },
          { end: 4, size: 20_000 },
        ],
      },
    ],
  ])('%s', (_, fit, change, expected) => {
    expect(changeFit(fit, change)).toEqual(expected);
  });

  it('are given to every paragraph that is touched, and not a second time', () => {
    const edit = fitSelected(d, over('a', 'b'), { align: 'start' });
    expect(edit?.steps.map((s) => (s.type === 'setFit' ? s.block : s.type))).toEqual(['a', 'b']);
    const after = applySteps(d, edit?.steps ?? []);
    expect(fitSelected(after, over('a', 'b'), { align: 'start' })).toBeNull();
  });

  it('are no caption’s', () => {
    const p = { at: { photo: 'p1' }, offset: 0 };
    expect(fitSelected(d, { anchor: p, focus: p }, { size: 1 })).toBeNull();
  });
});

describe('paragraphs', () => {
  it.each([
    ['b', -1, ['丙丁', '甲乙', '戊']],
    ['b', 1, ['甲乙', '戊', '丙丁']],
    ['a', -1, null],
  ] as const)('%s moves by %i', (id, by, expected) => {
    const edit = moveBlock(d, 's', id, by);
    expect(edit && textsOf(applySteps(d, edit.steps))).toEqual(expected);
  });

  it('become captions', () => {
    const after = applySteps(d, toCaption(d, 's', 'b', 'p1')?.steps ?? []);
    expect([after.photos[0]?.caption, textsOf(after)]).toEqual(['丙丁', ['甲乙', '戊']]);
  });
});

it('a selection has one character style, or several', () => {
  const styled = documentOf([{ ...block('a', ''), spans: [{ text: '甲', style: 'kai' }, { text: '乙' }] }]);
  const range = (from: number, to: number) => ({ anchor: point('a', from), focus: point('a', to) });
  expect([
    characterStyle(styled, range(0, 1)),
    characterStyle(styled, range(1, 2)),
    characterStyle(styled, range(0, 2)),
  ]).toEqual(['kai', '', null]);
});
