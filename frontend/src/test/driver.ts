// Plays the user at the pasteboard: presses, moves, types, and looks at what
// came of it. Edits are taken as the desk would take them, at once.

import { expect, vi } from 'vitest';
import { currentViewport, pageToScreen, screenToPage } from '../canvas/viewport';
import { applyAnyStep } from '../model/apply-frame-step';
import type { Document, Frame } from '../model/document';
import type { Scene } from '../model/scene';
import type { Edit, Step } from '../model/step';
import { useSelection } from '../stores/selection';
import { session, useSession } from '../stores/session';
import { useView } from '../stores/view';
import { useDrag } from '../tools/drag';
import { installTools } from '../tools/install';
import { commandOf } from '../tools/keys';
import { type CanvasPointer, currentTool } from '../tools/tool';
import { sceneOf } from './page';

export type Held = { shift?: boolean; alt?: boolean; ctrl?: boolean };

export class Driver {
  readonly edits: Edit[] = [];
  readonly previews: Step[][] = [];
  /** The pointer, CSS pixels. */
  private at = { x: 0, y: 0 };
  private time = 0;

  /** Half a CSS pixel to the point, so that a column is 65 pixels wide. */
  constructor(document: Document, scene: Scene = sceneOf([])) {
    vi.spyOn(session, 'edit').mockImplementation((edit) => this.take(edit));
    vi.spyOn(session, 'preview').mockImplementation((steps) => void this.previews.push(steps));
    useSession.setState({ id: 'd', document, scene, status: null, preview: null });
    useView.setState({ zoom: 0.375, panX: 0, panY: 0, tool: 'select', snap: true, preview: false, page: 0 });
    useSelection.getState().clear();
    installTools();
  }

  private async take(edit: Edit) {
    this.edits.push(edit);
    const { document } = useSession.getState();
    if (document) useSession.setState({ document: edit.steps.reduce(applyAnyStep, document) });
  }

  get document(): Document {
    const { document } = useSession.getState();
    if (!document) throw new Error('no document');
    return document;
  }

  frame(id: string): Frame {
    const found = this.document.pages.flatMap((p) => p.frames).find((f) => f.id === id);
    if (!found) throw new Error(`no frame ${id}`);
    return found;
  }

  get lastEdit(): Edit {
    const edit = this.edits.at(-1);
    if (!edit) throw new Error('no edit');
    return edit;
  }

  /** Presses at a place of page space, 1/1000 pt. */
  pointerDown(x: number, y: number, held: Held = {}, clicks = 1): this {
    this.at = pageToScreen(currentViewport(), 0, x, y);
    currentTool().onPointerDown?.(this.pointer(held, clicks));
    return this;
  }

  /** Moves by a way of page space, in a few steps as a hand does. */
  pointerMove(dx: number, dy: number, held: Held = {}): this {
    const { scale } = currentViewport();
    for (let i = 0; i < 4; i++) {
      this.at = { x: this.at.x + (dx * scale) / 4, y: this.at.y + (dy * scale) / 4 };
      currentTool().onPointerMove?.(this.pointer(held, 0));
    }
    return this;
  }

  pointerUp(held: Held = {}): this {
    currentTool().onPointerUp?.(this.pointer(held, 0));
    return this;
  }

  click(x: number, y: number, held: Held = {}): this {
    return this.pointerDown(x, y, held).pointerUp(held);
  }

  doubleClick(x: number, y: number): this {
    return this.click(x, y).pointerDown(x, y, {}, 2).pointerUp();
  }

  /** A key, as the tool or else the pasteboard takes it. */
  press(key: string, held: Held = {}): this {
    this.time += 1000;
    const k = { key, code: key, shift: false, alt: false, ctrl: false, ...held, timeStamp: this.time };
    if (!currentTool().onKeyDown?.(k)) commandOf(k)?.do(this.time);
    return this;
  }

  wheel(deltaY: number): this {
    currentTool().onWheel?.(this.pointer({}, 0), 0, deltaY);
    return this;
  }

  expectToBeIn(state: string): this {
    expect(currentTool().state()).toBe(state);
    return this;
  }

  expectSelected(...ids: string[]): this {
    expect(useSelection.getState().frames).toEqual(ids);
    return this;
  }

  get drag() {
    return useDrag.getState();
  }

  private pointer(held: Held, clicks: number): CanvasPointer {
    return {
      screen: this.at,
      at: screenToPage(currentViewport(), this.at.x, this.at.y),
      button: 0,
      shift: false,
      alt: false,
      ctrl: false,
      ...held,
      clicks,
      timeStamp: ++this.time,
    };
  }
}
