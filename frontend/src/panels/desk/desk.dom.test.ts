// The photo desk without its screen: rows, fields, changes of many, templates,
// mends and search.

import { describe, expect, it } from 'vitest';
import type { Document, Photo } from '../../model/document';
import type { Finding } from '../../model/wire';
import { changesOf, emptyDraft, mendsOf, shared, stepsOf } from './changes';
import { dayOf, textOf, withField } from './fields';
import { replacedAll, stretches } from './hits';
import { mended } from './mends';
import { chipsOf, type DeskRow, faultsOf, passes, printSize, rowsOf, sorted } from './rows';
import { expanded, filled, spokenDay } from './templates';

const photo = (id: string, more: Partial<Photo> = {}): Photo => ({
  id,
  name: `${id}.jpg`,
  width: 2000,
  height: 1000,
  section: -1,
  ...more,
});

const row = (number: number, more: Partial<Photo> = {}, findings: Finding[] = []): DeskRow => ({
  photo: photo(`p${number}`, more),
  number,
  crop: { x: 0, y: 0, w: 1, h: 1 },
  shape: 2,
  findings,
  missing: [],
});

const mendOf = (id: string, code: string, from: number, to: number, text: string): Finding => ({
  severity: 'note',
  code,
  place: { photo: id },
  message: code,
  mend: { name: 'mend', steps: [{ type: 'replaceText', at: { photo: id }, from, to, spans: text ? [{ text }] : [] }] },
});

describe('fields', () => {
  it.each([
    ['2024-7-9', '2024-07-09'],
    ['2024/07/09', '2024-07-09'],
    ['2024年7月9日', '2024-07-09'],
    ['20240709', '2024-07-09'],
    ['去年夏天', '去年夏天'],
    ['', ''],
  ])('the day %s is kept as %s', (written, kept) => expect(dayOf(written)).toBe(kept));

  it('lists are shown with the marks of their script, and read with any', () => {
    const both = withField(photo('a'), 'people', ' 沈禾、陆一舟，唐果; ');
    expect(both.people).toEqual(['沈禾', '陆一舟', '唐果']);
    expect(textOf(both, 'people')).toBe('沈禾、陆一舟、唐果');
    expect(textOf(withField(both, 'people', 'Ann Lee, Bo Ek'), 'people')).toBe('Ann Lee, Bo Ek');
  });

  it('a field that is emptied is gone, the caption is left to its own steps', () => {
    expect(withField(photo('a', { place: '云渚' }), 'place', ' ')).not.toHaveProperty('place');
    expect(withField(photo('a', { caption: '旧' }), 'caption', '新').caption).toBe('旧');
  });
});

describe('rows', () => {
  const document = {
    stories: [{ id: 's', story: { locale: 'zh', mode: 'horizontal', blocks: [] } }],
    grid: { x: [0], measure: 1000, gutter: 10, top: 0, leading: 10 },
    photos: [photo('a', { caption: '甲', credit: '沈禾' }), photo('b'), photo('c', { caption: '丙' })],
    pages: [{ frames: [] }, { frames: [{ id: 'f', kind: 'photo', photo: 'a', rect: { X: 0, Y: 0, W: 20, H: 10 } }] }],
  } as unknown as Document;

  it('tell where a photo stands and what it lacks', () => {
    const [a, b, c] = rowsOf(document, []) as [DeskRow, DeskRow, DeskRow];
    expect([a.page, a.frame, b.page, b.frame]).toEqual([1, 'f', undefined, undefined]);
    expect([a, b, c].map((r) => r.missing)).toEqual([[], ['caption', 'credit'], ['credit']]);
    expect(chipsOf([a, b, c])).toEqual({
      use: [
        { filter: 'all', count: 3 },
        { filter: 'placed', count: 1 },
        { filter: 'unused', count: 2 },
      ],
      faults: [
        { filter: 'no-caption', count: 1 },
        { filter: 'no-credit', count: 2 },
      ],
    });
    expect([a, b, c].filter((r) => passes(r, 'unused'))).toEqual([b, c]);
  });

  it('a credit line covers the credits, but for a photo that is to have its own', () => {
    const line = { id: 'b', role: 'credit', label: '', spans: [{ text: '本版图片由区政协提供' }] };
    const covered = { ...document, stories: [{ id: 's', story: { blocks: [line] } }] } as unknown as Document;
    expect(rowsOf(covered, [])[1]?.missing).toEqual(['caption']);
    const apart = { ...covered, photos: [photo('b', { apartCredit: true })] } as Document;
    expect(rowsOf(apart, [])[0]?.missing).toEqual(['caption', 'credit']);
  });

  it('a finding that tells of a gap is not told twice', () => {
    const found = { severity: 'warning', code: 'preflight.missing-caption', place: {}, message: 'm' } as Finding;
    const lacking = { ...row(1, {}, [found]), missing: ['caption', 'credit'] } as DeskRow;
    expect(faultsOf(lacking).map((f) => f.code)).toEqual(['preflight.missing-credit', 'preflight.missing-caption']);
  });

  it('empty fields come last, in both directions numbers break ties', () => {
    const rows = [row(1, { credit: '陆' }), row(2), row(3, { credit: '陈' }), row(4)];
    const order = (isDown: boolean) => sorted(rows, { by: 'credit', isDown }, 'zh-CN').map((r) => r.number);
    expect(order(false)).toEqual([3, 1, 2, 4]);
  });

  it('the largest print is in whole millimetres, rounded down', () =>
    expect(printSize(photo('a', { width: 6000, height: 4000 }))).toEqual({ width: 762, height: 508 }));
});

