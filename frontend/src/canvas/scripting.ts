// window.broadsheet: what scripts and tests may ask of the page on the screen.
// docs/scripting.md describes it.

import { frameOf, pageOf } from '../kernels/follow';
import type { Document, Frame } from '../model/document';
import type { Finding, Overset } from '../model/wire';
import { type TextPoint, useSelection } from '../stores/selection';
import { session, shownDocument, shownScene, useSession } from '../stores/session';
import { currentTool } from '../tools/tool';
import { facesSettled } from './faces';
import { frameText, offsetInFrame, pointInFrame } from './frame-text';
import { photosSettled } from './photos';
import { currentStage } from './stage';
import { caretRect, lineOf } from './text-geometry';
import { type TextLayout, textLayout } from './text-lines';
import { currentViewport, mmPerMilli, pageToScreen } from './viewport';

export type InspectedFrame = {
  id: string;
  kind: string;
  role: string;
  xMm: number;
  yMm: number;
  widthMm: number;
  heightMm: number;
  text: string;
};

/** A caret: the frame it stands in, UTF-16 units of that frame's text. */
export type InspectedCaret = { frame: string; offset: number } | null;

export type Inspected = {
  revision: number;
  pages: { widthMm: number; heightMm: number; frames: InspectedFrame[] }[];
  selection: { frames: string[]; anchor: InspectedCaret; focus: InspectedCaret };
  caret: InspectedCaret;
  overset: Overset[];
  findings: Finding[];
  /** The state of the tool in hand, as "select.translating". */
  tool: string;
};

export type Scripting = {
  inspect(): Inspected;
  screenPoint(frame: string, textOffset?: number): { x: number; y: number };
  whenIdle(): Promise<void>;
};

/** The window as scripts see it. */
const scripted = () => window as unknown as { broadsheet: Scripting };

/** The same for the window's calls; nothing before a document is shown. */
export const scripting = (): Scripting | undefined => scripted().broadsheet;

const noPage: Inspected = {
  revision: 0,
  pages: [],
  selection: { frames: [], anchor: null, focus: null },
  caret: null,
  overset: [],
  findings: [],
  tool: 'none',
};

const layoutNow = (): TextLayout | null => {
  const state = useSession.getState();
  const [scene, document] = [shownScene(state), shownDocument(state)];
  return scene && document ? textLayout(scene, document) : null;
};

const mm = (v: number) => v * mmPerMilli;

function inspect(): Inspected {
  const layout = layoutNow();
  const { status, preview } = useSession.getState();
  if (!layout || !status) return noPage;
  const { frames, text } = useSelection.getState();
  const [anchor, focus] = [text && placeOf(layout, text.anchor), text && placeOf(layout, text.focus, text.upstream)];
  return {
    revision: status.revision,
    pages: layout.scene.pages.map((page, i) => ({
      widthMm: mm(page.width),
      heightMm: mm(page.height),
      frames: (layout.document.pages[i]?.frames ?? []).map((f) => inspectFrame(layout, f)),
    })),
    selection: { frames: [...frames], anchor, focus },
    caret: focus,
    overset: preview?.overset ?? status.overset,
    findings: status.findings,
    tool: currentTool().state(),
  };
}

const inspectFrame = (layout: TextLayout, f: Frame): InspectedFrame => ({
  id: f.id,
  kind: f.kind,
  role: f.role ?? '',
  xMm: mm(f.rect.X),
  yMm: mm(f.rect.Y),
  widthMm: mm(f.rect.W),
  heightMm: mm(f.rect.H),
  text: frameText(layout, f.id).text,
});

function placeOf(layout: TextLayout, p: TextPoint, upstream?: boolean): InspectedCaret {
  const frame = lineOf(layout, p, upstream)?.frame;
  const offset = frame === undefined ? null : offsetInFrame(layout, frame, p);
  return frame === undefined || offset === null ? null : { frame, offset };
}

/** Client coordinates of a frame's upper left corner, or of the middle of the caret at a place in its text. */
function screenPoint(host: HTMLElement, id: string, textOffset?: number): { x: number; y: number } {
  const layout = layoutNow();
  const frame = layout && frameOf(layout.document, id);
  if (!frame) throw new Error(`no frame ${id}`);
  const at = textOffset === undefined ? cornerOf(layout.document, frame) : caretAt(layout, id, textOffset);
  if (!at) throw new Error(`no text at ${textOffset} of frame ${id}`);
  const p = pageToScreen(currentViewport(), at.page, at.x, at.y);
  const box = host.getBoundingClientRect();
  const x = textOffset === undefined ? p.x : insideX(layout.document, frame, p.x);
  return { x: box.left + x, y: box.top + p.y };
}

/** A line's start or end lies on the frame's edge, where a pointer that counts whole pixels would miss the frame. */
function insideX(d: Document, f: Frame, x: number): number {
  const page = pageOf(d, f.id);
  const [left, right] = [f.rect.X, f.rect.X + f.rect.W].map(
    (at) => pageToScreen(currentViewport(), page, at, f.rect.Y).x,
  );
  return Math.max((left ?? x) + 1, Math.min(x, (right ?? x) - 1));
}

const cornerOf = (d: Document, f: Frame) => ({ page: pageOf(d, f.id), x: f.rect.X, y: f.rect.Y });

function caretAt(layout: TextLayout, frame: string, textOffset: number) {
  const point = pointInFrame(layout, frame, textOffset);
  const caret = point && (caretIn(layout, frame, point) ?? caretRect(layout, point));
  return caret && { page: caret.page, x: caret.x, y: caret.y + caret.height / 2 };
}

/** At a frame's end the caret may belong to the next frame as well: the asked one counts. */
function caretIn(layout: TextLayout, frame: string, point: TextPoint) {
  const isUpstream = lineOf(layout, point)?.frame !== frame && lineOf(layout, point, true)?.frame === frame;
  return caretRect(layout, point, isUpstream);
}

const nextFrame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));

/** Resolves when no request is under way and everything is painted. */
async function whenIdle(): Promise<void> {
  for (let quiet = 0; quiet < 2; ) {
    await facesSettled();
    await photosSettled();
    await session.settled();
    await nextFrame();
    const isQuiet = !session.isBusyNow() && currentStage()?.isPainted !== false;
    quiet = isQuiet ? quiet + 1 : 0;
  }
}

/** Puts `window.broadsheet` there; returns what takes it away. */
export function installScripting(host: HTMLElement): () => void {
  scripted().broadsheet = { inspect, screenPoint: (frame, offset) => screenPoint(host, frame, offset), whenIdle };
  return () => {
    scripted().broadsheet = { inspect: () => noPage, screenPoint: () => ({ x: 0, y: 0 }), whenIdle };
  };
}
