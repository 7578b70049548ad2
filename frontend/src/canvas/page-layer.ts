// The canvas that shows the pages: paper, and on it the scene. After an edit
// only the rectangles that differ are painted, after a pan only the strips
// that came into the window.

import { boundsOf } from '../kernels/bounds';
import { dirtyBetween } from '../kernels/dirty';
import { grow, intersection, isInside, isSameRect, moved } from '../kernels/rect';
import type { Rect } from '../model/document';
import type { Scene, SceneItem } from '../model/scene';
import { contextOf } from './context';
import { areFacesReady } from './faces';
import { markFirstPaint } from './measure';
import { brushFor, forgetFont, paintGroups } from './paint';
import { pageToScreen, type ScreenSize, type Viewport } from './viewport';

/** All that the pixels of the page canvas depend on. */
export type PageView = {
  scene: Scene;
  viewport: Viewport;
  size: ScreenSize;
  dpr: number;
  pasteboard: string;
  /** The sheets that the pages stand on, in page space; null: pages end at their trim. */
  sheets: readonly { media: Rect }[] | null;
};

const paper = '#fefdfb';

/** A part that is a larger share of the canvas is painted in its place. */
const largest = 0.25;

/** Of more lines than this the page is painted whole. */
const mostLines = 40;

export class PageLayer {
  private readonly ctx: CanvasRenderingContext2D;
  private drawn: PageView | null = null;
  /** Lines that were drawn without some of their glyphs. */
  private readonly incomplete = new Set<SceneItem>();

  /** Small parts are painted here first. */
  private readonly sheet: { canvas: HTMLCanvasElement; ctx: CanvasRenderingContext2D };

  constructor(private readonly canvas: HTMLCanvasElement) {
    this.ctx = contextOf(canvas);
    const sheet = document.createElement('canvas');
    this.sheet = { canvas: sheet, ctx: contextOf(sheet) };
  }

  /** The scene that is on the screen. */
  get scene(): Scene | null {
    return this.drawn?.scene ?? null;
  }

  /** Brings the canvas to a view with as little painting as that takes. */
  draw(view: PageView) {
    const before = this.drawn;
    this.drawn = view;
    if (!before || !isSameCanvas(before, view) || before.viewport.scale !== view.viewport.scale) {
      return this.drawAll(view);
    }
    if (before.viewport.panX !== view.viewport.panX || before.viewport.panY !== view.viewport.panY) {
      this.scroll(before, view);
    }
    if (before.scene !== view.scene) this.drawDifference(before.scene, view);
  }

  /** Paints the lines anew whose glyphs were not all there: some came. */
  complete() {
    const view = this.drawn;
    if (!view) return;
    const { size } = this.incomplete;
    if (size > mostLines) return this.drawAll(view);
    if (size) this.paint(view, this.incompleteRects(view));
    if (areFacesReady(view.scene)) markFirstPaint();
  }

  private incompleteRects(view: PageView): Rect[] {
    const rects = view.scene.pages.flatMap((page, i) =>
      page.groups.flatMap((g) =>
        g.items.flatMap((item) => {
          const bounds = this.incomplete.has(item) ? boundsOf(item) : null;
          return bounds ? [deviceRect(view, i, bounds)] : [];
        }),
      ),
    );
    this.incomplete.clear();
    return rects;
  }

  /** Paints the pictures of one photo anew. */
  redrawPhoto(photo: string) {
    const view = this.drawn;
    if (!view) return;
    view.scene.pages.forEach((page, i) => {
      const rects = page.groups.flatMap((g) =>
        g.items.flatMap((item) => {
          if (item.k !== 'pic' || item.photo !== photo) return [];
          const [X, Y, W, H] = item.r;
          return [deviceRect(view, i, { X, Y, W, H })];
        }),
      );
      this.paint(view, rects);
    });
  }

