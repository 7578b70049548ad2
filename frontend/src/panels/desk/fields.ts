// What the desk knows of a photo, as text that can be edited in a cell.

import type { Photo } from '../../model/document';

/** The fields in the order in which they are edited. */
export const fieldNames = [
  'caption',
  'credit',
  'byline',
  'place',
  'date',
  'people',
  'keywords',
  'headline',
  'rights',
] as const;

export type FieldName = (typeof fieldNames)[number];

const isList = (field: FieldName): field is 'people' | 'keywords' => field === 'people' || field === 'keywords';

/** Between the names of people, or keywords. */
const separator = /[、，,;；\n]+/;

const listOf = (text: string): string[] =>
  text
    .split(separator)
    .map((one) => one.trim())
    .filter(Boolean);

/** A field as it is shown; lists are joined. */
export function textOf(photo: Photo, field: FieldName): string {
  return isList(field) ? joined(photo[field] ?? []) : (photo[field] ?? '');
}

/** A list as it is shown, with the mark of its script between the entries. */
export function joined(list: readonly string[]): string {
  return list.join(list.some((one) => /\p{Script=Han}/u.test(one)) ? '、' : ', ');
}

/** One paragraph, without space around it. */
export const tidied = (text: string): string => text.replaceAll(/\s*\n\s*/g, '').trim();

/** A photo with other details; its caption, which steps of their own change, stays. */
export function withField(photo: Photo, field: FieldName, text: string): Photo {
  if (field === 'caption') return photo;
  const { [field]: _, ...rest } = photo;
  if (isList(field)) {
    const list = listOf(text);
    return list.length ? { ...rest, [field]: list } : rest;
  }
  const value = field === 'date' ? dayOf(text) : tidied(text);
  return value ? { ...rest, [field]: value } : rest;
}

const dayForms = [
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];

/** A day as it is kept (2024-07-09), whatever way it is written; what is no day stays as it is. */
export function dayOf(text: string): string {
  const written = tidied(text);
  for (const form of dayForms) {
    const [, year = '', month = '', day = ''] = form.exec(written) ?? [];
    if (year) return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  }
  return written;
}
