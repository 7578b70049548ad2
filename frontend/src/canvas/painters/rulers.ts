// Rulers at the top and the left: millimetres, characters or lines; columns as
// bars; the selection shaded; a mark at the pointer.

import i18next from 'i18next';
import { frameOf } from '../../kernels/follow';
import { unionAll } from '../../kernels/rect';
import { ticks } from '../../kernels/ticks';
import type { Rect } from '../../model/document';
import { usePointer } from '../../stores/pointer';
import { useSelection } from '../../stores/selection';
import type { Overlay } from '../overlay';
import { mmPerMilli, pageToScreen, rulerSize } from '../viewport';
import { rectOf } from './frames';
import { sharp, smallFont } from './tag';

/** One unit in 1/1000 pt, where it counts from, and the number at which it begins. */
type Scale = { unit: number; origin: number; first: number; isWhole: boolean; label: string };

const isShown = ({ view }: Overlay) => view.rulers && !view.preview;

/** The two strips; they cover what is drawn before. */
export function paintRulers(o: Overlay) {
  if (!isShown(o)) return;
  const { ctx, size, tokens } = o;
  const selected = selectedRect(o);
  ctx.fillStyle = tokens.chrome;
  ctx.fillRect(0, 0, size.width, rulerSize);
  ctx.fillRect(0, 0, rulerSize, size.height);
  paintTop(o, acrossScale(o), selected);
  paintLeft(o, downScale(o), selected);
  paintCorner(o);
}

/** Takes the strips' place from what is drawn afterwards, on a canvas above them. */
export function clipOffRulers(o: Overlay) {
  if (!isShown(o)) return;
  o.ctx.beginPath();
  o.ctx.rect(rulerSize, rulerSize, o.size.width, o.size.height);
  o.ctx.clip();
}

/** Where the pointer is, on both strips. */
export function paintPointer(o: Overlay) {
  const pointer = usePointer.getState().at;
  if (!pointer || !isShown(o)) return;
  const { x, y } = pageToScreen(o.viewport, o.view.page, pointer.x, pointer.y);
  if (x > rulerSize) mark(o, x, 0, x, rulerSize);
  if (y > rulerSize) mark(o, 0, y, rulerSize, y);
}

function acrossScale(o: Overlay): Scale {
  const { grid } = o.document;
  if (o.view.unit !== 'cells') return { unit: 1 / mmPerMilli, origin: 0, first: 0, isWhole: false, label: 'mm' };
  return {
    unit: grid.size,
    origin: grid.x[0] ?? 0,
    first: 0,
    isWhole: true,
    label: i18next.t('canvas.ruler.character'),
  };
}

function downScale(o: Overlay): Scale {
  const { grid } = o.document;
  if (o.view.unit === 'mm') return { unit: 1 / mmPerMilli, origin: 0, first: 0, isWhole: false, label: 'mm' };
  return { unit: grid.leading, origin: grid.top, first: 1, isWhole: true, label: i18next.t('canvas.ruler.line') };
}

function selectedRect(o: Overlay): Rect | null {
  const { frames } = useSelection.getState();
  return unionAll(
    frames.flatMap((id) => {
      const f = frameOf(o.document, id);
      return f ? rectOf(f) : [];
    }),
  );
}

function paintTop(o: Overlay, s: Scale, selected: Rect | null) {
  const { ctx, viewport, tokens } = o;
  const page = o.view.page;
  const x = (v: number) => pageToScreen(viewport, page, v, 0).x;
  if (selected) shade(o, x(selected.X), 0, selected.W * viewport.scale, rulerSize);
  ctx.fillStyle = tokens.canvas;
  for (const left of o.document.grid.x)
    ctx.fillRect(x(left), rulerSize - 3, o.document.grid.measure * viewport.scale, 2);
  const perUnit = s.unit * viewport.scale;
  const from = (rulerSize - x(s.origin)) / perUnit;
  const to = (o.size.width - x(s.origin)) / perUnit;
  ctx.font = smallFont(9);
  ctx.textBaseline = 'top';
  ctx.textAlign = 'left';
  for (const t of ticks(from, to, perUnit, 46, s.isWhole)) {
    const at = sharp(x(s.origin + t.value * s.unit), o.dpr);
    tick(o, at, rulerSize - (t.isLabelled ? rulerSize : 6), at, rulerSize);
    ctx.fillStyle = tokens.t2;
    if (t.isLabelled) ctx.fillText(String(t.value + s.first), at + 3, 3);
  }
  tick(o, 0, rulerSize - 0.5, o.size.width, rulerSize - 0.5);
}

function paintLeft(o: Overlay, s: Scale, selected: Rect | null) {
  const { ctx, viewport, tokens } = o;
  const page = o.view.page;
  const y = (v: number) => pageToScreen(viewport, page, 0, v).y;
  if (selected) shade(o, 0, y(selected.Y), rulerSize, selected.H * viewport.scale);
  const perUnit = s.unit * viewport.scale;
  const from = (rulerSize - y(s.origin)) / perUnit;
  const to = (o.size.height - y(s.origin)) / perUnit;
  ctx.font = smallFont(9);
  for (const t of ticks(from, to, perUnit, 40, s.isWhole)) {
    const number = t.value + s.first;
    if (s.first && (number < 1 || number > o.document.grid.rows)) continue;
    const at = sharp(y(s.origin + t.value * s.unit), o.dpr);
    tick(o, rulerSize - (t.isLabelled ? rulerSize : 6), at, rulerSize, at);
    if (t.isLabelled) upright(ctx, String(number), 4, at + 3, tokens.t2);
  }
  tick(o, rulerSize - 0.5, 0, rulerSize - 0.5, o.size.height);
}

/** Numbers of the left ruler run down, so that three digits fit. */
function upright(ctx: CanvasRenderingContext2D, text: string, x: number, y: number, ink: string) {
  ctx.save();
  ctx.translate(x, y);
  ctx.rotate(Math.PI / 2);
  ctx.fillStyle = ink;
  ctx.textBaseline = 'bottom';
  ctx.fillText(text, 0, 1);
  ctx.restore();
}

function shade(o: Overlay, x: number, y: number, w: number, h: number) {
  o.ctx.fillStyle = o.tokens.canvasSoft;
  o.ctx.fillRect(x, y, w, h);
}

function tick(o: Overlay, x1: number, y1: number, x2: number, y2: number) {
  line(o, o.tokens.line2, x1, y1, x2, y2);
}

const mark = (o: Overlay, x1: number, y1: number, x2: number, y2: number) => line(o, o.tokens.canvas, x1, y1, x2, y2);

function line(o: Overlay, ink: string, x1: number, y1: number, x2: number, y2: number) {
  o.ctx.strokeStyle = ink;
  o.ctx.lineWidth = 1;
  o.ctx.beginPath();
  o.ctx.moveTo(x1, y1);
  o.ctx.lineTo(x2, y2);
  o.ctx.stroke();
}

function paintCorner(o: Overlay) {
  const { ctx, tokens } = o;
  ctx.fillStyle = tokens.chrome;
  ctx.fillRect(0, 0, rulerSize, rulerSize);
  ctx.fillStyle = tokens.t3;
  ctx.font = smallFont(8);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillText(acrossScale(o).label, rulerSize / 2, 6);
  ctx.fillText(downScale(o).label, rulerSize / 2, 14);
}
