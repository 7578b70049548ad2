// Captions change by text steps: only what differs is replaced, so that edits
// of others beside it are kept.

import type { Step } from '../../model/step';
import { present, send } from '../../tools/run';

/** The one stretch in which two texts differ, in runes. */
export function difference(before: string, after: string): { from: number; to: number; text: string } | null {
  const [a, b] = [Array.from(before), Array.from(after)];
  if (before === after) return null;
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return { from: head, to: a.length - tail, text: b.slice(head, b.length - tail).join('') };
}

export function captionSteps(photo: string, before: string, after: string): Step[] {
  const d = difference(before, after.replaceAll(/\s*\n\s*/g, ''));
  if (!d) return [];
  return [{ type: 'replaceText', at: { photo }, from: d.from, to: d.to, spans: d.text ? [{ text: d.text }] : [] }];
}

export function changeCaption(photo: string, text: string): void {
  const before = present()?.photos.find((p) => p.id === photo)?.caption ?? '';
  send('caption', captionSteps(photo, before, text));
}

export function changeCredit(photo: string, credit: string): void {
  const found = present()?.photos.find((p) => p.id === photo);
  if (found && (found.credit ?? '') !== credit) send('credit', [{ type: 'setPhoto', photo: { ...found, credit } }]);
}
