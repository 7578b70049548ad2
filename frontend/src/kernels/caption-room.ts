// The room that captions need, as near as it can be told without setting them:
// the desk sets the text and says what finds no room.

import type { Design, Document, Frame, Rect } from '../model/document';
import { bottom, centre, right } from './rect';

/** Size and leading of a caption, 1/1000 pt. */
function typeOf(design: Design, frame?: Frame): { size: number; leading: number } {
  const style = design.styles.caption;
  const own = style?.size ?? 8_000;
  const size = frame?.size || own;
  return { size, leading: frame?.leading || ((style?.leading || 1.3 * own) * size) / own };
}

/** The width of a text in em: Han are square, other letters about half as wide. */
const emOf = (text: string): number =>
  Array.from(text).reduce((n, c) => n + ((c.codePointAt(0) ?? 0) >= 0x2e80 ? 1 : 0.52), 0);

/** The height of texts that run on over a width; each may bring a label. */
export function captionHeight(design: Design, texts: readonly string[], width: number, frame?: Frame): number {
  const { size, leading } = typeOf(design, frame);
  const label = texts.length > 1 ? 5 : 1;
  const em = texts.reduce((n, text) => n + emOf(text) + label, 0);
  const lines = Math.max(1, Math.ceil((em * size) / Math.max(size, width)));
  return size + (lines - 1) * leading;
}

/** The white around the text of a panel, as layout has it. */
export const panelInset = (design: Design, frame?: Frame): number =>
  design.photos.captionInset || typeOf(design, frame).size / 2;

/** Below a rectangle, over its width. */
export const roomBelow = (d: Document, of: Rect, texts: readonly string[], frame?: Frame): Rect => ({
  X: of.X,
  Y: bottom(of) + d.design.photos.captionGap,
  W: of.W,
  H: captionHeight(d.design, texts, of.W, frame),
});

export type Side = 'left' | 'right';

/** In the next column beside a photo, as high as the photo. */
export function roomBeside(d: Document, photo: Rect, side: Side): Rect {
  const { measure, gutter } = d.grid;
  const X = side === 'right' ? right(photo) + gutter : photo.X - gutter - measure;
  return { X, Y: photo.Y, W: measure, H: photo.H };
}

/** The side of a photo on which the type area has a column left: right, unless only the left has. */
export function freeSide(d: Document, photo: Rect): Side {
  const { x, measure } = d.grid;
  const [first, end] = [x[0] ?? 0, (x.at(-1) ?? 0) + measure];
  const room = roomBeside(d, photo, 'right');
  return right(room) > end + 1000 && roomBeside(d, photo, 'left').X >= first - 1000 ? 'left' : 'right';
}

/** The side of its photo that a caption stands on now. */
export const sideOf = (caption: Rect, photo: Rect): Side => (centre(caption).x < centre(photo).x ? 'left' : 'right');

/** A corner box takes this share of the photo's width at most. */
const cornerShare = 0.5;

/** At the foot or the top of a photo, over its whole width or in a corner. */
export function roomInside(d: Document, photo: Rect, text: string, how: Frame): Rect {
  const inset = panelInset(d.design, how);
  const W = how.caption?.snug ? Math.round(photo.W * cornerShare) : photo.W;
  // A line more than it needs now, so that a word more does not overflow.
  const { leading } = typeOf(d.design, how);
  const H = Math.min(photo.H, captionHeight(d.design, [text], W - 2 * inset, how) + leading + 2 * inset);
  const X = how.align === 'end' ? right(photo) - W : photo.X;
  return { X, Y: how.valign === 'top' ? photo.Y : bottom(photo) - H, W, H };
}
