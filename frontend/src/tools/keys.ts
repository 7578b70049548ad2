// Keys of the pasteboard beyond a tool's own: choosing tools, looking, and
// commands on the selection. The sheet of shortcuts and the palette read them.

import { showPage, showWidth, zoomIn, zoomOut, zoomTo } from '../canvas/looking';
import { frameBeside } from '../kernels/stacking';
import { useSelection } from '../stores/selection';
import { shownDocument, useSession } from '../stores/session';
import { type Tool as ToolName, useView } from '../stores/view';
import { lockSteps, pinSteps, restackSteps } from './commands/arranging';
import { deleteSteps, duplicate } from './commands/making';
import { fillSteps, fitSteps, swapSteps } from './commands/photos';
import { unthreadSteps } from './commands/threading';
import { make, present, run } from './run';
import { thread } from './thread';
import { type CanvasKey, setTool } from './tool';

export type KeyCommand = {
  /** Key of its name in the catalogue, below `canvas.key.`. */
  name: string;
  /** As KeyboardEvent has them: the key in lower case. */
  key: string;
  ctrl?: boolean;
  shift?: boolean;
  alt?: boolean;
  /** Works wherever the focus is, except in dialogs. */
  everywhere?: boolean;
  do: (timeStamp: number) => void;
};

const tool = (key: string, name: ToolName): KeyCommand => ({ name: `tool-${name}`, key, do: () => setTool(name) });

const view = useView.getState;
const toggle = (
  name: 'columns' | 'baselines' | 'frames' | 'guides' | 'hidden' | 'threads' | 'rulers' | 'snap' | 'preview',
) => view().set({ [name]: !view()[name] });

export const keyCommands: readonly KeyCommand[] = [
  tool('v', 'select'),
  tool('t', 'text'),
  tool('p', 'photo'),
  tool('f', 'frame'),
  tool('l', 'rule'),
  tool('h', 'hand'),
  { name: 'preview', key: 'w', do: () => toggle('preview') },
  { name: 'zoom-in', key: '=', ctrl: true, everywhere: true, do: zoomIn },
  { name: 'zoom-in', key: '+', ctrl: true, everywhere: true, do: zoomIn },
  { name: 'zoom-in', key: '+', ctrl: true, shift: true, everywhere: true, do: zoomIn },
  { name: 'zoom-out', key: '-', ctrl: true, everywhere: true, do: zoomOut },
  { name: 'fit-page', key: '0', ctrl: true, everywhere: true, do: () => showPage() },
  { name: 'fit-width', key: '0', ctrl: true, alt: true, everywhere: true, do: () => showWidth() },
  { name: 'real-size', key: '1', ctrl: true, everywhere: true, do: () => zoomTo(1) },
  { name: 'select-all', key: 'a', ctrl: true, do: selectAll },
  { name: 'delete', key: 'delete', do: (t) => run('delete-frame', deleteSteps, t) && useSelection.getState().clear() },
  {
    name: 'delete',
    key: 'backspace',
    do: (t) => run('delete-frame', deleteSteps, t) && useSelection.getState().clear(),
  },
  { name: 'duplicate', key: 'd', ctrl: true, do: duplicateSelected },
  { name: 'lock', key: 'l', ctrl: true, do: (t) => run('lock-frame', lockSteps, t) },
  { name: 'extend', key: '+', do: () => extendSelection() },
  { name: 'extend', key: '+', shift: true, do: () => extendSelection() },
  {
    name: 'shrink',
    key: '-',
    do: () => useSelection.getState().selectFrames(useSelection.getState().frames.slice(0, -1)),
  },
  { name: 'swap', key: 'x', do: (t) => run('swap-photos', (d, [a = '', b = '']) => swapSteps(d, a, b), t) },
  { name: 'thread', key: 'j', do: threadSelected },
  {
    name: 'unthread',
    key: 'j',
    shift: true,
    do: (t) => run('thread', (d, ids) => unthreadSteps(d, ids.at(-1) ?? ''), t),
  },
  { name: 'pin', key: 'k', do: (t) => run('pin-frame', pinSteps, t) },
  {
    name: 'forward',
    key: ']',
    ctrl: true,
    do: (t) => run('stack-frame', (d, ids) => restackSteps(d, ids, 'forward'), t),
  },
  {
    name: 'backward',
    key: '[',
    ctrl: true,
    do: (t) => run('stack-frame', (d, ids) => restackSteps(d, ids, 'backward'), t),
  },
  {
    name: 'front',
    key: '}',
    ctrl: true,
    shift: true,
    do: (t) => run('stack-frame', (d, ids) => restackSteps(d, ids, 'front'), t),
  },
  {
    name: 'back',
    key: '{',
    ctrl: true,
    shift: true,
    do: (t) => run('stack-frame', (d, ids) => restackSteps(d, ids, 'back'), t),
  },
  { name: 'fill', key: 'c', ctrl: true, alt: true, do: (t) => run('crop-photo', fillSteps, t) },
  { name: 'fit', key: 'e', ctrl: true, alt: true, do: (t) => run('fit-photo', fitSteps, t) },
];

export function duplicateSelected(timeStamp: number) {
  const document = present();
  if (document) make('duplicate-frame', duplicate(document, useSelection.getState().frames), timeStamp);
}

/** The first of the selected frames runs into the second. */
function threadSelected(timeStamp?: number) {
  const [from = '', to = ''] = useSelection.getState().frames;
  thread(from, to, timeStamp);
}

/** Adds the next frame in the order of reading. */
function extendSelection() {
  const document = shownDocument(useSession.getState());
  const { frames, selectFrames } = useSelection.getState();
  const page =
    document?.pages.find((p) => p.frames.some((f) => f.id === frames.at(-1))) ?? document?.pages[view().page];
  const next = frameBeside(page?.frames ?? [], frames.at(-1), 1);
  if (next && !frames.includes(next.id)) selectFrames([...frames, next.id]);
}

function selectAll() {
  const frames = shownDocument(useSession.getState())?.pages[view().page]?.frames ?? [];
  useSelection.getState().selectFrames(frames.filter((f) => !f.locked).map((f) => f.id));
}

/** The command of a key; null where it is none of the pasteboard's. */
export function commandOf(k: CanvasKey): KeyCommand | null {
  const key = k.key.toLowerCase();
  const same = (c: KeyCommand) => c.key === key && !c.ctrl === !k.ctrl && !c.alt === !k.alt && !c.shift === !k.shift;
  return keyCommands.find(same) ?? null;
}
