// What a canvas shows, as far as its places are known: the next drawing wipes
// and paints only what differs. A web view that paints without a graphics
// processor shows all that was touched anew, and many touched places as one:
// then a caret at one end of the page and a mark at the other cost as much as
// the page.

import { grow, touches, unionAll } from '../kernels/rect';
import type { Rect } from '../model/document';

/** More rectangles than this are wiped as one. */
const mostRects = 12;

/** Edges of strokes are soft, and lie half outside. */
const soft = 2;

/** One thing that is drawn: where, and all that its looks depend on. */
type Mark = { rect: Rect; look: string };

export class Damage {
  /** What the canvas shows; null: nobody knows. */
  private shown: Mark[] | null = null;
  /** What a rehearsal would draw; null: to a place that is not told. */
  private rehearsed: Mark[] | null = [];
  private isRehearsal = false;
  /** What is drawn now has to touch one of these. */
  private only: Rect[] | null = null;
  private path: { rect: Rect; step: string }[] = [];

  /** Watches a context from now on, in the units of its present transform. */
  constructor(private readonly ctx: CanvasRenderingContext2D) {
    const step = (name: string, rect: Rect, ...args: number[]) =>
      this.path.push({ rect: normal(rect), step: `${name} ${args}` });
    this.on('beginPath', () => {
      this.path = [];
    });
    for (const name of ['moveTo', 'lineTo'] as const)
      this.on(name, (X, Y) => void step(name, { X, Y, W: 0, H: 0 }, X, Y));
    for (const name of ['rect', 'roundRect'] as const)
      this.on(name, (X, Y, W, H, r = 0) => void step(name, { X, Y, W, H }, X, Y, W, H, r));
    this.on(
      'arc',
      (x, y, r, from, to) => void step('arc', { X: x - r, Y: y - r, W: 2 * r, H: 2 * r }, x, y, r, from, to),
    );
    this.on('stroke', () => this.mark('stroke', this.pathRect(), ctx.lineWidth, this.steps()));
    this.on('fill', () => this.mark('fill', this.pathRect(), 0, this.steps()));
    this.on('fillRect', (X, Y, W, H) => this.mark('fillRect', { X, Y, W, H }, 0, `${[X, Y, W, H]}`));
    this.on('strokeRect', (X, Y, W, H) => this.mark('strokeRect', { X, Y, W, H }, ctx.lineWidth, `${[X, Y, W, H]}`));
    for (const name of elsewhere) this.on(name, () => this.markSomewhere());
    for (const name of moving) this.on(name, () => void this.markSomewhere());
  }

  /** Nobody knows any more what the canvas shows. */
  forget() {
    this.shown = null;
  }

  /** Draws what paint draws in the place of what is shown; wipe empties rectangles, or everything (null). */
  repaint(paint: () => void, wipe: (rects: readonly Rect[] | null) => void) {
    const [before, now] = [this.shown, this.rehearse(paint)];
    this.shown = now;
    if (!before || !now) {
      wipe(null);
      return paint();
    }
    const dirty = differing(before, now).map((r) => outward(r, this.ctx.getTransform().a));
    if (!dirty.length) return;
    wipe(dirty);
    this.within(dirty, paint);
  }

  private rehearse(paint: () => void): Mark[] | null {
    this.rehearsed = [];
    this.isRehearsal = true;
    try {
      paint();
    } finally {
      this.isRehearsal = false;
    }
    return this.rehearsed;
  }

  private within(rects: Rect[], paint: () => void) {
    const { ctx } = this;
    ctx.save();
    ctx.beginPath();
    for (const r of rects) ctx.rect(r.X, r.Y, r.W, r.H);
    ctx.clip();
    this.only = rects;
    try {
      paint();
    } catch (error) {
      this.forget();
      throw error;
    } finally {
      this.only = null;
      ctx.restore();
    }
  }

  private pathRect = () => unionAll(this.path.map((p) => p.rect));
  private steps = () => this.path.map((p) => p.step).join();

  /** Returns whether it is to be drawn. */
  private mark(name: string, r: Rect | null, lineWidth: number, place: string): boolean {
    if (!r) return !this.isRehearsal;
    const rect = grow(normal(r), lineWidth / 2 + soft);
    if (!this.isRehearsal) return this.only?.some((o) => touches(o, rect)) ?? true;
    const { ctx } = this;
    const ink = name.startsWith('fill') ? ctx.fillStyle : `${ctx.strokeStyle} ${lineWidth} ${ctx.getLineDash()}`;
    this.rehearsed?.push({ rect, look: `${name} ${place} ${ink} ${ctx.globalAlpha}` });
    return false;
  }

  private markSomewhere(): boolean {
    if (this.isRehearsal) this.rehearsed = null;
    return !this.isRehearsal;
  }

  /** Asks before the calls of a method; false: the call is left out. */
  private on<K extends Method>(name: K, ask: (...args: number[]) => unknown) {
    const { ctx } = this;
    const draw = ctx[name] as (...args: unknown[]) => unknown;
    ctx[name] = ((...args: unknown[]) =>
      ask(...(args as number[])) === false ? undefined : draw.apply(ctx, args)) as CanvasRenderingContext2D[K];
  }
}

/** Rectangles that hold what is shown in only one of two drawings. */
function differing(before: readonly Mark[], now: readonly Mark[]): Rect[] {
  const [old, fresh] = [new Set(before.map((m) => m.look)), new Set(now.map((m) => m.look))];
  const rects = [...before.filter((m) => !fresh.has(m.look)), ...now.filter((m) => !old.has(m.look))].map(
    (m) => m.rect,
  );
  const all = unionAll(rects);
  return rects.length > mostRects && all ? [all] : rects;
}

const normal = ({ X, Y, W, H }: Rect): Rect => ({
  X: Math.min(X, X + W),
  Y: Math.min(Y, Y + H),
  W: Math.abs(W),
  H: Math.abs(H),
});

/** In whole pixels of the device: an edge within one would be wiped by halves. */
function outward(r: Rect, dpr: number): Rect {
  const [X, Y] = [Math.floor(r.X * dpr) / dpr, Math.floor(r.Y * dpr) / dpr];
  return { X, Y, W: Math.ceil((r.X + r.W) * dpr) / dpr - X, H: Math.ceil((r.Y + r.H) * dpr) / dpr - Y };
}

type Method = {
  [K in keyof CanvasRenderingContext2D]: CanvasRenderingContext2D[K] extends (...args: never[]) => unknown ? K : never;
}[keyof CanvasRenderingContext2D];

/** Methods that draw to a place that is not worth finding out. */
const elsewhere = ['fillText', 'strokeText', 'drawImage', 'putImageData'] as const satisfies readonly Method[];

/** Methods that lead a path there, or move what is drawn from then on. */
const moving = [
  'bezierCurveTo',
  'quadraticCurveTo',
  'ellipse',
  'arcTo',
  'translate',
  'rotate',
  'scale',
  'transform',
] as const satisfies readonly Method[];
