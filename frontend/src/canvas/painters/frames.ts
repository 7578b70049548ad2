// What shows how a page is built: edges of frames, threads, pins, and the mark
// where a text finds no more room.

import i18next from 'i18next';
import { portRects } from '../../kernels/hit';
import { bottom, centre, right } from '../../kernels/rect';
import type { Frame, Rect } from '../../model/document';
import type { Overset } from '../../model/wire';
import { useSession } from '../../stores/session';
import { useDrag } from '../../tools/drag';
import { type Overlay, screenRect } from '../overlay';
import { paintTag, sharp } from './tag';

/** Where a frame is drawn: dragged ones go with the pointer. */
export const rectOf = (f: Frame): Rect => useDrag.getState().rects?.get(f.id) ?? f.rect;

export function paintFrames(o: Overlay) {
  if (o.view.preview) return;
  o.document.pages.forEach((page, index) => {
    for (const f of page.frames) {
      const r = screenRect(o, index, rectOf(f));
      if (o.view.frames) paintEdge(o, f, r);
      if (o.view.guides && f.pinned) paintPin(o, r);
      if (f.kind === 'photo' && !f.photo) paintEmptyPhoto(o, r);
    }
  });
  if (o.view.threads) paintThreads(o);
  paintOversets(o);
}

function paintEdge(o: Overlay, f: Frame, r: Rect) {
  if (f.kind === 'rule') return;
  o.ctx.strokeStyle = o.colour.edge;
  o.ctx.lineWidth = 1 / o.dpr;
  o.ctx.setLineDash(f.locked ? [2, 2] : f.pinned ? [6, 3] : []);
  const [x, y] = [sharp(r.X, o.dpr), sharp(r.Y, o.dpr)];
  o.ctx.strokeRect(x, y, sharp(right(r), o.dpr) - x, sharp(bottom(r), o.dpr) - y);
  o.ctx.setLineDash([]);
}

function paintPin(o: Overlay, r: Rect) {
  o.ctx.fillStyle = o.colour.canvas;
  o.ctx.beginPath();
  o.ctx.arc(right(r) - 6, r.Y + 6, 3.5, 0, 2 * Math.PI);
  o.ctx.fill();
}

/** A cross, as in every layout program. */
function paintEmptyPhoto(o: Overlay, r: Rect) {
  o.ctx.strokeStyle = o.colour.edge;
  o.ctx.lineWidth = 1 / o.dpr;
  o.ctx.beginPath();
  o.ctx.moveTo(r.X, r.Y);
  o.ctx.lineTo(right(r), bottom(r));
  o.ctx.moveTo(right(r), r.Y);
  o.ctx.lineTo(r.X, bottom(r));
  o.ctx.stroke();
}

/** From the out-port of each frame to the in-port of the next. */
function paintThreads(o: Overlay) {
  const places = framePlaces(o);
  o.ctx.strokeStyle = o.colour.canvas;
  o.ctx.lineWidth = 1.25;
  for (const { frames } of o.document.threads)
    frames.slice(1).forEach((to, i) => {
      const [a, b] = [places.get(frames[i] ?? ''), places.get(to)];
      if (a && b) paintLink(o, centre(portRects(a).out), centre(portRects(b).in));
    });
}

export function paintLink(o: Overlay, a: { x: number; y: number }, b: { x: number; y: number }) {
  o.ctx.beginPath();
  o.ctx.moveTo(a.x, a.y);
  const bend = Math.max(24, Math.abs(b.x - a.x) / 2);
  o.ctx.bezierCurveTo(a.x + bend, a.y, b.x - bend, b.y, b.x, b.y);
  o.ctx.stroke();
}

/** Screen rectangles of all frames. */
export function framePlaces(o: Overlay): Map<string, Rect> {
  const out = new Map<string, Rect>();
  o.document.pages.forEach((page, index) => {
    for (const f of page.frames) out.set(f.id, screenRect(o, index, rectOf(f)));
  });
  return out;
}

function paintOversets(o: Overlay) {
  const { preview, status } = useSession.getState();
  const oversets = preview?.overset ?? status?.overset ?? [];
  const places = framePlaces(o);
  for (const [frame, hidden] of hiddenByFrame(oversets)) {
    const place = places.get(frame);
    if (place) paintOverset(o, place, hidden);
  }
}

type Hidden = Pick<Overset, 'lines' | 'characters'>;

/** The desk tells of every paragraph; a frame has one tag, which counts them all. */
export function hiddenByFrame(oversets: readonly Overset[]): Map<string, Hidden> {
  const sums = new Map<string, Hidden>();
  for (const { frame, lines, characters } of oversets) {
    if (!frame || characters === 0) continue;
    const sum = sums.get(frame) ?? { lines: 0, characters: 0 };
    sums.set(frame, { lines: sum.lines + lines, characters: sum.characters + characters });
  }
  return sums;
}

function paintOverset(o: Overlay, r: Rect, overset: Hidden) {
  const side = 14;
  const [x, y] = [right(r) - side / 2, bottom(r) - side / 2];
  o.ctx.fillStyle = '#ffffff';
  o.ctx.strokeStyle = o.colour.accent;
  o.ctx.lineWidth = 1;
  o.ctx.fillRect(x, y, side, side);
  o.ctx.strokeRect(x + 0.5, y + 0.5, side - 1, side - 1);
  o.ctx.lineWidth = 1.5;
  o.ctx.beginPath();
  o.ctx.moveTo(x + 3, y + side / 2);
  o.ctx.lineTo(x + side - 3, y + side / 2);
  o.ctx.moveTo(x + side / 2, y + 3);
  o.ctx.lineTo(x + side / 2, y + side - 3);
  o.ctx.stroke();
  const label = i18next.t('canvas.tag.overset', { lines: overset.lines, characters: overset.characters });
  paintTag(o.ctx, label, right(r), bottom(r) + 10, { ground: o.colour.accent, ink: '#ffffff', anchor: 'top-right' });
}
