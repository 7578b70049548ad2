// Keys of the caret. Each row is a key with what it does; a key that is not
// here, as undo, is left to the program's commands.

import type { Document, Role } from '../model/document';
import { runeCount } from '../model/text';
import type { TextPoint, TextSelection } from '../stores/selection';
import { session } from '../stores/session';
import type { TextEditing } from './editing';
import { type Flow, flowOf, indexOf, isCollapsed, partOf, rangeOf } from './flow';
import { fitOf, fitSelected, moveBlock, selectedBlocks, setRole, toggle } from './formatting';
import { leaveText } from './leave';
import { left, paragraphDown, paragraphUp, right, storyEnd, storyStart, wordLeft, wordRight } from './movement';
import { lineAround, moveVertically } from './shown';
import { removeSelection, removeTo, splitAt, typeText, wholeOf } from './typing';

type At = { editing: TextEditing; document: Document; text: TextSelection; flow: Flow; event: KeyboardEvent };
type Action = (at: At) => boolean;

/** Does what a key means in text; false where it means nothing. */
export function handleKey(event: KeyboardEvent, editing: TextEditing): boolean {
  const where = editing.where();
  const action = where && actions[nameOf(event)];
  if (!where || !action) return false;
  return action({ ...where, editing, event, flow: flowOf(where.document, where.text.focus.at) });
}

const isMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '');

/** "Ctrl+ArrowLeft": without Shift for keys that move, since Shift only extends. */
export function nameOf(e: KeyboardEvent): string {
  const key = e.key.length === 1 ? e.key.toLowerCase() : e.key;
  const isCtrl = e.ctrlKey || e.metaKey;
  const isMove = /^(Arrow|Home$|End$|Page)/.test(key);
  return `${isCtrl ? 'Ctrl+' : ''}${e.altKey ? 'Alt+' : ''}${e.shiftKey && !isMove ? 'Shift+' : ''}${key}`;
}

const used =
  (f: (at: At) => void): Action =>
  (at) => {
    f(at);
    return true;
  };

function go({ editing, text, event }: At, focus: TextPoint, upstream = false) {
  editing.place(focus, event.shiftKey ? text.anchor : focus, upstream);
}

const along = (move: (flow: Flow, p: TextPoint) => TextPoint): Action =>
  used((at) => go(at, move(at.flow, at.text.focus)));

/** Without Shift, a selection first shrinks to its edge. */
const sideways = (move: (flow: Flow, p: TextPoint) => TextPoint, edge: 'from' | 'to'): Action =>
  used((at) => {
    const hasSelection = !at.event.shiftKey && !isCollapsed(at.text);
    go(at, hasSelection ? rangeOf(at.flow, at.text)[edge] : move(at.flow, at.text.focus));
  });

const vertically = (lines: () => number): Action =>
  used((at) => {
    const { editing, document, text, event, flow } = at;
    const n = lines();
    const next = moveVertically(document, { ...text.focus, upstream: text.upstream }, n, editing.goalX);
    const edge = n < 0 ? storyStart(flow, text.focus) : storyEnd(flow, text.focus);
    if (!next) return go(at, edge);
    const { at: passage, offset, upstream } = next.place;
    const point = { at: passage, offset };
    editing.place(point, event.shiftKey ? text.anchor : point, upstream);
    editing.goalX = next.goalX;
  });

/** How many lines one page key goes. */
const pageLines = 20;

const home: Action = used((at) => {
  const line = lineAround(at.document, at.text.focus, at.text.upstream);
  go(at, line?.start ?? { at: at.text.focus.at, offset: 0 });
});

const end: Action = used((at) => {
  const line = lineAround(at.document, at.text.focus, at.text.upstream);
  const passage = at.flow[indexOf(at.flow, at.text.focus.at)];
  if (line) go(at, { at: line.end.at, offset: line.end.offset }, line.end.upstream);
  else go(at, { at: at.text.focus.at, offset: runeCount(passage?.text ?? '') });
});

const erase = (target: (flow: Flow, p: TextPoint) => TextPoint): Action =>
  used(({ editing, document, text, flow, event }) => {
    if (!isCollapsed(text)) return void editing.apply(removeSelection(document, text), 'cut', event.timeStamp);
    const to = target(flow, text.focus);
    const isJoin = indexOf(flow, to.at) !== indexOf(flow, text.focus.at);
    editing.apply(removeTo(document, text.focus, to), isJoin ? 'join' : 'erase', event.timeStamp);
  });