describe('several at once', () => {
  it('only what all share is shown', () => {
    expect(shared(['a', 'a'])).toBe('a');
    expect(shared(['a', ''])).toBeNull();
    expect(shared([])).toBeNull();
  });

  it('touched fields change, the others stay; templates are filled for each', () => {
    const rows = [row(1, { place: '云渚', date: '2024-07-09', credit: '沈禾' }), row(2, { place: '青汀' })];
    const draft = { ...emptyDraft, fields: { caption: '{day}，{place}的早市。', credit: '沈禾' } };
    const changes = changesOf(rows, draft, 'zh');
    expect(changes.map((c) => [c.number, c.field, c.before, c.after])).toEqual([
      [1, 'caption', '', '7月9日，云渚的早市。'],
      [2, 'caption', '', '，青汀的早市。'],
      [2, 'credit', '', '沈禾'],
    ]);
  });

  it('a template speaks of what is typed beside it', () => {
    const draft = { ...emptyDraft, fields: { caption: '{place}早市', place: '云渚' } };
    expect(changesOf([row(1, { place: '青汀' })], draft, 'zh')[0]?.after).toBe('云渚早市');
  });

  it('become one step for the details and one for the caption', () => {
    const document = { photos: [photo('p1', { caption: '甲乙', credit: '沈' }), photo('p2')] } as unknown as Document;
    const rows = [row(1, { caption: '甲乙', credit: '沈' })];
    const draft = { ...emptyDraft, fields: { caption: '甲丙', credit: '陆', place: '云渚' } };
    expect(stepsOf(document, changesOf(rows, draft, 'zh'))).toEqual([
      { type: 'setPhoto', photo: { ...document.photos[0], credit: '陆', place: '云渚' } },
      { type: 'replaceText', at: { photo: 'p1' }, from: 1, to: 2, spans: [{ text: '丙' }] },
    ]);
  });

  it('a credit apart is said and taken back', () => {
    const [change] = changesOf([row(1)], { ...emptyDraft, apartCredit: true }, 'zh');
    expect(change).toMatchObject({ field: 'apartCredit', before: '', after: 'yes' });
    expect(changesOf([row(1, { apartCredit: true })], { ...emptyDraft, apartCredit: false }, 'zh')).toHaveLength(1);
  });
});

describe('mends', () => {
  it('of one caption are made together, each at its place', () => {
    const found = [mendOf('p1', 'stop', 4, 4, '。'), mendOf('p1', 'mark', 1, 2, '，')];
    expect(mended(photo('p1', { caption: '甲,乙丙' }), found).caption).toBe('甲，乙丙。');
  });

  it('of two at the same place one is made', () => {
    const found = [mendOf('p1', 'a', 0, 2, 'X'), mendOf('p1', 'b', 1, 3, 'Y')];
    expect(mended(photo('p1', { caption: 'abcd' }), found).caption).toBe('aYd');
  });

  it('that set a credit leave other details as they are', () => {
    const before = photo('p1', { place: '云渚' });
    const set = (credit: string): Finding => ({
      ...mendOf('p1', 'credit', 0, 0, ''),
      mend: { name: 'mend', steps: [{ type: 'setPhoto', photo: { ...before, credit } }] },
    });
    expect(mended({ ...before, headline: '晨' }, [set('沈禾')])).toMatchObject({ credit: '沈禾', headline: '晨' });
  });

  it('are offered by code, the most frequent first', () => {
    const rows = [
      row(1, {}, [mendOf('p1', 'b', 0, 0, 'x')]),
      row(2, {}, [mendOf('p2', 'a', 0, 0, 'x'), mendOf('p2', 'b', 0, 0, 'x')]),
    ];
    expect(mendsOf(rows).map((m) => [m.code, m.count])).toEqual([
      ['b', 2],
      ['a', 1],
    ]);
  });
});

describe('templates', () => {
  const subject = { photo: photo('IMG_1', { date: '2024-07-09', people: ['沈禾'] }), number: 3, language: 'zh' };
  it.each([
    ['{people}，{day}', '沈禾，7月9日'],
    ['图{number}：{file}', '图3：IMG_1'],
    ['{unknown} {', '{unknown} {'],
    ['{caption}。', '。'],
  ])('%s', (template, text) => expect(filled(template, subject)).toBe(text));

  it('a day in English', () => expect(spokenDay('2024-07-09', 'en')).toBe('9 July'));

  it.each([
    ['在hn', 3, { text: '在惠农区', caret: 4 }],
    ['hn开展', 2, { text: '惠农区开展', caret: 3 }],
    ['john', 4, null],
    ['hnx', 3, { text: '惠农区政协', caret: 5 }],
    ['', 0, null],
  ])('the code before the caret in %s', (text, caret, wanted) =>
    expect(expanded(text, caret, { hn: '惠农区', hnx: '惠农区政协' })).toEqual(wanted),
  );
});

describe('search', () => {
  it('finds without regard to case and width', () => {
    expect(stretches('惠农区开展调研，再调研。', '调研')).toEqual([
      { from: 5, to: 7 },
      { from: 9, to: 11 },
    ]);
    expect(stretches('ＡＢＣ abc', 'abc')).toHaveLength(2);
    expect(stretches('任何', ' ')).toEqual([]);
  });

  it('replaces all places', () => expect(replacedAll('调研和调研', '调研', '视察')).toBe('视察和视察'));
});
