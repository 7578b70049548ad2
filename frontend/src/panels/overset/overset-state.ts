// Whether the panel of hidden lines is open.

import { create } from 'zustand';

export const useOversetPanel = create<{ isOpen: boolean; frame: string | null }>(() => ({
  isOpen: false,
  frame: null,
}));

/** Opens the hidden lines, those of a frame first. */
export const openOverset = (frame: string | null = null) => useOversetPanel.setState({ isOpen: true, frame });

export const closeOverset = () => useOversetPanel.setState({ isOpen: false });
