// Where the pointer is on the page, for the status bar and the rulers.

import { create } from 'zustand';

export type PointerState = {
  /** null while the pointer is outside the pasteboard. 1/1000 pt in page space. */
  at: { page: number; x: number; y: number } | null;
  /** Millimetres from the trim's corner. */
  xMm: number;
  yMm: number;
  /** Column and line of the grid, from 1; 0 outside the type area. */
  column: number;
  line: number;
};

export const usePointer = create<PointerState>(() => ({ at: null, xMm: 0, yMm: 0, column: 0, line: 0 }));
