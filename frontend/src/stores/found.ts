// The findings that are shown as a list with numbers, and which of them is
// chosen: the list, the marks on the page and the keys walk through the same.

import { create } from 'zustand';
import type { PreflightFinding } from '../model/wire';

export type FoundState = {
  /** Those of a list of its own; null: the document's. */
  listed: readonly PreflightFinding[] | null;
  /** Place in the list, from 0; null: none. */
  chosen: number | null;
};

export const useFound = create<FoundState>(() => ({ listed: null, chosen: null }));

/** While a list of its own is shown, it is what is walked through; null: the document's. */
export function listFindings(findings: readonly PreflightFinding[] | null): void {
  useFound.setState(({ listed, chosen }) => {
    const before = chosen === null ? undefined : listed?.[chosen];
    const at = before && findings ? findings.findIndex((f) => isSame(f, before)) : -1;
    return { listed: findings, chosen: at < 0 ? null : at };
  });
}

export const chooseFinding = (chosen: number | null): void => useFound.setState({ chosen });

/** A finding of another report is the same one while it says the same of the same place. */
const isSame = (a: PreflightFinding, b: PreflightFinding): boolean =>
  a.code === b.code && a.message === b.message && JSON.stringify(a.place) === JSON.stringify(b.place);
