// Tools: what pointer and keys do on the pasteboard. Each is a state machine;
// its files are its states. One is chosen at a time.

import type { PagePoint, ScreenPoint } from '../canvas/viewport';
import { type Tool as ToolName, useView } from '../stores/view';

export type CanvasPointer = {
  /** CSS pixels from the canvas' top left. */
  screen: ScreenPoint;
  /** The page under the pointer (or nearest to it) and the place in its space, 1/1000 pt. */
  at: PagePoint;
  button: number;
  shift: boolean;
  alt: boolean;
  /** Ctrl, or Command on a Mac. */
  ctrl: boolean;
  /** 2 for the second press of a double click, 3 for the third. */
  clicks: number;
  /** Of the event, for measuring. */
  timeStamp: number;
};

export type CanvasKey = {
  key: string;
  code: string;
  shift: boolean;
  alt: boolean;
  ctrl: boolean;
  timeStamp: number;
};

export interface CanvasTool {
  readonly name: ToolName;
  /** The path of the present state, as "select.translating". */
  state(): string;
  /** A CSS cursor. */
  cursor(): string;
  /** Chosen; `from` is the tool before. */
  onEnter?(from: ToolName): void;
  onExit?(): void;
  onPointerDown?(p: CanvasPointer): void;
  /** With and without a button held. */
  onPointerMove?(p: CanvasPointer): void;
  onPointerUp?(p: CanvasPointer): void;
  /** The browser took the pointer away, or Escape: everything goes back. */
  onCancel?(): void;
  /** Returns whether the key was used. */
  onKeyDown?(k: CanvasKey): boolean;
  onKeyUp?(k: CanvasKey): boolean;
  /** Returns whether the wheel was used (else it pans or zooms). */
  onWheel?(p: CanvasPointer, deltaX: number, deltaY: number): boolean;
  /** Begins to work in a frame: text tool, by double click (with the pointer) or Enter (null). */
  start?(frame: string, p: CanvasPointer | null): void;
}

const tools = new Map<ToolName, CanvasTool>();
const idle: CanvasTool = { name: 'select', state: () => 'none', cursor: () => 'default' };

/** Puts a tool under its name; the last one wins. Returns its removal. */
export function registerTool(name: ToolName, tool: CanvasTool): () => void {
  tools.set(name, tool);
  return () => {
    if (tools.get(name) === tool) tools.delete(name);
  };
}

export const toolNamed = (name: ToolName): CanvasTool | undefined => tools.get(name);
export const currentTool = (): CanvasTool => tools.get(useView.getState().tool) ?? idle;

/** Chooses a tool: the one before ends its work first. */
export function setTool(name: ToolName) {
  const before = useView.getState().tool;
  if (before === name) return;
  currentTool().onExit?.();
  useView.getState().set({ tool: name });
  currentTool().onEnter?.(before);
}

/** Edits the text of a text or caption frame with the text tool. */
export function startText(frame: string, p: CanvasPointer | null) {
  setTool('text');
  toolNamed('text')?.start?.(frame, p);
}
