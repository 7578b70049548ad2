// Editing many photos at once: what is equal, what would change, and the steps
// that change it.

import type { Document, Photo } from '../../model/document';
import type { Step } from '../../model/step';
import type { Finding } from '../../model/wire';
import { captionSteps } from '../captions/caption-edit';
import { dayOf, type FieldName, fieldNames, textOf, tidied, withField } from './fields';
import { mended } from './mends';
import type { DeskRow } from './rows';
import { filled } from './templates';

/** A value that all share, or null where they differ. */
export function shared<T>(values: readonly T[]): T | null {
  const [first] = values;
  return first !== undefined && values.every((v) => v === first) ? first : null;
}

/** What an editor has typed into the fields of several photos and chosen beside them. */
export type Draft = {
  fields: Partial<Record<FieldName, string>>;
  /** Whether credits stay out of the line for all photos; null: as they are. */
  apartCredit: boolean | null;
  /** Codes of findings whose mends are taken. */
  mends: readonly string[];
};

export const emptyDraft: Draft = { fields: {}, apartCredit: null, mends: [] };

export const isEmpty = (d: Draft): boolean =>
  Object.keys(d.fields).length === 0 && d.apartCredit === null && d.mends.length === 0;

export type ChangeName = FieldName | 'apartCredit';

/** One field of one photo; apartCredit says "yes" or "". */
export type FieldChange = { photo: Photo; number: number; field: ChangeName; before: string; after: string };

/** The photo as it would be, its caption included. */
function drafted(row: DeskRow, draft: Draft, language: string): Photo {
  const mends = row.findings.filter((f) => f.mend && draft.mends.includes(f.code));
  let photo = mended(row.photo, mends);
  // The caption comes last: its template speaks of what is typed beside it.
  for (const field of fieldNames.toReversed()) {
    const typed = draft.fields[field];
    if (typed === undefined) continue;
    const text = filled(typed, { photo: { ...photo, caption: row.photo.caption }, number: row.number, language });
    photo = field === 'caption' ? { ...photo, caption: tidied(text) } : withField(photo, field, text);
  }
  return draft.apartCredit === null ? photo : { ...photo, apartCredit: draft.apartCredit || undefined };
}

/** What a draft changes in the rows, field by field. */
export function changesOf(rows: readonly DeskRow[], draft: Draft, language: string): FieldChange[] {
  return rows.flatMap((row) => {
    const after = drafted(row, draft, language);
    const of = (field: ChangeName, before: string, now: string): FieldChange[] =>
      before === now ? [] : [{ photo: row.photo, number: row.number, field, before, after: now }];
    const yes = (p: Photo) => (p.apartCredit ? 'yes' : '');
    return [
      ...fieldNames.flatMap((f) => of(f, textOf(row.photo, f), textOf(after, f))),
      ...of('apartCredit', yes(row.photo), yes(after)),
    ];
  });
}

/** The steps of changes: a photo's details in one, its caption by what differs. */
export function stepsOf(d: Document, changes: readonly FieldChange[]): Step[] {
  return d.photos.flatMap((photo) => {
    const own = changes.filter((c) => c.photo.id === photo.id);
    const caption = own.find((c) => c.field === 'caption');
    const after = own.reduce(changed, photo);
    return [
      ...(after === photo ? [] : [{ type: 'setPhoto', photo: after } satisfies Step]),
      ...(caption ? captionSteps(photo.id, photo.caption ?? '', caption.after) : []),
    ];
  });
}

function changed(photo: Photo, { field, after }: FieldChange): Photo {
  if (field === 'apartCredit') return { ...photo, apartCredit: after !== '' || undefined };
  return field === 'caption' ? photo : withField(photo, field, after);
}

/** The one change of a cell; none where the value stays. */
export function cellChange(row: DeskRow, field: FieldName, text: string): FieldChange[] {
  const before = textOf(row.photo, field);
  const after = field === 'date' ? dayOf(text) : tidied(text);
  return before === after ? [] : [{ photo: row.photo, number: row.number, field, before, after }];
}

/** The mends that rows offer, by the code of their finding, the most frequent first. */
export function mendsOf(rows: readonly DeskRow[]): { code: string; sample: Finding; count: number }[] {
  const found = new Map<string, Finding[]>();
  for (const f of rows.flatMap((r) => r.findings)) if (f.mend) found.set(f.code, [...(found.get(f.code) ?? []), f]);
  return [...found]
    .flatMap(([code, all]) => (all[0] ? [{ code, sample: all[0], count: all.length }] : []))
    .toSorted((a, b) => b.count - a.count);
}
