// The calls of docs/http-api.md, one function each.

import type { Document } from '../model/document';
import type { Scene } from '../model/scene';
import type {
  AlternativeSet,
  CaptionsChange,
  Change,
  ComposeRequest,
  CreateRequest,
  DocumentInfo,
  EditRequest,
  ExportProfile,
  ExportRequest,
  FileWords,
  FitProposal,
  History,
  Job,
  LikePhotos,
  Opened,
  PhotoOrder,
  PhotosChange,
  Preflight,
  Preview,
  PreviewRequest,
  Reread,
  Session,
  Sheet,
  ShelfPhotos,
  ToneProposals,
  Upload,
} from '../model/wire';
import { type CallOptions, call, send } from './client';

/** What the client has: a revision and a scene. */
export type At = { base: number; scene: string };

/** The same with the number of the request: one that comes twice is done once. */
export type NumberedAt = At & { serial: number };

const doc = (id: string) => `/documents/${encodeURIComponent(id)}`;
const query = (params: Record<string, string | number | undefined>) => {
  const given = Object.entries(params).filter(([, v]) => v !== undefined && v !== '');
  return given.length ? `?${new URLSearchParams(given.map(([k, v]) => [k, String(v)]))}` : '';
};

export const desk = {
  session: () => call<Session>('GET', '/session'),
  upload: (name: string, bytes: Uint8Array<ArrayBuffer>, options?: CallOptions) =>
    call<Upload>('POST', `/uploads${query({ name })}`, { bytes }, options),

  documents: (q?: string, bin?: boolean) =>
    call<DocumentInfo[]>('GET', `/documents${query({ q, bin: bin ? 1 : undefined })}`),
  create: (request: CreateRequest) => call<Job>('POST', '/documents', { json: request }),
  importFile: (upload: string) => call<Job>('POST', '/documents/import', { json: { upload } }),
  open: (id: string, options?: CallOptions) => call<Opened>('GET', doc(id), undefined, options),
  rename: (id: string, title: string) => call<DocumentInfo>('PATCH', doc(id), { json: { title } }),
  duplicate: (id: string, title?: string) => call<DocumentInfo>('POST', `${doc(id)}/duplicate`, { json: { title } }),
  toBin: (id: string) => call<void>('DELETE', doc(id)),
  deleteForever: (id: string) => call<void>('DELETE', `${doc(id)}?forever=1`),
  restore: (id: string) => call<DocumentInfo>('POST', `${doc(id)}/restore`),
  thumbnailUrl: (id: string, revision: number, width = 320, page = 0) =>
    `/api${doc(id)}/thumbnail${query({ page, width, revision })}`,
  fileUrl: (id: string) => `/api${doc(id)}/file`,

  edit: (id: string, request: EditRequest) => call<Change>('POST', `${doc(id)}/edits`, { json: request }),
  preview: (id: string, request: PreviewRequest, options?: CallOptions) =>
    call<Preview>('POST', `${doc(id)}/preview`, { json: request }, options),
  changes: (id: string, at: At) => call<Change>('GET', `${doc(id)}/changes${query(at)}`),
  undo: (id: string, at: NumberedAt) => call<Change>('POST', `${doc(id)}/undo`, { json: at }),
  redo: (id: string, at: NumberedAt) => call<Change>('POST', `${doc(id)}/redo`, { json: at }),
  goto: (id: string, at: NumberedAt, cursor: number) =>
    call<Change>('POST', `${doc(id)}/goto`, { json: { ...at, cursor } }),
  history: (id: string) => call<History>('GET', `${doc(id)}/history`),

  addPhotos: (id: string, at: NumberedAt, uploads: string[]) =>
    call<PhotosChange>('POST', `${doc(id)}/photos`, { json: { ...at, uploads } }),
  /** Photos of all documents, by words where there are some. */
  shelfPhotos: (asked: { q?: string; sort?: PhotoOrder; offset?: number; limit?: number }, options?: CallOptions) =>
    call<ShelfPhotos>('GET', `/photos${query(asked)}`, undefined, options),
  likePhotos: (photo: string, options?: CallOptions) =>
    call<LikePhotos>('GET', `/photos/${encodeURIComponent(photo)}/like`, undefined, options),
  /** What a photo's original says of itself. */
  fileWords: (photo: string, options?: CallOptions) =>
    call<FileWords>('GET', `/photos/${encodeURIComponent(photo)}/words`, undefined, options),
  reusePhotos: (id: string, at: NumberedAt, photos: readonly string[]) =>
    call<Change>('POST', `${doc(id)}/photos/reuse`, { json: { ...at, photos } }),
  importCaptions: (id: string, at: NumberedAt, upload: string) =>
    call<CaptionsChange>('POST', `${doc(id)}/captions/import`, { json: { ...at, upload } }),
  previewUrl: (photo: string) => `/api/photos/${encodeURIComponent(photo)}/preview`,
  /** What dark photos are proposed; null for those that are best left as they are. */
  proposeTones: (id: string, photos: string[]) =>
    call<ToneProposals>('POST', `${doc(id)}/photos/tone`, { json: { photos } }),
  /** tone: as toneKey writes it. */
  photoUrl: (photo: string, width: number, tone?: string) =>
    `/api/photos/${encodeURIComponent(photo)}${query({ width, tone })}`,
  faceUrl: (face: string, document?: string) => `/api/faces/${encodeURIComponent(face)}${query({ document })}`,
  /** A face with these glyphs alone; without any, with those of common characters. */
  glyphsUrl: (face: string, glyphs: readonly number[] = []) =>
    `/api/faces/${encodeURIComponent(face)}/glyphs${query({ of: glyphs.join(',') || undefined })}`,

  compose: (id: string, request: ComposeRequest) => call<Job>('POST', `${doc(id)}/compose`, { json: request }),
  alternatives: (id: string, set: string) => call<AlternativeSet>('GET', `${doc(id)}/alternatives/${set}`),
  alternative: (id: string, set: string, n: number) =>
    call<{ scene: Scene; document: Document }>('GET', `${doc(id)}/alternatives/${set}/${n}`),
  applyAlternative: (id: string, at: NumberedAt, set: string, n: number) =>
    call<Change>('POST', `${doc(id)}/alternatives/${set}/${n}/apply`, { json: at }),
  fit: (id: string, request: { base: number; story: string; block?: string; lines: number }) =>
    call<FitProposal>('POST', `${doc(id)}/fit`, { json: request }),
  reread: (id: string, base: number, upload: string) =>
    call<Reread>('POST', `${doc(id)}/reread`, { json: { base, upload } }),
  applyReread: (id: string, at: NumberedAt, reread: string, take: number[]) =>
    call<Change>('POST', `${doc(id)}/reread/${reread}/apply`, { json: { ...at, take } }),

  profiles: () => call<ExportProfile[]>('GET', '/profiles'),
  /** The findings by a profile, the default where it is empty. */
  preflight: (id: string, profile: string, options?: CallOptions) =>
    call<Preflight>('GET', `${doc(id)}/preflight${query({ profile })}`, undefined, options),
  /** The report to read and to print; it says who let pass what stops, where somebody did. */
  preflightPageUrl: (id: string, profile: string, pass?: { by: string; why: string }) =>
    `/api${doc(id)}/preflight/page${query({ profile, ...pass })}`,
  /** A page as its plates, packed: see kernels/plates. */
  plates: (id: string, asked: { page: number; dpi: number; profile: string }, options?: CallOptions) =>
    send('GET', `${doc(id)}/plates${query(asked)}`, undefined, options),
  /** What a profile's file has around each page. */
  sheets: (id: string, profile: string, options?: CallOptions) =>
    call<Sheet[]>('GET', `${doc(id)}/sheets${query({ profile })}`, undefined, options),
  /** What the inks of a profile look like; with paper 1, on its paper. */
  inkCube: (profile: string, paper: 0 | 1, options?: CallOptions) =>
    send('GET', `/profiles/${encodeURIComponent(profile)}/cube${query({ paper })}`, undefined, options),

  exportAs: (id: string, request: ExportRequest) => call<Job>('POST', `${doc(id)}/export`, { json: request }),
  job: (id: string) => call<Job>('GET', `/jobs/${id}`),
  cancel: (id: string) => call<void>('DELETE', `/jobs/${id}`),
  resultUrl: (id: string) => `/api/jobs/${id}/result`,
  result: async (id: string) => new Uint8Array(await (await send('GET', `/jobs/${id}/result`)).arrayBuffer()),
};
