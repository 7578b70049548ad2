// A port was taken: the next frame that is pressed or reached continues the
// text; a rectangle drawn on empty paper becomes a new frame for it.

import { currentViewport, screenToPageOf } from '../../canvas/viewport';
import type { Port } from '../../kernels/hit';
import { framesAt } from '../../kernels/hit';
import { spanned } from '../../kernels/rect';
import type { Document } from '../../model/document';
import { useSelection } from '../../stores/selection';
import { newFrameInThread } from '../commands/making';
import { neighboursOf, unthreadSteps } from '../commands/threading';
import { useDrag } from '../drag';
import { make, send } from '../run';
import { thread } from '../thread';
import type { CanvasKey, CanvasPointer } from '../tool';
import { type Go, isDrag, present, type State } from './state';

export class Threading implements State {
  readonly name = 'threading';
  readonly cursor = 'crosshair';
  /** The second press, which chooses where the text goes. */
  private pressed: CanvasPointer | null = null;
  private hasDragged = false;

  constructor(
    private readonly go: Go,
    private readonly from: CanvasPointer,
    private readonly frame: string,
    private readonly port: Port,
  ) {
    this.show(from);
  }

  onPointerMove(p: CanvasPointer) {
    this.hasDragged ||= isDrag(this.from, p);
    const { pressed } = this;
    if (pressed && isDrag(pressed, p) && !this.targetAt(pressed)) {
      useDrag.setState({ drawn: { rect: spanned(pressed.at, this.pagePoint(pressed, p)), kind: 'frame' } });
    }
    this.show(p);
  }

  onPointerDown(p: CanvasPointer) {
    if (p.button === 0) this.pressed = p;
  }

  /** The first release of a mere click leaves the thread at the pointer. */
  onPointerUp(p: CanvasPointer) {
    const { pressed } = this;
    if (!pressed && !(this.hasDragged && this.targetAt(p))) return;
    const target = this.targetAt(p);
    if (target) this.thread(target, p);
    else if (pressed && isDrag(pressed, p)) this.makeFrame(pressed, p);
    this.go('done');
  }

  /** Delete takes the frame out of its thread. */
  onKeyDown(k: CanvasKey): boolean {
    const document = present();
    if (!document || (k.key !== 'Delete' && k.key !== 'Backspace')) return false;
    send('thread', unthreadSteps(document, this.frame), k.timeStamp);
    this.go('done');
    return true;
  }

  private thread(target: string, p: CanvasPointer) {
    const [from, to] = this.port === 'out' ? [this.frame, target] : [target, this.frame];
    thread(from, to, p.timeStamp);
    useSelection.getState().selectFrames([target]);
  }

  private makeFrame(from: CanvasPointer, p: CanvasPointer) {
    const document = present();
    const after = document && this.placeInThread(document);
    if (!document || !after) return;
    const rect = spanned(from.at, this.pagePoint(from, p));
    make('new-frame', newFrameInThread(document, from.at.page, after, rect), p.timeStamp);
  }

  /** In front of a frame is behind the one before it; before the first there is no such place. */
  private placeInThread = (d: Document): string | undefined =>
    this.port === 'out' ? this.frame : (neighboursOf(d, this.frame).before ?? this.frame);

  private pagePoint = (from: CanvasPointer, p: CanvasPointer) =>
    screenToPageOf(currentViewport(), from.at.page, p.screen.x, p.screen.y);

  private targetAt(p: CanvasPointer): string | null {
    const document = present();
    const under = document ? framesAt(document, p.at.page, p.at.x, p.at.y) : [];
    return under.find((f) => f.kind === 'text' && f.id !== this.frame)?.id ?? null;
  }

  private show(p: CanvasPointer) {
    const { page, x, y } = p.at;
    useDrag.setState({ page, link: { frame: this.frame, port: this.port, x, y, target: this.targetAt(p) } });
  }
}
