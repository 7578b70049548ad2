// Exports under way: they go on while the page is edited.

import { create } from 'zustand';
import { desk } from '../api/desk';
import { messageOf, toast } from '../components/toasts';
import type { ExportRequest } from '../model/wire';
import { finished, troubleOf } from './jobs';
import { usePreferences } from './preferences';
import { saveResult } from './saving';
import { session, useSession } from './session';

export type ExportingState = { job: string | null; trouble: string | null };

export const useExporting = create<ExportingState>(() => ({ job: null, trouble: null }));

/** Has the document exported as it is saved, and downloads what comes of it. */
export async function startExport(request: ExportRequest): Promise<void> {
  const { id } = useSession.getState();
  if (!id) return;
  const { format } = request;
  if (format === 'pdf' || format === 'png') usePreferences.getState().set({ exportFormat: format });
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
