// How text looks and what a paragraph is, as steps.

import type { Block, Document, Fit, Role, Story } from '../model/document';
import { restyle, type StyleChange, sliceSpans } from '../model/spans';
import type { Edit, Step } from '../model/step';
import type { TextSelection } from '../stores/selection';
import { flowOf, indexOf, isCollapsed, rangeOf, type Stretch, stretchesOf } from './flow';

/** What the house allows without asking; beyond it type falls apart. */
export const limits = {
  /** 1/1000 pt */
  size: { least: 5_000, most: 200_000 },
  leading: { least: 5_000, most: 260_000 },
  /** em */
  tracking: { least: -0.1, most: 0.5 },
  indent: { least: 0, most: 8 },
};

export const within = (n: number, range: { least: number; most: number }): number =>
  Math.min(range.most, Math.max(range.least, n));

/** The selected stretches of blocks; for a caret all of its paragraph. */
export function selectedStretches(d: Document, s: TextSelection): Stretch[] {
  const flow = flowOf(d, s.focus.at);
  if (!isCollapsed(s)) return stretchesOf(flow, rangeOf(flow, s));
  const passage = flow[indexOf(flow, s.focus.at)];
  return passage ? [{ passage, from: 0, to: Array.from(passage.text).length }] : [];
}

export const selectedBlocks = (d: Document, s: TextSelection): Block[] =>
  selectedStretches(d, s).flatMap((p) => p.passage.block ?? []);

/** Whether every selected letter has it. */
export function isAll(d: Document, s: TextSelection, key: 'bold' | 'italic'): boolean {
  const spans = selectedStretches(d, s).flatMap((p) => sliceSpans(p.passage.block?.spans ?? [], p.from, p.to));
  return spans.length > 0 && spans.every((span) => span[key]);
}

/** The character style that all selected letters have; "" none, null several. */
export function characterStyle(d: Document, s: TextSelection): string | null {
  const spans = selectedStretches(d, s).flatMap((p) => sliceSpans(p.passage.block?.spans ?? [], p.from, p.to));
  const names = new Set(spans.map((span) => span.style ?? ''));
  return names.size > 1 ? null : ([...names][0] ?? '');
}

/** A change of appearance of what is selected; stretches that have it already are left out. */
export function styleSelection(d: Document, s: TextSelection, change: StyleChange, name = 'style'): Edit | null {
  const steps = selectedStretches(d, s).flatMap((p): Step[] => {
    const spans = sliceSpans(p.passage.block?.spans ?? [], p.from, p.to);
    const differs = spans.some((span) => JSON.stringify(restyle(span, change)) !== JSON.stringify(restyle(span, {})));
    return differs ? [{ type: 'styleText', at: p.passage.at, from: p.from, to: p.to, ...change }] : [];
  });
  return steps.length ? { name, steps } : null;
}

export const toggle = (d: Document, s: TextSelection, key: 'bold' | 'italic'): Edit | null =>
  styleSelection(d, s, { [key]: !isAll(d, s, key) }, key);

export const fitOf = (story: Story | undefined, block: string): Fit | undefined => story?.fits?.[block];

export type FitChange = Partial<Pick<Fit, 'style' | 'size' | 'leading' | 'tracking' | 'align' | 'indent'>>;

/** A fit with a change; undefined takes a field away, and a fit of nothing is none. */
export function changeFit(fit: Fit | undefined, change: FitChange): Fit | null {
  const next: Fit = { ...fit, ...change };
  for (const [key, value] of Object.entries(next)) if (value === undefined) delete next[key as keyof Fit];
  if (next.size !== undefined) next.size = Math.round(within(next.size, limits.size));
  if (next.leading !== undefined) next.leading = Math.round(within(next.leading, limits.leading));
  if (next.tracking !== undefined) next.tracking = within(next.tracking, limits.tracking);
  if (next.indent !== undefined) next.indent = within(next.indent, limits.indent);
  return Object.keys(next).length ? withParts(next, change) : null;
}

