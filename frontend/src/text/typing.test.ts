import { describe, expect, it } from 'vitest';
import { applySteps } from '../model/apply-step';
import type { TextSelection } from '../stores/selection';
import { block, documentOf, point, textsOf } from './fixture';
import { isAll, setRole, styleSelection, toggle } from './formatting';
import { insertParagraphs, removeSelection, removeTo, splitAt, type TextEdit, typeText } from './typing';

const doc = () =>
  documentOf(
    [block('h', '坚持领导', 'sectionhead', 'A'), block('a', '甲乙丙'), block('b', '丁戊'), block('c', '己庚')],
    ['图说。'],
  );
const at = (id: string, offset: number): TextSelection => ({ anchor: point(id, offset), focus: point(id, offset) });
const range = (a: string, i: number, b: string, j: number): TextSelection => ({
  anchor: point(a, i),
  focus: point(b, j),
});
const linesAfter = (e: TextEdit | null) => (e ? textsOf(applySteps(doc(), e.edit.steps)) : null);
const ids = () => {
  let n = 0;
  return () => `n${++n}`;
};

describe('typing', () => {
  it('puts text at the caret, behind it the caret', () => {
    const e = typeText(doc(), at('a', 1), '🎉。');
    expect(linesAfter(e)?.[1]).toBe('甲🎉。乙丙');
    expect(e?.caret).toEqual(point('a', 3));
  });
  it('replaces a selection over blocks, drawn backwards too', () => {
    const e = typeText(doc(), range('c', 1, 'a', 2), '新');
    expect(linesAfter(e)).toEqual(['坚持领导', '甲乙新庚']);
    expect(e?.caret).toEqual(point('a', 3));
  });
  it('takes on the look of what stands before it', () => {
    const d = documentOf([{ ...block('a', ''), spans: [{ text: '甲', bold: true }, { text: '乙' }] }]);
    expect(typeText(d, at('a', 1), '新')?.edit.steps).toMatchObject([{ spans: [{ text: '新', bold: true }] }]);
    expect(typeText(d, at('a', 2), '新')?.edit.steps).toMatchObject([{ spans: [{ text: '新' }] }]);
  });
  it('goes into captions', () => {
    const s = { at: { photo: 'p1' }, offset: 2 };
    const e = typeText(doc(), { anchor: s, focus: s }, '明');
    expect(applySteps(doc(), e?.edit.steps ?? []).photos[0]?.caption).toBe('图说明。');
  });
  it('does nothing where the text is gone', () => {
    expect(typeText(doc(), at('x', 0), '新')).toBeNull();
  });
});

describe('Enter', () => {
  it('parts a paragraph', () => {
    const e = splitAt(doc(), at('a', 1), ids());
    expect(linesAfter(e)).toEqual(['坚持领导', '甲', '乙丙', '丁戊', '己庚']);
    expect(e?.caret).toEqual(point('n1', 0));
  });
  it('makes body after a head, without its label', () => {
    expect(splitAt(doc(), at('h', 4), ids())?.edit.steps).toMatchObject([{ newBlock: { role: 'body', id: 'n1' } }]);
  });
  it('takes a selection away first', () => {
    expect(linesAfter(splitAt(doc(), range('a', 1, 'b', 1), ids()))).toEqual(['坚持领导', '甲', '戊', '己庚']);
  });
});

describe('deleting', () => {
  it('at a block’s start joins it to the one before', () => {
    const e = removeTo(doc(), point('b', 0), point('a', 3));
    expect(e?.edit.name).toBe('join');
    expect(linesAfter(e)?.slice(1)).toEqual(['甲乙丙丁戊', '己庚']);
    expect(e?.caret).toEqual(point('a', 3));
  });
  it('of nothing is nothing', () => {
    expect(removeSelection(doc(), at('a', 1))).toBeNull();
  });
});

describe('pasting', () => {
  it('one paragraph goes into the line', () => {
    expect(linesAfter(insertParagraphs(doc(), at('a', 1), [[{ text: '新' }]], ids()))?.[1]).toBe('甲新乙丙');
  });
  it('several paragraphs part the block', () => {
    const e = insertParagraphs(
      doc(),
      at('a', 1),
      [[{ text: '一' }], [{ text: '二', bold: true }], [{ text: '三' }]],
      ids(),
    );
    expect(linesAfter(e)).toEqual(['坚持领导', '甲一', '二', '三乙丙', '丁戊', '己庚']);
    expect(e?.caret).toEqual(point('n2', 1));
  });
  it('over a selection of blocks', () => {
    const e = insertParagraphs(doc(), range('a', 1, 'c', 1), [[{ text: '一' }], [{ text: '二' }]], ids());
    expect(linesAfter(e)).toEqual(['坚持领导', '甲一', '二庚']);
  });
  it('keeps a caption one paragraph', () => {
    const s = { at: { photo: 'p1' }, offset: 0 };
    const e = insertParagraphs(doc(), { anchor: s, focus: s }, [[{ text: '一' }], [{ text: '二' }]], ids());
    expect(applySteps(doc(), e?.edit.steps ?? []).photos[0]?.caption).toBe('一 二图说。');
  });
});

describe('looks', () => {
  it('bold goes on and off again', () => {
    const s = range('a', 1, 'b', 1);
    const on = applySteps(doc(), toggle(doc(), s, 'bold')?.steps ?? []);
    expect(isAll(on, s, 'bold')).toBe(true);
    const off = applySteps(on, toggle(on, s, 'bold')?.steps ?? []);
    expect(off.stories).toEqual(doc().stories);
  });
  it('what has the look already is left alone', () => {
    expect(styleSelection(doc(), range('a', 0, 'a', 2), { bold: false })).toBeNull();
  });
  it('a new section head takes the next free letter', () => {
    expect(setRole(doc(), at('a', 0), 'sectionhead')?.steps).toMatchObject([{ role: 'sectionhead', label: 'B' }]);
    expect(setRole(doc(), at('h', 0), 'body')?.steps).toMatchObject([{ role: 'body', label: '' }]);
  });
});
