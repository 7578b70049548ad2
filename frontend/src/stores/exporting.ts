// Exports under way: they go on while the page is edited.

import { create } from 'zustand';
import { desk } from '../api/desk';
import { messageOf, toast } from '../components/toasts';
import type { ExportRequest } from '../model/wire';
import { finished, troubleOf } from './jobs';
import { openDialog } from './panels';
import { usePreferences } from './preferences';
import { saveResult } from './saving';
import { session, useSession } from './session';

export type ExportingState = { job: string | null; trouble: string | null };

export const useExporting = create<ExportingState>(() => ({ job: null, trouble: null }));

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
    if (counts.stop) return openDialog('export');
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
  const job = await desk.exportAs(id, request);
  useExporting.setState({ job: job.id });
  const end = await finished(job);
  const trouble = troubleOf(end);
  if (trouble !== null) return fail(trouble);
  if (end.state !== 'done') return;
  await saveResult(job.id);
}

function fail(trouble: string) {
  useExporting.setState({ trouble });
  toast(trouble, 'trouble');
}
