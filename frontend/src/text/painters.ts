// Caret, selection, composition and the bar of the paragraph, above the page.

import { showRect } from '../canvas/looking';
import { type Overlay, repaintCaret, repaintOverlay, screenRect } from '../canvas/overlay';
import { caretRect, rangeRects } from '../canvas/text-geometry';
import { type TextLayout, type TextLine, textKey, textLayout } from '../canvas/text-lines';
import { pageToScreen } from '../canvas/viewport';
import { type TextSelection, useSelection } from '../stores/selection';
import type { AreaPlace } from './area-place';
import type { TextEditing } from './editing';
import { isCollapsed } from './flow';
import { localDocument } from './local';
import { onScreen, stretchRects } from './shown';

/** CSS pixels that the caret keeps from the window's edge. */
const margin = 20;

/** Milliseconds that the caret is there, and is not. */
const blinkTime = 530;

/** The caret's blinking: there at once after each move. */
export class Blink {
  isOn = true;
  private timer: ReturnType<typeof setInterval> | undefined;

  restart() {
    clearInterval(this.timer);
    this.isOn = true;
    repaintCaret();
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    this.timer = setInterval(() => {
      this.isOn = !this.isOn;
      repaintOverlay();
    }, blinkTime);
  }

  stop() {
    clearInterval(this.timer);
    this.isOn = true;
  }
}

type Painted = { o: Overlay; t: TextLayout };

export function paintText(o: Overlay, editing: TextEditing, blink: Blink, area: AreaPlace) {
  const { text } = useSelection.getState();
  const local = localDocument();
  if (!text || !local || o.view.preview) return;
  const painted: Painted = { o, t: textLayout(o.scene, o.document) };
  paintParagraphBar(painted, text);
  if (!editing.composition?.text) paintSelection(painted, text, editing);
  paintComposed(painted, editing);
  paintCaret(painted, text, editing, blink, area);
}

function paintSelection({ o, t }: Painted, text: TextSelection, editing: TextEditing) {
  const local = editing.visible();
  if (!local || isCollapsed(text)) return;
  o.ctx.fillStyle = o.colour.selection;
  for (const { page, rect } of rangeRects(
    t,
    onScreen(text.anchor, local, t.document),
    onScreen(text.focus, local, t.document),
  )) {
    const r = screenRect(o, page, rect);
    o.ctx.fillRect(r.X, r.Y, r.W, r.H);
  }
}

/** Text under composition is underlined as input methods do. */
function paintComposed({ o, t }: Painted, editing: TextEditing) {
  const range = editing.composed();
  const visible = editing.visible();
  if (!range || !visible) return;
  o.ctx.fillStyle = o.colour.accent;
  const [from, to] = [range.from, range.to].map((p) => onScreen(p, visible, t.document).offset);
  for (const { page, rect } of stretchRects(t, range.from.at, from ?? 0, to ?? 0)) {
    const r = screenRect(o, page, rect);
    o.ctx.fillRect(r.X, r.Y + r.H - 1, r.W, 1.5);
  }
}

function paintCaret({ o, t }: Painted, text: TextSelection, editing: TextEditing, blink: Blink, area: AreaPlace) {
  const visible = editing.visible();
  const place = editing.caret();
  if (!visible || !place) return;
  const caret = caretRect(t, onScreen(place.point, visible, t.document), place.upstream);
  if (!caret) return;
  const { x, y } = pageToScreen(o.viewport, caret.page, caret.x, caret.y);
  const height = caret.height * o.viewport.scale;
  area.want({ x, y, height }, editing.composition !== null);
  if (editing.isRevealWanted) revealCaret(o, editing, caret.page, { X: caret.x, Y: caret.y, W: 0, H: caret.height });
  const isSeen = editing.hasFocus ? blink.isOn : true;
  if (!isSeen || (!isCollapsed(text) && !editing.composition)) return;
  o.ctx.fillStyle = editing.hasFocus ? o.colour.canvas : o.colour.edge;
  o.ctx.fillRect(Math.round(x * o.dpr) / o.dpr - 0.5, y, Math.max(1.5, height / 18), height);
}

function revealCaret(
  o: Overlay,
  editing: TextEditing,
  page: number,
  rect: { X: number; Y: number; W: number; H: number },
) {
  editing.isRevealWanted = false;
  const r = screenRect(o, page, rect);
  const [right, bottom] = [o.size.width - margin, o.size.height - margin];
  const isInside = r.X >= margin && r.Y >= margin && r.X <= right && r.Y + r.H <= bottom;
  if (!isInside) queueMicrotask(() => showRect(page, rect));
}

/** Lines that stand right below one another. */
type Run = { page: number; x: number; top: number; bottom: number };

function runsOf(lines: readonly TextLine[]): Run[] {
  const runs: Run[] = [];
  for (const l of lines) {
    const last = runs.at(-1);
    const goesOn = last && last.page === l.page && last.x === l.column.x && l.top >= last.top;
    if (goesOn) last.bottom = l.top + l.height;
    else runs.push({ page: l.page, x: l.column.x, top: l.top, bottom: l.top + l.height });
  }
  return runs;
}

/** A bar beside the paragraph in every column that it touches. */
function paintParagraphBar({ o, t }: Painted, text: TextSelection) {
  o.ctx.fillStyle = o.colour.accent;
  for (const run of runsOf(t.byText.get(textKey(text.focus.at)) ?? [])) {
    const r = screenRect(o, run.page, { X: run.x, Y: run.top, W: 0, H: run.bottom - run.top });
    o.ctx.fillRect(r.X - 6, r.Y, 2, r.H);
  }
}
