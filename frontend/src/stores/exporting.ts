// Exports under way: they go on while the page is edited.

import { create } from 'zustand';
import { desk } from '../api/desk';
import { messageOf, toast, withPlace } from '../components/toasts';
import type { ExportRequest } from '../model/wire';
import { finished, troubleOf } from './jobs';
import { openDialog } from './panels';
import { usePreferences } from './preferences';
import { saveResult } from './saving';
import { session, useSession } from './session';

export type ExportingState = {
  job: string | null;
  trouble: string | null;
  /** The dialog is to make a package for the printer, not the page alone. */
  isPackage: boolean;
  /** The last whole PDFs of this session, by document and profile. */
  last: Record<string, { bytes: number; milliseconds: number }>;
};

export const useExporting = create<ExportingState>(() => ({ job: null, trouble: null, isPackage: false, last: {} }));

/** Opens the dialog, for the page alone or for a package. */
export function openExport(isPackage = false) {
  useExporting.setState({ isPackage });
  openDialog('export');
}

/** Has the document exported as it is saved, and downloads what comes of it. */
export async function startExport(request: ExportRequest): Promise<void> {
  const { id } = useSession.getState();
  if (!id) return;
  remember(request);
  useExporting.setState({ trouble: null });
  try {
    await session.settled();
    await follow(id, request);
  } catch (error) {
    fail(messageOf(error));
  } finally {
    useExporting.setState({ job: null });
  }
}

/** Exports at once by a profile; where that would stop something, the dialog says what. */
export async function exportBy(profile: string): Promise<void> {
  const { id } = useSession.getState();
  if (!id) return;
  usePreferences.getState().set({ exportFormat: 'pdf', exportProfile: profile });
  try {
    await session.settled();
    const { counts } = await desk.preflight(id, profile);
    if (counts.stop) return openExport();
  } catch (error) {
    return fail(messageOf(error));
  }
  await startExport({ format: 'pdf', profile });
}

/** How pages were exported is proposed the next time. */
function remember({ format, profile }: ExportRequest) {
  if (format !== 'pdf' && format !== 'png') return;
  usePreferences.getState().set({ exportFormat: format, ...(profile && { exportProfile: profile }) });
}

async function follow(id: string, request: ExportRequest): Promise<void> {
  const begin = performance.now();
  const job = await desk.exportAs(id, request);
  useExporting.setState({ job: job.id });
  const end = await finished(job);
  const trouble = troubleOf(end);
  if (trouble !== null) return fail(trouble);
  if (end.state !== 'done') return;
  for (const f of end.findings ?? []) if (f.code !== overridden) toast(withPlace(f), 'trouble');
  if (request.format === 'pdf' && !request.pages && end.bytes)
    keepLast(`${id} ${request.profile}`, { bytes: end.bytes, milliseconds: performance.now() - begin });
  await saveResult(job.id);
}

/** Whoever let something pass knows it already. */
const overridden = 'desk.export-overridden';

const keepLast = (of: string, figures: ExportingState['last'][string]) =>
  useExporting.setState(({ last }) => ({ last: { ...last, [of]: figures } }));

function fail(trouble: string) {
  useExporting.setState({ trouble });
  toast(trouble, 'trouble');
}
