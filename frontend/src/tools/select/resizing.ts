// A handle of a frame follows the pointer.

import { frameOf, pageOf } from '../../kernels/follow';
import { cursors, type Handle } from '../../kernels/hit';
import { bottom, right } from '../../kernels/rect';
import { edgesOf, resized } from '../../kernels/resize';
import { noTargets, type Snapped, type SnapTargets, snapEdges, snapTargets } from '../../kernels/snap';
import type { Document, Frame, Rect } from '../../model/document';
import { session } from '../../stores/session';
import { placeSteps, withFollowers } from '../commands/placing';
import { useDrag } from '../drag';
import { send } from '../run';
import type { CanvasPointer } from '../tool';
import { type Go, present, reach, type State, wayOf } from './state';

export class Resizing implements State {
  readonly name = 'resizing';
  readonly cursor: string;
  private readonly document: Document | null = present();
  private readonly frame: Frame | undefined;
  private readonly page: number;
  private readonly targets: SnapTargets;
  private rect: Rect | null = null;

  constructor(
    private readonly go: Go,
    private readonly from: CanvasPointer,
    id: string,
    private readonly handle: Handle,
  ) {
    this.cursor = cursors[handle];
    this.frame = this.document ? frameOf(this.document, id) : undefined;
    this.page = this.document ? pageOf(this.document, id) : 0;
    const moving = new Set(this.document ? withFollowers(this.document, this.rectsOf(this.frame?.rect)).keys() : []);
    this.targets = this.document ? snapTargets(this.document, this.page, moving) : noTargets;
  }

  private rectsOf = (r: Rect | undefined | null): Map<string, Rect> =>
    new Map(this.frame && r ? [[this.frame.id, r]] : []);

  onPointerMove(p: CanvasPointer) {
    const { document, frame } = this;
    if (!document || !frame) return;
    const { dx, dy } = wayOf(this.from, p);
    const raw = resized(frame.rect, this.handle, dx, dy, { keepAspect: p.shift });
    const snapped = snapEdges(raw, edgesOf(this.handle), this.targets, reach(p));
    this.rect = p.shift ? raw : pulled(frame.rect, this.handle, raw, snapped);
    const rects = withFollowers(document, this.rectsOf(this.rect));
    const guides = p.shift ? [] : snapped.guides;
    useDrag.setState({ page: this.page, rects, guides, gaps: [] });
    session.preview(placeSteps(document, rects));
  }

  onPointerUp(p: CanvasPointer) {
    if (this.document && this.rect) {
      const rects = withFollowers(this.document, this.rectsOf(this.rect));
      send('resize-frame', placeSteps(this.document, rects), p.timeStamp);
    }
    this.go('done');
  }
}

/** The edges that the handle moves, put to rest. */
function pulled(before: Rect, h: Handle, raw: Rect, s: Snapped): Rect {
  const edges = edgesOf(h);
  const dx = (edges.left ? raw.X : right(raw)) + s.dx - (edges.left ? before.X : right(before));
  const dy = (edges.top ? raw.Y : bottom(raw)) + s.dy - (edges.top ? before.Y : bottom(before));
  return resized(before, h, dx, dy);
}
