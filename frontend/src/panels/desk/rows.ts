// The rows of the photo desk: each photo with where it stands and what is to be
// looked at, filtered and sorted.

import type { Crop, Document, Photo } from '../../model/document';
import type { Finding } from '../../model/wire';
import { photoPlaces } from '../photos/photo-places';
import { type FieldName, textOf } from './fields';

export type DeskRow = {
  photo: Photo;
  /** From 1, in the order of importance. */
  number: number;
  frame?: string;
  /** From 0. */
  page?: number;
  /** From 1. */
  column?: number;
  crop: Crop;
  shape: number;
  findings: Finding[];
  /** What it lacks that no finding tells of: photos that are on no page are not checked. */
  missing: ('caption' | 'credit')[];
};

export function rowsOf(d: Document, findings: readonly Finding[]): DeskRow[] {
  const pages = new Map(d.pages.flatMap((p, i) => p.frames.map((f) => [f.id, i] as const)));
  const isCovered = hasCreditLine(d);
  return photoPlaces(d, findings).map(({ photo, number, frame, column, crop, shape }) => ({
    missing: missingOf(photo, isCovered),
    photo,
    number,
    frame: frame?.id,
    page: frame && pages.get(frame.id),
    column,
    crop,
    shape,
    findings: findings.filter((f) => f.place.photo === photo.id && f.code !== notPlaced),
  }));
}

/** Whether a line of the page names the sources of all photos. */
export const hasCreditLine = (d: Document): boolean =>
  d.stories.some((s) => s.story.blocks.some((b) => b.role === 'credit' && b.spans.some((span) => span.text.trim())));

const missingOf = (p: Photo, isCovered: boolean): DeskRow['missing'] => [
  ...(p.caption ? [] : ['caption' as const]),
  ...(p.credit || p.byline || (isCovered && !p.apartCredit) ? [] : ['credit' as const]),
];

/** That it is not on a page the desk shows in a column of its own. */
const notPlaced = 'preflight.photo-not-placed';

/** The largest size at which a photo prints well: millimetres at so many pixels an inch. */
export const printSize = (p: Photo, ppi = 200): { width: number; height: number } => ({
  width: Math.floor((p.width * 25.4) / ppi),
  height: Math.floor((p.height * 25.4) / ppi),
});

/** Which rows are shown: all, by use, by what is missing, or those with a finding of a code. */
export type Filter = 'all' | 'placed' | 'unused' | 'no-caption' | 'no-credit' | `code:${string}`;

export function passes(row: DeskRow, filter: Filter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'placed':
      return row.frame !== undefined;
    case 'unused':
      return row.frame === undefined;
    case 'no-caption':
      return row.missing.includes('caption');
    case 'no-credit':
      return row.missing.includes('credit');
    default:
      return row.findings.some((f) => f.code === filter.slice('code:'.length));
  }
}

export type Chip = { filter: Filter; count: number };

/** The filters that are offered: by use always, by fault where there is one, the most frequent first. */
export function chipsOf(rows: readonly DeskRow[]): { use: Chip[]; faults: Chip[] } {
  const count = (filter: Filter): Chip => ({ filter, count: rows.filter((r) => passes(r, filter)).length });
  const codes = [...new Set(rows.flatMap((r) => r.findings.map((f) => f.code)))];
  const missing = (['no-caption', 'no-credit'] as const).map(count);
  const found = codes
    .filter((code) => !missingCodes.has(code))
    .map((code) => count(`code:${code}`))
    .toSorted((a, b) => b.count - a.count);
  return {
    use: (['all', 'placed', 'unused'] as const).map(count),
    faults: [...missing, ...found].filter((c) => c.count > 0),
  };
}

/** Findings that a filter of its own stands for. */
const missingCodes = new Set(['preflight.missing-caption', 'preflight.missing-credit']);

export type Fault = Pick<Finding, 'code' | 'severity' | 'message' | 'mend'>;

/** All that is to be looked at in a row, what it lacks first. */
export function faultsOf(row: DeskRow): Fault[] {
  const has = (code: string) => row.findings.some((f) => f.code === code);
  const lacking = row.missing
    .map((what) => `preflight.missing-${what}`)
    .filter((code) => !has(code))
    .map((code): Fault => ({ code, severity: 'note', message: '' }));
  return [...lacking, ...row.findings];
}

export type SortKey = 'number' | 'size' | 'where' | 'findings' | FieldName;
export type Sort = { by: SortKey; isDown: boolean };

export function sorted(rows: readonly DeskRow[], { by, isDown }: Sort, language: string): DeskRow[] {
  const collator = new Intl.Collator(language, { numeric: true });
  const order = orderBy(by, collator);
  return rows.toSorted((a, b) => (isDown ? -1 : 1) * order(a, b) || a.number - b.number);
}

type Order = (a: DeskRow, b: DeskRow) => number;

function orderBy(by: SortKey, collator: Intl.Collator): Order {
  const along =
    (value: (r: DeskRow) => number): Order =>
    (a, b) =>
      value(a) - value(b);
  switch (by) {
    case 'number':
      return along((r) => r.number);
    case 'size':
      return along((r) => r.photo.width * r.photo.height);
    case 'where':
      return along((r) => (r.frame === undefined ? Number.MAX_SAFE_INTEGER : (r.page ?? 0) * 1000 + (r.column ?? 0)));
    case 'findings':
      return along((r) => -faultsOf(r).length);
    default:
      // What is empty comes last, whoever looks for gaps has a filter.
      return (a, b) => {
        const [x, y] = [textOf(a.photo, by), textOf(b.photo, by)];
        return Number(!x) - Number(!y) || collator.compare(x, y);
      };
  }
}
