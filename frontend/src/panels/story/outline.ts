// The story as rows: what stands at its head, then sections that open into
// paragraphs, with the lines that each takes on the page.

import { type TextLayout, textKey } from '../../canvas/text-lines';
import type { Block, Document, Role } from '../../model/document';
import { blockText } from '../../model/text';
import type { Overset } from '../../model/wire';

export type OutlineRow = {
  key: string;
  story: string;
  /** Missing for a part that the story does not have yet. */
  block?: Block;
  role: Role;
  /** head: kicker to lead; section: what opens; paragraph: inside of one. */
  kind: 'head' | 'section' | 'paragraph' | 'missing';
  text: string;
  /** Lines on the page and lines that found no room; of a section with all its paragraphs. */
  lines: number;
  overset: number;
  isOpen: boolean;
  /** Index of the section that a paragraph belongs to, -1 before the first. */
  section: number;
};

const headRoles: readonly Role[] = ['kicker', 'headline', 'deck', 'byline', 'dateline', 'lead'];
/** Parts that every page has a place for: they are shown even where the story lacks them. */
const expectedRoles: readonly Role[] = ['kicker', 'headline', 'deck', 'byline'];

export type Counts = {
  lines: (story: string, block: string) => number;
  overset: (story: string, block: string) => number;
};

/** Lines of a block on the page, and hidden ones by the block in which they begin. */
export function countsOf(t: TextLayout | null, overset: readonly Overset[]): Counts {
  const hidden = new Map(overset.flatMap((o) => (o.block ? [[`${o.story ?? ''} ${o.block}`, o.lines] as const] : [])));
  return {
    lines: (story, block) => t?.byText.get(textKey({ story, block }))?.length ?? 0,
    overset: (story, block) => hidden.get(`${story} ${block}`) ?? 0,
  };
}

/** Rows of all stories; isOpen tells which sections show their paragraphs, by their first block. */
export function outlineOf(d: Document, counts: Counts, isOpen: (block: string) => boolean): OutlineRow[] {
  return d.stories.flatMap((s) => {
    const sections = sectionsOf(s.story.blocks);
    const row = (block: Block, kind: OutlineRow['kind'], section: number): OutlineRow => ({
      key: `${s.id} ${block.id}`,
      story: s.id,
      block,
      role: block.role,
      kind,
      text: blockText(block),
      lines: counts.lines(s.id, block.id),
      overset: counts.overset(s.id, block.id),
      isOpen: false,
      section,
    });
    const heads = s.story.blocks.filter((b) => headRoles.includes(b.role)).map((b) => row(b, 'head', -1));
    const missing = d.stories[0] === s ? missingRows(s.id, heads) : [];
    const body = sections.flatMap((blocks, i) =>
      sectionRows(
        blocks.map((b) => row(b, 'paragraph', i)),
        isOpen,
      ),
    );
    return [...inOrder([...missing, ...heads]), ...body];
  });
}

function missingRows(story: string, heads: OutlineRow[]): OutlineRow[] {
  return expectedRoles
    .filter((role) => !heads.some((h) => h.role === role))
    .map((role) => ({
      key: `${story} missing ${role}`,
      story,
      role,
      kind: 'missing',
      text: '',
      lines: 0,
      overset: 0,
      isOpen: false,
      section: -1,
    }));
}

const inOrder = (rows: OutlineRow[]): OutlineRow[] =>
  rows.toSorted((a, b) => headRoles.indexOf(a.role) - headRoles.indexOf(b.role));

/** Section heads with what follows them; text before the first is a section without a head. */
function sectionsOf(blocks: readonly Block[]): Block[][] {
  const out: Block[][] = [];
  for (const b of blocks) {
    if (headRoles.includes(b.role)) continue;
    if (b.role === 'sectionhead' || out.length === 0) out.push([b]);
    else out.at(-1)?.push(b);
  }
  return out;
}

function sectionRows(rows: OutlineRow[], isOpen: (block: string) => boolean): OutlineRow[] {
  const [first] = rows;
  if (!first?.block || first.role !== 'sectionhead') return rows;
  const isShown = isOpen(first.block.id);
  const sum = (of: (r: OutlineRow) => number) => rows.reduce((n, r) => n + of(r), 0);
  const head: OutlineRow = {
    ...first,
    kind: 'section',
    isOpen: isShown,
    lines: sum((r) => r.lines),
    overset: sum((r) => r.overset),
  };
  return isShown ? [head, ...rows.slice(1)] : [head];
}

/** The first block of the section that a block stands in. */
export function sectionHeadOf(d: Document, story: string, block: string): string | null {
  const blocks = d.stories.find((s) => s.id === story)?.story.blocks ?? [];
  const section = sectionsOf(blocks).find((s) => s.some((b) => b.id === block));
  return section?.[0]?.id ?? null;
}

/** "44", or "+2 / 72" where lines found no room. */
export const countText = (row: Pick<OutlineRow, 'lines' | 'overset'>): string =>
  row.overset ? `+${row.overset} / ${row.lines + row.overset}` : String(row.lines);