const enter: Action = used(({ editing, document, text, event }) => {
  editing.apply(splitAt(document, text), 'split', event.timeStamp);
});

/** Two halves of a headline are parted by white space: that is what breaks its line. */
const lineBreak: Action = used(({ editing, document, text, flow, event }) => {
  const role = flow[indexOf(flow, text.focus.at)]?.block?.role;
  if (role === 'headline') editing.apply(typeText(document, text, '\u3000'), 'break', event.timeStamp);
});

/** To the next paragraph of the story, as from headline to deck. */
const nextPassage = (by: 1 | -1): Action =>
  used(({ editing, text, flow }) => {
    const passage = flow[indexOf(flow, text.focus.at) + by];
    if (passage) editing.place({ at: passage.at, offset: 0 });
  });

const selectAll: Action = used(({ editing, document, text, flow }) => {
  const part = wholeOf(partOf(document, flow, text.focus.at), text.focus);
  editing.place(part.to, part.from);
});

const look = (key: 'bold' | 'italic'): Action =>
  used(({ document, text }) => {
    const edit = toggle(document, text, key);
    if (edit) void session.edit(edit);
  });

const trackingStep = 0.02; // em

const track = (by: number): Action =>
  used(({ document, text }) => {
    const [block] = selectedBlocks(document, text);
    const { at } = text.focus;
    if (!block || 'photo' in at) return;
    const fit = fitOf(
      document.stories.find((s) => s.id === at.story),
      block.id,
    );
    const style = document.design.styles[fit?.style ?? block.role];
    const tracking = Math.round(((fit?.tracking ?? style?.tracking ?? 0) + by) * 1000) / 1000;
    const edit = fitSelected(document, text, { tracking }, 'tracking');
    if (edit) void session.edit(edit);
  });

const shift = (by: 1 | -1): Action =>
  used(({ document, text }) => {
    const { at } = text.focus;
    const edit = 'photo' in at ? null : moveBlock(document, at.story, at.block, by);
    if (edit) void session.edit(edit);
  });

const role = (name: Role): Action =>
  used(({ document, text }) => {
    const edit = setRole(document, text, name);
    if (edit) void session.edit(edit);
  });

const moves: Record<string, Action> = {
  ArrowLeft: sideways(left, 'from'),
  ArrowRight: sideways(right, 'to'),
  ArrowUp: vertically(() => -1),
  ArrowDown: vertically(() => 1),
  PageUp: vertically(() => -pageLines),
  PageDown: vertically(() => pageLines),
  Home: home,
  End: end,
  'Ctrl+ArrowLeft': along(wordLeft),
  'Ctrl+ArrowRight': along(wordRight),
  'Ctrl+ArrowUp': along(paragraphUp),
  'Ctrl+ArrowDown': along(paragraphDown),
  'Ctrl+Home': along(storyStart),
  'Ctrl+End': along(storyEnd),
};

const macMoves: Record<string, Action> = {
  'Alt+ArrowLeft': along(wordLeft),
  'Alt+ArrowRight': along(wordRight),
  'Ctrl+ArrowLeft': home,
  'Ctrl+ArrowRight': end,
  'Ctrl+ArrowUp': along(storyStart),
  'Ctrl+ArrowDown': along(storyEnd),
};

const actions: Record<string, Action> = {
  ...moves,
  Backspace: erase(left),
  Delete: erase(right),
  'Shift+Backspace': erase(left),
  'Ctrl+Backspace': erase(wordLeft),
  'Ctrl+Delete': erase(wordRight),
  Enter: enter,
  'Shift+Enter': lineBreak,
  Tab: nextPassage(1),
  'Shift+Tab': nextPassage(-1),
  Escape: used(() => leaveText()),
  'Ctrl+a': selectAll,
  'Ctrl+b': look('bold'),
  'Ctrl+i': look('italic'),
  'Alt+ArrowLeft': track(-trackingStep),
  'Alt+ArrowRight': track(trackingStep),
  'Alt+ArrowUp': shift(-1),
  'Alt+ArrowDown': shift(1),
  'Ctrl+Alt+1': role('sectionhead'),
  'Ctrl+Alt+2': role('crosshead'),
  'Ctrl+Alt+3': role('lead'),
  'Ctrl+Alt+4': role('body'),
  ...(isMac ? macMoves : {}),
};
