// Steps of frames, photos and pages applied to a document in the browser: what
// the next of one's own edits is made on, before the desk has answered.

import { applyStep } from './apply-step';
import { withoutPhoto } from './captions';
import type { Document, Frame } from './document';
import type { Step } from './step';

/** The document after a step of any kind. */
export function applyAnyStep(d: Document, step: Step): Document {
  switch (step.type) {
    case 'insertFrame':
      return onPage(d, step.page, (f) => f.toSpliced(step.index, 0, step.frame));
    case 'removeFrame':
      return onPages(d, (frames) => frames.filter((f) => f.id !== step.frame));
    case 'setFrame':
      return onPages(d, (frames) => frames.map((f) => (f.id === step.frame.id ? step.frame : f)));
    case 'moveFrame':
      return moveFrame(d, step.frame, step.page, step.index);
    case 'setThreads':
      return { ...d, threads: step.threads };
    case 'setPhoto':
      return {
        ...d,
        photos: d.photos.map((p) => (p.id === step.photo.id ? { ...step.photo, caption: p.caption } : p)),
      };
    case 'insertPhoto':
      return { ...d, photos: d.photos.toSpliced(step.index, 0, step.photo) };
    case 'removePhoto':
      return onPages({ ...d, photos: d.photos.filter((p) => p.id !== step.photo) }, (frames) =>
        frames.map((f) => withoutPhoto(f, step.photo)),
      );
    default:
      return applyStep(d, step);
  }
}

const onPages = (d: Document, f: (frames: Frame[]) => Frame[]): Document => ({
  ...d,
  pages: d.pages.map((p) => ({ ...p, frames: f(p.frames) })),
});

const onPage = (d: Document, page: number, f: (frames: Frame[]) => Frame[]): Document => ({
  ...d,
  pages: d.pages.map((p, i) => (i === page ? { ...p, frames: f(p.frames) } : p)),
});

function moveFrame(d: Document, id: string, page: number, index: number): Document {
  const frame = d.pages.flatMap((p) => p.frames).find((f) => f.id === id);
  if (!frame) return d;
  const without = onPages(d, (frames) => frames.filter((f) => f.id !== id));
  return onPage(without, page, (frames) => frames.toSpliced(index, 0, frame));
}
