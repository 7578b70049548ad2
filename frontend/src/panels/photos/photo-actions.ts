// What can be done with photos from their panel.

import { desk } from '../../api/desk';
import { showFrame } from '../../canvas/looking';
import { sortFiles, uploadAll } from '../../components/files';
import { toast, toastError } from '../../components/toasts';
import { i18n } from '../../i18n';
import { captionOf, frameOf } from '../../kernels/follow';
import { applyAnyStep } from '../../model/apply-frame-step';
import type { Rect } from '../../model/document';
import type { Step } from '../../model/step';
import type { Finding } from '../../model/wire';
import { useSelection } from '../../stores/selection';
import { session, useSession } from '../../stores/session';
import { useView } from '../../stores/view';
import { placementSteps } from '../../tools/commands/captions';
import { newFrame, sharedWithout } from '../../tools/commands/making';
import { placePhotoSteps } from '../../tools/commands/photos';
import { make, present, send } from '../../tools/run';

/** Another place in the order of importance. */
export function rankPhoto(photo: string, index: number): void {
  const from = present()?.photos.findIndex((p) => p.id === photo) ?? -1;
  if (from >= 0 && from !== index) send('rank-photo', [{ type: 'movePhoto', photo, index }]);
}

export function selectPhotoFrame(frame: string): void {
  useSelection.getState().selectFrames([frame]);
  showFrame(frame);
}

/** Into the selected photo frame, or into a new one at a point of a page (the type area's corner). */
export function placePhoto(photo: string, at?: { page: number; x: number; y: number }): void {
  const d = present();
  if (!d) return;
  const target = at ? frameAt(at) : useSelection.getState().frames.at(-1);
  const steps = target ? placePhotoSteps(d, target, photo) : [];
  if (steps.length) {
    send('place-photo', steps);
    return;
  }
  placeNew(photo, at ?? { page: useView.getState().page, x: d.grid.x[0] ?? 0, y: d.grid.top });
}

function frameAt({ page, x, y }: { page: number; x: number; y: number }): string | undefined {
  const inside = (r: Rect) => x >= r.X && x <= r.X + r.W && y >= r.Y && y <= r.Y + r.H;
  return present()?.pages[page]?.frames.findLast((f) => f.kind === 'photo' && inside(f.rect))?.id;
}

/** A frame two columns wide, as high as the photo wants, with its caption where the design wants it. */
function placeNew(photo: string, at: { page: number; x: number; y: number }): void {
  const d = present();
  const found = d?.photos.find((p) => p.id === photo);
  if (!d || !found) return;
  const W = 2 * d.grid.measure + d.grid.gutter;
  const H = Math.round((W * found.height) / found.width);
  const made = newFrame(d, at.page, 'photo', { X: at.x, Y: at.y, W, H });
  const caption = newFrame(d, at.page, 'caption', {
    X: at.x,
    Y: at.y + H + d.design.photos.captionGap,
    W,
    H: d.grid.leading,
  });
  const fill = (s: Step): Step => (s.type === 'insertFrame' ? { ...s, frame: { ...s.frame, photo } } : s);
  const steps = [...made.steps, ...caption.steps].map(fill);
  if (d.design.photos.captionPlacement === 'inside')
    steps.push(...placementSteps(steps.reduce(applyAnyStep, d), caption.frames[0] ?? '', { placement: 'inside' }));
  make('place-photo', { steps, frames: made.frames });
}

/** Takes a photo off the page; it stays in the document. */
export function takeOffPage(frame: string): void {
  const d = present();
  const found = d && frameOf(d, frame);
  if (!d || !found) return;
  const caption = captionOf(d, found);
  const gone = [found.id, ...(caption ? [caption.id] : [])];
  send('delete-frame', [...gone.map((id): Step => ({ type: 'removeFrame', frame: id })), ...sharedWithout(d, [found])]);
}

/** New photos for the document, captions from what the files say of themselves. Resolves with their ids. */
async function addPhotos(files: readonly File[]): Promise<string[]> {
  if (!files.length) return [];
  const { id: wanted } = useSession.getState();
  const isOpen = () => useSession.getState().id === wanted;
  const before = new Set(present()?.photos.map((p) => p.id));
  const added = () => (present()?.photos ?? []).flatMap((p) => (before.has(p.id) ? [] : p.id));
  try {
    const uploads = await uploadAll(files, () => undefined);
    if (!isOpen()) return []; // another document is worked on by now
    const ids = uploads.map((u) => u.id);
    let findings: Finding[] = [];
    await session.ask(async (id, at) => {
      const change = await desk.addPhotos(id, at, ids);
      ({ findings } = change);
      return change;
    });
    for (const f of findings.filter((f) => f.severity !== 'note')) toast(textOf(f), 'trouble');
    const count = isOpen() ? added().length : uploads.length;
    toast(i18n.t(count ? 'photos.added' : 'photos.known', { count }));
  } catch (error) {
    toastError(error);
  }
  return isOpen() ? added() : [];
}

const textOf = ({ place, message }: Finding) => (place.file ? `${place.file}: ${message}` : message);

/** Of files of any kind the photos join the document, the others are told. Resolves with the photos' ids. */
export function takeFiles(files: readonly File[]): Promise<string[]> {
  const { photos, manuscripts, documents, others } = sortFiles(files);
  refuse([...manuscripts, ...documents, ...others]);
  return addPhotos(photos);
}

function refuse(files: readonly File[]) {
  if (files.length) toast(i18n.t('photos.refused', { names: files.map((f) => f.name).join(', ') }), 'trouble');
}
