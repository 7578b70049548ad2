// What the program is made of, with the licences: the file that
// backend/internal/licences writes for each build.

export type PartKind = 'program' | 'font' | 'data' | 'go' | 'npm';

export type Part = {
  kind: PartKind;
  name: string;
  version: string;
  /** SPDX expression; empty where only the texts tell. */
  licence: string;
  /** It carries no text: licence and author are what its package says. */
  isDeclared?: boolean;
  author?: string;
  texts: string[];
};

export type Licences = { copyright: string; licence: string; parts: Part[] };

/** The file, where parts name texts by their indices. */
export type LicencesFile = {
  program: { name: string; copyright: string; licence: string; texts: number[] };
  entries: (Omit<Part, 'texts'> & { texts: number[] })[];
  texts: string[];
};

/** As the list shows them: what is ours, what is seen on pages, what works unseen. */
export const kinds: readonly PartKind[] = ['program', 'font', 'data', 'go', 'npm'];

/** Fetches the list. Throws where the build has none or the program does not answer. */
export async function loadLicences(): Promise<Licences> {
  const response = await fetch('/licences.json');
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const file: LicencesFile | null = await response.json().catch(() => null);
  if (!file?.entries) throw new Error('licences.json');
  return readLicences(file);
}

/** The program itself first, then its parts kind by kind. */
export function readLicences({ program, entries, texts }: LicencesFile): Licences {
  const withTexts = (indices: number[]) => indices.map((i) => texts[i] ?? '');
  const { name, copyright, licence } = program;
  const own: Part = { kind: 'program', name, version: '', licence, texts: withTexts(program.texts) };
  const parts = [own, ...entries.map((e) => ({ ...e, texts: withTexts(e.texts) }))];
  return { copyright, licence, parts: kinds.flatMap((kind) => parts.filter((p) => p.kind === kind)) };
}

/** A part among all others. */
export const keyOf = ({ kind, name, version }: Part) => `${kind} ${name} ${version}`;

/** The parts that have every word of a query in their name, version, licence or kind. */
export function findParts(parts: readonly Part[], query: string, kindName: (kind: PartKind) => string): Part[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const textOf = (p: Part) => [p.name, p.version, p.licence, kindName(p.kind)].join('\n').toLowerCase();
  return parts.filter((p) => words.every((w) => textOf(p).includes(w)));
}
