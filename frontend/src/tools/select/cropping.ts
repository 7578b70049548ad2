// A photo is moved and enlarged inside its frame. The frame stays.

import { cropOf, focalOf, pannedCrop, zoomedCrop } from '../../kernels/crop';
import { frameOf, pageOf } from '../../kernels/follow';
import { clamp, contains, type Point } from '../../kernels/rect';
import type { Crop, Document, Frame, Photo } from '../../model/document';
import { useSelection } from '../../stores/selection';
import { session } from '../../stores/session';
import { cropSteps, focalSteps, photoInFrame } from '../commands/photos';
import { useDrag } from '../drag';
import { send } from '../run';
import type { CanvasKey, CanvasPointer } from '../tool';
import { type Go, present, type State, toScreen, wayOf } from './state';

/** CSS pixels around the focal point. */
const focalReach = 14;
/** Milliseconds after the last turn of the wheel until the crop is sent. */
const wheelRest = 250;

type Held = { from: CanvasPointer; crop: Crop; what: 'photo' | 'focal'; focal: Point };
type Shown = { document: Document; frame: Frame; photo: Photo };

export class Cropping implements State {
  readonly name = 'cropping';
  cursor = 'grab';
  private held: Held | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The crop that the wheel has made and that is not sent yet. */
  private turned: Crop | null = null;
  private ended: () => void = () => undefined;

  constructor(
    private readonly go: Go,
    readonly frame: string,
  ) {}

  onPointerDown(p: CanvasPointer) {
    const s = this.shown();
    if (!s || p.button !== 0) return;
    const screen = toScreen(pageOf(s.document, s.frame.id), s.frame.rect);
    if (!contains(screen, p.screen.x, p.screen.y)) return this.end();
    const crop = this.cropNow(s);
    this.sendTurned(p.timeStamp);
    const focal = focalOf(s.photo, crop);
    const isOnFocal = distance(focalPoint(screen, crop, focal), p.screen) <= focalReach;
    this.held = { from: p, crop, what: isOnFocal ? 'focal' : 'photo', focal };
    this.cursor = 'grabbing';
  }

  onPointerMove(p: CanvasPointer) {
    const s = this.shown();
    const { held } = this;
    if (!s || !held) return;
    const way = wayOf(held.from, p);
    const [dx, dy] = [way.dx / s.frame.rect.W, way.dy / s.frame.rect.H];
    if (held.what === 'focal') {
      const focal = {
        x: clamp(held.focal.x + dx * held.crop.w, 0, 1),
        y: clamp(held.focal.y + dy * held.crop.h, 0, 1),
      };
      useDrag.setState({ crop: { frame: this.frame, crop: held.crop, focal } });
    } else {
      this.show(pannedCrop(held.crop, dx, dy), s);
    }
  }

  onPointerUp(p: CanvasPointer) {
    const s = this.shown();
    const drag = useDrag.getState().crop;
    const { held } = this;
    this.held = null;
    this.cursor = 'grab';
    if (!s || !held || !drag) return;
    const steps = drag.focal
      ? focalSteps(s.document, s.photo.id, drag.focal)
      : cropSteps(s.document, this.frame, drag.crop);
    send(drag.focal ? 'focal-point' : 'crop-photo', steps, p.timeStamp);
    useDrag.setState({ crop: null });
  }

  onWheel(p: CanvasPointer, _dx: number, dy: number): boolean {
    const s = this.shown();
    if (!s) return false;
    const screen = toScreen(pageOf(s.document, s.frame.id), s.frame.rect);
    if (!contains(screen, p.screen.x, p.screen.y)) return false;
    const about = { x: (p.screen.x - screen.X) / screen.W, y: (p.screen.y - screen.Y) / screen.H };
    this.turn(s, Math.exp(-dy * 0.0015), about, p.timeStamp);
    return true;
  }

  /** Keys do what the mouse does: arrows move the photo, with Alt its focal point, + and - enlarge it, Enter and Escape end. */
  onKeyDown(k: CanvasKey): boolean {
    const s = this.shown();
    if (!s || k.ctrl) return false;
    const step = k.shift ? 0.1 : 0.01;
    const by = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[k.key];
    if (by && k.alt) return this.moveFocal(s, by[0] ?? 0, by[1] ?? 0, k.timeStamp);
    if (by) {
      const crop = pannedCrop(this.cropNow(s), by[0] ?? 0, by[1] ?? 0);
      this.sendTurned(k.timeStamp); // else the wheel's crop would come over this one
      send('crop-photo', cropSteps(s.document, this.frame, crop), k.timeStamp);
      return true;
    }
    if (k.key === '+' || k.key === '=') return this.turn(s, 1.05, { x: 0.5, y: 0.5 }, k.timeStamp);
    if (k.key === '-') return this.turn(s, 1 / 1.05, { x: 0.5, y: 0.5 }, k.timeStamp);
    if (k.key !== 'Enter' && k.key !== 'Escape') return false;
    if (k.key === 'Escape' && this.held) this.restore();
    else this.end();
    return true;
  }

  private moveFocal(s: Shown, dx: number, dy: number, timeStamp: number): true {
    const { x, y } = focalOf(s.photo, this.cropNow(s));
    const focal = { x: clamp(x + dx, 0, 1), y: clamp(y + dy, 0, 1) };
    send('focal-point', focalSteps(s.document, s.photo.id, focal), timeStamp);
    return true;
  }

  onCancel() {
    this.restore();
  }

  private turn(s: Shown, factor: number, about: Point, timeStamp: number): true {
    this.turned = zoomedCrop(s.photo, this.cropNow(s), s.frame.rect, factor, about);
    this.show(this.turned, s);
    this.ended();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.sendTurned(timeStamp), wheelRest);
    this.ended = session.holdBack(() => this.sendTurned(timeStamp));
    return true;
  }

  private sendTurned(timeStamp: number) {
    clearTimeout(this.timer);
    this.ended();
    const s = this.shown();
    const crop = this.turned;
    this.turned = null;
    if (!s || !crop) return;
    send('crop-photo', cropSteps(s.document, this.frame, crop), timeStamp);
    useDrag.setState({ crop: null });
  }

  private show(crop: Crop, s: Shown) {
    useDrag.setState({ page: pageOf(s.document, this.frame), crop: { frame: this.frame, crop } });
    session.preview(cropSteps(s.document, this.frame, crop));
  }

  private restore() {
    this.held = null;
    this.turned = null;
    clearTimeout(this.timer);
    this.ended();
    this.cursor = 'grab';
    useDrag.setState({ crop: null });
    session.endPreview();
  }

  private end() {
    this.sendTurned(performance.now());
    useSelection.getState().setCropping(null);
    this.go('done');
  }

  private cropNow = (s: Shown): Crop => this.turned ?? cropOf(s.frame.crop);

  private shown(): Shown | null {
    const document = present();
    const frame = document ? frameOf(document, this.frame) : undefined;
    const photo = document ? photoInFrame(document, frame) : undefined;
    return document && frame && photo ? { document, frame, photo } : null;
  }
}

/** Where the focal point is on the screen. */
export const focalPoint = (
  screen: { X: number; Y: number; W: number; H: number },
  crop: Crop,
  focal: Point,
): Point => ({
  x: screen.X + ((focal.x - crop.x) / crop.w) * screen.W,
  y: screen.Y + ((focal.y - crop.y) / crop.h) * screen.H,
});

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
