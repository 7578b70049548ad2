// Finding in all texts of a document, and replacing there. Offsets of matches
// are rune indexes.

import type { Document } from '../model/document';
import { sliceSpans } from '../model/spans';
import type { Edit, Step, TextRef } from '../model/step';
import { isSameText, toRunes } from '../model/text';
import { flowOf, type Passage } from './flow';
import { isWholeWord } from './segment';
import { cleanLine } from './typing';

export type Query = { text: string; isRegular: boolean; isCaseSensitive: boolean; isWholeWord: boolean };

export type Match = {
  at: TextRef;
  from: number;
  to: number;
  /** What it is, and for regular expressions its groups. */
  groups: (string | undefined)[];
  names?: Record<string, string>;
  /** A little of the text around it. */
  before: string;
  after: string;
};

export type Found = { matches: Match[]; isCut: boolean; error: string | null };

/** More are not listed: nobody looks through them. */
export const mostMatches = 5000;
const aroundLength = 12;

const nothing: Found = { matches: [], isCut: false, error: null };

/** Every text of a document: the stories in order, then the captions. */
export const passagesOf = (d: Document): Passage[] => [
  ...d.stories.flatMap((s) => {
    const first = s.story.blocks[0];
    return first ? flowOf(d, { story: s.id, block: first.id }) : [];
  }),
  ...d.photos.flatMap((p) => flowOf(d, { photo: p.id })),
];

/** All matches in the order of the document. An expression that cannot be read is an error in words. */
export function find(d: Document, query: Query): Found {
  if (query.text === '') return nothing;
  let pattern: RegExp;
  try {
    pattern = patternOf(query);
  } catch (error) {
    return { ...nothing, error: error instanceof Error ? error.message : String(error) };
  }
  const matches: Match[] = [];
  for (const passage of passagesOf(d)) {
    matches.push(...findIn(passage, pattern, query.isWholeWord));
    if (matches.length >= mostMatches) return { matches: matches.slice(0, mostMatches), isCut: true, error: null };
  }
  return { matches, isCut: false, error: null };
}

function patternOf(query: Query): RegExp {
  const source = query.isRegular ? query.text : query.text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return new RegExp(source, query.isCaseSensitive ? 'gu' : 'giu');
}

function findIn({ at, text }: Passage, pattern: RegExp, isWhole: boolean): Match[] {
  const out: Match[] = [];
  for (const m of text.matchAll(pattern)) {
    if (m[0] === '') continue;
    const from = toRunes(text, m.index);
    const to = from + Array.from(m[0]).length;
    if (isWhole && !isWholeWord(text, from, to)) continue;
    const end = m.index + m[0].length;
    out.push({
      at,
      from,
      to,
      groups: [...m],
      ...(m.groups && { names: m.groups }),
      before: Array.from(text.slice(0, m.index)).slice(-aroundLength).join(''),
      after: Array.from(text.slice(end, end + 4 * aroundLength))
        .slice(0, aroundLength)
        .join(''),
    });
  }
  return out;
}

/** "$1", "$<name>", "$&" and "$$" of a replacement, filled from a match. */
export function expand(template: string, m: Match): string {
  return template.replace(/\$(\$|&|\d{1,2}|<([^>]*)>)/g, (whole, key: string, name?: string) => {
    if (key === '$') return '$';
    if (key === '&') return m.groups[0] ?? '';
    if (name !== undefined) return m.names?.[name] ?? '';
    const n = Number(key);
    return n > 0 && n < m.groups.length ? (m.groups[n] ?? '') : whole;
  });
}

/** One edit that replaces matches; the last in each text goes first, so that the others keep their places. */
export function replacement(d: Document, matches: readonly Match[], template: string, isRegular: boolean): Edit | null {
  const steps = matches.toReversed().map((m): Step => {
    const text = cleanLine(isRegular ? expand(template, m) : template);
    return { type: 'replaceText', at: m.at, from: m.from, to: m.to, spans: text ? [{ ...lookOf(d, m), text }] : [] };
  });
  return steps.length ? { name: 'replace', steps } : null;
}

function lookOf(d: Document, m: Match) {
  const block = flowOf(d, m.at).find((p) => isSameText(p.at, m.at))?.block;
  const [span] = sliceSpans(block?.spans ?? [], m.from, m.from + 1);
  if (!span) return {};
  const { text: _, ...look } = span;
  return look;
}
