// The words of a photo's file beside those of the document.

import { describe, expect, it } from 'vitest';
import type { Document, Photo } from '../../model/document';
import type { Account } from '../../model/wire';
import { stepsOf } from './changes';
import { fileFields, takingWords, wordsToTake } from './file-words';
import type { DeskRow } from './rows';

const row = (more: Partial<Photo>): DeskRow => ({
  photo: { id: 'p', name: 'p.jpg', width: 2, height: 1, section: -1, ...more },
  number: 3,
  crop: { x: 0, y: 0, w: 1, h: 1 },
  shape: 2,
  findings: [],
  missing: [],
});

const account = (field: Account['field'], values: string[], others?: Account['others']): Account => ({
  field,
  from: 'xmp',
  values,
  others,
});

describe('what the file says', () => {
  it('is told with what lost, and whether the document has it', () => {
    const said = [account('caption', ['甲'], [{ from: 'iptc', values: ['乙'] }]), account('title', ['DSC_1'])];
    expect(fileFields(row({ caption: '乙' }), said)).toEqual([
      {
        name: 'caption',
        isKept: true,
        values: [
          { from: 'xmp', text: '甲', isTaken: false },
          { from: 'iptc', text: '乙', isTaken: true },
        ],
      },
      // No field of the document: nothing to take.
      { name: 'title', isKept: false, values: [{ from: 'xmp', text: 'DSC_1', isTaken: false }] },
    ]);
  });

  it.each<[string, Partial<Photo>, Account, string[]]>([
    ['the same', { credit: '社' }, account('credit', ['社']), []],
    ['another', { credit: '报' }, account('credit', ['社']), ['社']],
    ['none here', {}, account('place', ['云渚']), ['云渚']],
    ['a list in the same order', { people: ['甲', '乙'] }, account('people', ['甲', '乙']), []],
    ['a list in another order', { people: ['乙', '甲'] }, account('people', ['甲', '乙']), ['甲、乙']],
    [
      'entries that a separator parts',
      { keywords: ['Yinchuan', 'China', '云'] },
      account('keywords', ['Yinchuan, China', '云']),
      [],
    ],
    ['what the document has no field for', {}, account('source', ['社']), []],
  ])('%s', (_, photo, said, want) =>
    expect(wordsToTake(fileFields(row(photo), [said])).map((w) => w.text)).toEqual(want),
  );
});

describe('taking words of the file', () => {
  const taken = row({ caption: '旧图说', credit: '报', byline: '沈禾' });
  const changes = takingWords(taken, [
    { field: 'caption', text: '新图说，{place}' },
    { field: 'credit', text: '社' },
    { field: 'byline', text: '沈禾' },
  ]);

  it('changes what differs, and takes braces as they stand', () => {
    expect(changes.map((c) => [c.field, c.before, c.after])).toEqual([
      ['caption', '旧图说', '新图说，{place}'],
      ['credit', '报', '社'],
    ]);
  });

  it('is steps of one edit, details before the caption', () => {
    const steps = stepsOf({ photos: [taken.photo] } as Document, changes);
    expect(steps[0]).toEqual({ type: 'setPhoto', photo: { ...taken.photo, credit: '社' } });
    expect(steps.slice(1).every((s) => s.type === 'replaceText')).toBe(true);
    expect(steps.length).toBe(2);
  });
});
