// What the states of the select tool have in common.

import { screenRect } from '../../canvas/overlay';
import { currentViewport, screenToPageOf, type Viewport } from '../../canvas/viewport';
import type { Document, Rect } from '../../model/document';
import { shownDocument, useSession } from '../../stores/session';
import { useView } from '../../stores/view';
import type { CanvasKey, CanvasPointer } from '../tool';

export { present } from '../run';

export interface State {
  readonly name: string;
  cursor?: string;
  onPointerDown?(p: CanvasPointer): void;
  onPointerMove?(p: CanvasPointer): void;
  onPointerUp?(p: CanvasPointer): void;
  onKeyDown?(k: CanvasKey): boolean;
  onWheel?(p: CanvasPointer, dx: number, dy: number): boolean;
  /** Everything goes back to how it was. */
  onCancel?(): void;
}

/**
 * How states hand over to each other. 'idle' throws away what was previewed;
 * 'done' keeps it on the screen until the edit that was sent is answered.
 */
export type Go = (state: State | 'idle' | 'done') => void;

export const shown = (): Document | null => shownDocument(useSession.getState());

/** Frames snap within this many CSS pixels. */
const snapReach = 6;
/** That distance in page space; 0 where snapping is off or Alt frees it. */
export function reach(p: { alt: boolean }): number {
  return p.alt || !useView.getState().snap ? 0 : snapReach / currentViewport().scale;
}

export const toScreen = (page: number, r: Rect, viewport: Viewport = currentViewport()): Rect =>
  screenRect({ viewport }, page, r);

/** The pointer moved so far that a press is a drag, CSS pixels. */
export const isDrag = (from: CanvasPointer, to: CanvasPointer): boolean =>
  Math.hypot(from.screen.x - to.screen.x, from.screen.y - to.screen.y) > 3;

/** A pointer's way since a press, in the space of the page it was pressed on; the view may have moved meanwhile. */
export function wayOf(from: CanvasPointer, to: CanvasPointer): { dx: number; dy: number } {
  const now = screenToPageOf(currentViewport(), from.at.page, to.screen.x, to.screen.y);
  return { dx: now.x - from.at.x, dy: now.y - from.at.y };
}
