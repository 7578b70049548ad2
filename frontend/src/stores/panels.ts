// Which panels and dialogs of the editor are open.

import { create } from 'zustand';

export type DialogName = 'export' | 'reread' | 'fit' | 'shortcuts' | 'welcome' | 'guide' | 'about';

export type PanelsState = {
  dialog: DialogName | null;
  /** Drawers of narrow windows. */
  leftOpen: boolean;
  rightOpen: boolean;
  /** The press dock is in the place of the left one. */
  press: boolean;
};

export const usePanels = create<PanelsState>(() => ({ dialog: null, leftOpen: false, rightOpen: false, press: false }));

export const openDialog = (dialog: DialogName) => usePanels.setState({ dialog });
export const closeDialog = () => usePanels.setState({ dialog: null });
