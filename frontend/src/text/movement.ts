// Where the caret goes along the text. Up and down it follows the lines on the
// page: shown.ts.

import type { TextPoint } from '../stores/selection';
import { endOf, type Flow, indexOf, startOf } from './flow';
import { nextBoundary, nextWord, previousBoundary, previousWord } from './segment';

export function left(flow: Flow, p: TextPoint): TextPoint {
  const i = indexOf(flow, p.at);
  const passage = flow[i];
  if (!passage) return p;
  if (p.offset > 0) return { at: p.at, offset: previousBoundary(passage.text, p.offset) };
  const before = flow[i - 1];
  return before ? endOf(before) : p;
}

export function right(flow: Flow, p: TextPoint): TextPoint {
  const i = indexOf(flow, p.at);
  const passage = flow[i];
  if (!passage) return p;
  if (p.offset < endOf(passage).offset) return { at: p.at, offset: nextBoundary(passage.text, p.offset) };
  const behind = flow[i + 1];
  return behind ? startOf(behind) : p;
}

export function wordLeft(flow: Flow, p: TextPoint): TextPoint {
  const passage = flow[indexOf(flow, p.at)];
  if (!passage || p.offset === 0) return left(flow, p);
  return { at: p.at, offset: previousWord(passage.text, p.offset) };
}

export function wordRight(flow: Flow, p: TextPoint): TextPoint {
  const passage = flow[indexOf(flow, p.at)];
  if (!passage || p.offset === endOf(passage).offset) return right(flow, p);
  return { at: p.at, offset: nextWord(passage.text, p.offset) };
}

/** To the start of this passage, or of the one before where it stands there already. */
export function paragraphUp(flow: Flow, p: TextPoint): TextPoint {
  const i = indexOf(flow, p.at);
  const passage = p.offset > 0 ? flow[i] : (flow[i - 1] ?? flow[i]);
  return passage ? startOf(passage) : p;
}

export function paragraphDown(flow: Flow, p: TextPoint): TextPoint {
  const i = indexOf(flow, p.at);
  const behind = flow[i + 1];
  if (behind) return startOf(behind);
  return flow[i] ? endOf(flow[i]) : p;
}

export function storyStart(flow: Flow, p: TextPoint): TextPoint {
  return flow[0] ? startOf(flow[0]) : p;
}

export function storyEnd(flow: Flow, p: TextPoint): TextPoint {
  const last = flow.at(-1);
  return last ? endOf(last) : p;
}
