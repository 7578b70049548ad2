// What keys do to the text, as steps and the place where the caret is
// afterwards. Nothing is sent from here.

import type { Block, Document, Role, Span } from '../model/document';
import { spansLength, styleAt } from '../model/spans';
import type { Edit, Step } from '../model/step';
import { runeCount } from '../model/text';
import type { TextPoint, TextSelection } from '../stores/selection';
import {
  endOf,
  type Flow,
  flowOf,
  indexOf,
  isCollapsed,
  isHead,
  type Passage,
  type Range,
  rangeOf,
  stretchesOf,
} from './flow';

/** An edit of text, and where the caret stands in the text that it makes. */
export type TextEdit = { edit: Edit; caret: TextPoint };

/** Paragraphs to be put in, each a list of spans. */
export type Paragraphs = readonly (readonly Span[])[];

export type NewId = () => string;

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** An id for a block that no other has: ten letters of chance. */
export const randomBlockId: NewId = () =>
  `b-${Array.from(crypto.getRandomValues(new Uint8Array(10)), (n) => alphabet[n % alphabet.length]).join('')}`;

/** Marks without a place in a paragraph: breaks and tabs become spaces, controls go. */
export const cleanLine = (text: string): string =>
  text.replace(/[\t\n\r\v\f\u0085\u2028\u2029]+/g, ' ').replace(/[\p{Cc}\uFEFF\uFFFC]/gu, '');

/** Takes a range away; blocks that it spans are joined. */
export function removal(flow: Flow, range: Range): Step[] {
  const parts = stretchesOf(flow, range);
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return [];
  const cut = (s: { passage: Passage; from: number; to: number }): Step[] =>
    s.to > s.from ? [{ type: 'replaceText', at: s.passage.at, from: s.from, to: s.to, spans: [] }] : [];
  if (first === last) return cut(first);
  const between = parts.slice(1, -1).flatMap((p) => p.passage.block?.id ?? []);
  return [...cut(first), ...cut(last), ...without(first, between), ...joining(first.passage, last.passage)];
}

function without({ passage }: { passage: Passage }, blocks: string[]): Step[] {
  if ('photo' in passage.at || blocks.length === 0) return [];
  return [{ type: 'removeBlocks', story: passage.at.story, blocks }];
}

function joining(first: Passage, next: Passage): Step[] {
  if ('photo' in first.at || 'photo' in next.at) return [];
  return [{ type: 'joinBlocks', story: first.at.story, block: first.at.block, next: next.at.block }];
}

/** Text in the place of the selection, in the appearance of what stands before it. */
export function typeText(d: Document, s: TextSelection, text: string, name = 'type'): TextEdit | null {
  const line = cleanLine(text);
  const flow = flowOf(d, s.focus.at);
  const { from, to } = rangeOf(flow, s);
  const passage = flow[indexOf(flow, from.at)];
  if (!passage || (line === '' && isCollapsed(s))) return null;
  const spans = line === '' ? [] : [{ ...typingStyle(passage, from.offset, s), text: line }];
  return {
    edit: { name, steps: replacing(flow, { from, to }, spans) },
    caret: { at: from.at, offset: from.offset + runeCount(line) },
  };
}

function typingStyle(passage: Passage, offset: number, s: TextSelection): Omit<Span, 'text'> {
  // What replaces a selection looks like its first letter.
  return styleAt(passage.block?.spans ?? [], isCollapsed(s) ? offset : offset + 1);
}

function replacing(flow: Flow, range: Range, spans: Span[]): Step[] {
  const { from, to } = range;
  if (indexOf(flow, from.at) === indexOf(flow, to.at))
    return [{ type: 'replaceText', at: from.at, from: from.offset, to: to.offset, spans }];
  const removed = removal(flow, range);
  if (spans.length === 0) return removed;
  return [...removed, { type: 'replaceText', at: from.at, from: from.offset, to: from.offset, spans }];
}

/** Takes the selection away. */
export function removeSelection(d: Document, s: TextSelection, name = 'delete'): TextEdit | null {
  const flow = flowOf(d, s.focus.at);
  const range = rangeOf(flow, s);
  const steps = removal(flow, range);
  return steps.length ? { edit: { name, steps }, caret: range.from } : null;
}

