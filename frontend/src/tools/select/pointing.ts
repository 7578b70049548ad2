// A frame is pressed: it is chosen, or the drag begins.

import { useSelection } from '../../stores/selection';
import type { CanvasPointer } from '../tool';
import { type Go, isDrag, type State } from './state';
import { Translating } from './translating';

export class Pointing implements State {
  readonly name = 'pointing';
  private readonly wasSelected: boolean;

  constructor(
    private readonly go: Go,
    private readonly from: CanvasPointer,
    private readonly frame: string,
  ) {
    const { frames, selectFrames, toggleFrame } = useSelection.getState();
    this.wasSelected = frames.includes(frame);
    if (from.shift && !this.wasSelected) toggleFrame(frame);
    else if (!this.wasSelected) selectFrames([frame]);
  }

  onPointerMove(p: CanvasPointer) {
    if (!isDrag(this.from, p)) return;
    const next = new Translating(this.go, this.from);
    this.go(next);
    next.onPointerMove(p);
  }

  onPointerUp(_p: CanvasPointer) {
    const { frames, selectFrames, toggleFrame } = useSelection.getState();
    // Only a click, no drag, takes a frame out of several or leaves it alone.
    if (this.wasSelected && this.from.shift) toggleFrame(this.frame);
    else if (this.wasSelected && frames.length > 1) selectFrames([this.frame]);
    this.go('idle');
  }
}
