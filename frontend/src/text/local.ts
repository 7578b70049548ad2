// The text as it will be, for everything that edits it, and the selection kept
// in it while answers come.

import { create } from 'zustand';
import type { TextLayout } from '../canvas/text-lines';
import type { Document } from '../model/document';
import { type Located, mapPoints } from '../model/mapping';
import { spansLength } from '../model/spans';
import type { Overset } from '../model/wire';
import { type TextPoint, type TextSelection, useSelection } from '../stores/selection';
import { type AppliedChange, session, useSession } from '../stores/session';
import { fitSelection } from './flow';
import { Echo } from './pending';
import { shownLayout } from './shown';

const echo = new Echo();

/** The open document with all waiting edits in it. */
export function localDocument(): Document | null {
  const { document } = useSession.getState();
  return document && echo.document(document, session.pending());
}

export type Local = {
  document: Document | null;
  /** The lines on the page, as they were when the document was taken. */
  layout: TextLayout | null;
  overset: readonly Overset[];
  selection: TextSelection | null;
};

const none: Local = { document: null, layout: null, overset: [], selection: null };

const take = (): Local => ({
  document: localDocument(),
  layout: shownLayout(),
  overset: useSession.getState().status?.overset ?? [],
  selection: useSelection.getState().text,
});

/** For panels: follows the text and its lines, but lets the page be painted first. */
export const useLocal = create<Local>(() => none);

let scheduled: ReturnType<typeof setTimeout> | undefined;
let waitingSince = 0;

/** Milliseconds of quiet that panels wait for, so that no key waits for a panel; and how long at most. */
const quiet = 90;
const longestWait = 450;

function followLater() {
  if (useSession.getState().document === null) return useLocal.setState(none);
  if (useLocal.getState().document === null || isOtherwise()) return show();
  const now = performance.now();
  if (scheduled === undefined) waitingSince = now;
  else if (now - waitingSince > longestWait) return;
  clearTimeout(scheduled);
  scheduled = setTimeout(show, quiet);
}

/** A caret came into the text or left it: that is not typing, and the inspector for it opens at once. */
const isOtherwise = () => (useLocal.getState().selection === null) !== (useSelection.getState().text === null);

function show() {
  clearTimeout(scheduled);
  scheduled = undefined;
  useLocal.setState(useSession.getState().document ? take() : none);
}

/** Where the caret belongs after steps of undo, redo or the history: at what they changed last. */
export function placeOfChange(steps: readonly Located[]): TextPoint | null {
  const i = steps.findLastIndex((s) => ['replaceText', 'styleText', 'splitBlock', 'joinBlocks'].includes(s.type));
  const step = steps[i];
  const place = step && endOfStep(step);
  return place ? mapPoints(place, steps.slice(i + 1)) : null;
}

function endOfStep(step: Located): TextPoint | null {
  switch (step.type) {
    case 'replaceText':
      return { at: step.at, offset: step.from + spansLength(step.spans) };
    case 'styleText':
      return { at: step.at, offset: step.to };
    case 'splitBlock':
      return { at: { story: step.story, block: step.newBlock.id }, offset: 0 };
    case 'joinBlocks':
      return { at: { story: step.story, block: step.block }, offset: step.seam ?? 0 };
    default:
      return null;
  }
}

/** A selection after an answer. */
export function followChange(
  text: TextSelection,
  change: Pick<AppliedChange, 'moved' | 'foreign' | 'isHistory'>,
): TextSelection {
  const place = change.isHistory ? placeOfChange(change.moved.slice(change.foreign.length)) : null;
  if (place) return { anchor: place, focus: place };
  if (change.moved.length === 0) return text;
  return { ...text, anchor: mapPoints(text.anchor, change.moved), focus: mapPoints(text.focus, change.moved) };
}

function keepSelection(change: AppliedChange) {
  const { text, selectText } = useSelection.getState();
  const document = localDocument();
  if (!text || !document) return;
  const next = fitSelection(document, followChange(text, change));
  if (next !== text) selectText(next);
}

/** What was refused is gone from the text again: the caret must not stand in it. */
function keepInside() {
  const { text, selectText } = useSelection.getState();
  const document = localDocument();
  if (text && document) selectText(fitSelection(document, text));
}

/** Begins to follow the session. Returns the end of it. */
export function followSession(): () => void {
  const ends = [
    useSession.subscribe(followLater),
    useSelection.subscribe(followLater),
    session.onChange(keepSelection),
    session.onFailure(keepInside),
  ];
  followLater();
  return () => {
    for (const end of ends) end();
  };
}
