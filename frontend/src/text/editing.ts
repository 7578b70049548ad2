// The text editor: takes what the hidden text area hears, makes edits of it
// and moves the caret. The state of a composition lives here and nowhere else.

import { markEdit } from '../canvas/measure';
import { applySteps } from '../model/apply-step';
import type { Document } from '../model/document';
import { isSameText, runeCount, toRunes } from '../model/text';
import { type TextPoint, type TextSelection, useSelection } from '../stores/selection';
import { session, useSession } from '../stores/session';
import { fromHtml, fromPlain, toHtml } from './clipboard';
import { flowOf, isCollapsed, rangeOf } from './flow';
import type { InputSink } from './input';
import { handleKey } from './keys';
import { followChange, localDocument } from './local';
import { stepsOf } from './pending';
import { cleanLine, insertParagraphs, removeSelection, type TextEdit, textOf, typeText } from './typing';

export type Composition = { selection: TextSelection; text: string; caret: number };

/** What keys may join to: the last edit, if the caret has not moved since. */
type Last = { kind: string; caret: TextPoint; time: number };

/** Milliseconds after which typing at the same place is a step of its own. */
const joinWindow = 4000;

class TextEditing implements InputSink {
  composition: Composition | null = null;
  /** x that Up and Down try to keep, page space. */
  goalX: number | null = null;
  hasFocus = false;
  private last: Last | null = null;
  private isPastePlain = false;
  /** The caret has moved by a key or an edit and should be seen. */
  isRevealWanted = false;
  private area: HTMLTextAreaElement | null = null;
  private listeners = new Set<() => void>();

  constructor() {
    session.onChange((change) => {
      if (change.isHistory || change.foreign.length) this.last = null;
      if (this.hasFocus) this.isRevealWanted = true;
      const c = this.composition;
      if (!c) return;
      this.composition = { ...c, selection: followChange(c.selection, change) };
      this.previewComposition();
    });
  }

  attach(area: HTMLTextAreaElement): () => void {
    this.area = area;
    return () => {
      if (this.area === area) this.area = null;
    };
  }

  /** Takes the keyboard. */
  take() {
    this.area?.focus({ preventScroll: true });
  }

  /** Ends a composition that is under way as the input method would: by losing the keyboard. */
  settle() {
    if (!this.composition || !this.area) return;
    this.area.blur();
    this.take();
  }

  release() {
    this.area?.blur();
  }

  onMove(l: () => void): () => void {
    this.listeners.add(l);
    return () => this.listeners.delete(l);
  }

  private moved() {
    for (const l of this.listeners) l();
  }

  /** The text as the editor sees it: with what is under composition. */
  visible(): Document | null {
    const local = localDocument();
    const c = this.composition;
    if (!local || !c || c.text === '') return local;
    return applySteps(local, typeText(local, c.selection, c.text)?.edit.steps ?? []);
  }

  /** Where the caret stands in the visible text. */
  caret(): { point: TextPoint; upstream: boolean } | null {
    const { text } = useSelection.getState();
    const local = localDocument();
    if (!text || !local) return null;
    const c = this.composition;
    if (!c || c.text === '') return { point: text.focus, upstream: text.upstream ?? false };
    const { from } = rangeOf(flowOf(local, c.selection.focus.at), c.selection);
    return { point: { at: from.at, offset: from.offset + toRunes(c.text, c.caret) }, upstream: true };
  }

  /** The range of the visible text that is under composition. */
  composed(): { from: TextPoint; to: TextPoint } | null {
    const local = localDocument();
    const c = this.composition;
    if (!local || !c || c.text === '') return null;
    const { from } = rangeOf(flowOf(local, c.selection.focus.at), c.selection);
    return { from, to: { at: from.at, offset: from.offset + runeCount(cleanLine(c.text)) } };
  }

  /** Puts the caret; anchor is where selecting began. */
  place(focus: TextPoint, anchor: TextPoint = focus, upstream = false) {
    useSelection.getState().selectText({ anchor, focus, ...(upstream && { upstream }) });
    this.isRevealWanted = true;
    this.goalX = null;
    this.moved();
  }

