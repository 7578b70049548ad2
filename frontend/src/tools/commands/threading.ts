// Threads: through which frames a text runs. Every frame stands in one thread
// at most; no step here touches a story's text, but for the empty paragraph of
// a frame that was drawn to run on in.

import { frameOf } from '../../kernels/follow';
import type { Block, Document, Thread } from '../../model/document';
import type { Step } from '../../model/step';
import { blockText } from '../../model/text';

export const threadOf = (d: Document, frame: string): Thread | undefined =>
  d.threads.find((t) => t.frames.includes(frame));

/** The frames before and after a frame in its thread. */
export function neighboursOf(d: Document, frame: string): { before?: string; after?: string } {
  const frames = threadOf(d, frame)?.frames ?? [];
  const i = frames.indexOf(frame);
  return { before: frames[i - 1], after: frames[i + 1] };
}

/**
 * Steps by which text runs from one frame into another. None where that cannot
 * be: the frames show different parts of the story that do not follow each other.
 */
export function threadSteps(d: Document, from: string, to: string): Step[] {
  if (from === to || frameOf(d, to)?.kind !== 'text' || frameOf(d, from)?.kind !== 'text') return [];
  const [a, b] = [threadOf(d, from), threadOf(d, to)];
  if (a && b && a !== b) {
    if (isBlank(d, b)) return taken(d, b, a, insertedAfter(a.frames, from, to));
    if (isBlank(d, a)) return taken(d, a, b, insertedBefore(b.frames, to, from));
    return joinSteps(d, a, b, from, to);
  }
  if (a) return replaced(d, a, insertedAfter(a.frames, from, to));
  return b ? replaced(d, b, insertedBefore(b.frames, to, from)) : [];
}

function blocksOf(d: Document, { story, from, to }: Thread): Block[] {
  const blocks = d.stories.find((s) => s.id === story)?.story.blocks ?? [];
  const first = from === '' ? 0 : blocks.findIndex((b) => b.id === from);
  const last = to === '' ? blocks.length - 1 : blocks.findIndex((b) => b.id === to);
  return blocks.slice(first, last + 1);
}

/** A frame as it is drawn: alone, with an empty paragraph of its own. */
const isBlank = (d: Document, t: Thread): boolean =>
  t.frames.length === 1 && blocksOf(d, t).every((b) => b.role === 'body' && blockText(b) === '');

/** The blank frame stands in the other thread now, and its empty paragraph is gone. */
function taken(d: Document, blank: Thread, thread: Thread, frames: string[]): Step[] {
  const threads = d.threads.flatMap((t) => (t === blank ? [] : t === thread ? [{ ...t, frames }] : [t]));
  const blocks = blocksOf(d, blank).map((b) => b.id);
  return [
    { type: 'setThreads', threads },
    { type: 'removeBlocks', story: blank.story, blocks },
  ];
}

/** Why text cannot run from one frame into another; null where it can. The texts are below `canvas.threadRefused.`. */
export type ThreadRefusal = 'frames' | 'already' | 'alone' | 'story' | 'ends' | 'apart';

export function threadRefusal(d: Document, from: string, to: string): ThreadRefusal | null {
  if (threadSteps(d, from, to).length > 0) return null;
  if (from === to || frameOf(d, to)?.kind !== 'text' || frameOf(d, from)?.kind !== 'text') return 'frames';
  const [a, b] = [threadOf(d, from), threadOf(d, to)];
  if (!a || !b) return 'alone';
  if (a === b) return 'already';
  if (a.story !== b.story) return 'story';
  return a.frames.at(-1) === from && b.frames[0] === to ? 'apart' : 'ends';
}

const insertedAfter = (frames: readonly string[], place: string, frame: string): string[] =>
  frames.filter((f) => f !== frame).flatMap((f) => (f === place ? [f, frame] : [f]));

const insertedBefore = (frames: readonly string[], place: string, frame: string): string[] =>
  frames.filter((f) => f !== frame).flatMap((f) => (f === place ? [frame, f] : [f]));

function replaced(d: Document, thread: Thread, frames: string[]): Step[] {
  const same = frames.length === thread.frames.length && frames.every((f, i) => f === thread.frames[i]);
  if (same) return [];
  return [{ type: 'setThreads', threads: d.threads.map((t) => (t === thread ? { ...t, frames } : t)) }];
}

/** The second thread runs on behind the first, where its text does. */
function joinSteps(d: Document, a: Thread, b: Thread, from: string, to: string): Step[] {
  const isEndToStart = a.frames.at(-1) === from && b.frames[0] === to;
  if (!isEndToStart || a.story !== b.story || !isFollowing(d, a, b)) return [];
  const joined: Thread = { story: a.story, from: a.from, to: b.to, frames: [...a.frames, ...b.frames] };
  return [{ type: 'setThreads', threads: d.threads.flatMap((t) => (t === a ? [joined] : t === b ? [] : [t])) }];
}

function isFollowing(d: Document, a: Thread, b: Thread): boolean {
  const blocks = d.stories.find((s) => s.id === a.story)?.story.blocks.map((x) => x.id) ?? [];
  return a.to !== '' && b.from !== '' && blocks.indexOf(a.to) + 1 === blocks.indexOf(b.from);
}

/** Threads without some frames; a thread that has no frame left is gone, and its text overset. */
export function threadsWithout(d: Document, gone: ReadonlySet<string>): Step[] {
  if (!d.threads.some((t) => t.frames.some((f) => gone.has(f)))) return [];
  const threads = d.threads
    .map((t) => ({ ...t, frames: t.frames.filter((f) => !gone.has(f)) }))
    .filter((t) => t.frames.length > 0);
  return [{ type: 'setThreads', threads }];
}

/** Takes a frame out of its thread; the text runs through the others. */
export const unthreadSteps = (d: Document, frame: string): Step[] => threadsWithout(d, new Set([frame]));
