// The texts that the caret walks through: the blocks of a story in order, or
// the one caption of a photo.

import type { Block, Document, Role, Thread } from '../model/document';
import type { TextRef } from '../model/step';
import { blockText, isSameText, photoOf, runeCount } from '../model/text';
import type { TextPoint, TextSelection } from '../stores/selection';

export type Passage = { at: TextRef; text: string; block?: Block };

export type Flow = readonly Passage[];

/** The flow that a text belongs to; empty where it is gone. */
export function flowOf(d: Document, at: TextRef): Flow {
  if ('photo' in at) {
    const photo = photoOf(d, at.photo);
    return photo ? [{ at, text: photo.caption ?? '' }] : [];
  }
  const story = d.stories.find((s) => s.id === at.story);
  return (story?.story.blocks ?? []).map((block) => ({
    at: { story: at.story, block: block.id },
    text: blockText(block),
    block,
  }));
}

export const indexOf = (flow: Flow, at: TextRef): number => flow.findIndex((p) => isSameText(p.at, at));

export const startOf = (p: Passage): TextPoint => ({ at: p.at, offset: 0 });
export const endOf = (p: Passage): TextPoint => ({ at: p.at, offset: runeCount(p.text) });

/** Negative where a stands before b. */
export function comparePoints(flow: Flow, a: TextPoint, b: TextPoint): number {
  return indexOf(flow, a.at) - indexOf(flow, b.at) || a.offset - b.offset;
}

export type Range = { from: TextPoint; to: TextPoint };

/** A selection in the order of the text. */
export function rangeOf(flow: Flow, s: TextSelection): Range {
  return comparePoints(flow, s.anchor, s.focus) <= 0
    ? { from: s.anchor, to: s.focus }
    : { from: s.focus, to: s.anchor };
}

export const isCollapsed = (s: TextSelection): boolean =>
  isSameText(s.anchor.at, s.focus.at) && s.anchor.offset === s.focus.offset;

export type Stretch = { passage: Passage; from: number; to: number };

/** The part of every passage that a range covers. */
export function stretchesOf(flow: Flow, range: Range): Stretch[] {
  const first = indexOf(flow, range.from.at);
  const last = indexOf(flow, range.to.at);
  if (first < 0 || last < 0) return [];
  return flow.slice(first, last + 1).map((passage, i) => ({
    passage,
    from: i === 0 ? range.from.offset : 0,
    to: first + i === last ? range.to.offset : runeCount(passage.text),
  }));
}

/** The thread in which a text runs; an end that it does not name is the story's. */
export function threadOf(d: Document, flow: Flow, at: TextRef): { thread: Thread; from: number; to: number } | null {
  if ('photo' in at) return null;
  const { story } = at;
  const here = indexOf(flow, at);
  const index = (block: string, other: number) => (block ? indexOf(flow, { story, block }) : other);
  for (const thread of d.threads) {
    if (thread.story !== story) continue;
    const [from, to] = [index(thread.from, 0), index(thread.to, flow.length - 1)];
    if (from <= here && here <= to) return { thread, from, to };
  }
  return null;
}

/** The passages that stand in one thread with a place: what "all" means there. */
export function partOf(d: Document, flow: Flow, at: TextRef): Flow {
  const found = threadOf(d, flow, at);
  if (found) return flow.slice(Math.max(0, found.from), found.to + 1);
  const passage = flow[indexOf(flow, at)];
  return passage ? [passage] : [];
}

const heads: readonly Role[] = ['kicker', 'headline', 'deck', 'byline', 'dateline', 'sectionhead', 'crosshead'];

export const isHead = (role: Role): boolean => heads.includes(role);

/** A selection that is still inside the document, or null where its text is gone. */
export function fitSelection(d: Document, s: TextSelection): TextSelection | null {
  const flow = flowOf(d, s.focus.at);
  const focus = fitPoint(flow, s.focus);
  if (!focus) return null;
  const anchor = fitPoint(flow, s.anchor) ?? focus;
  if (focus === s.focus && anchor === s.anchor) return s;
  return { ...s, anchor, focus };
}

function fitPoint(flow: Flow, p: TextPoint): TextPoint | null {
  const passage = flow[indexOf(flow, p.at)];
  if (!passage) return null;
  const length = runeCount(passage.text);
  return p.offset <= length ? p : { ...p, offset: length };
}
