// What is being dragged right now, for the overlay and the inspector: it moves
// with the pointer, before the desk has answered.

import { create } from 'zustand';
import type { Gap, Guide } from '../kernels/snap';
import type { Crop, Rect } from '../model/document';

export type DragState = {
  page: number;
  /** Frames as they would stand; null while nothing is moved. */
  rects: ReadonlyMap<string, Rect> | null;
  guides: readonly Guide[];
  gaps: readonly Gap[];
  /** A rectangle drawn on the page: a marquee, or a frame in the making. */
  drawn: { rect: Rect; kind: 'marquee' | 'frame' } | null;
  /** The photo frame that the dragged photo would change places with. */
  swap: string | null;
  /** A thread in the making: from a port to the pointer (page space). */
  link: { frame: string; port: 'in' | 'out'; x: number; y: number; target: string | null } | null;
  /** The crop in the making of the frame whose crop is edited. */
  crop: { frame: string; crop: Crop; focal?: { x: number; y: number } } | null;
};

export const noDrag: DragState = {
  page: 0,
  rects: null,
  guides: [],
  gaps: [],
  drawn: null,
  swap: null,
  link: null,
  crop: null,
};

export const useDrag = create<DragState>(() => noDrag);
export const endDrag = () => useDrag.setState(noDrag, true);
