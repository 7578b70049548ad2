// Between the text as it will be and the lines on the screen, which are a
// moment behind it, or ahead while a composition is previewed.

import {
  type CaretPlace,
  type CaretRect,
  caretRect,
  lineOf,
  type PageRect,
  pointAt,
  rangeRects,
  type TextLayout,
  textLayout,
  verticalMove,
  xInLine,
} from '../canvas/text-geometry';
import { textKey } from '../canvas/text-lines';
import type { Document } from '../model/document';
import type { TextRef } from '../model/step';
import { blockOf, textAt } from '../model/text';
import type { TextPoint } from '../stores/selection';
import { session, shownDocument, shownScene, useSession } from '../stores/session';
import { carry, stepsOf, toLocal, toShown } from './pending';

/** The text on the screen. */
export function shownLayout(): TextLayout | null {
  const s = useSession.getState();
  const [scene, document] = [shownScene(s), shownDocument(s)];
  return scene && document ? textLayout(scene, document) : null;
}

const isThere = (d: Document, at: TextRef): boolean => 'photo' in at || blockOf(d, at) !== undefined;

/** A place of the text that the editor works on, in the text on the screen. */
export function onScreen(p: TextPoint, local: Document, shown: Document): TextPoint {
  if (local === shown) return p;
  const { document } = useSession.getState();
  const q = isThere(shown, p.at) || !document ? p : toShown(p, document, stepsOf(session.pending()));
  return { at: q.at, offset: q === p ? carry(p.offset, textAt(local, p.at), textAt(shown, p.at)) : q.offset };
}

/** A place of the text on the screen, in the text that the editor works on. */
export function fromScreen(p: TextPoint, local: Document, shown: Document): TextPoint {
  if (local === shown) return p;
  const { document } = useSession.getState();
  const q = isThere(local, p.at) || !document ? p : toLocal(p, document, stepsOf(session.pending()));
  return { at: q.at, offset: q === p ? carry(p.offset, textAt(shown, p.at), textAt(local, p.at)) : q.offset };
}

/** The caret on the page for a place in the local text; null where it is overset. */
export function caretOnPage(local: Document, p: TextPoint, upstream = false): CaretRect | null {
  const t = shownLayout();
  return t && caretRect(t, onScreen(p, local, t.document), upstream);
}

export function rectsOnPage(local: Document, a: TextPoint, b: TextPoint): PageRect[] {
  const t = shownLayout();
  return t ? rangeRects(t, onScreen(a, local, t.document), onScreen(b, local, t.document)) : [];
}

/** The place in the local text at a point of a page. */
export function placeAt(local: Document, page: number, x: number, y: number, within?: TextRef): CaretPlace | null {
  const t = shownLayout();
  const place = t && pointAt(t, page, x, y, within);
  return t && place ? { ...fromScreen(place, local, t.document), upstream: place.upstream } : null;
}

/** The areas of runes from..to of one text: quicker than asking for a range over texts. */
export function stretchRects(t: TextLayout, at: TextRef, from: number, to: number): PageRect[] {
  const lines = t.byText.get(textKey(at)) ?? [];
  return lines.flatMap((l) => {
    const [start, end] = [Math.max(from, l.start), Math.min(to, l.end)];
    if (start >= end) return [];
    const x = xInLine(l, start);
    return [{ page: l.page, rect: { X: x, Y: l.top, W: xInLine(l, end) - x, H: l.height } }];
  });
}

export type Goal = { place: CaretPlace; goalX: number };

/** n lines down or up, keeping x; null behind the last line. */
export function moveVertically(local: Document, p: CaretPlace, n: number, goalX: number | null): Goal | null {
  const t = shownLayout();
  if (!t) return null;
  const start = onScreen(p, local, t.document);
  let goal: Goal | null = null;
  let x = goalX ?? caretRect(t, start, p.upstream)?.x;
  let place: CaretPlace = { ...start, upstream: p.upstream };
  for (let i = 0; i < Math.abs(n) && x !== undefined; i++) {
    const next = verticalMove(t, place, place.upstream ?? false, n < 0 ? -1 : 1, x);
    if (!next) break;
    goal = next;
    ({ place, goalX: x } = next);
  }
  return goal && { ...goal, place: { ...fromScreen(goal.place, local, t.document), upstream: goal.place.upstream } };
}

/** Start and end of the line on the page that a place stands in. */
export function lineAround(
  local: Document,
  p: TextPoint,
  upstream = false,
): { start: TextPoint; end: CaretPlace } | null {
  const t = shownLayout();
  const line = t && lineOf(t, onScreen(p, local, t.document), upstream);
  if (!t || !line) return null;
  const at = (offset: number) => fromScreen({ at: line.at, offset }, local, t.document);
  const end = at(line.end);
  const isInside = line.end < Array.from(textAt(t.document, line.at)).length;
  return { start: at(line.start), end: { ...end, upstream: isInside } };
}
