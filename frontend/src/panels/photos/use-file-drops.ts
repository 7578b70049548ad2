// Files dropped anywhere in the editor: photos join the document, and one that
// falls on the page is placed there. The browser would leave the page for them.

import { useEffect } from 'react';
import { currentViewport, type PagePoint, screenToPage } from '../../canvas/viewport';
import { filesOfDrop, sortFiles } from '../../components/files';
import { attempt } from '../../components/toasts';
import { addPhotos, placePhoto, refuseFiles } from './photo-actions';

export function useFileDrops(): void {
  useEffect(() => {
    const off = new AbortController();
    window.addEventListener('dragover', (e) => hasFiles(e) && e.preventDefault(), { signal: off.signal });
    window.addEventListener('drop', drop, { signal: off.signal });
    return () => off.abort();
  }, []);
}

const hasFiles = (e: DragEvent) => e.dataTransfer?.types.includes('Files') ?? false;

function drop(e: DragEvent) {
  if (e.defaultPrevented || !e.dataTransfer || !hasFiles(e)) return;
  e.preventDefault();
  const at = pageUnder(e);
  const files = filesOfDrop(e.dataTransfer);
  void attempt(async () => take(await files, at));
}

async function take(files: File[], at: PagePoint | null) {
  const { photos, manuscripts, documents, others } = sortFiles(files);
  refuseFiles([...manuscripts, ...documents, ...others]);
  const [first, ...more] = await addPhotos(photos);
  // Several would lie upon one another: they wait in the panel.
  if (at && first && !more.length) placePhoto(first, at);
}

function pageUnder({ target, clientX, clientY }: DragEvent): PagePoint | null {
  const board = target instanceof Element ? target.closest('[data-pasteboard]') : null;
  if (!board) return null;
  const box = board.getBoundingClientRect();
  return screenToPage(currentViewport(), clientX - box.left, clientY - box.top);
}
