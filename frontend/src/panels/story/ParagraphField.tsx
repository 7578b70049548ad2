// One paragraph of the manuscript as a field. The browser edits it; what has
// changed is found by comparing, and sent as a step.

import {
  type ChangeEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { runCommand } from '../../components/commands';
import type { Block } from '../../model/document';
import { styleAt } from '../../model/spans';
import { blockOf, blockText, runeCount, textAt, toRunes, toUtf16 } from '../../model/text';
import { type TextPoint, useSelection } from '../../stores/selection';
import { fromHtml, fromPlain } from '../../text/clipboard';
import { textEditing } from '../../text/editing';
import { flowOf, indexOf } from '../../text/flow';
import { localDocument } from '../../text/local';
import { left, right } from '../../text/movement';
import { carry } from '../../text/pending';
import { insertParagraphs, removeTo, splitAt, type TextEdit } from '../../text/typing';
import { type Change, changeOf } from './change';
import classes from './story.module.css';

type Props = { story: string; block: Block };

/** The paragraph that an edit has put the caret into: its field takes the keyboard when it is there. */
let wanted: TextPoint | null = null;

export function ParagraphField({ story, block }: Props) {
  const { t } = useTranslation('text');
  const field = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState(() => blockText(block));
  const isComposing = useRef(false);
  const at = { story, block: block.id };

  useEffect(() => {
    const document = localDocument();
    if (!document || isComposing.current) return;
    setDraft((before) => takeOver(field.current, before, textAt(document, { story, block: block.id })));
  }, [block, story]);
  useHeight(field, draft);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caret can stand in the text only once the field has it
  useLayoutEffect(() => takeWanted(field.current, story, block.id), [draft, story, block.id]);

  const send = (text: string, timeStamp: number) => {
    const document = localDocument();
    const change = document && changeOf(textAt(document, at), text);
    if (!change) return;
    textEditing.apply(
      edited(at, blockOf(document, at) ?? block, change),
      change.to > change.from ? 'erase' : 'insert',
      timeStamp,
    );
  };
  const onChange = (e: ChangeEvent<HTMLTextAreaElement>) => {
    const text = e.currentTarget.value.replace(/\n/g, '');
    setDraft(text);
    if (!isComposing.current) send(text, e.timeStamp);
  };
  return (
    <textarea
      ref={field}
      className={classes.field}
      rows={1}
      data-block={block.id}
      spellCheck={false}
      aria-label={t('story.paragraph', { role: t(`role.${block.role}`) })}
      value={draft}
      onChange={onChange}
      onCompositionStart={() => {
        isComposing.current = true;
      }}
      onCompositionEnd={(e) => {
        isComposing.current = false;
        send(e.currentTarget.value.replace(/\n/g, ''), e.timeStamp);
      }}
      onSelect={(e) => !isComposing.current && tellSelection(e.currentTarget, at)}
      onKeyDown={(e) => onKey(e, at)}
      onPaste={(e) => {
        e.preventDefault();
        paste(e.currentTarget, at, e.clipboardData, e.timeStamp);
      }}
    />
  );
}

type BlockAt = { story: string; block: string };

/** A change of a paragraph as an edit; what is put in looks like what stands before it. */
function edited(at: BlockAt, block: Block, change: Change): TextEdit {
  const spans = change.text ? [{ ...styleAt(block.spans, change.from), text: change.text }] : [];
  return {
    edit: { name: 'type', steps: [{ type: 'replaceText', at, from: change.from, to: change.to, spans }] },
    caret: { at, offset: change.from + runeCount(change.text) },
  };
}

/** What the field shows now; a caret in it keeps its place in the text. */
function takeOver(field: HTMLTextAreaElement | null, before: string, now: string): string {
  if (!field || before === now || field.ownerDocument.activeElement !== field) return now;
  const caret = toRunes(before, field.selectionStart);
  const after = toUtf16(now, carry(caret, before, now));
  requestAnimationFrame(() => field.setSelectionRange(after, after));
  return now;
}

/** A field is as high as its text. */
function useHeight(field: RefObject<HTMLTextAreaElement | null>, draft: string) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text decides the height
  useLayoutEffect(() => {
    const f = field.current;
    if (!f) return;
    f.style.height = '0';
    f.style.height = `${f.scrollHeight}px`;
  }, [draft, field]);
}

