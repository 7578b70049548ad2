import { describe, expect, it } from 'vitest';
import { applySteps } from '../model/apply-step';
import type { Document } from '../model/document';
import { locate, mapPoints, transform } from '../model/mapping';
import { rebase } from '../model/rebase';
import type { Edit, Step } from '../model/step';
import { blockText, runeCount } from '../model/text';
import { block, documentOf, point, textsOf } from './fixture';
import { Echo, stepsOf, toLocal, toShown } from './pending';

const start = () =>
  documentOf([block('a', '壮阔的征程、伟大的事业'), block('b', '2024年，惠农区政协'), block('c', '🎉结束')]);

/** Numbers that come out the same in every run. */
function dice(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return Math.floor((state / 4294967296) * below);
  };
}

function randomStep(d: Document, roll: (n: number) => number, mark: string, count: number): Step {
  const blocks = d.stories[0]?.story.blocks ?? [];
  const i = roll(blocks.length);
  const b = blocks[i];
  const next = blocks[i + 1];
  if (!b) throw new Error('no block');
  const length = runeCount(blockText(b));
  const kind = roll(10);
  if (kind === 0)
    return {
      type: 'splitBlock',
      story: 's',
      block: b.id,
      at: roll(length + 1),
      newBlock: block(`${mark}${count}`, ''),
    };
  if (kind === 1 && next) return { type: 'joinBlocks', story: 's', block: b.id, next: next.id };
  const from = roll(length + 1);
  const to = kind < 4 ? Math.min(length, from + roll(4)) : from;
  return {
    type: 'replaceText',
    at: { story: 's', block: b.id },
    from,
    to,
    spans: to > from && kind === 2 ? [] : [{ text: mark }],
  };
}

/** The desk: applies what comes, moved over what came before it. */
class FakeDesk {
  readonly log: Step[][] = [];
  constructor(public document: Document) {}
  foreign(step: Step) {
    this.document = applySteps(this.document, [step]);
    this.log.push([step]);
  }
}

const onlyText = (s: Step) => s.type === 'replaceText';
const withoutLoss = (s: Step) => s.type !== 'replaceText' || s.from === s.to;

/** One round: the client's request goes out, others work meanwhile, the client types on, the answer comes. */
function play(seed: number, keep: (s: Step) => boolean, rounds = 12) {
  const roll = dice(seed);
  const desk = new FakeDesk(start());
  let base = desk.document;
  let queue: Edit[] = [];
  let count = 0;
  const type = () => {
    const local = applySteps(base, stepsOf(queue));
    const step = randomStep(local, roll, '键', ++count);
    if (keep(step)) queue = [...queue, { name: 'type', steps: [step] }];
  };
  for (let round = 0; round < rounds; round++) {
    for (let i = roll(4); i >= 0; i--) type();
    const sent = queue.length;
    const foreign: Step[] = [];
    for (let i = roll(3); i > 0; i--) {
      const step = randomStep(desk.document, roll, '他', ++count);
      if (!keep(step)) continue;
      foreign.push(step);
      desk.foreign(step);
    }
    for (let i = roll(4); i > 0; i--) type();
    const before = applySteps(base, stepsOf(queue));
    const own = transform(locate(base, foreign), locate(base, stepsOf(queue.slice(0, sent)))).second;
    desk.document = applySteps(desk.document, own);
    const { queue: waiting, moved } = rebase(base, queue.slice(0, sent), queue.slice(sent), foreign);
    base = desk.document;
    queue = waiting;
    const local = applySteps(base, stepsOf(queue));
    expect(textsOf(local), `seed ${seed}, round ${round}`).toEqual(textsOf(applySteps(before, moved)));
  }
  return { local: applySteps(base, stepsOf(queue)), count };
}

describe('waiting edits', () => {
  it('lead to the same text on both sides, whatever others type meanwhile', () => {
    for (let seed = 1; seed <= 400; seed++) play(seed, onlyText);
  });

  it('lead to the same text when others split and join', () => {
    for (let seed = 1; seed <= 200; seed++) play(seed, withoutLoss);
  });

  it('keep what is typed together when another types before it', () => {
    const base = documentOf([block('a', '甲乙')]);
    const key = (from: number, text: string): Edit => ({
      name: 'type',
      steps: [{ type: 'replaceText', at: { story: 's', block: 'a' }, from, to: from, spans: [{ text }] }],
    });
    const foreign: Step[] = [
      { type: 'replaceText', at: { story: 's', block: 'a' }, from: 0, to: 0, spans: [{ text: '他们' }] },
    ];
    const { queue, moved } = rebase(base, [key(1, '一')], [key(2, '二'), key(3, '三')], foreign);
    expect(textsOf(applySteps(documentOf([block('a', '他们甲一乙')]), stepsOf(queue)))).toEqual(['他们甲一二三乙']);
    expect(mapPoints(point('a', 4), moved)).toEqual(point('a', 6));
  });
});

describe('echo', () => {
  it('follows a queue that grows and shrinks', () => {
    const echo = new Echo();
    const base = start();
    const key = (from: number, text: string): Edit => ({
      name: 'type',
      steps: [{ type: 'replaceText', at: { story: 's', block: 'c' }, from, to: from, spans: [{ text }] }],
    });
    const one = key(1, '一');
    const two = key(2, '二');
    expect(textsOf(echo.document(base, [one]))[2]).toBe('🎉一结束');
    expect(textsOf(echo.document(base, [one, two]))[2]).toBe('🎉一二结束');
    const next = applySteps(base, one.steps);
    expect(textsOf(echo.document(next, [two]))[2]).toBe('🎉一二结束');
    expect(textsOf(echo.document(next, []))[2]).toBe('🎉一结束');
    expect(echo.document(next, [])).toBe(echo.document(next, []));
  });
});

describe('places on the screen', () => {
  const base = start();
  const waiting: Step[] = [
    { type: 'replaceText', at: { story: 's', block: 'a' }, from: 2, to: 2, spans: [{ text: '丽' }] },
    { type: 'splitBlock', story: 's', block: 'a', at: 5, newBlock: block('n', '') },
    { type: 'joinBlocks', story: 's', block: 'n', next: 'b' },
  ];
  it.each([
    ['before the edit', point('a', 1), point('a', 1)],
    ['behind what was typed', point('a', 2), point('a', 3)],
    ['behind the split', point('a', 6), point('n', 2)],
    ['in what was joined', point('b', 3), point('n', 10)],
  ])('%s', (_, shown, local) => {
    expect(toLocal(shown, base, waiting)).toEqual(local);
    expect(toShown(local, base, waiting)).toEqual(shown);
  });
});
