// How a paragraph is set: its style, what its fit changes of it, and what is
// seen on the page.

import { type TextLayout, textKey } from '../../canvas/text-lines';
import type { Align, Block, Design, Document, Fit, Length, ParagraphStyle, Role } from '../../model/document';
import type { TextRef } from '../../model/step';
import { blockOf } from '../../model/text';
import type { TextSelection } from '../../stores/selection';
import { characterStyle, isAll } from '../../text/formatting';

export type Appearance = {
  styleName: string;
  style: ParagraphStyle;
  fit: Fit;
  /** 1/1000 pt, as on the page where the paragraph is shown. */
  size: Length;
  leading: Length;
  /** em */
  tracking: number;
  indent: number;
  align: Align;
  /** Name of the typeface, as "Noto Serif SC". */
  typeface: string;
};

const plain: ParagraphStyle = {
  family: '',
  weight: 400,
  size: 0,
  leading: 0,
  align: 'justify',
  ink: 'black',
  kinsoku: 'gb',
  squeeze: 'none',
};

/** The style that a role has when nothing else is said; numbered heads have a smaller one. */
export function roleStyle(design: Design, block: Block | undefined): string {
  if (!block) return 'caption';
  return design.styles[block.role] ? block.role : 'body';
}

export function appearanceOf(d: Document, at: TextRef, layout: TextLayout | null): Appearance {
  const block = blockOf(d, at);
  const fit = fitAt(d, at);
  const styleName = fit.style ?? roleStyle(d.design, block);
  const style = d.design.styles[styleName] ?? plain;
  const lines = layout?.byText.get(textKey(at)) ?? [];
  const frame = lines[0] && layout?.frames.get(lines[0].frame)?.frame;
  const isOnGrid = styleName === 'body';
  return {
    styleName,
    style,
    fit,
    size: lines[0]?.size ?? fit.size ?? frame?.size ?? style.size,
    leading: fit.leading ?? frame?.leading ?? (isOnGrid ? d.grid.leading : style.leading),
    tracking: fit.tracking ?? style.tracking ?? 0,
    indent: fit.indent ?? style.indent ?? 0,
    align: fit.align ?? frame?.align ?? style.align,
    typeface: d.design.faces[style.family] ?? style.family,
  };
}

function fitAt(d: Document, at: TextRef): Fit {
  if ('photo' in at) return {};
  return d.stories.find((s) => s.id === at.story)?.fits?.[at.block] ?? {};
}

/** All that the inspector shows of a selection, but for the text's own facts. */
export type TextView = {
  isCaption: boolean;
  role: Role | null;
  /** The style that the role has by itself. */
  ownStyle: string;
  appearance: Appearance;
  bold: boolean;
  italic: boolean;
  /** The character style; "" none, null several. */
  character: string | null;
};

export function viewOf(d: Document, s: TextSelection, layout: TextLayout | null): TextView {
  const { at } = s.focus;
  const block = blockOf(d, at);
  return {
    isCaption: 'photo' in at,
    role: block?.role ?? null,
    ownStyle: roleStyle(d.design, block),
    appearance: appearanceOf(d, at, layout),
    bold: isAll(d, s, 'bold'),
    italic: isAll(d, s, 'italic'),
    character: characterStyle(d, s),
  };
}

/** Whether a fit changes what the style says (the "+" beside its name). */
export const isOverridden = (fit: Fit): boolean =>
  [fit.size, fit.leading, fit.tracking, fit.align, fit.indent].some((v) => v !== undefined);

/** The design with a style changed, for all paragraphs that have it. */
export function withStyle(design: Design, name: string, change: Partial<ParagraphStyle>): Design {
  const style = design.styles[name];
  return style ? { ...design, styles: { ...design.styles, [name]: { ...style, ...change } } } : design;
}

export type Facts = {
  lines: number;
  /** Number of the loosest line from 1, and its Han characters' mean advance in em; null where there is none. */
  loosest: { line: number; ratio: number } | null;
  squeezed: number;
};

const isHan = (rune: string): boolean => /\p{Script=Han}/u.test(rune);
const isMark = (rune: string): boolean => /[，。、；：？！“”‘’（）《》〈〉「」『』【】〔〕—…]/u.test(rune);

/** What is worth knowing of a paragraph's lines. */
export function factsOf(text: string, at: TextRef, layout: TextLayout | null): Facts {
  const lines = layout?.byText.get(textKey(at)) ?? [];
  const runes = Array.from(text);
  let loosest: Facts['loosest'] = null;
  let squeezed = 0;
  lines.forEach((line, i) => {
    const advances = line.stops.flatMap((s, k) => {
      const next = line.stops[k + 1];
      return next ? [{ rune: runes[s.offset] ?? '', em: (next.x - s.x) / line.size }] : [];
    });
    squeezed += advances.filter((a) => isMark(a.rune) && a.em < 0.75).length;
    const han = advances.filter((a) => isHan(a.rune)).map((a) => a.em);
    const ratio = han.reduce((n, em) => n + em, 0) / han.length;
    if (han.length && i < lines.length - 1 && ratio > (loosest?.ratio ?? 0)) loosest = { line: i + 1, ratio };
  });
  return { lines: lines.length, loosest, squeezed };
}
