// Several mends of one photo at once. Each was made for the photo as it is.

import type { Photo } from '../../model/document';
import type { Step } from '../../model/step';
import type { Finding } from '../../model/wire';

type Replace = Extract<Step, { type: 'replaceText' }>;

/** A photo, its caption included, after the mends of findings; of two at the same place the first counts. */
export function mended(photo: Photo, findings: readonly Finding[]): Photo {
  const steps = findings.flatMap((f) => f.mend?.steps ?? []);
  const caption = replaced(photo.caption ?? '', steps.filter(isOf(photo.id)));
  return { ...steps.reduce((p, s) => withDetails(photo, p, s), photo), caption: caption || undefined };
}

const isOf =
  (photo: string) =>
  (s: Step): s is Replace =>
    s.type === 'replaceText' && 'photo' in s.at && s.at.photo === photo;

/** From the back to the front, so that the places before stay where they are. */
function replaced(text: string, steps: readonly Replace[]): string {
  const runes = Array.from(text);
  let least = Number.POSITIVE_INFINITY;
  for (const s of steps.toSorted((a, b) => b.from - a.from || b.to - a.to)) {
    if (s.to > least) continue;
    runes.splice(s.from, s.to - s.from, s.spans.map((span) => span.text).join(''));
    least = s.from;
  }
  return runes.join('');
}

/** Takes over what a mend sets otherwise than the photo has it. */
function withDetails(before: Photo, now: Photo, s: Step): Photo {
  if (s.type !== 'setPhoto' || s.photo.id !== before.id) return now;
  const { caption: _, ...details } = s.photo;
  const differs = Object.entries(details).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof Photo]),
  );
  return { ...now, ...Object.fromEntries(differs) };
}
