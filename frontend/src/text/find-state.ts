// What is looked for, and what was found: followed while the text changes.

import { create } from 'zustand';
import { addOverlayPainter, repaintOverlay, screenRect } from '../canvas/overlay';
import { textLayout } from '../canvas/text-lines';
import type { TextRef } from '../model/step';
import { isSameText } from '../model/text';
import { useSelection } from '../stores/selection';
import { session } from '../stores/session';
import { expand, type Found, find, type Match, type Query, replacement } from './find';
import { localDocument, useLocal } from './local';
import { showText } from './show';
import { onScreen, stretchRects } from './shown';

export type FindState = {
  isOpen: boolean;
  isReplacing: boolean;
  query: Query;
  replacement: string;
  found: Found;
  /** Index of the match that was gone to last, -1 none. */
  current: number;
  /** How many were replaced together just now; null once something else is looked for. */
  replaced: number | null;
  set: (change: Partial<Pick<FindState, 'replacement' | 'isReplacing'>>) => void;
  look: (change: Partial<Query>) => void;
};

const emptyQuery: Query = { text: '', isRegular: false, isCaseSensitive: false, isWholeWord: false };

export const useFind = create<FindState>((set, get) => ({
  isOpen: false,
  isReplacing: false,
  query: emptyQuery,
  replacement: '',
  found: { matches: [], isCut: false, error: null },
  current: -1,
  replaced: null,
  set,
  look: (change) => {
    set({ query: { ...get().query, ...change }, current: -1, replaced: null });
    refresh();
  },
}));

/** Puts the keyboard into the field for finding, where it is on the screen. */
let focusField: (() => void) | null = null;
let isFocusWanted = false;

/** The field says how it takes the keyboard; if it was asked for before the field was there, it takes it now. */
export function onFindFocus(f: () => void): () => void {
  focusField = f;
  if (isFocusWanted) giveFocus();
  return () => {
    if (focusField === f) focusField = null;
  };
}

function giveFocus() {
  isFocusWanted = focusField === null;
  focusField?.();
}

export function openFind(isReplacing: boolean) {
  const state = useFind.getState();
  const selected = selectedText();
  useFind.setState({ isOpen: true, isReplacing: isReplacing || state.isReplacing });
  if (selected) state.look({ text: selected });
  else refresh();
  // The panel may have to come up first.
  isFocusWanted = true;
  requestAnimationFrame(giveFocus);
}

export function closeFind() {
  useFind.setState({ isOpen: false, isReplacing: false, current: -1, replaced: null });
  repaintOverlay();
}

/** A short selection inside one text is what one wants to look for. */
function selectedText(): string {
  const { text } = useSelection.getState();
  const d = localDocument();
  if (!text || !d || !isSameText(text.anchor.at, text.focus.at)) return '';
  const [from, to] = [text.anchor.offset, text.focus.offset].toSorted((a, b) => a - b);
  return to === undefined || from === undefined || to - from > 60 ? '' : runesAt(text.focus.at, from, to);
}

function runesAt(at: TextRef, from: number, to: number): string {
  const d = localDocument();
  if (!d) return '';
  const text =
    'photo' in at
      ? (d.photos.find((p) => p.id === at.photo)?.caption ?? '')
      : (d.stories
          .find((s) => s.id === at.story)
          ?.story.blocks.find((b) => b.id === at.block)
          ?.spans.map((s) => s.text)
          .join('') ?? '');
  return Array.from(text).slice(from, to).join('');
}

function refresh() {
  const d = localDocument();
  const { isOpen, query } = useFind.getState();
  if (!d || !isOpen) return;
  useFind.setState({ found: find(d, query) });
  repaintOverlay();
}

/** Goes to a match: it is selected and shown; the keyboard stays where it is. */
export function goToMatch(index: number) {
  const { found } = useFind.getState();
  const m = found.matches[index];
  if (!m) return;
  useFind.setState({ current: index });
  showText({ at: m.at, offset: m.to }, { at: m.at, offset: m.from });
}

/** The next match (1) or the one before (-1), round the end. */
export function step(by: 1 | -1) {
  const { found, current } = useFind.getState();
  const n = found.matches.length;
  if (n === 0) return;
  const start = current < 0 ? matchNearCaret(found.matches, by) : current + by;
  goToMatch((start + n) % n);
}

function matchNearCaret(matches: readonly Match[], by: 1 | -1): number {
  const { text } = useSelection.getState();
  const here = text ? matches.findIndex((m) => isSameText(m.at, text.focus.at) && m.to >= text.focus.offset) : -1;
  if (here >= 0) return by > 0 ? here : here - 1;
  return by > 0 ? 0 : -1;
}

/** Replaces the match that is gone to (or the next), and goes on. */
export function replaceOne() {
  const { found, current, replacement: template, query } = useFind.getState();
  const d = localDocument();
  const m = found.matches[current];
  if (!d || !m) return step(1);
  send(d, [m], template, query.isRegular);
  refresh();
  const behind = m.from + Array.from(query.isRegular ? expand(template, m) : template).length;
  const { matches } = useFind.getState().found;
  const next = matches.findIndex((x) => isSameText(x.at, m.at) && x.from >= behind);
  if (matches.length) goToMatch(next >= 0 ? next : Math.min(current, matches.length - 1));
}

/** Replaces all as one step of the history; returns how many. */
export function replaceAll(): number {
  const { found, replacement: template, query } = useFind.getState();
  const d = localDocument();
  if (!d) return 0;
  send(d, found.matches, template, query.isRegular);
  useFind.setState({ current: -1, replaced: found.matches.length });
  refresh();
  return found.matches.length;
}

function send(d: Parameters<typeof find>[0], matches: readonly Match[], template: string, isRegular: boolean) {
  const edit = replacement(d, matches, template, isRegular);
  if (edit) void session.edit(edit);
}

const markColour = 'rgb(240 180 0 / 0.35)';

/** Follows the text, and marks the matches on the page. Returns the end. */
export function installFind(): () => void {
  const ends = [
    useLocal.subscribe((now, before) => now.document !== before.document && refresh()),
    addOverlayPainter(paintMatches, 40),
  ];
  return () => {
    for (const end of ends) end();
  };
}

const paintMatches: Parameters<typeof addOverlayPainter>[0] = (o) => {
  const { isOpen, found } = useFind.getState();
  const local = localDocument();
  if (!isOpen || !local || found.matches.length === 0 || o.view.preview) return;
  const t = textLayout(o.scene, o.document);
  o.ctx.fillStyle = markColour;
  for (const m of found.matches) {
    const [from = 0, to = 0] = [m.from, m.to].map((offset) => onScreen({ at: m.at, offset }, local, o.document).offset);
    for (const { page, rect } of stretchRects(t, m.at, from, to)) {
      const r = screenRect(o, page, rect);
      o.ctx.fillRect(r.X, r.Y, r.W, r.H);
    }
  }
};
