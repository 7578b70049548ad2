import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applySteps } from './apply-step';
import type { Document } from './document';
import { locate, transform } from './mapping';
import type { Step } from './step';

type Replacement = { from: number; to: number; text: string };
type Case = { name: string; text: string; mine: Replacement; theirs: Replacement; want: string };

/** The desk's tests read the same table; the tests run in the folder frontend. */
const cases = JSON.parse(readFileSync('../backend/document/testdata/texts-at-once.json', 'utf8')) as Case[];

const stepOf = (r: Replacement): Step => ({
  type: 'replaceText',
  at: { story: 's', block: 'a' },
  from: r.from,
  to: r.to,
  spans: r.text === '' ? [] : [{ text: r.text }],
});

const documentOf = (text: string): Document =>
  ({
    stories: [{ id: 's', story: { blocks: [{ id: 'a', role: 'body', spans: [{ text }] }] } }],
    photos: [],
  }) as unknown as Document;

const textOf = (d: Document): string => d.stories[0]?.story.blocks[0]?.spans.map((s) => s.text).join('') ?? '';

/** The text after two replacements made at once: theirs first, and mine first. */
function bothWays(text: string, mine: Replacement, theirs: Replacement): [string, string] {
  const d = documentOf(text);
  const moved = transform(locate(d, [stepOf(theirs)]), locate(d, [stepOf(mine)]));
  return [
    textOf(applySteps(d, [stepOf(theirs), ...moved.second])),
    textOf(applySteps(d, [stepOf(mine), ...moved.first])),
  ];
}

describe('texts written at once', () => {
  it.each(cases)('$name', ({ text, mine, theirs, want }) => {
    expect(bothWays(text, mine, theirs)).toEqual([want, want]);
  });

  it('meets in any order, for all pairs of ranges of a short text', () => {
    const ranges = [0, 1, 2, 3, 4].flatMap((from) =>
      [0, 1, 2, 3, 4].filter((to) => to >= from).map((to) => ({ from, to })),
    );
    for (const a of ranges)
      for (const b of ranges)
        for (const [mine, theirs] of [
          ['我', '他'],
          ['', '他'],
          ['我', ''],
          ['', ''],
        ] as const) {
          const [here, there] = bothWays('甲乙丙丁', { ...a, text: mine }, { ...b, text: theirs });
          expect(here, `mine ${a.from}-${a.to} ${mine}, theirs ${b.from}-${b.to} ${theirs}`).toBe(there);
        }
  });
});
