// A click on the overset mark of a frame, or on its tag, opens the hidden lines.

import { framesOf } from '../../canvas/text-lines';
import { currentViewport, pageToScreen } from '../../canvas/viewport';
import type { Document } from '../../model/document';
import type { Overset } from '../../model/wire';
import { useSelection } from '../../stores/selection';
import { useSession } from '../../stores/session';
import { openOverset } from './overset-state';

/** CSS pixels: half of the mark's side, and the tag that hangs below the corner. */
const half = 9;
const tag = { width: 130, top: 10, bottom: 32 };

type Corner = { x: number; y: number };

/** Whether a point of the screen lies on the mark or its tag; a selected frame has its handle in the corner. */
export function isOnMark(p: Corner, corner: Corner, isSelected: boolean): boolean {
  const [dx, dy] = [p.x - corner.x, p.y - corner.y];
  const isSquare = !isSelected && Math.abs(dx) <= half && Math.abs(dy) <= half;
  return isSquare || (dx <= 0 && dx >= -tag.width && dy >= tag.top && dy <= tag.bottom);
}

function frameAt(p: Corner, document: Document, overset: readonly Overset[]): string | null {
  const viewport = currentViewport();
  const frames = framesOf(document);
  const selected = useSelection.getState().frames;
  const hit = overset.find((o) => {
    const found = o.frame && o.characters > 0 ? frames.get(o.frame) : undefined;
    if (!found) return false;
    const { X, Y, W, H } = found.frame.rect;
    return isOnMark(p, pageToScreen(viewport, found.page, X + W, Y + H), selected.includes(found.frame.id));
  });
  return hit?.frame ?? null;
}

/** Listens on the pasteboard before the tools do. Returns the end. */
export function listenForMarks(host: HTMLElement): () => void {
  const off = new AbortController();
  const options = { capture: true, signal: off.signal };
  const onDown = (e: MouseEvent) => {
    const { document, status } = useSession.getState();
    if (!document || !status || e.button !== 0) return;
    const box = host.getBoundingClientRect();
    const frame = frameAt({ x: e.clientX - box.left, y: e.clientY - box.top }, document, status.overset);
    if (!frame) return;
    e.preventDefault();
    e.stopPropagation();
    if (e.type === 'mousedown') openOverset(frame);
  };
  host.addEventListener('pointerdown', onDown, options);
  host.addEventListener('mousedown', onDown, options);
  return () => off.abort();
}
