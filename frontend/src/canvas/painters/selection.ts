// The chosen frames: outline, handles, ports, name, resolution, focal point;
// and the rest of a photo while its crop is edited.

import i18next from 'i18next';
import { cropOf, effectivePpi, focalOf, wholePhotoRect } from '../../kernels/crop';
import { frameOf, pageOf } from '../../kernels/follow';
import { cellsOf } from '../../kernels/grid';
import { handlePoint, handles, isShown, portRects } from '../../kernels/hit';
import { bottom, right } from '../../kernels/rect';
import type { Crop, Document, Frame, Photo, Rect } from '../../model/document';
import { toneKey } from '../../model/tone';
import { useSelection } from '../../stores/selection';
import { neighboursOf } from '../../tools/commands/threading';
import { useDrag } from '../../tools/drag';
import { focalPoint } from '../../tools/select/cropping';
import { type Overlay, screenRect } from '../overlay';
import { photoFor } from '../photos';
import { rectOf } from './frames';
import { paintTag } from './tag';

const handleSide = 7;

export function paintSelection(o: Overlay) {
  const { frames, cropping, text } = useSelection.getState();
  if (o.view.preview || text) return;
  for (const [i, id] of frames.entries()) {
    const frame = frameOf(o.document, id);
    if (!frame) continue;
    const rect = rectOf(frame);
    const r = screenRect(o, pageOf(o.document, id), rect);
    if (cropping === id) paintCrop(o, frame, r);
    paintOutline(o, frame, r);
    if (frames.length === 1 && !frame.locked && cropping !== id) paintControls(o, frame, r);
    if (i === frames.length - 1) paintName(o, frame, rect, r);
    if (frame.kind === 'photo') paintPhotoMarks(o, frame, rect, r, cropping === id);
  }
}

function paintOutline(o: Overlay, f: Frame, r: Rect) {
  o.ctx.strokeStyle = o.colour.canvas;
  o.ctx.lineWidth = 1.5;
  o.ctx.setLineDash(f.locked ? [3, 3] : []);
  o.ctx.strokeRect(r.X, r.Y, r.W, r.H);
  o.ctx.setLineDash([]);
}

function paintControls(o: Overlay, f: Frame, r: Rect) {
  if (f.kind === 'text') paintPorts(o, f, r);
  for (const h of handles) {
    if (!isShown(r, h, handleSide)) continue;
    const p = handlePoint(r, h);
    paintSquare(o, p.x, p.y, handleSide);
  }
}

function paintSquare(o: Overlay, x: number, y: number, side: number) {
  const [left, top] = [Math.round(x - side / 2), Math.round(y - side / 2)];
  o.ctx.fillStyle = o.colour.onCanvas;
  o.ctx.fillRect(left, top, side, side);
  o.ctx.strokeStyle = o.colour.canvas;
  o.ctx.lineWidth = 1.25;
  o.ctx.strokeRect(left + 0.5, top + 0.5, side - 1, side - 1);
}

/** A triangle in a port tells that the text comes from, or goes on in, another frame. */
function paintPorts(o: Overlay, f: Frame, r: Rect) {
  const ports = portRects(r);
  const { before, after } = neighboursOf(o.document, f.id);
  for (const [port, isThreaded] of [
    ['in', before],
    ['out', after],
  ] as const) {
    const p = ports[port];
    paintSquare(o, p.X + p.W / 2, p.Y + p.H / 2, p.W);
    if (!isThreaded) continue;
    o.ctx.fillStyle = o.colour.canvas;
    o.ctx.beginPath();
    o.ctx.moveTo(p.X + 3.5, p.Y + 3);
    o.ctx.lineTo(right(p) - 2.5, p.Y + p.H / 2);
    o.ctx.lineTo(p.X + 3.5, bottom(p) - 3);
    o.ctx.fill();
  }
}

/** What a frame is called: its kind, a photo's number, columns and lines. */
export function frameName(d: Document, f: Frame, rect: Rect = f.rect): string {
  const { columns, lines } = cellsOf(d.grid, rect);
  const number = d.photos.findIndex((p) => p.id === f.photo) + 1;
  const kind = f.kind === 'text' ? `role.${f.role || 'body'}` : `kind.${f.kind}`;
  const name = i18next.t(`canvas.${kind}`, { number: number || '' }).trim();
  return i18next.t('canvas.tag.frame', { name, columns, lines });
}

