// Tools that draw a new frame: pressed at one corner, released at the other.
// A mere click makes one of a usual size, but no text: there it takes the caret
// away.

import { currentViewport, type PagePoint, screenToPageOf } from '../canvas/viewport';
import { lineEnd, lineTop } from '../kernels/grid';
import { spanned } from '../kernels/rect';
import { type SnapTargets, snapEdges, snapTargets } from '../kernels/snap';
import type { Document, FrameKind, Rect } from '../model/document';
import { session } from '../stores/session';
import { type Tool as ToolName, useView } from '../stores/view';
import { newFrame } from './commands/making';
import { endDrag, useDrag } from './drag';
import { make, present } from './run';
import { isDrag, reach } from './select/state';
import { type CanvasKey, type CanvasPointer, type CanvasTool, setTool, startText } from './tool';

export class CreateTool implements CanvasTool {
  private from: CanvasPointer | null = null;
  private targets: SnapTargets | null = null;
  private rect: Rect | null = null;

  constructor(
    readonly name: ToolName,
    private readonly kind: FrameKind,
  ) {}

  state = () => (this.from ? `${this.name}.drawing` : `${this.name}.idle`);
  cursor = () => 'crosshair';

  onPointerDown(p: CanvasPointer) {
    const document = present();
    if (!document || p.button !== 0) return;
    this.from = p;
    this.targets = snapTargets(document, p.at.page, new Set());
  }

  onPointerMove(p: CanvasPointer) {
    const { from } = this;
    if (!from || !isDrag(from, p)) return;
    this.rect = this.drawnRect(from, p);
    useDrag.setState({ page: from.at.page, drawn: { rect: this.rect, kind: 'frame' } });
  }

  onPointerUp(p: CanvasPointer) {
    const { from, rect } = this;
    const document = present();
    this.onCancel();
    if (!from || !document || (!rect && this.kind === 'text')) return;
    this.finish(document, from.at.page, rect ?? usualRect(document, from.at), p.timeStamp);
  }

  onCancel() {
    this.from = null;
    this.rect = null;
    endDrag();
  }

  /** Enter makes a frame in the middle of the window; Escape goes back to selecting. */
  onKeyDown(k: CanvasKey): boolean {
    const document = present();
    if (k.key === 'Escape') {
      this.onCancel();
      setTool('select');
      return true;
    }
    if (k.key !== 'Enter' || !document) return false;
    const { page } = useView.getState();
    const { x, measure, rows } = document.grid;
    const column = x[Math.floor(x.length / 2)] ?? 0;
    const at = { page, x: column + measure / 2, y: lineTop(document.grid, Math.floor(rows / 2)) };
    this.finish(document, page, usualRect(document, at), k.timeStamp);
    return true;
  }

  /** Both corners rest on the grid where it is near. */
  private drawnRect(from: CanvasPointer, p: CanvasPointer): Rect {
    const to = screenToPageOf(currentViewport(), from.at.page, p.screen.x, p.screen.y);
    const raw = this.kind === 'rule' ? straight(from.at, to) : spanned(from.at, to);
    const targets = this.targets;
    if (!targets) return raw;
    const near = reach(p);
    const a = snapEdges(raw, { left: true, right: false, top: true, bottom: false }, targets, near);
    const b = snapEdges(raw, { left: false, right: true, top: false, bottom: true }, targets, near);
    return { X: raw.X + a.dx, Y: raw.Y + a.dy, W: raw.W - a.dx + b.dx, H: raw.H - a.dy + b.dy };
  }

  private finish(document: Document, page: number, rect: Rect, timeStamp: number) {
    const made = newFrame(document, page, this.kind, { ...rect, W: Math.max(rect.W, 1000), H: Math.max(rect.H, 1000) });
    make(`new-${this.kind}`, made, timeStamp);
    const [frame] = made.frames;
    setTool('select');
    if (this.kind === 'text' && frame) void session.settled().then(() => startText(frame, null));
  }
}

/** Draws text frames for the text tool, where it is pressed on paper without text. */
export const textFrames = new CreateTool('text', 'text');

/** A rule runs across or down, never askew. */
function straight(a: PagePoint, b: { x: number; y: number }): Rect {
  const r = spanned(a, b);
  return r.W >= r.H ? { ...r, Y: a.y, H: 500 } : { ...r, X: a.x, W: 500 };
}

/** One column wide and ten lines high, on the cell that was clicked. */
function usualRect(d: Document, at: PagePoint): Rect {
  const { grid } = d;
  const X = grid.x.findLast((x) => x <= at.x) ?? at.x;
  const line = Math.max(1, Math.floor((at.y - grid.top) / grid.leading) + 1);
  const Y = lineTop(grid, line);
  return { X, Y, W: grid.measure, H: lineEnd(grid, line + 9) - Y };
}
