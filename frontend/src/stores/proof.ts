// The page as it will be printed: its plates, which of them are shown, and
// where there is too much ink. Only while the press panel is open.

import { create } from 'zustand';
import type { OverLimit, PlateMode, Plates } from '../kernels/plates';
import type { ExportProfile, Sheet } from '../model/wire';

export type Shown = readonly [boolean, boolean, boolean, boolean];

export type ProofState = {
  isOn: boolean;
  profiles: readonly ExportProfile[];
  /** The name of the profile that is proofed. */
  profile: string;
  mode: PlateMode;
  shown: Shown;
  /** Over-inked places are hatched. */
  marksOver: boolean;
  /** Percent; null: the profile's. */
  limit: number | null;
  /** The paper's own colour is shown. */
  paper: boolean;
  /** The page that the plates are of. */
  page: number;
  plates: Plates | null;
  /** What the profile's file has around each page. */
  sheets: readonly Sheet[] | null;
  coverage: readonly [number, number, number, number] | null;
  over: OverLimit | null;
  /** What is painted over the page; another one whenever it looks different. */
  picture: HTMLCanvasElement | null;
  /** Counts the paintings of the picture. */
  painted: number;
  isLoading: boolean;
  trouble: string | null;
};

export const useProof = create<ProofState>(() => ({
  isOn: false,
  profiles: [],
  profile: '',
  mode: 'composite',
  shown: [true, true, true, true],
  marksOver: true,
  limit: null,
  paper: false,
  page: 0,
  plates: null,
  sheets: null,
  coverage: null,
  over: null,
  picture: null,
  painted: 0,
  isLoading: false,
  trouble: null,
}));

/** The ink limit in force, percent. */
export function limitOf({ limit, profiles, profile }: ProofState): number {
  return limit ?? profiles.find((p) => p.name === profile)?.inkLimit ?? 240;
}

/** Shows or hides a plate; in single mode it is the only one. */
export function togglePlate(index: number): void {
  useProof.setState(({ shown, mode }) => ({
    shown: shown.map((is, i) => (mode === 'single' ? i === index : i === index ? !is : is)) as unknown as Shown,
  }));
}

/** A single plate is one of those that are shown; coming back shows all. */
export function setMode(mode: PlateMode): void {
  useProof.setState(({ shown, mode: before }) => {
    if (mode !== 'single') return { mode, shown: before === 'single' ? [true, true, true, true] : shown };
    const first = Math.max(0, shown.lastIndexOf(true));
    return { mode, shown: [0, 1, 2, 3].map((i) => i === first) as unknown as Shown };
  });
}
