import { describe, expect, it } from 'vitest';
import { findParts, type LicencesFile, readLicences } from './licences';

const file: LicencesFile = {
  program: { name: 'Us', copyright: '(c) We', licence: 'MIT', texts: [0] },
  entries: [
    { kind: 'go', name: 'a.org/tool', version: 'v1', licence: 'BSD-3-Clause', texts: [1, 2] },
    { kind: 'npm', name: '@b/lib', version: '2', licence: '', texts: [2] },
    { kind: 'font', name: 'A Serif', version: '', licence: 'OFL-1.1', texts: [1] },
  ],
  texts: ['ours', 'one', 'two'],
};

describe('the list of licences', () => {
  const { parts } = readLicences(file);

  it('has the program first, then kind by kind, each with its texts', () => {
    expect(parts.map((p) => [p.kind, p.name, p.texts])).toEqual([
      ['program', 'Us', ['ours']],
      ['font', 'A Serif', ['one']],
      ['go', 'a.org/tool', ['one', 'two']],
      ['npm', '@b/lib', ['two']],
    ]);
  });

  it.each([
    ['', ['Us', 'A Serif', 'a.org/tool', '@b/lib']],
    ['serif', ['A Serif']],
    ['  OFL ', ['A Serif']],
    ['bsd tool', ['a.org/tool']],
    ['tool v2', []],
    ['kind-npm', ['@b/lib']],
  ])('finds by every word of %o', (query, names) => {
    expect(findParts(parts, query, (kind) => `kind-${kind}`).map((p) => p.name)).toEqual(names);
  });
});
