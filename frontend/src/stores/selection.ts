// What the editor works on: frames, or a place in a text.

import type { TextRef } from '../model/step';
import { isSameText } from '../model/text';
import { createBehindPaint } from './behind-paint';

/** A place in a text: rune index `offset` of a block or caption. */
export type TextPoint = { at: TextRef; offset: number };

/** Text under the caret. anchor is where selecting began, focus where the caret stands. */
export type TextSelection = {
  anchor: TextPoint;
  focus: TextPoint /** At a line's end where the next begins: the caret belongs to the line before. */;
  upstream?: boolean;
};

export type SelectionState = {
  /** Ids of the selected frames; the last one is the key frame (aligning, inspector). */
  frames: string[];
  /** Not null while text is edited on the page. */
  text: TextSelection | null;
  /** Id of the photo frame whose crop is edited, or null. */
  cropping: string | null;
  selectFrames: (ids: string[]) => void;
  toggleFrame: (id: string) => void;
  selectText: (text: TextSelection | null) => void;
  setCropping: (frame: string | null) => void;
  clear: () => void;
};

/** Of the caret's way through one text, components see what is left when the page is painted. */
export const useSelection = createBehindPaint<SelectionState>(
  (set) => ({
    frames: [],
    text: null,
    cropping: null,
    selectFrames: (frames) => set({ frames, text: null, cropping: null }),
    toggleFrame: (id) =>
      set((s) => ({
        frames: s.frames.includes(id) ? s.frames.filter((f) => f !== id) : [...s.frames, id],
        text: null,
        cropping: null,
      })),
    selectText: (text) => set(text ? { text, cropping: null } : { text: null }),
    setCropping: (cropping) => set(cropping ? { cropping, frames: [cropping], text: null } : { cropping: null }),
    clear: () => set({ frames: [], text: null, cropping: null }),
  }),
  isAnotherPlace,
);

function isAnotherPlace(now: SelectionState, before: SelectionState): boolean {
  if (now.frames !== before.frames || now.cropping !== before.cropping) return true;
  if (!now.text || !before.text) return now.text !== before.text;
  return !isSameText(now.text.focus.at, before.text.focus.at);
}
