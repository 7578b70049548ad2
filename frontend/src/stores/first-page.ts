// Whether the first page has been seen: what stands beside it waits for that.

import { create } from 'zustand';

export const useFirstPage = create<{ isSeen: boolean }>(() => ({ isSeen: false }));

/** The page is painted, or will not be for a while: the rest follows. */
export const firstPageIsSeen = () => useFirstPage.setState({ isSeen: true });

/** Milliseconds after which the rest no longer waits: the page may be slow, or not to be had at all. */
const patience = 1500;
setTimeout(firstPageIsSeen, patience);
