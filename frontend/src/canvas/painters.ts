// The overlay's own painters, from the grid up to the rulers. Text editing
// adds its caret and selection between frames and drags.

import { useDrag } from '../tools/drag';
import { addOverlayPainter, repaintOverlay } from './overlay';
import { paintDrag } from './painters/drag';
import { paintFrames } from './painters/frames';
import { paintGrid } from './painters/grid';
import { paintHidden } from './painters/hidden';
import { paintRulers } from './painters/rulers';
import { paintSelection } from './painters/selection';

/** Returns what takes them away again. */
export function installPainters(): () => void {
  const undo = [
    addOverlayPainter(paintGrid, -30),
    addOverlayPainter(paintFrames, -20),
    addOverlayPainter(paintHidden, -10),
    addOverlayPainter(paintSelection, 10),
    addOverlayPainter(paintDrag, 60),
    addOverlayPainter(paintRulers, 100),
    useDrag.subscribe(repaintOverlay),
  ];
  return () => {
    for (const f of undo) f();
  };
}