  private drawAll(view: PageView) {
    const { size, dpr } = view;
    const [width, height] = [Math.round(size.width * dpr), Math.round(size.height * dpr)];
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
      forgetFont(this.ctx);
    }
    this.incomplete.clear();
    this.paint(view, [{ X: 0, Y: 0, W: width, H: height }]);
    if (areFacesReady(view.scene)) markFirstPaint();
  }

  private drawDifference(before: Scene, view: PageView) {
    const dirty = dirtyBetween(before, view.scene);
    if (!dirty) return this.drawAll(view);
    this.paint(
      view,
      dirty.flatMap((d) => d.rects.map((r) => deviceRect(view, d.page, r))),
    );
    if (areFacesReady(view.scene)) markFirstPaint();
  }

  /** Moves what is drawn and paints the strips that it leaves. */
  private scroll(before: PageView, view: PageView) {
    const dx = Math.round((view.viewport.panX - before.viewport.panX) * view.dpr);
    const dy = Math.round((view.viewport.panY - before.viewport.panY) * view.dpr);
    const { width: w, height: h } = this.canvas;
    if (Math.abs(dx) >= w || Math.abs(dy) >= h) return this.drawAll(view);
    this.ctx.setTransform(1, 0, 0, 1, 0, 0);
    this.ctx.globalCompositeOperation = 'copy';
    this.ctx.drawImage(this.canvas, dx, dy);
    this.ctx.globalCompositeOperation = 'source-over';
    const strips: Rect[] = [];
    if (dx) strips.push({ X: dx > 0 ? 0 : w + dx, Y: 0, W: Math.abs(dx), H: h });
    if (dy) strips.push({ X: 0, Y: dy > 0 ? 0 : h + dy, W: w, H: Math.abs(dy) });
    // The scene before: a difference is painted on top of it.
    this.paint({ ...view, scene: before.scene }, strips);
  }

  /** Paints all that stands in rectangles of the canvas, device pixels. */
  private paint(view: PageView, rects: readonly Rect[]) {
    const window = { X: 0, Y: 0, W: this.canvas.width, H: this.canvas.height };
    for (const rect of rects) {
      const part = intersection(rect, window);
      if (!part || part.W <= 0 || part.H <= 0) continue;
      if (part.W * part.H > largest * window.W * window.H) this.paintPart(this.ctx, view, part, { x: 0, y: 0 });
      else this.paintApart(view, part);
    }
  }

  /**
   * A small part on a canvas of its own, which is then put in its place. Each
   * letter would tell a web view without a graphics processor of another place
   * to show anew, and of many such places it makes one that holds all of them.
   */
  private paintApart(view: PageView, part: Rect) {
    const { canvas, ctx } = this.sheet;
    if (canvas.width < part.W) canvas.width = part.W;
    if (canvas.height < part.H) canvas.height = part.H;
    forgetFont(ctx); // a canvas of another size has none
    this.paintPart(ctx, view, part, { x: part.X, y: part.Y });
    this.ctx.setTransform(1, 0, 0, 1, 0, 0);
    this.ctx.drawImage(canvas, 0, 0, part.W, part.H, part.X, part.Y, part.W, part.H);
  }

  /** Paints a rectangle of the page canvas on a context whose corner lies at origin. */
  private paintPart(ctx: CanvasRenderingContext2D, view: PageView, part: Rect, origin: Point) {
    const own = moved(part, -origin.x, -origin.y);
    ctx.save();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.beginPath();
    ctx.rect(own.X, own.Y, own.W, own.H);
    ctx.clip();
    ctx.fillStyle = view.pasteboard;
    ctx.fillRect(own.X, own.Y, own.W, own.H);
    view.scene.pages.forEach((_, i) => {
      this.paintPage(ctx, view, i, own, origin);
    });
    ctx.restore();
    forgetFont(ctx);
  }

  private paintPage(ctx: CanvasRenderingContext2D, view: PageView, index: number, part: Rect, origin: Point) {
    const page = view.scene.pages[index];
    if (!page) return;
    const k = view.viewport.scale * view.dpr;
    const corner = pageToScreen(view.viewport, index, 0, 0);
    const [x, y] = [corner.x * view.dpr - origin.x, corner.y * view.dpr - origin.y];
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    const sheet = view.sheets?.[index]?.media ?? { X: 0, Y: 0, W: page.width, H: page.height };
    paintPaper(ctx, { X: x + sheet.X * k, Y: y + sheet.Y * k, W: sheet.W * k, H: sheet.H * k }, view.dpr, part);
    ctx.setTransform(k * 1000, 0, 0, k * 1000, x, y);
    const clip = [{ X: (part.X - x) / k, Y: (part.Y - y) / k, W: part.W / k, H: part.H / k }];
    const incomplete = (line: SceneItem) => this.incomplete.add(line);
    paintGroups({ ...brushFor(ctx, view.scene, k * 1000), incomplete }, page.groups, clip);
  }
}

type Point = { x: number; y: number };

/** The sheet with its shadow, which is cheap here: soft shadows of the browser cost milliseconds. */
function paintPaper(ctx: CanvasRenderingContext2D, r: Rect, dpr: number, part: Rect) {
  if (!isInside(part, r)) paintShadow(ctx, r, dpr);
  ctx.fillStyle = paper;
  ctx.fillRect(r.X, r.Y, r.W, r.H);
}

function paintShadow(ctx: CanvasRenderingContext2D, r: Rect, dpr: number) {
  ctx.fillStyle = 'rgb(0 0 0 / 0.028)';
  for (let i = 6; i > 0; i--) {
    const s = moved(grow(r, i * dpr), 0, 2 * dpr);
    ctx.fillRect(s.X, s.Y, s.W, s.H);
  }
}

function isSameCanvas(a: PageView, b: PageView): boolean {
  return (
    a.dpr === b.dpr &&
    a.pasteboard === b.pasteboard &&
    a.sheets === b.sheets &&
    a.size.width === b.size.width &&
    a.size.height === b.size.height &&
    a.viewport.pages.length === b.viewport.pages.length &&
    a.viewport.pages.every((p, i) => isSamePlace(p, b.viewport.pages[i]))
  );
}

type Place = Viewport['pages'][number];
const asRect = (p: Place): Rect => ({ X: p.x, Y: p.y, W: p.width, H: p.height });
const isSamePlace = (a: Place, b: Place | undefined) => b !== undefined && isSameRect(asRect(a), asRect(b));

/** A rectangle of page space in whole device pixels, a pixel larger: no seam may show. */
function deviceRect(view: PageView, page: number, r: Rect): Rect {
  const k = view.viewport.scale * view.dpr;
  const corner = pageToScreen(view.viewport, page, r.X, r.Y);
  const X = Math.floor(corner.x * view.dpr) - 1;
  const Y = Math.floor(corner.y * view.dpr) - 1;
  return {
    X,
    Y,
    W: Math.ceil(corner.x * view.dpr + r.W * k) + 1 - X,
    H: Math.ceil(corner.y * view.dpr + r.H * k) + 1 - Y,
  };
}
