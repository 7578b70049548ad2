// Frames follow the pointer: they snap, the text runs on around them, and a
// photo that is held over another one changes places with it.

import { frameOf, pageOf } from '../../kernels/follow';
import { framesAt } from '../../kernels/hit';
import { contains, grow, moved, unionAll } from '../../kernels/rect';
import { alongAxis, gapsAround, type Snapped, type SnapTargets, snapMove, snapTargets } from '../../kernels/snap';
import type { Document, Frame, Rect } from '../../model/document';
import { useSelection } from '../../stores/selection';
import { session } from '../../stores/session';
import { photoInFrame, swapSteps } from '../commands/photos';
import { movedRects, placeSteps } from '../commands/placing';
import { useDrag } from '../drag';
import { send } from '../run';
import type { CanvasPointer } from '../tool';
import { type Go, present, reach, type State, wayOf } from './state';

/** Wider gaps say nothing, 1/1000 pt. */
const widestGap = 90_000;

export class Translating implements State {
  readonly name = 'translating';
  cursor = 'move';
  private readonly document: Document | null;
  private readonly ids: readonly string[];
  private readonly page: number;
  private readonly targets: SnapTargets;
  private readonly moving: ReadonlySet<string>;
  /** Around the chosen frames, without their captions: that is what snaps. */
  private readonly box: Rect | null;
  private way = { dx: 0, dy: 0 };
  private swap: string | null = null;

  constructor(
    private readonly go: Go,
    private readonly from: CanvasPointer,
  ) {
    const document = present();
    this.document = document;
    this.ids = document ? useSelection.getState().frames.filter((id) => !frameOf(document, id)?.locked) : [];
    this.page = document ? Math.max(0, pageOf(document, this.ids[0] ?? '')) : 0;
    this.moving = new Set(document ? movedRects(document, this.ids, 0, 0).keys() : []);
    this.targets = document ? snapTargets(document, this.page, this.moving) : noneOf();
    this.box = document ? unionAll(this.ids.flatMap((id) => frameOf(document, id)?.rect ?? [])) : null;
  }

  onPointerMove(p: CanvasPointer) {
    const { document, box } = this;
    if (!document || !box || !this.ids.length) return;
    this.swap = swapTarget(document, this.ids, p);
    if (this.swap) return this.showSwap(document, p);
    const raw = wayOf(this.from, p);
    const held = p.shift ? alongAxis(raw.dx, raw.dy) : raw;
    const snapped = this.snap(box, held, p);
    this.way = { dx: held.dx + snapped.dx, dy: held.dy + snapped.dy };
    const rects = movedRects(document, this.ids, this.way.dx, this.way.dy);
    const gaps = gapsAround(moved(box, this.way.dx, this.way.dy), this.neighbours(document), widestGap);
    useDrag.setState({ page: this.page, rects, guides: snapped.guides, gaps, swap: null });
    session.preview(placeSteps(document, rects));
  }

  private snap(box: Rect, way: { dx: number; dy: number }, p: CanvasPointer): Snapped {
    const snapped = snapMove(moved(box, way.dx, way.dy), this.targets, reach(p));
    // Held on one axis, a frame does not leave it to snap.
    if (!p.shift) return snapped;
    const along = way.dy === 0 ? 'x' : 'y';
    const guides = snapped.guides.filter((g) => g.axis === along);
    return { dx: along === 'x' ? snapped.dx : 0, dy: along === 'y' ? snapped.dy : 0, guides };
  }

  /** What stands around, not what lies under the frames. */
  private neighbours(document: Document): Rect[] {
    const frames = document.pages[this.page]?.frames ?? [];
    return frames.filter((f) => !this.moving.has(f.id) && f.kind !== 'rule').map((f) => f.rect);
  }

  private showSwap(document: Document, p: CanvasPointer) {
    const { dx, dy } = wayOf(this.from, p);
    const rects = movedRects(document, this.ids, dx, dy);
    useDrag.setState({ page: this.page, rects, guides: [], gaps: [], swap: this.swap });
    session.preview(swapSteps(document, this.ids[0] ?? '', this.swap ?? ''));
  }

  onPointerUp(p: CanvasPointer) {
    const { document, swap } = this;
    if (document && swap) {
      send('swap-photos', swapSteps(document, this.ids[0] ?? '', swap), p.timeStamp);
      useSelection.getState().selectFrames([swap]);
    } else if (document) {
      const rects = movedRects(document, this.ids, this.way.dx, this.way.dy);
      send('move-frame', placeSteps(document, rects), p.timeStamp);
    }
    this.go('done');
  }
}

const noneOf = (): SnapTargets => ({ left: [], right: [], top: [], bottom: [], x: [], y: [] });

/**
 * The photo frame that a single dragged photo is held over: anywhere on it
 * with Ctrl, else over its middle.
 */
export function swapTarget(d: Document, ids: readonly string[], p: CanvasPointer): string | null {
  const dragged = ids.length === 1 ? frameOf(d, ids[0] ?? '') : undefined;
  if (!photoInFrame(d, dragged)) return null;
  const under = framesAt(d, p.at.page, p.at.x, p.at.y).find((f) => f.id !== dragged?.id && f.kind === 'photo');
  if (!under || under.locked || !photoInFrame(d, under)) return null;
  return p.ctrl || isInMiddle(under, p.at.x, p.at.y) ? under.id : null;
}

function isInMiddle(f: Frame, x: number, y: number): boolean {
  return contains(grow(f.rect, -Math.min(f.rect.W, f.rect.H) / 4), x, y);
}
