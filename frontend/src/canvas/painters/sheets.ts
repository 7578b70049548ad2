// What the profile's file has around a page: the trim, the bleed, and the
// printer's marks, at the places that the desk tells.

import { right } from '../../kernels/rect';
import type { Rect } from '../../model/document';
import type { Sheet } from '../../model/wire';
import { useProof } from '../../stores/proof';
import { type Overlay, paperColours, screenRect } from '../overlay';
import { pageToScreen } from '../viewport';
import { sharp, smallFont } from './tag';

const paper = '#fefdfb';
/** What is on every plate, as it looks in print. */
const registration = '#1c1c1a';
/** The bleed's edge, as layout programs show it. */
const bleedEdge = '#b3272c';
/** Smaller type than this is no more than a smudge, CSS pixels. */
const leastType = 3;

export function paintSheets(o: Overlay) {
  const { isOn, sheets } = useProof.getState();
  if (!isOn || !sheets) return;
  for (const [page, sheet] of sheets.entries()) if (o.viewport.pages[page]) paintSheet(o, page, sheet);
}

function paintSheet(o: Overlay, page: number, sheet: Sheet) {
  cutAtBleed(o, page, sheet);
  for (const p of sheet.patches) {
    const r = screenRect(o, page, p.rect);
    o.ctx.fillStyle = p.colour;
    o.ctx.fillRect(r.X, r.Y, r.W, r.H);
  }
  paintHairlines(o, page, sheet);
  if (sheet.slug) paintSlug(o, page, sheet.slug);
  const place = o.viewport.pages[page];
  const hasBleed = place && sheet.bleed.W > place.width;
  if (hasBleed) edge(o, screenRect(o, page, sheet.bleed), bleedEdge, []);
  if (place) edge(o, screenRect(o, page, { X: 0, Y: 0, W: place.width, H: place.height }), paperColours.canvas, [4, 3]);
}

/** Beyond the bleed the file has nothing of the page. */
function cutAtBleed(o: Overlay, page: number, { bleed, media }: Sheet) {
  if (media.W <= bleed.W) return;
  const path = new Path2D();
  for (const r of [media, bleed].map((box) => screenRect(o, page, box))) path.rect(r.X, r.Y, r.W, r.H);
  o.ctx.fillStyle = paper;
  o.ctx.fill(path, 'evenodd');
}

function paintHairlines(o: Overlay, page: number, { lines, rings, hairline }: Sheet) {
  const { ctx, viewport, dpr } = o;
  ctx.strokeStyle = registration;
  ctx.lineWidth = Math.max(1 / dpr, hairline * viewport.scale);
  ctx.beginPath();
  for (const [x1, y1, x2, y2] of lines) {
    const [a, b] = [pageToScreen(viewport, page, x1, y1), pageToScreen(viewport, page, x2, y2)];
    ctx.moveTo(sharp(a.x, dpr), sharp(a.y, dpr));
    ctx.lineTo(sharp(b.x, dpr), sharp(b.y, dpr));
  }
  for (const [x, y, radius] of rings) {
    const at = pageToScreen(viewport, page, x, y);
    const r = radius * viewport.scale;
    ctx.moveTo(at.x + r, at.y);
    ctx.arc(at.x, at.y, r, 0, 2 * Math.PI);
  }
  ctx.stroke();
}

function paintSlug(o: Overlay, page: number, { text, x, y, size, room }: NonNullable<Sheet['slug']>) {
  const { ctx, viewport } = o;
  const px = size * viewport.scale;
  if (px < leastType) return;
  const at = pageToScreen(viewport, page, x, y);
  ctx.font = smallFont(px);
  ctx.fillStyle = registration;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.fillText(text, at.x, at.y, room * viewport.scale);
}

function edge(o: Overlay, r: Rect, colour: string, dash: number[]) {
  o.ctx.strokeStyle = colour;
  o.ctx.lineWidth = 1 / o.dpr;
  o.ctx.setLineDash(dash);
  const [x, y] = [sharp(r.X, o.dpr), sharp(r.Y, o.dpr)];
  o.ctx.strokeRect(x, y, sharp(right(r), o.dpr) - x, sharp(r.Y + r.H, o.dpr) - y);
  o.ctx.setLineDash([]);
}
