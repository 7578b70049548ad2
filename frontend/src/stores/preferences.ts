// What an editor chose once and finds again: language, theme, widths of docks.

import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

export type Theme = 'light' | 'dark' | 'system';
export type Language = 'zh' | 'en';

export type PreferencesState = {
  theme: Theme;
  language: Language;
  leftWidth: number;
  rightWidth: number;
  leftTab: string;
  /** The tab that is docked below the others; empty: none. */
  lowerTab: string;
  /** Documents as cards and a table, or as a table alone. */
  shelf: 'cards' | 'table';
  /** What the export button does at once. */
  exportFormat: 'pdf' | 'png';
  /** The export profile of the last PDF; empty: the default. */
  exportProfile: string;
  /** Who last let pass what a profile stops. */
  passedBy: string;
  /** Height of a lower dock or panel in pixels, by its name. */
  heights: Record<string, number>;
  /** Panels that are folded, by name. */
  folded: Record<string, boolean>;
  seenWelcome: boolean;
  set: (change: Partial<Omit<PreferencesState, 'set'>>) => void;
};

const firstLanguage = (): Language => (navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en');

const name = 'broadsheet.preferences';
/** Nothing was chosen yet. */
const isNew = localStorage.getItem(name) === null;

export const usePreferences = create<PreferencesState>()(
  persist(
    (set) => ({
      theme: 'system',
      language: firstLanguage(),
      leftWidth: 272,
      rightWidth: 300,
      leftTab: 'story',
      lowerTab: 'photos',
      shelf: 'cards',
      exportFormat: 'pdf',
      exportProfile: '',
      passedBy: '',
      heights: {},
      folded: {},
      seenWelcome: false,
      set: (change) => set(change),
    }),
    { name, storage: createJSONStorage(() => localStorage) },
  ),
);

/** The theme as it is shown: what the system says, unless one was chosen. */
export const schemeOf = (theme: Theme, isSystemDark: boolean): 'light' | 'dark' =>
  theme === 'system' ? (isSystemDark ? 'dark' : 'light') : theme;

/** Shows the page in its theme before anything is there that follows it. */
export function showTheme() {
  const isSystemDark = matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = schemeOf(usePreferences.getState().theme, isSystemDark);
}

/** The language of a program that was never used before. */
export function suggestLanguage(language: Language | undefined) {
  if (isNew && language) usePreferences.getState().set({ language });
}