function paintName(o: Overlay, f: Frame, rect: Rect, r: Rect) {
  const y = Math.max(r.Y - 4, (o.view.rulers ? 20 : 0) + 20);
  const x = Math.max(r.X, o.view.rulers ? 22 : 2);
  paintTag(o.ctx, frameName(o.document, f, rect), x, y, {
    ground: o.colour.canvas,
    ink: o.colour.onCanvas,
    anchor: 'bottom-left',
  });
}

function paintPhotoMarks(o: Overlay, f: Frame, rect: Rect, r: Rect, isCropping: boolean) {
  const photo = o.document.photos.find((p) => p.id === f.photo);
  if (!photo || r.W < 60 || r.H < 40) return;
  const drag = useDrag.getState().crop;
  const isDragged = drag?.frame === f.id;
  const crop = isDragged ? drag.crop : cropOf(f.crop);
  paintFocal(o, r, crop, (isDragged && drag.focal) || focalOf(photo, crop));
  paintPpi(o, photo, crop, rect, r, isCropping);
}

/** Red below the limit of the design. */
function paintPpi(o: Overlay, photo: Photo, crop: Crop, rect: Rect, r: Rect, isCropping: boolean) {
  const ppi = Math.floor(effectivePpi(photo, crop, rect));
  const isLow = ppi < o.document.design.photos.minPPI;
  const label = isCropping ? `${ppi} ppi · ${Math.round(100 / crop.w)} %` : `${ppi} ppi`;
  paintTag(o.ctx, label, r.X + 6, bottom(r) - 6, {
    ground: isLow ? o.colour.accent : 'rgb(28 28 26 / 0.72)',
    ink: '#ffffff',
    anchor: 'bottom-left',
    size: 11,
  });
}

function paintFocal(o: Overlay, r: Rect, crop: Crop, focal: { x: number; y: number }) {
  const p = focalPoint(r, crop, focal);
  const { ctx } = o;
  for (const [ink, width] of [
    ['#ffffff', 3.5],
    [o.colour.canvas, 1.75],
  ] as const) {
    ctx.strokeStyle = ink;
    ctx.lineWidth = width;
    for (const radius of [8, 3]) {
      ctx.beginPath();
      ctx.arc(p.x, p.y, radius, 0, 2 * Math.PI);
      ctx.stroke();
    }
  }
}

/** The cut-away parts of the photo, dim around the frame, and thirds inside it. */
function paintCrop(o: Overlay, f: Frame, r: Rect) {
  const drag = useDrag.getState().crop;
  const crop = drag?.frame === f.id ? drag.crop : cropOf(f.crop);
  const whole = wholePhotoRect(crop, r);
  const { ctx } = o;
  const tone = toneKey(o.document.photos.find((p) => p.id === f.photo)?.tone);
  const bitmap = f.photo ? photoFor(f.photo, whole.W * o.dpr, tone) : null;
  ctx.save();
  ctx.beginPath();
  ctx.rect(whole.X, whole.Y, whole.W, whole.H);
  ctx.rect(r.X, r.Y, r.W, r.H);
  ctx.clip('evenodd');
  ctx.globalAlpha = 0.45;
  if (bitmap) ctx.drawImage(bitmap, whole.X, whole.Y, whole.W, whole.H);
  ctx.restore();
  // The frame itself is drawn here as well: it does not wait for the desk.
  if (bitmap) {
    const { width, height } = bitmap;
    ctx.drawImage(bitmap, crop.x * width, crop.y * height, crop.w * width, crop.h * height, r.X, r.Y, r.W, r.H);
  }
  paintThirds(o, r);
}

function paintThirds(o: Overlay, r: Rect) {
  o.ctx.strokeStyle = 'rgb(255 255 255 / 0.6)';
  o.ctx.lineWidth = 1;
  o.ctx.beginPath();
  for (const part of [1 / 3, 2 / 3]) {
    o.ctx.moveTo(r.X + r.W * part, r.Y);
    o.ctx.lineTo(r.X + r.W * part, bottom(r));
    o.ctx.moveTo(r.X, r.Y + r.H * part);
    o.ctx.lineTo(right(r), r.Y + r.H * part);
  }
  o.ctx.stroke();
}
