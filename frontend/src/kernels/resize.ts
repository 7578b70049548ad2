// A rectangle pulled by one of its handles.

import type { Rect } from '../model/document';
import type { Handle } from './hit';

/** The least side of a frame, 1/1000 pt. */
export const leastSide = 4_000;

export type ResizeOptions = {
  /** Both sides in proportion (Shift). */
  keepAspect?: boolean;
  least?: number;
};

/** The rectangle after its handle moved by dx, dy. Sides do not pass each other. */
export function resized(r: Rect, h: Handle, dx: number, dy: number, options: ResizeOptions = {}): Rect {
  const least = options.least ?? leastSide;
  const W = widthAfter(r, h, dx, least);
  const H = heightAfter(r, h, dy, least);
  const size = options.keepAspect ? proportional(r, h, W, H, least) : { W, H };
  return {
    X: h.includes('w') ? r.X + r.W - size.W : r.X,
    Y: h.includes('n') ? r.Y + r.H - size.H : r.Y,
    ...size,
  };
}

function widthAfter(r: Rect, h: Handle, dx: number, least: number): number {
  if (h.includes('e')) return Math.max(least, r.W + dx);
  return h.includes('w') ? Math.max(least, r.W - dx) : r.W;
}

function heightAfter(r: Rect, h: Handle, dy: number, least: number): number {
  if (h.includes('s')) return Math.max(least, r.H + dy);
  return h.includes('n') ? Math.max(least, r.H - dy) : r.H;
}

/** The side that changed more leads; the other follows. */
function proportional(r: Rect, h: Handle, W: number, H: number, least: number): { W: number; H: number } {
  const aspect = r.W / Math.max(r.H, 1);
  const isWidthLeading = h === 'e' || h === 'w' || (h.length === 2 && W / r.W > H / r.H);
  if (isWidthLeading) return { W, H: Math.max(least, W / aspect) };
  return { W: Math.max(least, H * aspect), H };
}

/** Which edges of the rectangle a handle moves. */
export const edgesOf = (h: Handle) => ({
  left: h.includes('w'),
  right: h.includes('e'),
  top: h.includes('n'),
  bottom: h.includes('s'),
});
