// The stage keeps the three canvases in step with the stores: the page at once
// when an answer comes, everything else with the next frame.

import i18next from 'i18next';
import type { Rect } from '../model/document';
import { useProof } from '../stores/proof';
import { useSelection } from '../stores/selection';
import { shownDocument, shownScene, useSession } from '../stores/session';
import { useView } from '../stores/view';
import { contextOf } from './context';
import { Damage } from './damage';
import { areFacesReady, loadFaces, onFaces } from './faces';
import { type Overlay, onOverlayRequest, paperColours } from './overlay';
import { PageLayer } from './page-layer';
import { groundLook, paintGround, paintMoving } from './painters';
import { onPhoto } from './photos';
import { onTheme, readTokens } from './tokens';
import { currentViewport, fitPage, rulerSize, type ScreenSize } from './viewport';

/** Milliseconds that the caret may wait for the answer to an edit. */
const mostPatience = 60;

/** Milliseconds that a page's first drawing waits for its faces: without its text it would be drawn twice. */
const facePatience = 400;

export class Stage {
  private readonly page: PageLayer;
  private readonly ground: CanvasRenderingContext2D;
  private readonly overlay: CanvasRenderingContext2D;
  private readonly damage: Damage;
  /** What the ground was drawn from. */
  private look: readonly unknown[] = [];
  private clip = '';
  private size: ScreenSize = { width: 0, height: 0 };
  private tokens = readTokens();
  private frame = 0;
  private patience: ReturnType<typeof setTimeout> | undefined;
  private isStale = false; // glyphs came
  private awaitsFaces: ReturnType<typeof setTimeout> | 'in vain' | undefined;
  private fitted: string | null = null;
  private readonly undo: (() => void)[] = [];

  constructor(pageCanvas: HTMLCanvasElement, groundCanvas: HTMLCanvasElement, overlayCanvas: HTMLCanvasElement) {
    this.page = new PageLayer(pageCanvas);
    this.ground = contextOf(groundCanvas);
    this.overlay = contextOf(overlayCanvas);
    this.damage = new Damage(this.overlay);
    this.undo.push(
      useSession.subscribe((s, b) => {
        if (shownScene(s) !== shownScene(b)) this.sceneChanged();
        else if (s.document !== b.document || s.status !== b.status || s.preview !== b.preview) this.schedule();
      }),
      useView.subscribe(() => this.schedule()),
      useSelection.subscribe(() => this.scheduleCaret()),
      onFaces(() => this.facesCame()),
      onPhoto((p) => this.page.redrawPhoto(p)),
      onTheme(() => {
        this.tokens = readTokens();
        this.schedule();
      }),
    );
    const spoken = () => this.schedule(); // tags and rulers have words
    i18next.on('languageChanged', spoken);
    this.undo.push(() => i18next.off('languageChanged', spoken));
    onOverlayRequest((mayWait) => (mayWait ? this.scheduleCaret() : this.schedule()));
  }

  dispose() {
    for (const f of this.undo) f();
    onOverlayRequest(() => undefined);
    cancelAnimationFrame(this.frame);
    clearTimeout(this.patience);
    if (this.awaitsFaces !== 'in vain') clearTimeout(this.awaitsFaces);
  }

  resize(size: ScreenSize) {
    if (!size.width || !size.height) return;
    this.size = size;
    this.fit();
    this.draw();
  }

  get screenSize(): ScreenSize {
    return this.size;
  }

  /** Whether all that the stores say is on the screen. */
  get isPainted(): boolean {
    return this.frame === 0 && this.patience === undefined && !this.isHeld;
  }

  /** The first drawing waits for its faces. */
  private get isHeld(): boolean {
    return this.page.scene === null && this.awaitsFaces !== undefined && this.awaitsFaces !== 'in vain';
  }

  private sceneChanged() {
    const { id } = useSession.getState();
    const scene = shownScene(useSession.getState());
    if (scene && id) loadFaces(scene, id);
    this.fit();
    const shown = this.shown();
    // What is above the page waits for the frame in which both are seen: the caret has yet to follow.
    if (shown && this.isDrawable(shown)) this.drawPage(shown);
    this.schedule();
  }

  /** A document that was opened just now is shown whole. */
  private fit() {
    const { id } = useSession.getState();
    if (!id) this.fitted = null;
    const first = currentViewport().pages[0];
    if (!id || !first || this.fitted === id || !this.size.width) return;
    this.fitted = id;
    useView.getState().set(fitPage(first, this.size, useView.getState().rulers ? rulerSize : 0));
  }

