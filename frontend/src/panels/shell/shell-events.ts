// What the window around the page tells it.

import { shell } from '../../api/shell';
import { scripting } from '../../canvas/scripting';
import { attempt, toast, withPlace } from '../../components/toasts';
import type { Opening, ShellEvents } from '../../model/shell';
import { usePanels } from '../../stores/panels';
import { goHome, goToDocument } from '../../stores/route';
import { session } from '../../stores/session';
import { takeUploads, watch } from '../../stores/start';
import { runFromMenu } from './menu-bar';

/** Shows what the window was asked to open. */
export function show({ document, job, uploads, error, findings = [] }: Opening) {
  for (const f of error ? [error, ...findings] : findings) toast(withPlace(f), 'trouble');
  if (document) goToDocument(document);
  if (!job && !uploads) return;
  goHome();
  if (uploads) takeUploads(uploads);
  if (job) void attempt(() => watch(job));
}

/** Hands over what is held back; the window closes then. */
async function handOver() {
  await session.settled();
  shell.settled(session.pending().length === 0);
}

/** For scripts: what docs/scripting.md describes, once all is painted. */
async function tellSeen({ frame, offset }: ShellEvents['inspect']) {
  const page = scripting();
  await page?.whenIdle();
  shell.inspected({
    seen: page?.inspect() ?? null,
    point: (frame && page?.screenPoint(frame, offset)) || null,
    dialog: usePanels.getState().dialog,
    size: { width: window.innerWidth, height: window.innerHeight },
    measures: { 'edit-to-paint': measuresOf('edit-to-paint') },
  });
}

const measuresOf = (name: string) => performance.getEntriesByName(name, 'measure').map((m) => m.duration);

export const shellListeners: { [K in keyof ShellEvents]: (event: ShellEvents[K]) => void } = {
  show,
  command: ({ command }) => runFromMenu(command),
  closing: () => void handOver(),
  inspect: (at) => void tellSeen(at),
};
