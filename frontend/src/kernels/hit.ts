// Which frame, handle or port lies under a point.

import type { Document, Frame, Rect } from '../model/document';
import { bottom, contains, grow, type Point, right, touches } from './rect';

/**
 * Frames of a page at a point of page space, as one sees them, front to back;
 * thin ones can be hit within `reach`. Where text runs around a photo, the
 * photo is what one sees, though the text's frame may lie above it.
 */
export function framesAt(document: Document, page: number, x: number, y: number, reach = 0): Frame[] {
  const frames = document.pages[page]?.frames ?? [];
  const under = frames.filter((f) => contains(hitArea(f, reach), x, y)).reverse();
  return [...under.filter(isRunAround), ...under.filter((f) => !isRunAround(f))];
}

const isRunAround = (f: Frame) => (f.kind === 'photo' || f.kind === 'caption') && !f.noWrap;

const hitArea = (f: Frame, reach: number): Rect =>
  f.kind === 'rule' || f.rect.W < reach || f.rect.H < reach ? grow(f.rect, reach) : f.rect;

/** The frame behind `current` at a point, from the front again behind the last. */
export function frameBelow(frames: readonly Frame[], current: string | undefined): Frame | undefined {
  const i = frames.findIndex((f) => f.id === current);
  return frames[(i + 1) % Math.max(1, frames.length)];
}

/** Frames that a marquee touches; those that hold it whole are what it is drawn on, and stay out. */
export function framesTouching(document: Document, page: number, marquee: Rect): Frame[] {
  const frames = document.pages[page]?.frames ?? [];
  return frames.filter((f) => touches(f.rect, marquee) && !holds(f.rect, marquee));
}

const holds = (outer: Rect, inner: Rect) =>
  outer.X < inner.X && outer.Y < inner.Y && right(outer) > right(inner) && bottom(outer) > bottom(inner);

export type Handle = 'nw' | 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w';
export const handles: readonly Handle[] = ['nw', 'ne', 'se', 'sw', 'n', 'e', 's', 'w'];

/** Where a handle sits on a rectangle, in the rectangle's space. */
export function handlePoint(r: Rect, h: Handle): Point {
  const x = h.includes('w') ? r.X : h.includes('e') ? right(r) : r.X + r.W / 2;
  const y = h.includes('n') ? r.Y : h.includes('s') ? bottom(r) : r.Y + r.H / 2;
  return { x, y };
}

/** The handle of a rectangle within `reach` of a point; corners come first. */
export function handleAt(r: Rect, at: Point, reach: number): Handle | null {
  const near = (h: Handle) => {
    const p = handlePoint(r, h);
    return Math.abs(p.x - at.x) <= reach && Math.abs(p.y - at.y) <= reach;
  };
  return handles.find((h) => isShown(r, h, reach) && near(h)) ?? null;
}

/** On a short side there is no room for the handle in its middle. */
export const isShown = (r: Rect, h: Handle, reach: number): boolean =>
  h.length === 2 || (h === 'n' || h === 's' ? r.W : r.H) >= 5 * reach;

export const cursors: Record<Handle, string> = {
  nw: 'nwse-resize',
  se: 'nwse-resize',
  ne: 'nesw-resize',
  sw: 'nesw-resize',
  n: 'ns-resize',
  s: 'ns-resize',
  e: 'ew-resize',
  w: 'ew-resize',
};

export type Port = 'in' | 'out';
/** CSS pixels of a port's side. */
export const portSide = 11;

/** Screen rectangles of a text frame's ports: in at the upper left, out at the lower right, outside handles' reach. */
export function portRects(screen: Rect): Record<Port, Rect> {
  const from = Math.min(22, screen.H / 3);
  return {
    in: { X: screen.X - portSide / 2, Y: screen.Y + from - portSide / 2, W: portSide, H: portSide },
    out: { X: right(screen) - portSide / 2, Y: bottom(screen) - from - portSide / 2, W: portSide, H: portSide },
  };
}

export function portAt(screen: Rect, at: Point): Port | null {
  const rects = portRects(screen);
  if (contains(grow(rects.in, 2), at.x, at.y)) return 'in';
  return contains(grow(rects.out, 2), at.x, at.y) ? 'out' : null;
}
