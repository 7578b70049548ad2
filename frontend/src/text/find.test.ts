import { describe, expect, it } from 'vitest';
import { applySteps } from '../model/apply-step';
import { find, type Query, replacement } from './find';
import { block, documentOf, textsOf } from './fixture';

const doc = () =>
  documentOf(
    [
      block('a', '🎉政协委员，政协机关'),
      { ...block('b', ''), spans: [{ text: 'News ' }, { text: 'new', bold: true }] },
    ],
    ['惠农区政协开会。'],
  );
const query = (text: string, more: Partial<Query> = {}): Query => ({
  text,
  isRegular: false,
  isCaseSensitive: false,
  isWholeWord: false,
  ...more,
});
const places = (q: Query) =>
  find(doc(), q).matches.map((m) => `${'photo' in m.at ? m.at.photo : m.at.block} ${m.from}-${m.to}`);

describe('finding', () => {
  it.each([
    ['over stories and captions, in runes', query('政协'), ['a 1-3', 'a 6-8', 'p1 3-5']],
    ['without regard to case', query('new'), ['b 0-3', 'b 5-8']],
    ['with regard to case', query('New', { isCaseSensitive: true }), ['b 0-3']],
    ['whole words', query('new', { isWholeWord: true }), ['b 5-8']],
    ['signs as they are', query('协.'), []],
    ['regular expressions', query('政协(委|机)', { isRegular: true }), ['a 1-4', 'a 6-9']],
    ['nothing for nothing', query(''), []],
    ['no empty matches', query('x*', { isRegular: true }), []],
  ])('%s', (_, q, expected) => {
    expect(places(q)).toEqual(expected);
  });

  it('says what is wrong with an expression', () => {
    expect(find(doc(), query('(', { isRegular: true }))).toMatchObject({ matches: [], error: expect.any(String) });
  });
});

describe('replacing', () => {
  it('all of them is one edit, each in its place and look', () => {
    const d = doc();
    const edit = replacement(d, find(d, query('new')).matches, 'Old', false);
    const after = applySteps(d, edit?.steps ?? []);
    expect(after.stories[0]?.story.blocks[1]?.spans).toEqual([{ text: 'Olds ' }, { text: 'Old', bold: true }]);
  });
  it('several in one text, longer and shorter', () => {
    const d = doc();
    const edit = replacement(d, find(d, query('政协')).matches, '人民政协', false);
    const after = applySteps(d, edit?.steps ?? []);
    expect(textsOf(after)[0]).toBe('🎉人民政协委员，人民政协机关');
    expect(after.photos[0]?.caption).toBe('惠农区人民政协开会。');
  });
  it('fills in groups', () => {
    const d = doc();
    const q = query('政协(?<what>委员|机关)', { isRegular: true });
    const edit = replacement(d, find(d, q).matches, '$<what>$$($1)', true);
    expect(textsOf(applySteps(d, edit?.steps ?? []))[0]).toBe('🎉委员$(委员)，机关$(机关)');
  });
  it('takes away', () => {
    const d = doc();
    const edit = replacement(d, find(d, query('政协')).matches, '', false);
    expect(textsOf(applySteps(d, edit?.steps ?? []))[0]).toBe('🎉委员，机关');
  });
});
