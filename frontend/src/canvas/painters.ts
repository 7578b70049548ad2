// The painters above the page. What stays as it is while one types (grid,
// frames, hidden characters, rulers) lies on a canvas of its own, the ground,
// and is drawn when its looks change; the rest is drawn with every frame that
// asks for it. Text editing adds its caret between selection and drags.

import i18next from 'i18next';
import { useProof } from '../stores/proof';
import { useSelection } from '../stores/selection';
import { useSession } from '../stores/session';
import { useDrag } from '../tools/drag';
import { addOverlayPainter, type Overlay, paintEach, paintOverlay, repaintOverlay } from './overlay';
import { paintDrag } from './painters/drag';
import { paintFrames } from './painters/frames';
import { paintGrid } from './painters/grid';
import { paintHidden } from './painters/hidden';
import { paintProof } from './painters/proof';
import { clipOffRulers, paintPointer, paintRulers } from './painters/rulers';
import { paintSelection } from './painters/selection';
import { paintSheets } from './painters/sheets';

/** Returns what takes them away again. */
export function installPainters(): () => void {
  const undo = [
    addOverlayPainter(paintSelection, 10),
    addOverlayPainter(paintDrag, 60),
    useDrag.subscribe(repaintOverlay),
    useProof.subscribe((now, before) => {
      const isSame = now.isOn === before.isOn && now.picture === before.picture && now.sheets === before.sheets;
      if (now.painted !== before.painted || !isSame) repaintOverlay();
    }),
  ];
  return () => {
    for (const f of undo) f();
  };
}

export const paintGround = (o: Overlay): void =>
  paintEach(o, [paintProof, paintSheets, paintGrid, paintFrames, paintHidden, paintRulers]);

/** Selection, caret, drags: all that painters were added for, beside the rulers; and the pointer upon them. */
export function paintMoving(o: Overlay) {
  o.ctx.save();
  clipOffRulers(o);
  paintOverlay(o);
  o.ctx.restore();
  paintPointer(o);
}

/** All that the ground's painters look at: it is drawn anew when one of these is another. */
export function groundLook(o: Overlay): readonly unknown[] {
  const { document: d, viewport, view, size, dpr, tokens } = o;
  const { preview, status } = useSession.getState();
  return [
    JSON.stringify([viewport, size, preview?.overset ?? status?.overset]),
    view,
    dpr,
    tokens,
    d.grid,
    d.design,
    d.threads,
    ...d.pages,
    useDrag.getState().rects,
    useSelection.getState().frames,
    i18next.language,
    view.hidden && o.scene,
    useProof.getState().isOn && useProof.getState().picture,
    useProof.getState().sheets,
  ];
}
