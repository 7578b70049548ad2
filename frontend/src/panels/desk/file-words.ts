// What a photo's file says of itself, held against what the document says.

import type { Account, MetadataField, MetadataPlace } from '../../model/wire';
import type { FieldChange } from './changes';
import { dayOf, type FieldName, fieldNames, joined, textOf, tidied, withField } from './fields';
import type { DeskRow } from './rows';

/** A value of the file as it is shown, and whether the document has it. */
export type FileValue = { from: MetadataPlace; text: string; isTaken: boolean };

export type FileField = {
  name: MetadataField;
  /** Whether the document has such a field at all: titles and sources it leaves to the file. */
  isKept: boolean;
  /** The settled value first, then those that lost. */
  values: FileValue[];
};

/** A value of the file for a field of the document. */
export type FileWord = { field: FieldName; text: string };

export const isKept = (name: MetadataField): name is MetadataField & FieldName =>
  (fieldNames as readonly string[]).includes(name);

export function fileFields(row: DeskRow, accounts: readonly Account[]): FileField[] {
  return accounts.map(({ field, from, values, others = [] }) => ({
    name: field,
    isKept: isKept(field),
    values: [{ from, values }, ...others].map((said) => {
      const text = joined(said.values);
      return { from: said.from, text, isTaken: isKept(field) && takingWords(row, [{ field, text }]).length === 0 };
    }),
  }));
}

/** The settled values that the document says otherwise, or not at all. */
export const wordsToTake = (fields: readonly FileField[]): FileWord[] =>
  fields.flatMap(({ name, values: [settled] }) =>
    settled && isKept(name) && !settled.isTaken ? [{ field: name, text: settled.text }] : [],
  );

/** What changes in a photo that takes words of its file; none for those that it has. */
export function takingWords({ photo, number }: DeskRow, words: readonly FileWord[]): FieldChange[] {
  return words.flatMap(({ field, text }) => {
    const before = textOf(photo, field);
    const after = field === 'caption' ? tidied(text) : textOf(withField(photo, field, written(field, text)), field);
    return before === after ? [] : [{ photo, number, field, before, after }];
  });
}

const written = (field: FieldName, text: string) => (field === 'date' ? dayOf(text) : text);