/** Puts the caret where an edit wanted it, if the field shows the text that the edit made. */
function takeWanted(field: HTMLTextAreaElement | null, story: string, block: string) {
  const document = localDocument();
  if (!field || !document || !wanted || 'photo' in wanted.at) return;
  if (wanted.at.block !== block || wanted.at.story !== story || field.value !== textAt(document, wanted.at)) return;
  const units = toUtf16(field.value, wanted.offset);
  wanted = null;
  field.focus();
  field.setSelectionRange(units, units);
}

function selectionOf(field: HTMLTextAreaElement, at: BlockAt) {
  const point = (units: number): TextPoint => ({ at, offset: toRunes(field.value, units) });
  const isBack = field.selectionDirection === 'backward';
  const [start, end] = [point(field.selectionStart), point(field.selectionEnd)];
  return isBack ? { anchor: end, focus: start } : { anchor: start, focus: end };
}

function tellSelection(field: HTMLTextAreaElement, at: BlockAt) {
  if (field.ownerDocument.activeElement !== field) return;
  const { anchor, focus } = selectionOf(field, at);
  const before = useSelection.getState().text;
  if (JSON.stringify(before) === JSON.stringify({ anchor, focus })) return;
  textEditing.place(focus, anchor);
}

/** Enter parts, Backspace and Delete at the ends join; undo belongs to the document. */
function onKey(e: KeyboardEvent<HTMLTextAreaElement>, at: BlockAt) {
  if (e.nativeEvent.isComposing || e.nativeEvent.keyCode === 229) return;
  const made = editOfKey(e, at);
  const isUndo = (e.ctrlKey || e.metaKey) && ['z', 'y'].includes(e.key.toLowerCase());
  if (isUndo) runCommand(e.shiftKey || e.key.toLowerCase() === 'y' ? 'redo' : 'undo');
  if (made) {
    wanted = made.caret;
    textEditing.apply(made, 'split', e.timeStamp);
    focusWanted(e.currentTarget);
  }
  if (!made && !isUndo && e.key !== 'Enter') return;
  e.preventDefault();
  e.stopPropagation();
}

function editOfKey(e: KeyboardEvent<HTMLTextAreaElement>, at: BlockAt): TextEdit | null {
  const document = localDocument();
  if (!document) return null;
  const field = e.currentTarget;
  const s = selectionOf(field, at);
  const flow = flowOf(document, at);
  if (e.key === 'Enter') return splitAt(document, s);
  if (field.selectionStart !== field.selectionEnd || indexOf(flow, at) < 0) return null;
  if (e.key === 'Backspace' && field.selectionStart === 0) return removeTo(document, s.focus, left(flow, s.focus));
  if (e.key === 'Delete' && field.selectionEnd === field.value.length)
    return removeTo(document, s.focus, right(flow, s.focus));
  return null;
}

/** A paragraph that is there already takes the keyboard once its text has changed. */
function focusWanted(field: HTMLTextAreaElement) {
  const list = field.closest('ol');
  setTimeout(() => {
    if (!wanted || 'photo' in wanted.at || !list) return;
    const { block, story } = wanted.at;
    const other = list.querySelector<HTMLTextAreaElement>(`[data-block="${CSS.escape(block)}"]`);
    takeWanted(other, story, block);
  }, 80);
}

function paste(field: HTMLTextAreaElement, at: BlockAt, data: DataTransfer, timeStamp: number) {
  const document = localDocument();
  if (!document) return;
  const html = data.getData('text/html');
  const rich = html ? fromHtml(html) : [];
  const paragraphs = rich.length ? rich : fromPlain(data.getData('text/plain'));
  const made = insertParagraphs(document, selectionOf(field, at), paragraphs);
  if (!made) return;
  wanted = made.caret;
  textEditing.apply(made, 'paste', timeStamp);
  focusWanted(field);
}
