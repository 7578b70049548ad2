// The export profiles there are, the newspaper's default first.

import { useEffect } from 'react';
import { create } from 'zustand';
import { desk } from '../api/desk';
import { messageOf } from '../components/toasts';
import type { ExportProfile } from '../model/wire';
import { usePreferences } from './preferences';

export type ProfilesState = { profiles: readonly ExportProfile[]; trouble: string | null };

export const useProfiles = create<ProfilesState>(() => ({ profiles: [], trouble: null }));

export async function loadProfiles(): Promise<void> {
  try {
    useProfiles.setState({ profiles: await desk.profiles(), trouble: null });
  } catch (error) {
    useProfiles.setState({ trouble: messageOf(error) });
  }
}

/** The profiles as they are now, in the language of the editor: files of a newspaper's own change. */
export function useExportProfiles(): ProfilesState {
  const language = usePreferences((s) => s.language);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language has other titles
  useEffect(() => void loadProfiles(), [language]);
  return useProfiles();
}

/** The profile of a name; the default where there is none of it any more. */
export const profileNamed = (profiles: readonly ExportProfile[], name: string): ExportProfile | undefined =>
  profiles.find((p) => p.name === name) ?? profiles[0];