  /** Together with the glyphs that a first part of a face lacks: those are asked for now. */
  private facesCame() {
    const { id } = useSession.getState();
    const scene = shownScene(useSession.getState());
    if (scene && id) loadFaces(scene, id);
    this.isStale = true;
    this.schedule();
  }

  private schedule() {
    if (!this.frame) this.frame = requestAnimationFrame(() => this.draw());
  }

  /** An answer under way brings the next drawing; one that takes long is not waited for. */
  private scheduleCaret() {
    if (useSession.getState().save !== 'saving') return this.schedule();
    this.patience ??= setTimeout(() => this.schedule(), mostPatience);
  }

  /** Whether a page may be drawn now: the first time with its faces, unless they take long. */
  private isDrawable({ scene }: Overlay): boolean {
    if (this.page.scene || areFacesReady(scene) || this.awaitsFaces === 'in vain') return true;
    this.awaitsFaces ??= setTimeout(() => {
      this.awaitsFaces = 'in vain';
      this.schedule();
    }, facePatience);
    return false;
  }

  private draw() {
    cancelAnimationFrame(this.frame);
    clearTimeout(this.patience);
    this.frame = 0;
    this.patience = undefined;
    const shown = this.shown();
    if (!shown || !this.isDrawable(shown)) return;
    const isFirst = !this.page.scene;
    this.drawPage(shown);
    // The page is seen a frame before its rulers and grid.
    if (isFirst) this.schedule();
    else this.drawAbove(shown);
  }

  private drawPage({ scene, viewport, size, dpr, tokens }: Overlay) {
    this.page.draw({ scene, viewport, size, dpr, pasteboard: tokens.pasteboard, sheets: useProof.getState().sheets });
    if (this.isStale) this.page.complete();
    this.isStale = false;
  }

  /** What the stores say now; null while there is nothing to show. */
  private shown(): Overlay | null {
    const state = useSession.getState();
    const [scene, document] = [shownScene(state), shownDocument(state)];
    if (!this.size.width || !scene || !document) return null;
    return {
      ctx: this.overlay,
      viewport: currentViewport(state),
      size: this.size,
      scene,
      document,
      view: useView.getState(),
      dpr: window.devicePixelRatio || 1,
      colour: paperColours,
      tokens: this.tokens,
    };
  }

  private drawAbove(o: Overlay) {
    const look = groundLook(o);
    if (look.length !== this.look.length || look.some((v, i) => v !== this.look[i])) {
      this.look = look;
      wipe(this.ground, o);
      paintGround({ ...o, ctx: this.ground });
    }
    // What is drawn is clipped by these, and none of it tells.
    const clip = `${o.view.rulers} ${o.view.preview} ${o.dpr}`;
    if (clip !== this.clip || !hasSize(this.overlay, o)) this.damage.forget();
    this.clip = clip;
    this.damage.repaint(
      () => paintMoving(o),
      (rects) => wipeRects(this.overlay, o, rects),
    );
  }
}

const pixelsOf = ({ size, dpr }: Overlay) => [Math.round(size.width * dpr), Math.round(size.height * dpr)] as const;

function hasSize({ canvas }: CanvasRenderingContext2D, o: Overlay): boolean {
  const [width, height] = pixelsOf(o);
  return canvas.width === width && canvas.height === height;
}

/** An empty canvas of the right size, in CSS pixels. */
function wipe(ctx: CanvasRenderingContext2D, o: Overlay) {
  const [width, height] = pixelsOf(o);
  if (!hasSize(ctx, o)) {
    ctx.canvas.width = width;
    ctx.canvas.height = height;
  }
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.clearRect(0, 0, width, height);
  ctx.setTransform(o.dpr, 0, 0, o.dpr, 0, 0);
}

/** Some rectangles of a canvas that has its size, in CSS pixels; null: everything. */
function wipeRects(ctx: CanvasRenderingContext2D, o: Overlay, rects: readonly Rect[] | null) {
  if (!rects) return wipe(ctx, o);
  for (const r of rects) ctx.clearRect(r.X, r.Y, r.W, r.H);
}

let stage: Stage | null = null;
/** The stage on the screen, if a document is open. */
export const currentStage = (): Stage | null => stage;
export const setStage = (s: Stage | null) => {
  stage = s;
};
