// The three steps from a manuscript to a page: what is there, and how far the
// desk has come with it.

import i18next from 'i18next';
import { create } from 'zustand';
import { desk } from '../api/desk';
import { type SortedFiles, uploadAll, uploadFile } from '../components/files';
import { messageOf } from '../components/toasts';
import type { Finding, Job, Upload } from '../model/wire';
import { finished, troubleOf } from './jobs';
import { goToDocument } from './route';

export type StartState = {
  manuscript: Upload | null;
  photos: Upload[];
  /** Files on their way: how many are there, of how many. */
  uploading: { done: number; of: number } | null;
  /** null: the first one of the desk. */
  design: string | null;
  job: string | null;
  /** What went wrong, in the words of the desk. */
  trouble: string | null;
  /** The finished document where there is something to read before it is opened. */
  made: { document: string; findings: Finding[] } | null;
};

const empty: StartState = {
  manuscript: null,
  photos: [],
  uploading: null,
  design: null,
  job: null,
  trouble: null,
  made: null,
};

export const useStart = create<StartState>(() => ({ ...empty }));

export const clearStart = () => useStart.setState({ ...empty });

let taking: Promise<void> = Promise.resolve();

/**
 * Hands dropped or picked files to the desk, each to its own step; documents
 * are imported. What is picked meanwhile comes behind: no page is made of half
 * of the files.
 */
export function takeFiles(files: SortedFiles): Promise<void> {
  taking = taking.then(() => take(files));
  return taking;
}

async function take(files: SortedFiles): Promise<void> {
  useStart.setState({ trouble: null, made: null });
  const manuscript = files.manuscripts[0];
  const of = (manuscript ? 1 : 0) + files.photos.length;
  try {
    useStart.setState({ uploading: of ? { done: 0, of } : null });
    if (manuscript) useStart.setState({ manuscript: await uploadFile(manuscript) });
    const before = manuscript ? 1 : 0;
    const photos = await uploadAll(files.photos, (n) => useStart.setState({ uploading: { done: before + n, of } }));
    useStart.setState((s) => ({ photos: [...s.photos, ...photos] }));
    for (const file of files.documents) await importDocument(file);
    refuse(files);
  } catch (error) {
    useStart.setState({ trouble: messageOf(error) });
  } finally {
    useStart.setState({ uploading: null });
  }
}

/** Tells of files that are neither, by their names. */
function refuse({ others }: SortedFiles) {
  if (!others.length) return;
  const names = others.map((f) => f.name).join(', ');
  useStart.setState({ trouble: i18next.t('home.start.unknown', { names }) });
}

async function importDocument(file: File): Promise<void> {
  const upload = await uploadFile(file);
  await follow(await desk.importFile(upload.id));
}

/** Has the page made, and opens it unless something was not understood. */
export async function makePage(): Promise<void> {
  const { manuscript, photos, design } = useStart.getState();
  if (!manuscript) return;
  useStart.setState({ trouble: null, made: null });
  try {
    const request = { manuscript: manuscript.id, photos: photos.map((p) => p.id), design: design ?? undefined };
    await follow(await desk.create(request));
  } catch (error) {
    useStart.setState({ trouble: messageOf(error) });
  }
}

/** A job that others have begun, as the window does for a file that it is started with. */
export async function watch(job: Job): Promise<void> {
  useStart.setState({ trouble: null, made: null });
  await follow(job);
}

/** Files that are with the desk already find their own step. */
export function takeUploads(uploads: readonly Upload[]) {
  const manuscript = uploads.findLast((u) => u.kind === 'manuscript');
  const photos = uploads.filter((u) => u.kind === 'photo');
  useStart.setState((s) => ({
    trouble: null,
    made: null,
    manuscript: manuscript ?? s.manuscript,
    photos: [...s.photos, ...photos],
  }));
}

async function follow(job: Awaited<ReturnType<typeof desk.create>>): Promise<void> {
  useStart.setState({ job: job.id });
  const end = await finished(job);
  useStart.setState({ job: null });
  useStart.setState({ trouble: troubleOf(end) });
  if (end.state !== 'done' || !end.document) return;
  const findings = (end.findings ?? []).filter((f) => f.severity !== 'note');
  if (findings.length) return useStart.setState({ made: { document: end.document, findings } });
  clearStart();
  goToDocument(end.document);
}
