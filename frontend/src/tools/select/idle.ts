// Nothing is pressed: the pointer looks at handles, ports and frames; keys
// work on the selection.

import { showFrame } from '../../canvas/looking';
import { currentViewport } from '../../canvas/viewport';
import { frameOf, pageOf } from '../../kernels/follow';
import { cursors, frameBelow, framesAt, type Handle, handleAt, type Port, portAt } from '../../kernels/hit';
import { frameBeside } from '../../kernels/stacking';
import type { Document, Frame } from '../../model/document';
import { useSelection } from '../../stores/selection';
import { useView } from '../../stores/view';
import { nudge } from '../nudge';
import { type CanvasKey, type CanvasPointer, startText } from '../tool';
import { Marquee } from './marquee';
import { Pointing } from './pointing';
import { Resizing } from './resizing';
import { type Go, present, type State, shown, toScreen } from './state';
import { Threading } from './threading';

/** CSS pixels around a handle's middle. */
const handleReach = 7;
/** CSS pixels by which thin frames may be missed. */
const thin = 4;

type Under = { handle: Handle; frame: Frame } | { port: Port; frame: Frame } | null;

export class Idle implements State {
  readonly name = 'idle';
  cursor = 'default';

  constructor(private readonly go: Go) {}

  onPointerMove(p: CanvasPointer) {
    const document = shown();
    if (document) this.cursor = cursorAt(document, p);
  }

  onPointerDown(p: CanvasPointer) {
    const document = present();
    if (!document || p.button !== 0) return;
    const under = controlAt(document, p);
    if (under && 'handle' in under) return this.go(new Resizing(this.go, p, under.frame.id, under.handle));
    if (under) return this.go(new Threading(this.go, p, under.frame.id, under.port));
    const frame = pickFrame(document, p);
    if (frame && p.clicks >= 2) return begin(frame, p);
    this.go(frame ? new Pointing(this.go, p, frame.id) : new Marquee(this.go, p));
  }

  onKeyDown(k: CanvasKey): boolean {
    const document = present();
    if (!document) return false;
    if (k.ctrl) return nudge(document, k);
    switch (k.key) {
      case 'Tab':
        return choose(document, k.shift ? -1 : 1);
      case 'Enter':
        return enter(document);
      case 'Escape':
        return clear();
      default:
        return nudge(document, k);
    }
  }
}

function cursorAt(document: Document, p: CanvasPointer): string {
  const under = controlAt(document, p);
  if (under) return 'handle' in under ? cursors[under.handle] : 'crosshair';
  const frame = framesAt(document, p.at.page, p.at.x, p.at.y, thin / currentViewport().scale)[0];
  if (!frame) return 'default';
  return useSelection.getState().frames.includes(frame.id) && !frame.locked ? 'move' : 'default';
}

/** Handles and ports of the selected frame; several selected frames have none. */
function controlAt(document: Document, p: CanvasPointer): Under {
  const { frames } = useSelection.getState();
  const frame = frames.length === 1 ? frameOf(document, frames[0] ?? '') : undefined;
  if (!frame || frame.locked || useView.getState().preview) return null;
  const screen = toScreen(pageOf(document, frame.id), frame.rect);
  const port = frame.kind === 'text' ? portAt(screen, p.screen) : null;
  if (port) return { port, frame };
  const handle = handleAt(screen, p.screen, handleReach);
  return handle ? { handle, frame } : null;
}

/** The frame that a press means: the front one; with Alt the one behind the selected; a selected one stays meant. */
function pickFrame(document: Document, p: CanvasPointer): Frame | undefined {
  const under = framesAt(document, p.at.page, p.at.x, p.at.y, thin / currentViewport().scale);
  const selected = useSelection.getState().frames;
  if (p.alt && !p.shift) return frameBelow(under, under.find((f) => selected.includes(f.id))?.id);
  return under.find((f) => selected.includes(f.id) && !p.shift) ?? under[0];
}

/** Double click: the caret in text, the crop of a photo. */
function begin(frame: Frame, p: CanvasPointer | null) {
  useSelection.getState().selectFrames([frame.id]);
  if (frame.locked) return;
  if (frame.kind === 'photo' && frame.photo) useSelection.getState().setCropping(frame.id);
  if (frame.kind === 'text' || frame.kind === 'caption') startText(frame.id, p);
}

function enter(document: Document): boolean {
  const frame = frameOf(document, useSelection.getState().frames.at(-1) ?? '');
  if (!frame) return false;
  begin(frame, null);
  return true;
}

function choose(document: Document, by: 1 | -1): boolean {
  const { frames, selectFrames } = useSelection.getState();
  const current = frames.at(-1);
  const page = current ? pageOf(document, current) : useView.getState().page;
  const next = frameBeside(document.pages[Math.max(0, page)]?.frames ?? [], current, by);
  if (!next) return false;
  selectFrames([next.id]);
  showFrame(next.id);
  return true;
}

function clear(): boolean {
  const { frames, clear: empty } = useSelection.getState();
  if (!frames.length) return false;
  empty();
  return true;
}
