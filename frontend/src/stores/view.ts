// How the pasteboard is looked at. Screen space is CSS pixels from the canvas'
// top left; page space is points/1000 from the trim's top left.

import { create } from 'zustand';

export type Tool = 'select' | 'text' | 'photo' | 'frame' | 'rule' | 'hand';
/** mixed: millimetres across, lines down; cells: characters across, lines down. */
export type RulerUnit = 'mixed' | 'mm' | 'cells';

export type ViewState = {
  /** CSS pixels per 1/1000 pt times 1000 · (96/72) at zoom 1: 1 is real size. */
  zoom: number;
  /** Screen position of the first page's trim corner. */
  panX: number;
  panY: number;
  /** Index of the page shown in the status bar. */
  page: number;
  tool: Tool;
  unit: RulerUnit;
  columns: boolean; // column grid
  baselines: boolean;
  frames: boolean; // frame edges
  guides: boolean;
  hidden: boolean; // hidden characters
  threads: boolean;
  rulers: boolean;
  snap: boolean;
  /** The page without any of it (W). */
  preview: boolean;
  set: (change: Partial<Omit<ViewState, 'set'>>) => void;
};

export const useView = create<ViewState>((set) => ({
  zoom: 0.4,
  panX: 0,
  panY: 0,
  page: 0,
  tool: 'select',
  unit: 'mixed',
  columns: true,
  baselines: false,
  frames: true,
  guides: true,
  hidden: false,
  threads: false,
  rulers: true,
  snap: true,
  preview: false,
  set: (change) => set(change),
}));
