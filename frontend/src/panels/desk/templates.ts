// Templates and snippets: what is typed once and stands in many captions.

import type { Photo } from '../../model/document';
import { type FieldName, fieldNames, textOf } from './fields';

/** The variables of a template, in braces: the other fields of the photo, its file and its number. */
export const variables = [...fieldNames.filter((f) => f !== 'caption'), 'caption', 'day', 'file', 'number'] as const;
export type Variable = (typeof variables)[number];

/** A day as a caption says it: 7月9日, or 9 July. */
export function spokenDay(date: string, language: string): string {
  const [, , month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date) ?? [];
  if (!month || !day) return date;
  if (language.startsWith('zh')) return `${Number(month)}月${Number(day)}日`;
  const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00Z`));
  return `${Number(day)} ${name}`;
}

/** Of a photo, with its number on the desk, in the language of its document. */
export type Subject = { photo: Photo; number: number; language: string };

function valueFor(variable: string, { photo, number, language }: Subject): string | undefined {
  if (variable === 'day') return spokenDay(photo.date ?? '', language);
  if (variable === 'file') return photo.name.replace(/\.[^.]+$/, '');
  if (variable === 'number') return String(number);
  return fieldNames.includes(variable as FieldName) ? textOf(photo, variable as FieldName) : undefined;
}

/** A template with its variables filled in; braces around anything else stay. */
export const filled = (template: string, subject: Subject): string =>
  template.replaceAll(/\{([a-z]+)\}/g, (whole, name: string) => valueFor(name, subject) ?? whole);

export type Snippets = Record<string, string>;

export type Expansion = { text: string; caret: number };

/**
 * The code right before the caret (UTF-16) gives way to its snippet; null where
 * there is none. Of two codes that fit the longer one is meant.
 */
export function expanded(text: string, caret: number, snippets: Snippets): Expansion | null {
  const head = text.slice(0, caret);
  const code = Object.keys(snippets)
    .filter((c) => c && head.endsWith(c) && startsHere(head, c))
    .toSorted((a, b) => b.length - a.length)[0];
  if (code === undefined) return null;
  const before = head.slice(0, head.length - code.length) + snippets[code];
  return { text: before + text.slice(caret), caret: before.length };
}

/** A code of letters is not the end of a longer word. */
function startsHere(head: string, code: string): boolean {
  const before = head.at(-code.length - 1) ?? '';
  return !(/^[a-z0-9]/i.test(code) && /[a-z0-9]/i.test(before));
}
