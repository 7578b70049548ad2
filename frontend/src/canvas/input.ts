// Pointer, wheel and keys of the pasteboard, turned into words of the tools.

import { cellAt } from '../kernels/grid';
import { framesAt } from '../kernels/hit';
import { usePointer } from '../stores/pointer';
import { shownDocument, useSession } from '../stores/session';
import { useView } from '../stores/view';
import { textFrames } from '../tools/create';
import { commandOf } from '../tools/keys';
import { type CanvasKey, type CanvasPointer, type CanvasTool, currentTool } from '../tools/tool';
import { panBy, zoomBy } from './looking';
import { repaintOverlay } from './overlay';
import { Pinch } from './pinch';
import { currentViewport, mmPerMilli, rulerSize, type ScreenPoint, screenToPage } from './viewport';

type Pressed = 'none' | 'tool' | 'pan';

/** Listens on the pasteboard; returns what ends it. */
export function listen(host: HTMLElement): () => void {
  const input = new Input(host);
  const off = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(name: K, f: (e: HTMLElementEventMap[K]) => void) =>
    host.addEventListener(name, f, { signal: off.signal, passive: false });
  on('pointerdown', (e) => input.pointerDown(e));
  on('mousedown', (e) => input.mouseDown(e));
  on('pointermove', (e) => input.pointerMove(e));
  on('pointerup', (e) => input.pointerUp(e));
  on('pointercancel', (e) => input.pointerCancel(e));
  on('pointerleave', () => usePointer.setState({ at: null }));
  on('wheel', (e) => input.wheel(e));
  on('contextmenu', (e) => e.preventDefault());
  window.addEventListener('keydown', (e) => input.keyDown(e), { signal: off.signal });
  window.addEventListener('keyup', (e) => input.keyUp(e), { signal: off.signal });
  window.addEventListener('blur', () => input.cancel(), { signal: off.signal });
  return () => off.abort();
}

class Input {
  private pressed: Pressed = 'none';
  private tool: CanvasTool | null = null;
  private isMouse = true;
  private scrolling = 0;
  private readonly pinch = new Pinch();
  private isSpaceHeld = false;
  private last = { x: 0, y: 0 };
  private touchClicks = { count: 0, time: 0 };

  constructor(private readonly host: HTMLElement) {}

  /** Mice tell the number of clicks with mousedown, which follows at once. */
  pointerDown(e: PointerEvent) {
    if (!isOnCanvas(e)) return;
    this.host.setPointerCapture(e.pointerId);
    this.isMouse = e.pointerType === 'mouse';
    if (this.isMouse) return;
    if (this.pinch.down(e.pointerId, this.screenOf(e))) return this.cancel();
    const isQuick = e.timeStamp - this.touchClicks.time < 400;
    this.touchClicks = { count: isQuick ? this.touchClicks.count + 1 : 1, time: e.timeStamp };
    this.press(e, this.touchClicks.count);
  }

  mouseDown(e: MouseEvent) {
    // A tap is followed by a mouse press that means the same.
    if (!isOnCanvas(e) || !this.isMouse) return;
    e.preventDefault(); // keeps the focus where the tool wants it
    this.press(e, e.detail);
  }

  private press(e: MouseEvent, clicks: number) {
    if (useView.getState().tool !== 'text') this.host.focus({ preventScroll: true });
    this.last = { x: e.clientX, y: e.clientY };
    if (e.button === 1 || (e.button === 0 && this.isSpaceHeld)) {
      this.pressed = 'pan';
    } else if (this.pressed === 'none' && !isOnRuler(this.screenOf(e))) {
      this.pressed = 'tool';
      this.pressTool(this.pointer(e, clicks));
    }
    this.showCursor();
  }

  private pressTool(p: CanvasPointer) {
    this.tool = currentTool();
    this.tool.onPointerDown?.(p);
    if (this.tool.name !== 'text' || isOnText(p)) return;
    this.tool = textFrames;
    this.tool.onPointerDown?.(p);
  }

  /** The tool that was pressed keeps the pointer until it is let go. */
  private heldTool = (): CanvasTool => (this.pressed === 'tool' && this.tool) || currentTool();

  pointerMove(e: PointerEvent) {
    this.pinch.move(e.pointerId, this.screenOf(e));
    if (this.pinch.isActive) return;
    if (this.pressed === 'pan') panBy(e.clientX - this.last.x, e.clientY - this.last.y);
    this.last = { x: e.clientX, y: e.clientY };
    const p = this.pointer(e, 0);
    tellPointer(p);
    if (this.pressed !== 'pan') this.heldTool().onPointerMove?.(p);
    if (this.pressed === 'tool') this.scrollAtEdge(p);
    this.showCursor();
    if (useView.getState().rulers) repaintOverlay();
  }

  /** What is dragged to the window's edge draws the page along. Text scrolls by itself, the hand always. */
  private scrollAtEdge(p: CanvasPointer) {
    cancelAnimationFrame(this.scrolling);
    const { name } = this.heldTool();
    const [dx, dy] = edgePull(p.screen, this.host);
    if ((name === 'text' && this.tool !== textFrames) || name === 'hand' || (!dx && !dy)) return;
    this.scrolling = requestAnimationFrame(() => {
      if (this.pressed !== 'tool') return;
      panBy(dx, dy);
      const now = { ...p, at: screenToPage(currentViewport(), p.screen.x, p.screen.y) };
      this.heldTool().onPointerMove?.(now);
      this.scrollAtEdge(now);
    });
  }

