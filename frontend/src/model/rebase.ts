// What still waits to be sent when an answer comes: moved over the steps of
// others, which the desk put before it.

import { applySteps } from './apply-step';
import type { Document } from './document';
import { type Located, locate, transform } from './mapping';
import type { Edit, Step } from './step';

export type Rebased = {
  /** The waiting edits as they stand on the new document. */
  queue: Edit[];
  /** The steps of others as they meet the document with everything of one's own in it. */
  moved: Located[];
};

/**
 * Moves edits over foreign steps. base is the document before the answer; sent
 * is what the answer acknowledges, waiting what was done after it.
 */
export function rebase(
  base: Document,
  sent: readonly Edit[],
  waiting: readonly Edit[],
  foreign: readonly Step[],
): Rebased {
  if (foreign.length === 0) return { queue: [...waiting], moved: [] };
  const ownSteps = sent.flatMap((e) => e.steps);
  let moved = transform(locate(base, foreign), locate(base, ownSteps)).first;
  let now = applySteps(base, ownSteps);
  const queue = waiting.map((edit) => {
    const located = locate(now, edit.steps);
    now = applySteps(now, edit.steps);
    const both = transform(moved, located);
    moved = both.first;
    return { ...edit, steps: both.second.filter((s) => !isNothing(s)).map(bare) };
  });
  return { queue: queue.filter((e) => e.steps.length > 0), moved };
}

const isNothing = (s: Step): boolean => s.type === 'replaceText' && s.from === s.to && s.spans.length === 0;

function bare(step: Located): Step {
  const { seam: _, ...rest } = step;
  return rest as Step;
}
