// The hand: dragging moves the pasteboard.

import { panBy } from '../canvas/looking';
import type { CanvasPointer, CanvasTool } from './tool';

export class HandTool implements CanvasTool {
  readonly name = 'hand';
  private from: CanvasPointer | null = null;

  state = () => (this.from ? 'hand.dragging' : 'hand.idle');
  cursor = () => (this.from ? 'grabbing' : 'grab');

  onPointerDown(p: CanvasPointer) {
    this.from = p;
  }

  onPointerMove(p: CanvasPointer) {
    if (!this.from) return;
    panBy(p.screen.x - this.from.screen.x, p.screen.y - this.from.screen.y);
    this.from = p;
  }

  onPointerUp() {
    this.from = null;
  }

  onCancel() {
    this.from = null;
  }
}