  pointerUp(e: PointerEvent) {
    this.pinch.up(e.pointerId);
    cancelAnimationFrame(this.scrolling);
    const [before, tool] = [this.pressed, this.heldTool()];
    this.pressed = 'none';
    if (before === 'tool') tool.onPointerUp?.(this.pointer(e, 0));
    this.showCursor();
  }

  pointerCancel(e: PointerEvent) {
    this.pinch.up(e.pointerId);
    this.cancel();
  }

  cancel() {
    cancelAnimationFrame(this.scrolling);
    const [before, tool] = [this.pressed, this.heldTool()];
    this.pressed = 'none';
    this.isSpaceHeld = false;
    if (before === 'tool') tool.onCancel?.();
    this.showCursor();
  }

  wheel(e: WheelEvent) {
    e.preventDefault();
    const p = this.pointer(e, 0);
    const unit = e.deltaMode === WheelEvent.DOM_DELTA_LINE ? 20 : 1;
    const [dx, dy] = [e.deltaX * unit, e.deltaY * unit];
    // A pinch on a touchpad comes as a wheel with Ctrl, in small steps.
    if (e.ctrlKey || e.metaKey) return zoomBy(Math.exp(-dy * (Math.abs(dy) < 50 ? 0.01 : 0.002)), p.screen);
    if (currentTool().onWheel?.(p, dx, dy)) return;
    if (e.shiftKey && dx === 0) panBy(-dy, 0);
    else panBy(-dx, -dy);
  }

  keyDown(e: KeyboardEvent) {
    if (e.defaultPrevented) return;
    if (!isForCanvas(e, this.host)) return this.keyAnywhere(e);
    if (e.code === 'Space' && useView.getState().tool !== 'text') {
      this.isSpaceHeld = true;
      e.preventDefault();
      return this.showCursor();
    }
    const key = keyOf(e);
    if (!this.heldTool().onKeyDown?.(key)) {
      const command = commandOf(key);
      if (!command) return;
      command.do(e.timeStamp);
    }
    e.preventDefault();
    this.showCursor();
  }

  /** Looking closer or farther works from every place. */
  private keyAnywhere(e: KeyboardEvent) {
    const command = commandOf(keyOf(e));
    if (!command?.everywhere) return;
    e.preventDefault();
    command.do(e.timeStamp);
  }

  keyUp(e: KeyboardEvent) {
    if (e.code === 'Space') this.isSpaceHeld = false;
    if (isForCanvas(e, this.host)) currentTool().onKeyUp?.(keyOf(e));
    this.showCursor();
  }

  private showCursor() {
    const hand = this.pressed === 'pan' ? 'grabbing' : this.isSpaceHeld ? 'grab' : null;
    this.host.style.cursor = hand ?? currentTool().cursor();
  }

  private screenOf(e: MouseEvent): ScreenPoint {
    const box = this.host.getBoundingClientRect();
    return { x: e.clientX - box.left, y: e.clientY - box.top };
  }

  private pointer(e: MouseEvent, clicks: number): CanvasPointer {
    const screen = this.screenOf(e);
    return {
      screen,
      at: screenToPage(currentViewport(), screen.x, screen.y),
      button: e.button,
      shift: e.shiftKey,
      alt: e.altKey,
      ctrl: e.ctrlKey || e.metaKey,
      clicks,
      timeStamp: e.timeStamp,
    };
  }
}

function isOnRuler(at: ScreenPoint): boolean {
  const { rulers, preview } = useView.getState();
  return rulers && !preview && (at.x < rulerSize || at.y < rulerSize);
}

/** CSS pixels at the window's edge that draw the page along, and how fast. */
const edge = 24;

function edgePull(at: ScreenPoint, host: HTMLElement): [number, number] {
  const pull = (v: number, size: number) => (v < edge ? edge - v : v > size - edge ? size - edge - v : 0) / 2;
  return [pull(at.x, host.clientWidth), pull(at.y, host.clientHeight)];
}

const isOnCanvas = (e: Event) => e.target instanceof HTMLCanvasElement || e.target === e.currentTarget;

const keyOf = (e: KeyboardEvent): CanvasKey => ({
  key: e.key,
  code: e.code,
  shift: e.shiftKey,
  alt: e.altKey,
  ctrl: e.ctrlKey || e.metaKey,
  timeStamp: e.timeStamp,
});

/** Keys belong to the canvas while it, or nothing at all, has the focus. */
function isForCanvas(e: KeyboardEvent, host: HTMLElement): boolean {
  const target = e.target as HTMLElement | null;
  if (target?.matches?.('input, textarea, select, [contenteditable="true"]')) return false;
  return target === document.body || (target !== null && host.contains(target));
}

function isOnText(p: CanvasPointer): boolean {
  const document = shownDocument(useSession.getState());
  const under = document ? framesAt(document, p.at.page, p.at.x, p.at.y) : [];
  return under.some((f) => f.kind === 'text' || f.kind === 'caption');
}

function tellPointer(p: CanvasPointer) {
  const grid = shownDocument(useSession.getState())?.grid;
  const { column, line } = grid ? cellAt(grid, p.at.x, p.at.y) : { column: 0, line: 0 };
  usePointer.setState({ at: p.at, xMm: p.at.x * mmPerMilli, yMm: p.at.y * mmPerMilli, column, line });
}
