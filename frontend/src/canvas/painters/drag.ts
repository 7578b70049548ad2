// What shows only while something is dragged: snap guides, distances, the
// marquee, the photo to change places with, a thread in the making.

import i18next from 'i18next';
import { portRects } from '../../kernels/hit';
import { centre } from '../../kernels/rect';
import type { Gap, Guide } from '../../kernels/snap';
import { type DragState, useDrag } from '../../tools/drag';
import { type Overlay, screenRect } from '../overlay';
import { mmPerMilli, pageToScreen } from '../viewport';
import { framePlaces, paintLink } from './frames';
import { paintTag, sharp } from './tag';

export function paintDrag(o: Overlay) {
  const drag = useDrag.getState();
  const place = o.viewport.pages[drag.page];
  if (!place) return;
  for (const g of drag.guides) paintGuide(o, drag.page, g, place);
  for (const g of drag.gaps) paintGap(o, drag.page, g);
  if (drag.drawn) paintDrawn(o, drag.page, drag.drawn);
  if (drag.swap) paintSwap(o, drag.swap);
  if (drag.link) paintThread(o, drag.page, drag.link);
}

function paintGuide(o: Overlay, page: number, g: Guide, place: { width: number; height: number }) {
  const isDown = g.axis === 'x';
  const a = isDown ? pageToScreen(o.viewport, page, g.at, 0) : pageToScreen(o.viewport, page, 0, g.at);
  const b = isDown
    ? pageToScreen(o.viewport, page, g.at, place.height)
    : pageToScreen(o.viewport, page, place.width, g.at);
  o.ctx.strokeStyle = o.colour.accent;
  o.ctx.lineWidth = 1;
  o.ctx.beginPath();
  o.ctx.moveTo(isDown ? sharp(a.x, o.dpr) : a.x, isDown ? a.y : sharp(a.y, o.dpr));
  o.ctx.lineTo(isDown ? sharp(b.x, o.dpr) : b.x, isDown ? b.y : sharp(b.y, o.dpr));
  o.ctx.stroke();
}

/** Millimetres across, lines down. */
export function gapLabel(g: Gap, leading: number): string {
  const width = g.to - g.from;
  if (g.axis === 'x') return `${(width * mmPerMilli).toFixed(1)} mm`;
  return i18next.t('canvas.tag.lines', { lines: Math.round((width / leading) * 10) / 10 });
}

function paintGap(o: Overlay, page: number, g: Gap) {
  const isAcross = g.axis === 'x';
  const at = (v: number) =>
    isAcross ? pageToScreen(o.viewport, page, v, g.across) : pageToScreen(o.viewport, page, g.across, v);
  const [a, b, m] = [at(g.from), at(g.to), at((g.from + g.to) / 2)];
  o.ctx.strokeStyle = o.colour.accent;
  o.ctx.lineWidth = 1;
  o.ctx.beginPath();
  o.ctx.moveTo(a.x, a.y);
  o.ctx.lineTo(b.x, b.y);
  o.ctx.stroke();
  const look = { ground: o.colour.accent, ink: '#ffffff', anchor: 'middle', size: 11 } as const;
  paintTag(o.ctx, gapLabel(g, o.document.grid.leading), m.x, m.y, look);
}

function paintDrawn(o: Overlay, page: number, drawn: NonNullable<DragState['drawn']>) {
  const r = screenRect(o, page, drawn.rect);
  o.ctx.fillStyle = 'rgb(11 106 168 / 0.1)';
  o.ctx.fillRect(r.X, r.Y, r.W, r.H);
  o.ctx.strokeStyle = o.colour.canvas;
  o.ctx.lineWidth = 1;
  o.ctx.setLineDash(drawn.kind === 'marquee' ? [4, 3] : []);
  o.ctx.strokeRect(sharp(r.X, o.dpr), sharp(r.Y, o.dpr), r.W, r.H);
  o.ctx.setLineDash([]);
  if (drawn.kind === 'marquee') return;
  const mm = (v: number) => (v * mmPerMilli).toFixed(1);
  const size = `${mm(drawn.rect.W)} × ${mm(drawn.rect.H)} mm`;
  paintTag(o.ctx, size, r.X, r.Y - 4, { ground: o.colour.canvas, ink: '#ffffff', anchor: 'bottom-left' });
}

function paintSwap(o: Overlay, frame: string) {
  const r = framePlaces(o).get(frame);
  if (!r) return;
  o.ctx.fillStyle = 'rgb(11 106 168 / 0.25)';
  o.ctx.fillRect(r.X, r.Y, r.W, r.H);
  o.ctx.strokeStyle = o.colour.canvas;
  o.ctx.lineWidth = 3;
  o.ctx.strokeRect(r.X, r.Y, r.W, r.H);
  const c = centre(r);
  paintTag(o.ctx, i18next.t('canvas.tag.swap'), c.x, c.y, {
    ground: o.colour.canvas,
    ink: '#ffffff',
    anchor: 'middle',
  });
}

function paintThread(o: Overlay, page: number, link: NonNullable<DragState['link']>) {
  const places = framePlaces(o);
  const from = places.get(link.frame);
  if (!from) return;
  const target = places.get(link.target ?? '');
  o.ctx.strokeStyle = o.colour.canvas;
  o.ctx.lineWidth = 2;
  if (target) o.ctx.strokeRect(target.X, target.Y, target.W, target.H);
  const end = target
    ? centre(portRects(target)[link.port === 'out' ? 'in' : 'out'])
    : pageToScreen(o.viewport, page, link.x, link.y);
  const start = centre(portRects(from)[link.port]);
  if (link.port === 'out') paintLink(o, start, end);
  else paintLink(o, end, start);
}
