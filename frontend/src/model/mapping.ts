// Places in text, moved along with the steps of others (or one's own).

import type { TextPoint } from '../stores/selection';
import type { Step, TextRef } from './step';
import { isSameText, runeCount } from './text';

/** Which side of text inserted at the very place a point goes to. */
export type Side = 'before' | 'after';

/** Where a point is after a step. */
export function mapPoint(p: TextPoint, step: Step, side: Side = 'after'): TextPoint {
  switch (step.type) {
    case 'replaceText':
      return isSameText(p.at, step.at) ? { ...p, offset: overReplace(p.offset, step, side) } : p;
    case 'splitBlock':
      if (!isBlock(p.at, step.story, step.block)) return p;
      if (p.offset < step.at || (p.offset === step.at && side === 'before')) return p;
      return { at: { story: step.story, block: step.newBlock.id }, offset: p.offset - step.at };
    case 'joinBlocks':
      // Where the joined text begins is not in the step: the caller sets the caret itself.
      return isBlock(p.at, step.story, step.next)
        ? { at: { story: step.story, block: step.block }, offset: p.offset }
        : p;
    default:
      return p;
  }
}

export const mapPoints = (p: TextPoint, steps: readonly Step[], side: Side = 'after'): TextPoint =>
  steps.reduce((q, s) => mapPoint(q, s, side), p);

function overReplace(offset: number, step: Extract<Step, { type: 'replaceText' }>, side: Side): number {
  const inserted = step.spans.reduce((n, s) => n + runeCount(s.text), 0);
  if (offset < step.from || (offset === step.from && step.from === step.to && side === 'before')) return offset;
  if (offset < step.to) return side === 'before' ? step.from : step.from + inserted;
  return offset + inserted - (step.to - step.from);
}

const isBlock = (at: TextRef, story: string, block: string): boolean =>
  !('photo' in at) && at.story === story && at.block === block;

/** Text steps that wait to be sent, moved over the steps of others; other kinds stay as they are. */
export function mapStep(step: Step, over: readonly Step[]): Step {
  if (step.type !== 'replaceText' && step.type !== 'styleText') return step;
  const from = mapPoints({ at: step.at, offset: step.from }, over);
  const to = step.from === step.to ? from : mapPoints({ at: step.at, offset: step.to }, over, 'before');
  return { ...step, at: from.at, from: from.offset, to: Math.max(from.offset, to.offset) };
}
