// Arrow keys on frames: a character cell across or a line down; Shift ten of
// them; Alt a tenth of a millimetre. With Ctrl they move the right and lower
// edges alone.

import { mmPerMilli } from '../canvas/viewport';
import { resized } from '../kernels/resize';
import type { Document } from '../model/document';
import type { Step } from '../model/step';
import { useSelection } from '../stores/selection';
import { chosen } from './commands/arranging';
import { moveSteps, placeSteps, withFollowers } from './commands/placing';
import { send } from './run';
import type { CanvasKey } from './tool';

const directions: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

let lastNudge = { time: 0, key: '' };

/** Moves the selected frames; returns whether the key was an arrow with something to move. */
export function nudge(document: Document, k: CanvasKey): boolean {
  const direction = directions[k.key];
  const { frames } = useSelection.getState();
  if (!direction || !frames.length) return false;
  const { x, y } = distance(document, k);
  const [dx, dy] = [direction.x * x, direction.y * y];
  const steps = k.ctrl ? growSteps(document, frames, dx, dy) : moveSteps(document, frames, dx, dy);
  // A held key is one step of the history, and edits wait for none of the answers.
  const key = [k.key, k.ctrl, ...frames].join();
  const join = lastNudge.key === key && k.timeStamp - lastNudge.time < 700;
  lastNudge = { time: k.timeStamp, key };
  send(k.ctrl ? 'resize-frame' : 'move-frame', steps, k.timeStamp, join);
  return true;
}

function growSteps(d: Document, ids: readonly string[], dx: number, dy: number): Step[] {
  const rects = chosen(d, ids).map((f) => [f.id, resized(f.rect, 'se', dx, dy)] as const);
  return placeSteps(d, withFollowers(d, new Map(rects)));
}

/** How far one press moves, 1/1000 pt. */
function distance(d: Document, k: CanvasKey): { x: number; y: number } {
  if (k.alt) {
    const tenth = 0.1 / mmPerMilli;
    return { x: tenth, y: tenth };
  }
  const times = k.shift ? 10 : 1;
  return { x: d.grid.size * times, y: d.grid.leading * times };
}
