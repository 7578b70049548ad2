// Where a canvas was drawn on: so that the next drawing wipes that alone. A
// web view that paints without a graphics processor shows all that was touched
// anew, and wiping a whole canvas for a caret takes longer than a keystroke
// may.

import { grow, unionAll } from '../kernels/rect';
import type { Rect } from '../model/document';

/** More rectangles than this are wiped as one. */
const mostRects = 12;

/** Edges of strokes are soft, and lie half outside. */
const soft = 2;

export class Damage {
  private rects: Rect[] = [];
  private path: Rect[] = [];
  /** Something was drawn whose place is not told. */
  private isWhole = true;

  /** Watches a context from now on, in the units of its present transform. */
  constructor(private readonly ctx: CanvasRenderingContext2D) {
    const { ctx: c } = this;
    this.on('beginPath', () => {
      this.path = [];
    });
    this.on('moveTo', (x, y) => this.path.push({ X: x, Y: y, W: 0, H: 0 }));
    this.on('lineTo', (x, y) => this.path.push({ X: x, Y: y, W: 0, H: 0 }));
    for (const name of ['rect', 'roundRect'] as const) this.on(name, (X, Y, W, H) => this.path.push({ X, Y, W, H }));
    this.on('arc', (x, y, r) => this.path.push({ X: x - r, Y: y - r, W: 2 * r, H: 2 * r }));
    this.on('stroke', () => this.touch(unionAll(this.path), c.lineWidth));
    this.on('fill', () => this.touch(unionAll(this.path), 0));
    this.on('fillRect', (X, Y, W, H) => this.touch({ X, Y, W, H }, 0));
    this.on('strokeRect', (X, Y, W, H) => this.touch({ X, Y, W, H }, c.lineWidth));
    for (const name of elsewhere) this.on(name, () => this.touchAll());
  }

  /** What is to be wiped; null: everything. Nothing counts as touched after it. */
  take(): Rect[] | null {
    const { rects, isWhole } = this;
    this.rects = [];
    this.isWhole = false;
    if (isWhole) return null;
    const all = unionAll(rects);
    return rects.length > mostRects && all ? [all] : rects;
  }

  touchAll() {
    this.isWhole = true;
  }

  private touch(r: Rect | null, lineWidth: number) {
    if (r) this.rects.push(grow(r, lineWidth / 2 + soft));
  }

  /** Tells of the calls of a method before they are made. */
  private on<K extends Method>(name: K, tell: (...args: number[]) => void) {
    const { ctx } = this;
    const draw = ctx[name] as (...args: unknown[]) => unknown;
    ctx[name] = ((...args: unknown[]) => {
      tell(...(args as number[]));
      return draw.apply(ctx, args);
    }) as CanvasRenderingContext2D[K];
  }
}

type Method = {
  [K in keyof CanvasRenderingContext2D]: CanvasRenderingContext2D[K] extends (...args: never[]) => unknown ? K : never;
}[keyof CanvasRenderingContext2D];

/** Methods that draw, or move what is drawn, to a place that is not worth finding out. */
const elsewhere = [
  'fillText',
  'strokeText',
  'drawImage',
  'putImageData',
  'bezierCurveTo',
  'quadraticCurveTo',
  'ellipse',
  'arcTo',
  'translate',
  'rotate',
  'scale',
  'transform',
] as const satisfies readonly Method[];
