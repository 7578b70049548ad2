// Whether the desk answers.

import { create } from 'zustand';

export const useConnection = create<{ isOnline: boolean }>(() => ({ isOnline: true }));
