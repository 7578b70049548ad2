// Places in text, moved along with the steps of others (or one's own).

import type { TextPoint } from '../stores/selection';
import { applyStep } from './apply-step';
import type { Document } from './document';
import { spansLength } from './spans';
import type { Step, TextRef } from './step';
import { blockOf, isSameText, runeCount } from './text';

/** Which side of text inserted at the very place a point goes to. */
export type Side = 'before' | 'after';

/** A step, and for a joining where the joined text begins in its new block. */
export type Located = Step & { seam?: number };

/** Steps with the seams of their joinings, as they meet the document they were made for. */
export function locate(d: Document, steps: readonly Step[]): Located[] {
  let now = d;
  return steps.map((step) => {
    const before = now;
    now = applyStep(now, step);
    if (step.type !== 'joinBlocks') return step;
    const block = blockOf(before, { story: step.story, block: step.block });
    return { ...step, seam: spansLength(block?.spans ?? []) };
  });
}

/** Where a point is after a step. */
export function mapPoint(p: TextPoint, step: Located, side: Side = 'after'): TextPoint {
  switch (step.type) {
    case 'replaceText':
      return isSameText(p.at, step.at) ? { ...p, offset: overReplace(p.offset, step, side) } : p;
    case 'splitBlock':
      if (!isBlock(p.at, step.story, step.block)) return p;
      if (p.offset < step.at || (p.offset === step.at && side === 'before')) return p;
      return { at: { story: step.story, block: step.newBlock.id }, offset: p.offset - step.at };
    case 'joinBlocks':
      return isBlock(p.at, step.story, step.next)
        ? { at: { story: step.story, block: step.block }, offset: p.offset + (step.seam ?? 0) }
        : p;
    default:
      return p;
  }
}

export const mapPoints = (p: TextPoint, steps: readonly Located[], side: Side = 'after'): TextPoint =>
  steps.reduce((q, s) => mapPoint(q, s, side), p);

/** Where a point was before a step: inside what the step put in, it is where that begins. */
export function unmapPoint(p: TextPoint, step: Located): TextPoint {
  switch (step.type) {
    case 'replaceText': {
      if (!isSameText(p.at, step.at) || p.offset <= step.from) return p;
      const inserted = insertedLength(step);
      if (p.offset <= step.from + inserted)
        return { ...p, offset: p.offset === step.from + inserted ? step.to : step.from };
      return { ...p, offset: p.offset - inserted + (step.to - step.from) };
    }
    case 'splitBlock':
      return isBlock(p.at, step.story, step.newBlock.id)
        ? { at: { story: step.story, block: step.block }, offset: p.offset + step.at }
        : p;
    case 'joinBlocks':
      return isBlock(p.at, step.story, step.block) && step.seam !== undefined && p.offset > step.seam
        ? { at: { story: step.story, block: step.next }, offset: p.offset - step.seam }
        : p;
    default:
      return p;
  }
}

function insertedLength(step: Extract<Step, { type: 'replaceText' }>): number {
  return step.spans.reduce((n, s) => n + runeCount(s.text), 0);
}

function overReplace(offset: number, step: Extract<Step, { type: 'replaceText' }>, side: Side): number {
  const inserted = insertedLength(step);
  if (offset < step.from || (offset === step.from && side === 'before')) return offset;
  if (offset < step.to) return side === 'before' ? step.from : step.from + inserted;
  return offset + inserted - (step.to - step.from);
}

const isBlock = (at: TextRef, story: string, block: string): boolean =>
  !('photo' in at) && at.story === story && at.block === block;

/** A step of text moved over another that came first; kinds that name no place in a text stay as they are. */
export function mapStep(step: Located, over: readonly Located[], side: Side = 'after'): Located {
  switch (step.type) {
    case 'replaceText':
    case 'styleText':
      return mapRange(step, over, side);
    case 'splitBlock': {
      const p = mapPoints({ at: { story: step.story, block: step.block }, offset: step.at }, over, side);
      return 'photo' in p.at ? step : { ...step, block: p.at.block, at: p.offset };
    }
    case 'joinBlocks':
      return mapJoin(step, over);
    default:
      return step;
  }
}

type Ranged = Extract<Step, { type: 'replaceText' | 'styleText' }>;

function mapRange<T extends Ranged>(step: T, over: readonly Located[], side: Side): T {
  return over.reduce((s, o) => (s.from === s.to ? mapInsertion(s, o, side) : mapReplacement(s, o, side)), step);
}

function mapInsertion<T extends Ranged>(step: T, over: Located, side: Side): T {
  const isAtStart = over.type === 'replaceText' && over.from < over.to && step.from === over.from;
  const p = mapPoint({ at: step.at, offset: step.from }, over, isAtStart ? 'before' : side);
  return { ...step, at: p.at, from: p.offset, to: p.offset };
}

function mapReplacement<T extends Ranged>(step: T, over: Located, side: Side): T {
  if (over.type === 'replaceText' && isSameText(step.at, over.at) && isInside(over, step))
    return keepInside(step, over, side);
  const from = mapPoint({ at: step.at, offset: step.from }, over, 'after');
  const to = mapPoint({ at: step.at, offset: step.to }, over, 'before');
  // Where another split the range, nothing is taken away that one did not see.
  const isOneText = isSameText(from.at, to.at);
  const end = isOneText ? to.offset : from.offset;
  if (end > from.offset) return { ...step, at: from.at, from: from.offset, to: end };
  const start = side === 'before' && isOneText ? mapPoint({ at: step.at, offset: step.from }, over, 'before') : from;
  return { ...step, at: start.at, from: start.offset, to: start.offset };
}

const isInside = (inner: { from: number; to: number }, outer: { from: number; to: number }): boolean =>
  (inner.from > outer.from && inner.to <= outer.to && inner.from < outer.to) ||
  (inner.from >= outer.from && inner.to < outer.to && inner.to > outer.from);

/** What another wrote inside a range outlives the range: nobody's text goes unseen. */
function keepInside<T extends Ranged>(step: T, over: Extract<Step, { type: 'replaceText' }>, side: Side): T {
  const to = step.to + insertedLength(over) - (over.to - over.from);
  if (step.type === 'styleText') return { ...step, to };
  const spans = side === 'after' ? [...over.spans, ...step.spans] : [...step.spans, ...over.spans];
  return { ...step, to, spans };
}

function mapJoin(step: Extract<Located, { type: 'joinBlocks' }>, over: readonly Located[]): Located {
  const { story } = step;
  const end = mapPoints({ at: { story, block: step.block }, offset: Number.POSITIVE_INFINITY }, over);
  const start = mapPoints({ at: { story, block: step.next }, offset: 0 }, over, 'before');
  if ('photo' in end.at || 'photo' in start.at) return step;
  // Both joined the same blocks: it is done already.
  if (end.at.block === start.at.block) return { type: 'replaceText', at: end.at, from: 0, to: 0, spans: [] };
  const seam =
    step.seam === undefined
      ? undefined
      : mapPoints({ at: { story, block: step.block }, offset: step.seam }, over).offset;
  return { ...step, block: end.at.block, next: start.at.block, seam };
}

/** Two lists of steps made on one document, each moved over the other; first stands before second at equal places. */
export function transform(
  first: readonly Located[],
  second: readonly Located[],
): { first: Located[]; second: Located[] } {
  let over = [...second];
  const moved = first.map((step) => {
    let s = step;
    over = over.map((o) => {
      const next = mapStep(o, [s], 'after');
      s = mapStep(s, [o], 'before');
      return next;
    });
    return s;
  });
  return { first: moved, second: over };
}
