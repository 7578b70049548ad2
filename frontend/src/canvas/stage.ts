// The stage keeps the two canvases in step with the stores: the page at once
// when an answer comes, everything else with the next frame.

import { useSelection } from '../stores/selection';
import { shownDocument, shownScene, useSession } from '../stores/session';
import { useView } from '../stores/view';
import { loadFaces, onFaces } from './faces';
import { type Overlay, onOverlayRequest, paintOverlay, paperColours } from './overlay';
import { PageLayer } from './page-layer';
import { onPhoto } from './photos';
import { onTheme, readTokens } from './tokens';
import { currentViewport, fitPage, type ScreenSize } from './viewport';

export class Stage {
  private readonly page: PageLayer;
  private readonly overlay: CanvasRenderingContext2D;
  private size: ScreenSize = { width: 0, height: 0 };
  private tokens = readTokens();
  private frame = 0;
  private isStale = false; // glyphs came
  private fitted: string | null = null;
  private readonly undo: (() => void)[] = [];

  constructor(
    pageCanvas: HTMLCanvasElement,
    private readonly overlayCanvas: HTMLCanvasElement,
  ) {
    this.page = new PageLayer(pageCanvas);
    const ctx = overlayCanvas.getContext('2d');
    if (!ctx) throw new Error('no 2D context');
    this.overlay = ctx;
    this.undo.push(
      useSession.subscribe((s, b) => {
        if (shownScene(s) !== shownScene(b)) this.sceneChanged();
        else this.schedule();
      }),
      useView.subscribe(() => this.schedule()),
      useSelection.subscribe(() => this.schedule()),
      onFaces(() => this.facesCame()),
      onPhoto((p) => this.page.redrawPhoto(p)),
      onTheme(() => {
        this.tokens = readTokens();
        this.schedule();
      }),
    );
    onOverlayRequest(() => this.schedule());
  }

  dispose() {
    for (const f of this.undo) f();
    onOverlayRequest(() => undefined);
    cancelAnimationFrame(this.frame);
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
    return this.frame === 0;
  }

  private sceneChanged() {
    const { id } = useSession.getState();
    const scene = shownScene(useSession.getState());
    if (scene && id) loadFaces(scene, id);
    this.fit();
    this.draw();
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

  private draw() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const state = useSession.getState();
    const scene = shownScene(state);
    const document = shownDocument(state);
    if (!this.size.width || !scene || !document) return;
    const dpr = window.devicePixelRatio || 1;
    const viewport = currentViewport(state);
    this.page.draw({ scene, viewport, size: this.size, dpr, pasteboard: this.tokens.pasteboard });
    if (this.isStale) this.page.complete();
    this.isStale = false;
    const view = useView.getState();
    this.drawOverlay({
      ctx: this.overlay,
      viewport,
      size: this.size,
      scene,
      document,
      view,
      dpr,
      colour: paperColours,
      tokens: this.tokens,
    });
  }

  private drawOverlay(o: Overlay) {
    const { ctx, size, dpr } = o;
    const [width, height] = [Math.round(size.width * dpr), Math.round(size.height * dpr)];
    if (this.overlayCanvas.width !== width || this.overlayCanvas.height !== height) {
      this.overlayCanvas.width = width;
      this.overlayCanvas.height = height;
    }
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, width, height);
    ctx.setTransform(dpr, 0, 0, dpr, 0, 0);
    paintOverlay(o);
  }
}

/** CSS pixels of a ruler's breadth. */
export const rulerSize = 20;

let stage: Stage | null = null;
/** The stage on the screen, if a document is open. */
export const currentStage = (): Stage | null => stage;
export const setStage = (s: Stage | null) => {
  stage = s;
};
