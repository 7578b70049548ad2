// The outline as the page shows it, and which row the selection is in.

import { useDeferredValue, useMemo, useState } from 'react';
import type { Document } from '../../model/document';
import type { TextRef } from '../../model/step';
import { useSelection } from '../../stores/selection';
import { type Local, useLocal } from '../../text/local';
import { countsOf, type OutlineRow, outlineOf, sectionHeadOf } from './outline';

/** The text for panels: keys go before, what they changed is shown when there is time. */
export const useText = (): Local => useDeferredValue(useLocal());

/** The block under the caret, or the first of the key frame's thread. */
export function useChosenBlock({ document, selection }: Local): { story: string; block: string } | null {
  const at = selection?.focus.at;
  const frame = useSelection((s) => s.frames.at(-1));
  const [story, block] = useMemo(() => chosenIn(document, at, frame), [document, at, frame]);
  return useMemo(() => (story && block ? { story, block } : null), [story, block]);
}

function chosenIn(document: Document | null, at: TextRef | undefined, frame: string | undefined): [string?, string?] {
  if (at) return 'photo' in at ? [] : [at.story, at.block];
  const thread = document?.threads.find((t) => frame !== undefined && t.frames.includes(frame));
  if (!document || !thread) return [];
  const first = document.stories.find((s) => s.id === thread.story)?.story.blocks[0]?.id;
  return [thread.story, thread.from || first];
}

export type Outline = { document: Document; rows: OutlineRow[]; toggle: (block: string, isOpen: boolean) => void };

/** Rows of the outline. A section that the selection is in is open unless it was closed by hand. */
export function useOutline(local: Local, chosen: { story: string; block: string } | null): Outline | null {
  const { document, layout, overset } = local;
  const [opened, setOpened] = useState<Record<string, boolean>>({});
  const here = document && chosen ? sectionHeadOf(document, chosen.story, chosen.block) : null;
  return useMemo(() => {
    if (!document) return null;
    const isOpen = (block: string) => opened[block] ?? block === here;
    const rows = outlineOf(document, countsOf(layout, overset), isOpen);
    return { document, rows, toggle: (block, open) => setOpened((o) => ({ ...o, [block]: open })) };
  }, [document, layout, overset, opened, here]);
}
