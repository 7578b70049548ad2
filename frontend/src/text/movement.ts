// Where the caret goes. Sideways it follows the text; up and down it follows
// the lines on the page, which the canvas knows.

import type { TextPoint } from '../stores/selection';
import { endOf, type Flow, indexOf, startOf } from './flow';
import { nextBoundary, nextWord, previousBoundary, previousWord } from './segment';

/** A place with the side of a line's break that it belongs to. */
export type Place = { point: TextPoint; upstream?: boolean };

/** What the caret needs to know of the lines on the page. All points are of the text as it will be. */
export type Lines = {
  /** x of a place, in page space, or null where it is not shown. */
  xOf: (place: Place) => number | null;
  /** The place on the line n lines on (negative: before) nearest to x, or null behind the last. */
  beside: (place: Place, n: number, x: number) => Place | null;
  /** First and last place of the line. */
  lineOf: (place: Place) => { start: TextPoint; end: TextPoint; endsInside: boolean } | null;
  /** How many lines one page key goes. */
  page: number;
};

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

/** n lines down (negative: up), keeping x; beyond the last line it goes to the text's end. */
export function vertical(flow: Flow, lines: Lines, place: Place, n: number, x: number): Place {
  const found = lines.beside(place, n, x);
  if (found) return found;
  return { point: n < 0 ? storyStart(flow, place.point) : storyEnd(flow, place.point) };
}

export function lineStart(lines: Lines, place: Place): Place {
  const line = lines.lineOf(place);
  return line ? { point: line.start } : { point: { at: place.point.at, offset: 0 } };
}

export function lineEnd(flow: Flow, lines: Lines, place: Place): Place {
  const line = lines.lineOf(place);
  if (line) return { point: line.end, upstream: line.endsInside };
  const passage = flow[indexOf(flow, place.point.at)];
  return { point: passage ? endOf(passage) : place.point };
}
