// How long an edit takes to be seen: from the event that made it to the first
// frame callback after the drawing of its answer, as `edit-to-paint`.

import { shell } from '../api/shell';
import { session, useSession } from '../stores/session';

/** Events whose edits the request under way carries, and those that wait behind it. */
let sent: number[] = [];
let waiting: number[] = [];

/** Call it with the event's timeStamp right before `session.edit`. */
export function markEdit(timeStamp: number) {
  const isUnderWay = useSession.getState().save !== 'saved';
  (isUnderWay ? waiting : sent).push(timeStamp);
}

/** Measures what an answer shows; called once it is drawn. */
function measureAnswered() {
  const starts = sent;
  sent = waiting;
  waiting = [];
  if (!starts.length) return;
  requestAnimationFrame(() => {
    const end = performance.now();
    for (const start of starts) performance.measure('edit-to-paint', { start, end });
  });
}

session.onChange(({ own }) => {
  if (own.length || !waiting.length) measureAnswered();
});

let paintedFirst: () => void = () => undefined;
/** Kept in the frame after a page with all its faces was drawn for the first time. */
export const firstPaint = new Promise<void>((resolve) => {
  paintedFirst = resolve;
});

let hasPainted = false;
/** Leaves the mark `first-page-paint` once, in the frame after a page with all its faces was drawn. */
export function markFirstPaint() {
  if (hasPainted) return;
  hasPainted = true;
  requestAnimationFrame(() => {
    performance.mark('first-page-paint');
    shell.painted();
    setTimeout(paintedFirst); // once this frame is on the screen
  });
}
