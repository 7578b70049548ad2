// The text tool: caret by a click, words by two, a paragraph by three; by
// dragging a selection, which scrolls the page at the window's edges.
// States: idle, dragging.

import { panBy } from '../canvas/looking';
import { currentStage } from '../canvas/stage';
import { textLayout } from '../canvas/text-lines';
import { currentViewport, type PagePoint, type ScreenPoint, screenToPage } from '../canvas/viewport';
import { captionPhotos } from '../model/captions';
import { runeCount, textAt } from '../model/text';
import { type TextPoint, useSelection } from '../stores/selection';
import { shownDocument, shownScene, useSession } from '../stores/session';
import type { CanvasKey, CanvasPointer, CanvasTool } from '../tools/tool';
import { textEditing } from './editing';
import { comparePoints, type Flow, flowOf, type Range } from './flow';
import { leaveText } from './leave';
import { localDocument } from './local';
import { wordAt } from './segment';
import { fromScreen, placeAt } from './shown';

type Grain = 'letter' | 'word' | 'paragraph';
type Drag = { origin: Range; grain: Grain; screen: ScreenPoint };

/** CSS pixels at the window's edge where dragging scrolls. */
const edge = 28;

const grainOf = (clicks: number): Grain => (clicks >= 3 ? 'paragraph' : clicks === 2 ? 'word' : 'letter');

export class TextTool implements CanvasTool {
  readonly name = 'text';
  private drag: Drag | null = null;
  private scrolling = 0;

  state = () => (this.drag ? 'text.dragging' : 'text.idle');
  cursor = () => 'text';

  onExit() {
    this.end();
    textEditing.settle();
    textEditing.release();
    if (useSelection.getState().text) useSelection.getState().selectText(null);
  }

  start(frame: string, p: CanvasPointer | null) {
    if (p && this.putCaret(p.at)) return textEditing.take();
    const place = beginningOf(frame);
    if (place) textEditing.place(place);
    textEditing.take();
  }

  private putCaret(at: PagePoint): boolean {
    const document = localDocument();
    const place = document && placeAt(document, at.page, at.x, at.y);
    if (place) textEditing.place({ at: place.at, offset: place.offset }, undefined, place.upstream);
    return Boolean(place);
  }

  onPointerDown(p: CanvasPointer) {
    if (p.button !== 0) return;
    textEditing.settle();
    const document = localDocument();
    const { text } = useSelection.getState();
    if (!document) return;
    const isExtending = p.shift && text !== null;
    const place = placeAt(document, p.at.page, p.at.x, p.at.y, isExtending ? text.focus.at : undefined);
    if (!place) {
      useSelection.getState().selectText(null);
      return textEditing.release();
    }
    textEditing.take();
    const point = { at: place.at, offset: place.offset };
    const grain = grainOf(p.clicks);
    const origin = isExtending
      ? { from: text.anchor, to: text.anchor }
      : around(flowOf(document, point.at), point, grain);
    this.drag = { origin, grain, screen: p.screen };
    if (grain === 'letter' && !isExtending) textEditing.place(point, undefined, place.upstream);
    else this.extend(point);
  }

  onPointerMove(p: CanvasPointer) {
    if (!this.drag) return;
    this.drag.screen = p.screen;
    this.extendToPointer();
    if (!this.scrolling && this.speed()) this.scroll();
  }

  onPointerUp() {
    this.end();
  }

  onCancel() {
    this.end();
  }

  onKeyDown(k: CanvasKey): boolean {
    if (k.key === 'Escape') {
      leaveText();
      return true;
    }
    if (!useSelection.getState().text) return false;
    // The keyboard was elsewhere: letters now go to the text area, other keys are done here.
    textEditing.take();
    const { key, shift: shiftKey, alt: altKey, ctrl: ctrlKey } = k;
    return textEditing.key(new KeyboardEvent('keydown', { key, shiftKey, altKey, ctrlKey }));
  }

  private end() {
    this.drag = null;
    cancelAnimationFrame(this.scrolling);
    this.scrolling = 0;
  }

  private extendToPointer() {
    const document = localDocument();
    if (!this.drag || !document) return;
    const { page, x, y } = screenToPage(currentViewport(), this.drag.screen.x, this.drag.screen.y);
    const place = placeAt(document, page, x, y, this.drag.origin.from.at);
    if (place) this.extend({ at: place.at, offset: place.offset });
  }

  private extend(point: TextPoint) {
    const document = localDocument();
    if (!this.drag || !document) return;
    const flow = flowOf(document, point.at);
    const { origin, grain } = this.drag;
    const here = around(flow, point, grain);
    const isBack = comparePoints(flow, here.from, origin.from) < 0;
    if (isBack) textEditing.place(here.from, origin.to);
    else textEditing.place(here.to, origin.from);
  }

  /** Pixels that the page moves in a frame, while the pointer is at an edge. */
  private speed(): ScreenPoint | null {
    const size = currentStage()?.screenSize;
    if (!size || !this.drag) return null;
    const { x, y } = this.drag.screen;
    const by = (at: number, end: number) => (at < edge ? (edge - at) / 2 : at > end - edge ? (end - edge - at) / 2 : 0);
    const [dx, dy] = [by(x, size.width), by(y, size.height)];
    return dx || dy ? { x: dx, y: dy } : null;
  }

  private scroll = () => {
    const speed = this.speed();
    if (!speed) {
      this.scrolling = 0;
      return;
    }
    panBy(speed.x, speed.y);
    this.extendToPointer();
    this.scrolling = requestAnimationFrame(this.scroll);
  };
}

/** What one, two or three clicks take hold of. */
function around(flow: Flow, point: TextPoint, grain: Grain): Range {
  const text =
    flow.find((p) => comparePoints(flow, { at: p.at, offset: 0 }, { ...point, offset: 0 }) === 0)?.text ?? '';
  if (grain === 'letter') return { from: point, to: point };
  const { from, to } = grain === 'word' ? wordAt(text, point.offset) : { from: 0, to: runeCount(text) };
  return { from: { at: point.at, offset: from }, to: { at: point.at, offset: to } };
}

/** The first place of a frame's text. */
function beginningOf(frame: string): TextPoint | null {
  const s = useSession.getState();
  const [scene, shown, local] = [shownScene(s), shownDocument(s), localDocument()];
  if (!scene || !shown || !local) return null;
  const line = textLayout(scene, shown).byFrame.get(frame)?.[0];
  if (line) return fromScreen({ at: line.at, offset: line.start }, local, shown);
  const f = shown.pages.flatMap((p) => p.frames).find((x) => x.id === frame);
  const photo = f && captionPhotos(f)[0];
  if (photo) return { at: { photo }, offset: runeCount(textAt(local, { photo })) };
  const thread = shown.threads.find((t) => t.frames.includes(frame));
  const first = thread && shown.stories.find((x) => x.id === thread.story)?.story.blocks[0]?.id;
  const block = thread?.from || first;
  return thread && block ? { at: { story: thread.story, block }, offset: 0 } : null;
}