/** Lines of a heading that are cut by hand have sizes of their own: those give way to one that is asked for. */
function withParts(fit: Fit, change: FitChange): Fit {
  if (!fit.parts || (change.size === undefined && change.tracking === undefined && change.align === undefined))
    return fit;
  const over = { size: fit.size, tracking: fit.tracking, align: fit.align };
  const given = Object.fromEntries(Object.entries(over).filter(([k, v]) => k in change && v !== undefined));
  return { ...fit, parts: fit.parts.map((p) => ({ ...p, ...given })) };
}

/** The same change for every paragraph that the selection touches. */
export function fitSelected(d: Document, s: TextSelection, change: FitChange, name = 'fit'): Edit | null {
  const { at } = s.focus;
  if ('photo' in at) return null;
  const story = d.stories.find((x) => x.id === at.story);
  const steps = selectedBlocks(d, s).flatMap((b): Step[] => {
    const before = fitOf(story, b.id);
    const fit = changeFit(before, change);
    const isSame = JSON.stringify(fit ?? {}) === JSON.stringify(before ?? {});
    return isSame ? [] : [{ type: 'setFit', story: at.story, block: b.id, fit }];
  });
  return steps.length ? { name, steps } : null;
}

/** Roles that an editor may give; a caption is a photo's, and is made by moving text there. */
export const roles: readonly Role[] = [
  'kicker',
  'headline',
  'deck',
  'byline',
  'dateline',
  'lead',
  'sectionhead',
  'crosshead',
  'body',
  'note',
  'credit',
];

/** Another role for every paragraph that the selection touches. A section head gets the next free letter. */
export function setRole(d: Document, s: TextSelection, role: Role): Edit | null {
  const { at } = s.focus;
  if ('photo' in at) return null;
  const story = d.stories.find((x) => x.id === at.story);
  if (!story) return null;
  const steps = selectedBlocks(d, s)
    .filter((b) => b.role !== role)
    .map((b): Step => ({ type: 'setBlock', story: at.story, block: b.id, role, label: labelFor(story, b, role) }));
  return steps.length ? { name: 'role', steps } : null;
}

function labelFor(story: Story, block: Block, role: Role): string {
  if (role !== 'sectionhead') return '';
  if (block.label) return block.label;
  const used = new Set(story.story.blocks.filter((b) => b.role === 'sectionhead').map((b) => b.label));
  if (![...used].some((label) => label && /^[A-Z]$/.test(label))) return '';
  return 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('').find((letter) => !used.has(letter)) ?? '';
}

/** Moves a paragraph past its neighbour in the story. */
export function moveBlock(d: Document, story: string, block: string, by: -1 | 1): Edit | null {
  const s = d.stories.find((x) => x.id === story);
  const blocks = s?.story.blocks ?? [];
  const i = blocks.findIndex((b) => b.id === block);
  const [moved, other] = [blocks[i], blocks[i + by]];
  if (!moved || !other) return null;
  const after = by < 0 ? (blocks[i - 2]?.id ?? '') : other.id;
  const fit = s?.fits?.[block];
  return {
    name: 'move-block',
    steps: [
      { type: 'removeBlocks', story, blocks: [block] },
      { type: 'insertBlocks', story, after, blocks: [moved], ...(fit && { fits: { [block]: fit } }) },
    ],
  };
}

/** The caption of a photo made of a paragraph, which then leaves the story. */
export function toCaption(d: Document, story: string, block: string, photo: string): Edit | null {
  const b = d.stories.find((s) => s.id === story)?.story.blocks.find((x) => x.id === block);
  const p = d.photos.find((x) => x.id === photo);
  if (!b || !p) return null;
  const text = b.spans.map((s) => s.text).join('');
  const to = Array.from(p.caption ?? '').length;
  return {
    name: 'role',
    steps: [
      { type: 'replaceText', at: { photo }, from: 0, to, spans: [{ text }] },
      { type: 'removeBlocks', story, blocks: [block] },
    ],
  };
}
