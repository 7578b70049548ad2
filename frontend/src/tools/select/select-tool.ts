// The select tool: frames are chosen, moved, pulled, threaded; photos cropped.

import { frameOf } from '../../kernels/follow';
import { useSelection } from '../../stores/selection';
import { session } from '../../stores/session';
import { endDrag } from '../drag';
import type { CanvasKey, CanvasPointer, CanvasTool } from '../tool';
import { Cropping } from './cropping';
import { Idle } from './idle';
import { present, type State } from './state';

export class SelectTool implements CanvasTool {
  readonly name = 'select';
  private now: State = new Idle((s) => this.go(s));

  state = () => `select.${this.settled().name}`;
  cursor = () => this.settled().cursor ?? 'default';

  onPointerDown = (p: CanvasPointer) => this.settled().onPointerDown?.(p);
  onPointerMove = (p: CanvasPointer) => this.settled().onPointerMove?.(p);
  onPointerUp = (p: CanvasPointer) => this.settled().onPointerUp?.(p);
  onWheel = (p: CanvasPointer, dx: number, dy: number) => this.settled().onWheel?.(p, dx, dy) ?? false;

  onKeyDown(k: CanvasKey): boolean {
    const state = this.settled();
    if (state.onKeyDown?.(k)) return true;
    if (k.key !== 'Escape' || state.name === 'idle') return false;
    this.onCancel();
    return true;
  }

  onCancel() {
    this.now.onCancel?.();
    this.go('idle');
  }

  onExit() {
    useSelection.getState().setCropping(null);
    this.onCancel();
  }

  private go(next: State | 'idle' | 'done') {
    if (next === 'idle') session.endPreview();
    if (typeof next === 'string') endDrag();
    this.now = typeof next === 'string' ? new Idle((s) => this.go(s)) : next;
  }

  /** Crop mode comes and goes with the selection: panels begin and end it too. */
  private settled(): State {
    const { cropping } = useSelection.getState();
    const isCropping = this.now instanceof Cropping;
    const document = present();
    if (cropping && !isCropping && document && frameOf(document, cropping)) {
      this.now = new Cropping((s) => this.go(s), cropping);
    } else if (isCropping && (this.now as Cropping).frame !== cropping) {
      this.now = new Idle((s) => this.go(s));
    }
    return this.now;
  }
}
