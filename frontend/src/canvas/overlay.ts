// What is drawn above the page: painters in order, each with the same view of
// the stores. They only draw; what they draw is decided in kernels and tools.

import type { Document, Rect } from '../model/document';
import type { Scene } from '../model/scene';
import type { ViewState } from '../stores/view';
import type { Tokens } from './tokens';
import { pageToScreen, type ScreenSize, type Viewport } from './viewport';

export type Overlay = {
  /** In CSS pixels of screen space (the device pixel ratio is already in its transform). */
  ctx: CanvasRenderingContext2D;
  viewport: Viewport;
  size: ScreenSize;
  scene: Scene;
  document: Document;
  view: ViewState;
  dpr: number;
  /** Paper colours stay the light ones in both themes. */
  colour: typeof paperColours;
  /** Colours around the page, of the present theme. */
  tokens: Tokens;
};

/** Colours of the overlay on paper, of both themes (reference: the light ones). */
export const paperColours = {
  canvas: '#0b6aa8',
  accent: '#9e1b1f',
  column: 'rgb(78 163 207 / 0.42)',
  baseline: 'rgb(78 163 207 / 0.2)',
  edge: 'rgb(138 138 133 / 0.55)',
  hidden: 'rgb(11 106 168 / 0.7)',
  selection: 'rgb(11 106 168 / 0.22)',
  onCanvas: '#ffffff',
};

export type OverlayPainter = (o: Overlay) => void;

type Entry = { paint: OverlayPainter; z: number };
let painters: Entry[] = [];
type Request = (mayWait: boolean) => void;
let request: Request = () => undefined;

/** Adds a painter; those with a higher z come later (above). Returns its removal. */
export function addOverlayPainter(paint: OverlayPainter, z = 0): () => void {
  const entry = { paint, z };
  painters = [...painters, entry].sort((a, b) => a.z - b.z);
  repaintOverlay();
  return () => {
    painters = painters.filter((e) => e !== entry);
    repaintOverlay();
  };
}

/** Asks for the overlay to be drawn anew with the next frame. */
export const repaintOverlay = (): void => request(false);

/**
 * The same for the caret, which an edit moves before its answer shows where:
 * while one is under way the overlay is drawn together with the answer.
 */
export const repaintCaret = (): void => request(true);

/** Set by the canvas that shows the overlay. */
export function onOverlayRequest(f: Request) {
  request = f;
}

export const paintOverlay = (o: Overlay): void =>
  paintEach(
    o,
    painters.map((e) => e.paint),
  );

/** Each painter finds the context as the first one did. */
export function paintEach(o: Overlay, list: readonly OverlayPainter[]) {
  for (const paint of list) {
    o.ctx.save();
    try {
      paint(o);
    } finally {
      o.ctx.restore();
    }
  }
}

/** A rectangle of page space in screen space. */
export function screenRect(o: Pick<Overlay, 'viewport'>, page: number, r: Rect): Rect {
  const p = pageToScreen(o.viewport, page, r.X, r.Y);
  return { X: p.x, Y: p.y, W: r.W * o.viewport.scale, H: r.H * o.viewport.scale };
}
