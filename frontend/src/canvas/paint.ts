// Paints the items of a scene on a 2D context whose transform takes points
// (not thousandths) of page space to device pixels. Nothing is decided here.

import { boundsOf } from '../kernels/bounds';
import { touches } from '../kernels/rect';
import type { Rect } from '../model/document';
import type { FillItem, LineItem, PictureItem, RuleItem, Run, Scene, SceneGroup } from '../model/scene';
import { type CanvasFace, faceOf, hasGlyph } from './faces';
import { photoFor } from './photos';

const glyphBase = 0xf0000;
/** Points from thousandths. */
const pt = (v: number) => v / 1000;

export type Brush = {
  ctx: CanvasRenderingContext2D;
  scene: Scene;
  /** Device pixels per point: for the width of pictures, and for thin rules. */
  pixelsPerPt: number;
  photo: (photo: string, pixels: number, tone?: string) => ImageBitmap | null;
  /** Told of each line of which glyphs are not here yet: they are left out. */
  incomplete?: (line: LineItem) => void;
};

export function brushFor(ctx: CanvasRenderingContext2D, scene: Scene, pixelsPerPt: number): Brush {
  // No hinting and no rounding of positions: what the PDF holds, at every zoom.
  ctx.textRendering = 'geometricPrecision';
  ctx.fontKerning = 'none';
  ctx.textBaseline = 'alphabetic';
  ctx.imageSmoothingQuality = 'high';
  return { ctx, scene, pixelsPerPt, photo: photoFor };
}

/** Paints a page's groups back to front; with `clip` (page space) only what touches one of the rectangles. */
export function paintGroups(b: Brush, groups: readonly SceneGroup[], clip?: readonly Rect[]) {
  for (const group of groups)
    for (const item of group.items) {
      if (clip) {
        const bounds = boundsOf(item);
        if (!bounds || !clip.some((r) => touches(r, bounds))) continue;
      }
      paintItem(b, item);
    }
}

function paintItem(b: Brush, item: FillItem | PictureItem | RuleItem | LineItem) {
  switch (item.k) {
    case 'fill':
      return paintFill(b, item);
    case 'pic':
      return paintPicture(b, item);
    case 'rule':
      return paintRule(b, item);
    case 'line':
      return paintLine(b, item);
  }
}

const paintOf = (b: Brush, index: number) => b.scene.paints[index] ?? '#000';

function paintFill(b: Brush, item: FillItem) {
  b.ctx.fillStyle = paintOf(b, item.p);
  if (item.r) {
    const [x, y, w, h] = item.r;
    b.ctx.fillRect(pt(x), pt(y), pt(w), pt(h));
  } else if (item.d) {
    b.ctx.fill(pathOf(item.d));
  }
}

const coordinates: Record<string, number> = { M: 2, L: 2, C: 6, Z: 0 };

function pathOf(d: readonly (string | number)[]): Path2D {
  const path = new Path2D();
  for (let i = 0; i < d.length; ) {
    const op = String(d[i]);
    const n = coordinates[op] ?? 0;
    const [a = 0, b = 0, c = 0, e = 0, f = 0, g = 0] = d.slice(i + 1, i + 1 + n).map((v) => pt(Number(v)));
    if (op === 'M') path.moveTo(a, b);
    else if (op === 'L') path.lineTo(a, b);
    else if (op === 'C') path.bezierCurveTo(a, b, c, e, f, g);
    else path.closePath();
    i += 1 + n;
  }
  return path;
}

function paintRule(b: Brush, item: RuleItem) {
  const { ctx } = b;
  const [x1, y1, x2, y2] = item.l;
  ctx.strokeStyle = paintOf(b, item.p);
  // A hairline stays visible however small the page is shown.
  ctx.lineWidth = Math.max(pt(item.w), 0.5 / b.pixelsPerPt);
  ctx.setLineDash(item.dash?.map(pt) ?? []);
  ctx.beginPath();
  ctx.moveTo(pt(x1), pt(y1));
  ctx.lineTo(pt(x2), pt(y2));
  ctx.stroke();
}

function paintPicture(b: Brush, item: PictureItem) {
  const [x, y, w, h] = item.r.map(pt) as [number, number, number, number];
  const [cx, cy, cw, ch] = item.crop;
  const bitmap = b.photo(item.photo, (w * b.pixelsPerPt) / Math.max(cw, 0.01), item.tone);
  if (!bitmap) return paintPlaceholder(b, x, y, w, h);
  const { width, height } = bitmap;
  b.ctx.drawImage(bitmap, cx * width, cy * height, cw * width, ch * height, x, y, w, h);
}

function paintPlaceholder({ ctx }: Brush, x: number, y: number, w: number, h: number) {
  ctx.fillStyle = '#e4e2dd';
  ctx.fillRect(x, y, w, h);
}

function paintLine(b: Brush, line: LineItem) {
  let isComplete = true;
  for (const run of line.runs) isComplete = paintRun(b, run) && isComplete;
  if (!isComplete) b.incomplete?.(line);
}

/** Returns whether all glyphs were there. */
function paintRun(b: Brush, run: Run): boolean {
  const face = faceOf(b.scene.faces[run.f] ?? '');
  if (!face?.family) return false;
  const { ctx } = b;
  const font = `${pt(run.s)}px ${face.family}`;
  if (fontOf.get(ctx) !== font) {
    ctx.font = font;
    fontOf.set(ctx, font);
  }
  ctx.fillStyle = paintOf(b, run.p);
  return run.h && run.h !== 1 ? paintScaled(ctx, face, run, run.h) : paintGlyphs(ctx, face, run);
}

/** Setting a font costs as much as ten glyphs, even the same one. */
const fontOf = new WeakMap<CanvasRenderingContext2D, string>();

/** The context's state was reset or restored: its font is not known any more. */
export const forgetFont = (ctx: CanvasRenderingContext2D) => fontOf.delete(ctx);

function paintGlyphs(ctx: CanvasRenderingContext2D, face: CanvasFace, run: Run): boolean {
  const { g, a, r, x, y } = run;
  let isComplete = true;
  for (let i = 0; i < g.length; i++) {
    const glyph = g[i] ?? 0;
    // What no part of the face has would be drawn as a box of some other face.
    if (!hasGlyph(face, glyph)) isComplete = false;
    else ctx.fillText(String.fromCodePoint(glyphBase + glyph), pt(x + (a[i] ?? 0)), pt(y - (r?.[i] ?? 0)));
  }
  return isComplete;
}

function paintScaled(ctx: CanvasRenderingContext2D, face: CanvasFace, run: Run, h: number): boolean {
  const before = ctx.getTransform();
  let isComplete = true;
  for (let i = 0; i < run.g.length; i++) {
    const glyph = run.g[i] ?? 0;
    if (!hasGlyph(face, glyph)) {
      isComplete = false;
      continue;
    }
    ctx.setTransform(before);
    ctx.translate(pt(run.x + (run.a[i] ?? 0)), pt(run.y - (run.r?.[i] ?? 0)));
    ctx.scale(h, 1);
    ctx.fillText(String.fromCodePoint(glyphBase + glyph), 0, 0);
  }
  ctx.setTransform(before);
  return isComplete;
}
