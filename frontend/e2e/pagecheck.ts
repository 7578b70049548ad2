// A page's figures by a checker that measures PDFs from outside.

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { outputOf } from './program';

/** Null where the checker is not at hand. */
export async function measured(pdf: string, manuscript: string): Promise<Record<string, unknown> | null> {
  const checker =
    process.env.BROADSHEET_PAGECHECK ?? resolve(import.meta.dirname, '../../../shared/tools/pagecheck.py');
  if (!existsSync(checker)) return null;
  return JSON.parse(await outputOf('python3', [checker, pdf, '--text', manuscript, '--json']));
}
