// Files dropped on the pasteboard go to whoever takes them: the photo panel.

import { currentViewport, type PagePoint, screenToPage } from './viewport';

/** at is where they were dropped, page space. */
export type FileDrop = (files: File[], at: PagePoint) => void;

let taker: FileDrop | null = null;

/** The one that takes files dropped on the pasteboard. Returns the end of it. */
export function onDropFiles(take: FileDrop): () => void {
  taker = take;
  return () => {
    if (taker === take) taker = null;
  };
}

/** Listens for drops on an element; returns the end. */
export function listenForDrops(host: HTMLElement): () => void {
  const off = new AbortController();
  host.addEventListener('dragover', (e) => taker && e.preventDefault(), { signal: off.signal });
  host.addEventListener('drop', (e) => dropped(host, e), { signal: off.signal });
  return () => off.abort();
}

function dropped(host: HTMLElement, e: DragEvent) {
  const files = [...(e.dataTransfer?.files ?? [])];
  if (!taker || !files.length) return;
  e.preventDefault();
  const box = host.getBoundingClientRect();
  taker(files, screenToPage(currentViewport(), e.clientX - box.left, e.clientY - box.top));
}
