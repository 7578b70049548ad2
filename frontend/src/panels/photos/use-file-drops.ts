// Files dropped anywhere in the editor: photos join the document, and one that
// falls on the page is placed there. The browser would leave the page for them.

import { useEffect } from 'react';
import { pageUnder } from '../../canvas/looking';
import type { PagePoint } from '../../canvas/viewport';
import { filesOfDrop } from '../../components/files';
import { attempt } from '../../components/toasts';
import { placePhoto, takeFiles } from './photo-actions';

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
  const at = pageUnder(e.clientX, e.clientY);
  const files = filesOfDrop(e.dataTransfer);
  void attempt(async () => take(await files, at));
}

async function take(files: File[], at: PagePoint | null) {
  const [first, ...more] = await takeFiles(files);
  // Several would lie upon one another: they wait in the panel.
  if (at && first && !more.length) placePhoto(first, at);
}
