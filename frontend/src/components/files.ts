// Files that editors drop or pick, read as bytes: no Blob goes to the desk.

import { desk } from '../api/desk';
import type { Upload } from '../model/wire';

/** Lets the editor choose files. Resolves with none where the choice was given up. */
export function pickFiles(accept: string, multiple: boolean): Promise<File[]> {
  const input = document.createElement('input');
  Object.assign(input, { type: 'file', accept, multiple });
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}

export const manuscriptTypes = '.txt,.md,.docx';
export const photoTypes = '.jpg,.jpeg,.jpe,.jfif,.png,.tif,.tiff,.webp,.gif,.bmp,.avif,.heic,.heif,.hif';

const named = (types: string) => new RegExp(`(${types.replaceAll('.', '\\.').replaceAll(',', '|')})$`, 'i');
const manuscripts = named(manuscriptTypes);
const photos = named(photoTypes);

export type SortedFiles = { manuscripts: File[]; photos: File[]; documents: File[]; others: File[] };

/** Which step each file belongs to, by its name. */
export function sortFiles(files: readonly File[]): SortedFiles {
  const out: SortedFiles = { manuscripts: [], photos: [], documents: [], others: [] };
  for (const f of files) {
    if (manuscripts.test(f.name)) out.manuscripts.push(f);
    else if (photos.test(f.name)) out.photos.push(f);
    else if (f.name.endsWith('.broadsheet')) out.documents.push(f);
    else if (!f.name.startsWith('.')) out.others.push(f);
  }
  const byName = (a: File, b: File) => a.name.localeCompare(b.name, 'zh', { numeric: true });
  out.photos.sort(byName);
  return out;
}

/** All files of a drop, those in dropped folders too. Must be called before the event ends. */
export async function filesOfDrop(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (!entries.length) return [...transfer.files];
  return (await Promise.all(entries.map(filesOfEntry))).flat();
}

async function filesOfEntry(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile)
    return [await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const files: File[] = [];
  // A reader gives at most a hundred at a time, and none at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) return files;
    files.push(...(await Promise.all(some.map(filesOfEntry))).flat());
  }
}

/** Hands one file to the desk. */
export const uploadFile = async (file: File): Promise<Upload> =>
  desk.upload(file.name, new Uint8Array(await file.arrayBuffer()));

/** One file after another; tells after each how many are there. */
export async function uploadAll(files: readonly File[], tell: (done: number) => void): Promise<Upload[]> {
  const uploads: Upload[] = [];
  for (const file of files) {
    uploads.push(await uploadFile(file));
    tell(uploads.length);
  }
  return uploads;
}
