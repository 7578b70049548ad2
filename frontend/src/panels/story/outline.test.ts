import { describe, expect, it } from 'vitest';
import { block, documentOf } from '../../text/fixture';
import { countsOf, countText, outlineOf, sectionHeadOf } from './outline';

const d = documentOf([
  block('h', '主题', 'headline'),
  block('k', '导语', 'lead'),
  block('a', '第一节', 'sectionhead', 'A'),
  block('a1', '一'),
  block('a2', '二'),
  block('b', '第二节', 'sectionhead', 'B'),
  block('b1', '三'),
]);
const counts = { lines: () => 3, overset: (_: string, id: string) => (id === 'b1' ? 2 : 0) };
const rows = (open: string[]) =>
  outlineOf(d, counts, (id) => open.includes(id)).map(
    (r) => `${r.kind} ${r.role} ${r.block?.id ?? '-'} ${countText(r)}`,
  );

describe('the outline', () => {
  it('shows heads, the missing ones too, and closed sections with their sums', () => {
    expect(rows([])).toEqual([
      'missing kicker - 0',
      'head headline h 3',
      'missing deck - 0',
      'missing byline - 0',
      'head lead k 3',
      'section sectionhead a 9',
      'section sectionhead b +2 / 8',
    ]);
  });
  it('opens a section into its paragraphs', () => {
    expect(rows(['b']).slice(-2)).toEqual(['section sectionhead b +2 / 8', 'paragraph body b1 +2 / 5']);
  });
  it('knows the section of a paragraph', () => {
    expect(sectionHeadOf(d, 's', 'a2')).toBe('a');
    expect(sectionHeadOf(d, 's', 'h')).toBeNull();
  });
  it('counts hidden lines at the block where they begin', () => {
    const c = countsOf(null, [{ story: 's', block: 'b1', start: 3, lines: 4, characters: 50 }]);
    expect([c.overset('s', 'b1'), c.overset('s', 'a1'), c.lines('s', 'b1')]).toEqual([4, 0, 0]);
  });
});
