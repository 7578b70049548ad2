// The documents of the newsroom and what the desk says of itself.

import { create } from 'zustand';
import { desk } from '../api/desk';
import type { DocumentInfo, Session } from '../model/wire';

export type ShelfState = {
  documents: DocumentInfo[] | null; // null: not asked yet
  bin: DocumentInfo[];
  query: string;
  about: Session | null;
};

export const useShelf = create<ShelfState>(() => ({ documents: null, bin: [], query: '', about: null }));

let turn = 0;

/** Asks for all lists anew; an answer that was overtaken is dropped. */
export async function reloadShelf(): Promise<void> {
  const mine = ++turn;
  const { query, about } = useShelf.getState();
  const [documents, bin, session] = await Promise.all([
    desk.documents(query || undefined),
    desk.documents(undefined, true),
    about ?? desk.session(),
  ]);
  if (mine === turn) useShelf.setState({ documents, bin, about: session });
}

/** Has the desk say what it is, unless it has. */
export async function askAbout(): Promise<void> {
  if (!useShelf.getState().about) useShelf.setState({ about: await desk.session() });
}

export function searchShelf(query: string): Promise<void> {
  useShelf.setState({ query });
  return reloadShelf();
}
