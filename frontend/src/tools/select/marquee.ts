// A rectangle is drawn on the pasteboard: it chooses what it touches.

import { currentViewport, screenToPageOf } from '../../canvas/viewport';
import { framesTouching } from '../../kernels/hit';
import { spanned } from '../../kernels/rect';
import { useSelection } from '../../stores/selection';
import { useDrag } from '../drag';
import type { CanvasPointer } from '../tool';
import { type Go, isDrag, present, type State } from './state';

export class Marquee implements State {
  readonly name = 'marquee';
  private readonly before: string[];

  constructor(
    private readonly go: Go,
    private readonly from: CanvasPointer,
  ) {
    const { frames, clear } = useSelection.getState();
    this.before = from.shift ? frames : [];
    if (!from.shift) clear();
  }

  onPointerMove(p: CanvasPointer) {
    const document = present();
    if (!document || !isDrag(this.from, p)) return;
    const { page } = this.from.at;
    const rect = spanned(this.from.at, screenToPageOf(currentViewport(), page, p.screen.x, p.screen.y));
    useDrag.setState({ page, drawn: { rect, kind: 'marquee' } });
    const touched = framesTouching(document, page, rect).map((f) => f.id);
    useSelection.getState().selectFrames([...new Set([...this.before, ...touched])]);
  }

  onPointerUp() {
    this.go('idle');
  }

  onCancel() {
    useSelection.getState().selectFrames(this.before);
  }
}