  /** Sends an edit and puts the caret where it left it. */
  apply(made: TextEdit | null, kind: string, timeStamp: number): boolean {
    if (!made) return false;
    const join = this.joins(kind, made);
    markEdit(timeStamp);
    void session.edit(join ? { ...made.edit, join } : made.edit);
    this.place(made.caret);
    this.last = { kind, caret: made.caret, time: timeStamp };
    return true;
  }

  private joins(kind: string, made: TextEdit): boolean {
    const { text } = useSelection.getState();
    const last = this.last;
    if (!last || !text || (kind !== 'insert' && kind !== 'erase') || last.kind !== kind) return false;
    const isHere =
      isCollapsed(text) && isSameText(last.caret.at, text.focus.at) && last.caret.offset === text.focus.offset;
    const isSoon = performance.now() - last.time < joinWindow;
    return isHere && isSoon && made.edit.steps.length === 1;
  }

  insert(text: string, timeStamp: number) {
    const where = this.where();
    if (!where) return;
    const lines = fromPlain(text);
    const made =
      lines.length > 1
        ? insertParagraphs(where.document, where.text, lines)
        : typeText(where.document, where.text, text);
    this.apply(made, isCollapsed(where.text) && lines.length === 1 ? 'insert' : 'replace', timeStamp);
  }

  compose(text: string, caret: number) {
    const selection = this.composition?.selection ?? useSelection.getState().text;
    if (!selection) return;
    this.composition = { selection, text, caret };
    this.isRevealWanted = true; // the page may have been scrolled away from the caret
    this.previewComposition();
    this.moved();
  }

  private previewComposition() {
    const local = localDocument();
    const c = this.composition;
    if (!local || !c) return;
    const steps = c.text === '' ? [] : (typeText(local, c.selection, c.text)?.edit.steps ?? []);
    if (steps.length === 0) session.endPreview();
    else session.preview([...stepsOf(session.pending()), ...steps]);
  }

  commit(text: string, timeStamp: number) {
    const selection = this.composition?.selection ?? useSelection.getState().text;
    this.composition = null;
    const local = localDocument();
    if (!selection || !local) return;
    const made = text === '' ? null : typeText(local, selection, text);
    if (!this.apply(made, 'compose', timeStamp)) session.endPreview();
    this.moved();
  }

  key(event: KeyboardEvent): boolean {
    const isCtrl = event.ctrlKey || event.metaKey;
    this.isPastePlain = isCtrl && event.shiftKey && event.key.toLowerCase() === 'v';
    const isUsed = handleKey(event, this);
    if (isUsed) event.stopPropagation();
    return isUsed;
  }

  copy(data: DataTransfer): boolean {
    const where = this.where();
    if (!where || isCollapsed(where.text)) return false;
    const flow = flowOf(where.document, where.text.focus.at);
    const range = rangeOf(flow, where.text);
    data.setData('text/plain', textOf(flow, range));
    data.setData('text/html', toHtml(flow, range));
    return true;
  }

  cut(data: DataTransfer, timeStamp: number): boolean {
    const where = this.where();
    if (!where || !this.copy(data)) return false;
    return this.apply(removeSelection(where.document, where.text, 'cut'), 'cut', timeStamp);
  }

  paste(data: DataTransfer, timeStamp: number) {
    const html = this.isPastePlain ? '' : data.getData('text/html');
    this.isPastePlain = false;
    const where = this.where();
    if (!where) return;
    const rich = html ? fromHtml(html) : [];
    const paragraphs = rich.length ? rich : fromPlain(data.getData('text/plain'));
    this.apply(insertParagraphs(where.document, where.text, paragraphs), 'paste', timeStamp);
  }

  focus() {
    this.hasFocus = true;
    this.moved();
  }

  blur() {
    this.hasFocus = false;
    this.moved();
  }

  /** The document and the selection in it, if text is edited. */
  where(): { document: Document; text: TextSelection } | null {
    const document = localDocument();
    const { text } = useSelection.getState();
    return document && text && useSession.getState().id !== null ? { document, text } : null;
  }
}

export type { TextEditing };
export const textEditing = new TextEditing();
