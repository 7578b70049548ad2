// The outline as the page shows it, and which row the selection is in.

import { useMemo, useState } from 'react';
import type { Document } from '../../model/document';
import { useSelection } from '../../stores/selection';
import { useLocal } from '../../text/local';
import { countsOf, type OutlineRow, outlineOf, sectionHeadOf } from './outline';

/** The block under the caret, or the first of the key frame's thread: "story block". */
export function useChosenBlock(): { story: string; block: string } | null {
  const document = useLocal((s) => s.document);
  const at = useSelection((s) => s.text?.focus.at);
  const frame = useSelection((s) => s.frames.at(-1));
  return useMemo(() => {
    if (at) return 'photo' in at ? null : at;
    const thread = document?.threads.find((t) => frame !== undefined && t.frames.includes(frame));
    if (!document || !thread) return null;
    const first = document.stories.find((s) => s.id === thread.story)?.story.blocks[0]?.id;
    const block = thread.from || first;
    return block ? { story: thread.story, block } : null;
  }, [document, at, frame]);
}

export type Outline = { document: Document; rows: OutlineRow[]; toggle: (block: string, isOpen: boolean) => void };

/** Rows of the outline. A section that the selection is in is open unless it was closed by hand. */
export function useOutline(chosen: { story: string; block: string } | null): Outline | null {
  const document = useLocal((s) => s.document);
  const layout = useLocal((s) => s.layout);
  const overset = useLocal((s) => s.overset);
  const [opened, setOpened] = useState<Record<string, boolean>>({});
  const here = document && chosen ? sectionHeadOf(document, chosen.story, chosen.block) : null;
  return useMemo(() => {
    if (!document) return null;
    const isOpen = (block: string) => opened[block] ?? block === here;
    const rows = outlineOf(document, countsOf(layout, overset), isOpen);
    return { document, rows, toggle: (block, open) => setOpened((o) => ({ ...o, [block]: open })) };
  }, [document, layout, overset, opened, here]);
}
