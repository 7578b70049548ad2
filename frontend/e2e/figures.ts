// What is measured, by name, for whoever holds it against its limits.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { artefacts } from './program';

/** Adds figures to build/e2e/figures.json. */
export function keepFigures(figures: Record<string, number>): void {
  mkdirSync(artefacts, { recursive: true });
  const file = join(artefacts, 'figures.json');
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>) : {};
  writeFileSync(file, JSON.stringify({ ...before, ...figures }, null, 2));
}

/** The value below which a share of all lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
