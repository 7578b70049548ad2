// Files that leave the desk: exports and documents.

import { desk } from '../api/desk';
import { type Saved, shell, type Wanted } from '../api/shell';
import { toast } from '../components/toasts';
import { i18n } from '../i18n';

/** Keeps what an export has made. */
export async function saveResult(job: string): Promise<void> {
  if ((await save({ job }, desk.resultUrl(job))) === 'loading') toast(i18n.t('export.done'));
}

/** Keeps a document as a .broadsheet file. */
export async function saveDocument(document: string): Promise<void> {
  await save({ document }, desk.fileUrl(document));
}

async function save(wanted: Wanted, url: string): Promise<Saved['state']> {
  const saved = await shell.save(wanted, url);
  if (saved.state === 'kept') toast(i18n.t('export.savedTo', { path: saved.path }));
  return saved.state;
}
