// Arrow keys on frames: a character cell across or a line down; Shift ten of
// them; Alt a tenth of a millimetre.

import { mmPerMilli } from '../canvas/viewport';
import type { Document } from '../model/document';
import { useSelection } from '../stores/selection';
import { moveSteps } from './commands/placing';
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
  const steps = moveSteps(document, frames, direction.x * x, direction.y * y);
  // A held key is one step of the history, and edits wait for none of the answers.
  const join = lastNudge.key === k.key + frames.join() && k.timeStamp - lastNudge.time < 700;
  lastNudge = { time: k.timeStamp, key: k.key + frames.join() };
  send('move-frame', steps, k.timeStamp, join);
  return true;
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
