// The frame that shows a place in a text.

import { lineOf } from '../canvas/text-geometry';
import { showsCaptionOf } from '../model/captions';
import type { Document } from '../model/document';
import type { TextPoint } from '../stores/selection';
import { useSelection } from '../stores/selection';
import { flowOf, threadOf } from './flow';
import { localDocument } from './local';
import { onScreen, shownLayout } from './shown';

export function frameOfCaret(): string | null {
  const { text } = useSelection.getState();
  const local = localDocument();
  const t = shownLayout();
  if (!text || !local || !t) return null;
  const line = lineOf(t, onScreen(text.focus, local, t.document), text.upstream);
  return line?.frame ?? frameThatHolds(local, text.focus);
}

/** The last frame of the thread that a place belongs to, or a caption's frame. */
export function frameThatHolds(d: Document, p: TextPoint): string | null {
  const { at } = p;
  const frames = d.pages.flatMap((page) => page.frames);
  if ('photo' in at) return frames.find((f) => showsCaptionOf(f, at.photo))?.id ?? null;
  return threadOf(d, flowOf(d, at), at)?.thread.frames.at(-1) ?? null;
}
