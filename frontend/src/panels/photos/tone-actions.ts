// What can be done with the tones of one photo or of many: each is one step of
// the history.

import { desk } from '../../api/desk';
import { toast, toastError } from '../../components/toasts';
import { i18n } from '../../i18n';
import type { Document, Photo, Tone } from '../../model/document';
import type { Step } from '../../model/step';
import { tidyTone, toneKey } from '../../model/tone';
import { session, useSession } from '../../stores/session';
import { present, send } from '../../tools/run';

const editName = 'tone-photo';

/** Gives photos the tones that change returns for them; those that have them already are left out. */
export function toneSteps(d: Document, photos: readonly string[], change: (p: Photo) => Tone): Step[] {
  return d.photos.flatMap((p): Step[] => {
    if (!photos.includes(p.id)) return [];
    const tone = tidyTone(change(p));
    if (toneKey(tone) === toneKey(p.tone)) return [];
    const { tone: _, ...rest } = p;
    return [{ type: 'setPhoto', photo: tone ? { ...rest, tone } : rest }];
  });
}

/** Changes some values of the photos' tones. join: goes on with the step before. */
export function changeTones(photos: readonly string[], change: Tone, join = false): boolean {
  const d = present();
  const steps = d ? toneSteps(d, photos, (p) => ({ ...p.tone, ...change })) : [];
  return send(editName, steps, undefined, join);
}

/** Shows what changeTones would do; nothing is stored until it is called, session.endPreview takes it back. */
export function previewTones(photos: readonly string[], change: (tone: Tone) => Tone): void {
  const { document } = useSession.getState();
  const steps = document ? toneSteps(document, photos, (p) => change(p.tone ?? {})) : [];
  if (steps.length) session.preview(steps);
  else session.endPreview();
}

/** The photos as they came. */
export function resetTones(photos: readonly string[]): void {
  const d = present();
  if (d)
    send(
      editName,
      toneSteps(d, photos, () => ({})),
    );
}

/** Asks the desk what the photos' light wants, and gives it to them; newsprint and contrast stay. */
export async function proposeTones(photos: readonly string[]): Promise<void> {
  const { id } = useSession.getState();
  if (!id || !photos.length) return;
  try {
    const tones = await desk.proposeTones(id, [...photos]);
    const d = present();
    if (!d || useSession.getState().id !== id) return; // another document is worked on by now
    const dark = photos.filter((p) => tones[p]);
    const keep = ({ tone }: Photo): Tone => ({ contrast: tone?.contrast, newsprint: tone?.newsprint });
    send(
      editName,
      toneSteps(d, dark, (p) => ({ ...keep(p), ...tones[p.id] })),
    );
    toast(i18n.t(dark.length ? 'photos.tonesProposed' : 'photos.tonesFine', { count: dark.length || photos.length }));
  } catch (error) {
    toastError(error);
  }
}
