import { describe, expect, it } from 'vitest';
import { textLayout } from '../../canvas/text-lines';
import type { Design, Document } from '../../model/document';
import { onPage, sceneOf } from '../../text/fake-desk';
import { block, documentOf, point } from '../../text/fixture';
import { appearanceOf, factsOf, isOverridden, viewOf, withStyle } from './appearance';

const style = {
  family: 'serif',
  weight: 400,
  size: 9_000,
  leading: 13_000,
  align: 'justify',
  ink: 'black',
  kinsoku: 'gb',
  squeeze: 'none',
};
const design = {
  styles: { body: { ...style, indent: 2 }, headline: { ...style, size: 84_000 } },
  faces: { serif: 'Noto Serif SC' },
};

const d: Document = (() => {
  const plain = onPage(documentOf([block('h', '主题', 'headline'), block('a', '甲乙丙丁戊己庚辛壬癸子丑')], ['图说']));
  const [s] = plain.stories;
  return {
    ...plain,
    design: design as unknown as Design,
    stories: s ? [{ ...s, fits: { a: { tracking: 0.05 } } }] : [],
  };
})();
const at = (id: string) => point(id, 0).at;

describe('how a paragraph is set', () => {
  it('comes from its role, with what its fit changes', () => {
    expect(appearanceOf(d, at('h'), null)).toMatchObject({
      styleName: 'headline',
      size: 84_000,
      typeface: 'Noto Serif SC',
    });
    const body = appearanceOf(d, at('a'), null);
    expect(body).toMatchObject({ styleName: 'body', tracking: 0.05, indent: 2, leading: 1_500 });
    expect(isOverridden(body.fit)).toBe(true);
  });
  it('tells the size on the page where there is one', () => {
    expect(appearanceOf(d, at('h'), textLayout(sceneOf(d, 'x'), d)).size).toBe(1_000);
  });
  it('of a caption has no role', () => {
    const p = { at: { photo: 'p1' }, offset: 0 };
    expect(viewOf(d, { anchor: p, focus: p }, null)).toMatchObject({
      isCaption: true,
      role: null,
      ownStyle: 'caption',
    });
  });
});

it('a style is changed in the design alone', () => {
  expect(withStyle(d.design, 'body', { squeeze: 'all' }).styles.body?.squeeze).toBe('all');
  expect(withStyle(d.design, 'nowhere', { squeeze: 'all' })).toBe(d.design);
});

it('facts count lines and find the loosest', () => {
  const facts = factsOf('甲乙丙丁戊己庚辛壬癸子丑', at('a'), textLayout(sceneOf(d, 'y'), d));
  expect(facts).toEqual({ lines: 2, loosest: { line: 1, ratio: 1 }, squeezed: 0 });
});
