// New frames, copies of frames, and frames that go.

import { captionOf, frameOf, pageOf, sharedCaptionOf } from '../../kernels/follow';
import { moved, whole } from '../../kernels/rect';
import { captionPhotos, withPhotos } from '../../model/captions';
import type { Block, Document, Frame, FrameKind, Rect, Thread } from '../../model/document';
import type { Step } from '../../model/step';
import { chosen } from './arranging';
import { threadOf, threadsWithout } from './threading';

/** Makes ids for frames and blocks: unique in a document, short in its files. */
export type NewId = (prefix: string) => string;
export const newId: NewId = (prefix) => `${prefix}-${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;

export type Made = { steps: Step[]; frames: string[] };

/** A new frame on top of a page. A text frame comes with an empty paragraph of its own. */
export function newFrame(d: Document, page: number, kind: FrameKind, rect: Rect, id: NewId = newId): Made {
  const frame: Frame = { id: id('frame'), kind, rect: whole(rect), ...kindDefaults(d, kind, rect) };
  const index = d.pages[page]?.frames.length ?? 0;
  const insert: Step = { type: 'insertFrame', page, index, frame };
  return { steps: [insert, ...(kind === 'text' ? ownText(d, frame, id) : [])], frames: [frame.id] };
}

function kindDefaults(d: Document, kind: FrameKind, rect: Rect): Partial<Frame> {
  const { measure, gutter } = d.grid;
  switch (kind) {
    case 'text': {
      const columns = Math.max(1, Math.round((rect.W + gutter) / (measure + gutter)));
      return { role: 'body', columns, gutter, onGrid: true };
    }
    case 'photo':
      return { role: 'photo', standoff: d.design.photos.captionGap };
    case 'rule':
      return { role: 'rule', ink: inkOf(d), width: 500, noWrap: true };
    case 'box':
      return { role: 'box', ink: inkOf(d), width: 500 };
    case 'caption':
      return { role: 'caption' };
  }
}

const inkOf = (d: Document): string => ('black' in d.design.inks ? 'black' : (Object.keys(d.design.inks)[0] ?? ''));

function ownText(d: Document, frame: Frame, id: NewId): Step[] {
  const block: Block = { id: id('block'), role: 'body', spans: [{ text: '' }] };
  return textOfItsOwn(d, frame.id, [block]);
}

/** Blocks at the end of the first story, in a thread through one frame. */
function textOfItsOwn(d: Document, frame: string, blocks: Block[]): Step[] {
  const story = d.stories[0];
  const [first, last] = [blocks[0], blocks.at(-1)];
  if (!story || !first || !last) return [];
  const end = story.story.blocks.at(-1)?.id ?? '';
  // A thread without an end would take the new blocks too.
  const closed = d.threads.map((t): Thread => (t.story === story.id && t.to === '' ? { ...t, to: end } : t));
  const thread: Thread = { story: story.id, from: first.id, to: last.id, frames: [frame] };
  return [
    { type: 'insertBlocks', story: story.id, after: end, blocks },
    { type: 'setThreads', threads: [...closed, thread] },
  ];
}

/** A text frame that goes on where another's text has no room. */
export function newFrameInThread(d: Document, page: number, after: string, rect: Rect, id: NewId = newId): Made {
  const { steps, frames } = newFrame(d, page, 'text', rect, id);
  const [insert] = steps;
  const frame = frames[0];
  const thread = threadOf(d, after);
  if (!insert || !frame || !thread) return { steps, frames };
  const threads = d.threads.map((t) =>
    t === thread ? { ...t, frames: t.frames.flatMap((f) => (f === after ? [f, frame] : [f])) } : t,
  );
  return { steps: [insert, { type: 'setThreads', threads }], frames };
}

/** The chosen frames and the captions of photos among them. */
function withCaptions(d: Document, ids: readonly string[]): Frame[] {
  const frames = chosen(d, ids);
  const captions = frames.flatMap((f) => captionOf(d, f) ?? []).filter((f) => !f.locked);
  return [...new Map([...frames, ...captions].map((f) => [f.id, f])).values()];
}

/** Frames go; the text of a thread runs through those that are left, photos stay in the document. */
export function deleteSteps(d: Document, ids: readonly string[]): Step[] {
  const frames = withCaptions(d, ids);
  const gone = new Set(frames.map((f) => f.id));
  return [
    ...threadsWithout(d, gone),
    ...frames.map((f): Step => ({ type: 'removeFrame', frame: f.id })),
    ...sharedWithout(d, frames),
  ];
}

/** Captions that frames which go share with others lose theirs, and go with the last. */
export function sharedWithout(d: Document, gone: readonly Frame[]): Step[] {
  const shared = new Map(gone.flatMap((f) => sharedCaptionOf(d, f) ?? []).map((f) => [f.id, f]));
  return [...shared.values()].flatMap((caption): Step[] => {
    if (gone.includes(caption) || caption.locked) return [];
    const left = captionPhotos(caption).filter((p) => !gone.some((f) => f.kind === 'photo' && f.photo === p));
    return left.length
      ? [{ type: 'setFrame', frame: withPhotos(caption, left) }]
      : [{ type: 'removeFrame', frame: caption.id }];
  });
}

/** Copies one line lower and one character to the right. */
export function duplicate(d: Document, ids: readonly string[], id: NewId = newId): Made {
  const frames = withCaptions(d, ids);
  const made: Made = { steps: [], frames: [] };
  const counts = d.pages.map((p) => p.frames.length);
  let now = d;
  for (const f of frames) {
    const page = pageOf(d, f.id);
    const copy: Frame = { ...f, id: id('frame'), rect: moved(f.rect, d.grid.size, d.grid.leading), pinned: false };
    made.steps.push({ type: 'insertFrame', page, index: counts[page] ?? 0, frame: copy });
    counts[page] = (counts[page] ?? 0) + 1;
    const text = f.kind === 'text' ? copiedText(now, f.id, copy.id, id) : [];
    now = withThreads(now, text);
    made.steps.push(...text);
    if (ids.includes(f.id)) made.frames.push(copy.id);
  }
  return made;
}

/** Several copies in one edit each build on the threads of the one before. */
function withThreads(d: Document, steps: readonly Step[]): Document {
  let next = d;
  for (const s of steps) {
    if (s.type === 'setThreads') next = { ...next, threads: s.threads };
    if (s.type === 'insertBlocks') {
      const stories = next.stories.map((st) =>
        st.id === s.story ? { ...st, story: { ...st.story, blocks: [...st.story.blocks, ...s.blocks] } } : st,
      );
      next = { ...next, stories };
    }
  }
  return next;
}

/** A text that has one frame is copied; one that runs through several runs on into the copy. */
function copiedText(d: Document, of: string, to: string, id: NewId): Step[] {
  const thread = threadOf(d, of);
  if (!thread) return [];
  if (thread.frames.length > 1) {
    const frames = thread.frames.flatMap((f) => (f === of ? [f, to] : [f]));
    return [{ type: 'setThreads', threads: d.threads.map((t) => (t === thread ? { ...t, frames } : t)) }];
  }
  const blocks = blocksOf(d, thread).map((b): Block => ({ ...b, id: id('block') }));
  return textOfItsOwn(d, to, blocks);
}

function blocksOf(d: Document, t: Thread): Block[] {
  const blocks = d.stories.find((s) => s.id === t.story)?.story.blocks ?? [];
  const from = t.from ? blocks.findIndex((b) => b.id === t.from) : 0;
  const to = t.to ? blocks.findIndex((b) => b.id === t.to) : blocks.length - 1;
  return blocks.slice(from, to + 1);
}

export const hasFrame = (d: Document, id: string): boolean => frameOf(d, id) !== undefined;
