// The text as it will be: the document as the desk last sent it, with the
// edits that are still on their way. Caret and panels live in this text; the
// scene on the screen is a moment behind it, so places are led across.

import { applySteps } from '../model/apply-step';
import type { Document } from '../model/document';
import { type Located, locate, mapPoints, unmapPoint } from '../model/mapping';
import type { Edit, Step } from '../model/step';
import type { TextPoint } from '../stores/selection';

/** Follows a document and its waiting edits; what did not change is not worked out again. */
export class Echo {
  private base: Document | null = null;
  private edits: readonly Edit[] = [];
  private result: Document | null = null;

  /** The document with the edits in it. */
  document(base: Document, edits: readonly Edit[]): Document {
    const isLonger = base === this.base && this.edits.every((e, i) => e === edits[i]);
    const known = isLonger && this.result ? this.edits.length : 0;
    const start = known > 0 && this.result ? this.result : base;
    if (!isLonger || known < edits.length || !this.result) this.result = applySteps(start, stepsOf(edits.slice(known)));
    this.base = base;
    this.edits = [...edits];
    return this.result;
  }
}

export const stepsOf = (edits: readonly Edit[]): Step[] => edits.flatMap((e) => e.steps);

/** A place on the screen's text, in the text as it will be. */
export const toLocal = (p: TextPoint, base: Document, waiting: readonly Step[]): TextPoint =>
  waiting.length === 0 ? p : mapPoints(p, locate(base, waiting));

/** A place in the text as it will be, on the screen's text. */
export function toShown(p: TextPoint, base: Document, waiting: readonly Step[]): TextPoint {
  if (waiting.length === 0) return p;
  return locate(base, waiting).reduceRight((q: TextPoint, step: Located) => unmapPoint(q, step), p);
}

/**
 * An offset of one wording of a text in another wording: what stands before
 * and behind the difference keeps its place.
 */
export function carry(offset: number, from: string, to: string): number {
  if (from === to) return offset;
  const [a, b] = [Array.from(from), Array.from(to)];
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  if (offset >= a.length - tail && tail > 0) return b.length - (a.length - offset);
  return Math.min(offset, b.length - tail);
}
