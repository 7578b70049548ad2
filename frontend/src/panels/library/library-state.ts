// The photos of the whole shelf, page by page as they are looked at.

import { create } from 'zustand';
import { desk } from '../../api/desk';
import type { PhotoOrder, ShelfPhoto } from '../../model/wire';

/** So many come with one call. */
const pageSize = 100;

export type LibraryState = {
  query: string;
  order: PhotoOrder;
  /** null: nothing was answered yet. */
  total: number | null;
  /** By their place in the order; what is not there yet is being asked for. */
  photos: ReadonlyMap<number, ShelfPhoto>;
  selected: readonly string[];
};

const start = (): LibraryState => ({ query: '', order: 'modified', total: null, photos: new Map(), selected: [] });

export const useLibrary = create<LibraryState>(start);

let turn = 0;
let asked = new Set<number>();

/** Begins anew: another query or order, or a shelf that has changed. */
export function look(change: Partial<Pick<LibraryState, 'query' | 'order'>> = {}): Promise<void> {
  useLibrary.setState(change);
  turn++;
  asked = new Set();
  return askFor(0);
}

/** Asks for what is to be seen and is not there. */
export async function want(from: number, to: number): Promise<void> {
  const pages = new Set([Math.floor(from / pageSize), Math.floor(to / pageSize)]);
  await Promise.all([...pages].map(askFor));
}

async function askFor(page: number): Promise<void> {
  if (asked.has(page)) return;
  asked.add(page);
  const mine = turn;
  const { query, order } = useLibrary.getState();
  const answer = await desk.shelfPhotos({
    q: query || undefined,
    sort: query ? undefined : order,
    offset: page * pageSize,
    limit: pageSize,
  });
  if (mine !== turn) return;
  useLibrary.setState((s) => {
    const photos = new Map(page === 0 ? [] : s.photos);
    answer.photos.forEach((p, i) => {
      photos.set(page * pageSize + i, p);
    });
    return { total: answer.total, photos };
  });
}

export const resetLibrary = () => {
  turn++;
  asked = new Set();
  useLibrary.setState(start());
};
