// Text to and from the clipboard: plain, and as HTML with bold and italic. Of
// foreign HTML only paragraphs, bold and italic are taken; styles, scripts,
// comments and what Word adds for itself never come in.

import type { Span } from '../model/document';
import { mergeSpans, sliceSpans } from '../model/spans';
import { type Flow, type Range, stretchesOf } from './flow';
import { cleanLine, type Paragraphs } from './typing';

/** Lines of plain text as paragraphs; empty lines part and go, as do indents made of spaces. */
export function fromPlain(text: string): Paragraphs {
  const lines = text.replace(/\r\n?/g, '\n').split(/[\n\v\f\u2028\u2029]/);
  if (lines.length === 1) return [span(cleanLine(lines[0] ?? ''))];
  return lines.map((l) => span(cleanLine(l).trim())).filter((l) => l.length > 0);
}

const span = (text: string): Span[] => (text === '' ? [] : [{ text }]);

const blockTags = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TH TR UL BODY'.split(
    ' ',
  ),
);
const droppedTags = new Set(
  'SCRIPT STYLE HEAD META LINK TITLE TEMPLATE NOSCRIPT OBJECT IFRAME SVG MATH BUTTON INPUT SELECT TEXTAREA IMG DEL XML'.split(
    ' ',
  ),
);

type Style = { bold?: boolean; italic?: boolean };

/** Paragraphs of an HTML text from the clipboard. */
export function fromHtml(html: string): Paragraphs {
  const doc = new DOMParser().parseFromString(fragmentOf(html), 'text/html');
  const lines = new Lines();
  readNode(doc.body, {}, lines);
  return lines.done();
}

/** Windows marks what was copied by comments; the rest of the page is only around it. */
function fragmentOf(html: string): string {
  const start = html.indexOf('<!--StartFragment-->');
  const end = html.lastIndexOf('<!--EndFragment-->');
  return start >= 0 && end > start ? html.slice(start + 20, end) : html;
}

class Lines {
  private lines: Span[][] = [];
  private line: Span[] = [];

  add(text: string, style: Style) {
    this.line.push({ ...style, text });
  }

  break() {
    this.lines.push(this.line);
    this.line = [];
  }

  done(): Span[][] {
    this.break();
    return this.lines.map((l) => trimSpans(mergeSpans(l))).filter((l) => l.length > 0);
  }
}

function readNode(node: Node, style: Style, out: Lines) {
  if (node.nodeType === Node.TEXT_NODE) return readText(node.textContent ?? '', style, out);
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  const element = node as HTMLElement;
  const tag = element.tagName.toUpperCase();
  if (isDropped(element, tag)) return;
  if (tag === 'BR') return out.break();
  const isBlock = blockTags.has(tag);
  if (isBlock) out.break();
  const inner = styleOf(element, tag, style);
  for (const child of Array.from(element.childNodes)) readNode(child, inner, out);
  if (isBlock) out.break();
}

/** White space of the source is one space; between two Han letters a line's end in the source is nothing. */
function readText(text: string, style: Style, out: Lines) {
  const joined = text
    .replace(/(\p{Script=Han}|[，。、；：？！”’）》])[ \t]*[\r\n]+[ \t]*(?=\p{Script=Han}|[“‘（《])/gu, '$1')
    .replace(/[ \t\r\n]+/g, ' ')
    .replaceAll('\u00a0', ' ');
  const line = cleanLine(joined);
  if (line !== '') out.add(line, style);
}

function isDropped(element: HTMLElement, tag: string): boolean {
  if (droppedTags.has(tag) || /mso-?com/i.test(element.className)) return true;
  const style = (element.getAttribute('style') ?? '').toLowerCase();
  // Word's numbers and bullets, and what is not to be seen.
  return (
    /mso-list:\s*ignore/.test(style) ||
    /mso-element:\s*(comment|footnote)/.test(style) ||
    /display:\s*none|mso-hide:\s*all/.test(style)
  );
}

function styleOf(element: HTMLElement, tag: string, outer: Style): Style {
  const css = (element.getAttribute('style') ?? '').toLowerCase();
  const weight = /font-weight:\s*([a-z0-9]+)/.exec(css)?.[1];
  const slant = /font-style:\s*([a-z]+)/.exec(css)?.[1];
  const bold = weight
    ? weight === 'bold' || weight === 'bolder' || Number(weight) >= 600
    : tag === 'B' || tag === 'STRONG' || outer.bold;
  const italic = slant ? slant !== 'normal' : tag === 'I' || tag === 'EM' || outer.italic;
  return { ...(bold && { bold: true }), ...(italic && { italic: true }) };
}

/** Without white space at both ends; ideographic indents go too. */
function trimSpans(spans: Span[]): Span[] {
  const text = spans.map((s) => s.text).join('');
  const runes = Array.from(text);
  const from = runes.length - Array.from(text.trimStart()).length;
  const to = Array.from(text.trimEnd()).length;
  return from >= to ? [] : sliceSpans(spans, from, to);
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (c) => escapes[c] ?? c);

const wrap = (text: string, tag: string, isOn: boolean | undefined): string =>
  isOn ? `<${tag}>${text}</${tag}>` : text;

const spanHtml = (s: Span): string => wrap(wrap(escapeHtml(s.text), 'i', s.italic), 'b', s.bold);

/** A range as HTML: a paragraph for each block, bold and italic marked. */
export function toHtml(flow: Flow, range: Range): string {
  return stretchesOf(flow, range)
    .map(({ passage, from, to }) => {
      const spans = passage.block?.spans ?? [{ text: passage.text }];
      return `<p>${sliceSpans(spans, from, to).map(spanHtml).join('')}</p>`;
    })
    .join('\n');
}
