// What is looked at and worked on at the photo desk.

import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import { type Draft, emptyDraft } from './changes';
import type { FieldName } from './fields';
import type { Filter, Sort } from './rows';
import type { Snippets } from './templates';

export type Cell = { photo: string; field: FieldName };

export type PhotoDeskState = {
  filter: Filter;
  sort: Sort;
  selected: readonly string[];
  /** Where a stretch of the selection began. */
  anchor: string | null;
  /** The cell that has the keys. */
  active: Cell | null;
  draft: Draft;
  query: string;
  /** The photo that is looked at large. */
  large: string | null;
};

const start = (): PhotoDeskState => ({
  filter: 'all',
  sort: { by: 'number', isDown: false },
  selected: [],
  anchor: null,
  active: null,
  draft: emptyDraft,
  query: '',
  large: null,
});

export const usePhotoDesk = create<PhotoDeskState>(start);

export const resetPhotoDesk = () => usePhotoDesk.setState(start());

/** Another selection is another draft: what was not applied is let go. */
export function select(selected: readonly string[], anchor = selected.at(-1) ?? null): void {
  usePhotoDesk.setState({ selected, anchor, draft: emptyDraft });
}

/** Gives a cell the keys. Where nothing is selected its photo is what the panel speaks of. */
export function activate(active: Cell | null): void {
  usePhotoDesk.setState((s) => {
    const isOther = s.selected.length === 0 && s.active?.photo !== active?.photo;
    return { active, draft: isOther ? emptyDraft : s.draft };
  });
}

export function changeDraft(change: Partial<Draft>): void {
  usePhotoDesk.setState(({ draft }) => ({ draft: { ...draft, ...change } }));
}

export type DeskHabits = {
  view: 'list' | 'grid';
  snippets: Snippets;
  set: (change: Partial<Omit<DeskHabits, 'set'>>) => void;
};

/** How an editor works at the desk, found again next time. */
export const useDeskHabits = create<DeskHabits>()(
  persist((set) => ({ view: 'list', snippets: {}, set: (change) => set(change) }), {
    name: 'broadsheet.photo-desk',
    storage: createJSONStorage(() => localStorage),
  }),
);