/** Takes away what lies between the caret and a place beside it; between two blocks that joins them. */
export function removeTo(d: Document, caret: TextPoint, target: TextPoint): TextEdit | null {
  const isBack = indexOf(flowOf(d, caret.at), target.at) !== indexOf(flowOf(d, caret.at), caret.at);
  return removeSelection(d, { anchor: caret, focus: target }, isBack ? 'join' : 'delete');
}

/** The role of what Enter makes: a paragraph after a head, else another of the kind. */
export const roleAfter = (role: Role): Role => (isHead(role) ? 'body' : role);

/** Enter: what stands behind the caret becomes a block of its own. A caption is one paragraph. */
export function splitAt(d: Document, s: TextSelection, newId: NewId = randomBlockId): TextEdit | null {
  const flow = flowOf(d, s.focus.at);
  const { from, to } = rangeOf(flow, s);
  const block = flow[indexOf(flow, from.at)]?.block;
  if ('photo' in from.at || !block) return null;
  const id = newId();
  const steps: Step[] = [
    ...removal(flow, { from, to }),
    { type: 'splitBlock', story: from.at.story, block: block.id, at: from.offset, newBlock: blockAfter(block, id) },
  ];
  return { edit: { name: 'split', steps }, caret: { at: { story: from.at.story, block: id }, offset: 0 } };
}

const blockAfter = (block: Block, id: string): Block => ({ id, role: roleAfter(block.role), spans: [] });

/** Paragraphs in the place of the selection: each but the first begins a block. */
export function insertParagraphs(
  d: Document,
  s: TextSelection,
  paragraphs: Paragraphs,
  newId: NewId = randomBlockId,
): TextEdit | null {
  const flow = flowOf(d, s.focus.at);
  const { from, to } = rangeOf(flow, s);
  const passage = flow[indexOf(flow, from.at)];
  if (!passage || paragraphs.length === 0) return null;
  const lines = 'photo' in from.at || paragraphs.length === 1 ? [joinLines(paragraphs)] : paragraphs;
  const style = typingStyle(passage, from.offset, s);
  const [first = [], ...rest] = lines.map((line) => line.map((span) => ({ ...style, ...span })));
  const steps = replacing(flow, { from, to }, first);
  const caret = { at: from.at, offset: from.offset + spansLength(first) };
  const last = rest.at(-1);
  if (!last || 'photo' in from.at || !passage.block) return { edit: { name: 'paste', steps }, caret };
  const { story } = from.at;
  const ids = rest.map(newId);
  const lastId = ids.at(-1) ?? '';
  const split: Step = {
    type: 'splitBlock',
    story,
    block: passage.block.id,
    at: caret.offset,
    newBlock: blockAfter(passage.block, lastId),
  };
  const end: Step = { type: 'replaceText', at: { story, block: lastId }, from: 0, to: 0, spans: last };
  const role = roleAfter(passage.block.role);
  const middle: Block[] = rest.slice(0, -1).map((spans, i) => ({ id: ids[i] ?? '', role, spans }));
  const between: Step[] = middle.length
    ? [{ type: 'insertBlocks', story, after: passage.block.id, blocks: middle }]
    : [];
  return {
    edit: { name: 'paste', steps: [...steps, split, end, ...between] },
    caret: { at: { story, block: lastId }, offset: spansLength(last) },
  };
}

/** All paragraphs as one line, as a caption has it. */
const joinLines = (paragraphs: Paragraphs): Span[] =>
  paragraphs.flatMap((line, i) => (i === 0 || line.length === 0 ? [...line] : [{ text: ' ' }, ...line]));

/** A stretch of a flow as text, one line for each passage. */
export function textOf(flow: Flow, range: Range): string {
  return stretchesOf(flow, range)
    .map(({ passage, from, to }) => Array.from(passage.text).slice(from, to).join(''))
    .join('\n');
}

/** All of a flow. */
export function wholeOf(flow: Flow, at: TextPoint): Range {
  const [first, last] = [flow[0], flow.at(-1)];
  return first && last ? { from: { at: first.at, offset: 0 }, to: endOf(last) } : { from: at, to: at };
}
