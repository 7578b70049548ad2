// Hidden characters: spaces, ends of paragraphs, breaks of lines.

import { runesOf, textAt } from '../../model/text';
import type { Overlay } from '../overlay';
import { type TextLine, textLayout } from '../text-lines';
import { pageToScreen } from '../viewport';
import { smallFont } from './tag';

const marks: Record<string, string> = { ' ': '·', '\u3000': '□', '\u00a0': '⍽', '\t': '→', '\u2028': '↵', '\n': '↵' };
/** Smaller type than this shows no marks, CSS pixels. */
const least = 5;

export function paintHidden(o: Overlay) {
  if (!o.view.hidden || o.view.preview) return;
  o.ctx.fillStyle = o.colour.hidden;
  o.ctx.textBaseline = 'alphabetic';
  const texts = new Map<string, string[]>();
  for (const line of textLayout(o.scene, o.document).lines) {
    const size = line.size * o.viewport.scale;
    if (size >= least) paintLine(o, line, runes(texts, o, line), size);
  }
}

function runes(known: Map<string, string[]>, o: Overlay, line: TextLine): string[] {
  const key = JSON.stringify(line.at);
  const before = known.get(key);
  if (before) return before;
  const made = runesOf(textAt(o.document, line.at));
  known.set(key, made);
  return made;
}

function paintLine(o: Overlay, line: TextLine, text: readonly string[], size: number) {
  o.ctx.font = smallFont(size * 0.8);
  for (const [i, stop] of line.stops.entries()) {
    const mark = stop.offset < line.end ? marks[text[stop.offset] ?? ''] : undefined;
    const next = line.stops[i + 1];
    if (mark && next) paintMark(o, line, (stop.x + next.x) / 2, mark, 'center');
  }
  const last = line.stops.at(-1);
  if (last && line.end >= text.length) paintMark(o, line, last.x, '¶', 'left');
}

function paintMark(o: Overlay, line: TextLine, x: number, mark: string, align: CanvasTextAlign) {
  const p = pageToScreen(o.viewport, line.page, x, line.baseline);
  if (p.x < 0 || p.y < 0 || p.x > o.size.width || p.y > o.size.height + 40) return;
  o.ctx.textAlign = align;
  o.ctx.fillText(mark, p.x, p.y);
}
