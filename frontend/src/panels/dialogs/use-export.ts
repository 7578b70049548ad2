// What the export dialog holds: what is chosen, what stops it, who lets it pass.

import { useEffect, useRef, useState } from 'react';
import type { ExportProfile, PreflightFinding } from '../../model/wire';
import { startExport, useExporting } from '../../stores/exporting';
import { usePreferences } from '../../stores/preferences';
import { profileNamed, useExportProfiles } from '../../stores/profiles';
import { useView } from '../../stores/view';
import { goToFinding } from '../findings/places';
import { type Checked, usePreflight } from '../findings/use-preflight';
import { isWhole, type Pass } from './PassFields';
import type { Choice } from './ProfileChoice';
import { type Output, useOutput } from './use-output';

export type ExportChoice = {
  profiles: readonly ExportProfile[];
  /** Why there are no profiles to choose from. */
  trouble: string | null;
  choice: Choice;
  choose: (choice: Choice) => void;
  /** Of a PDF. */
  profile: ExportProfile | undefined;
  checked: Checked;
  stops: readonly PreflightFinding[];
  /** What is being said to let the stops pass; null while nobody wants to. */
  pass: Pass | null;
  setPass: (pass: Pass) => void;
  /** Somebody wants to let them pass. */
  letPass: () => void;
  /** Of a PDF. */
  output: Output;
  dpi: number;
  setDpi: (dpi: number) => void;
  /** Something is to be done: exporting, or going to what stops it. */
  canBegin: boolean;
  begin: () => void;
  goOn: (by: 1 | -1) => void;
};

const none: readonly PreflightFinding[] = [];

export function useExport(): ExportChoice {
  const { profiles, trouble } = useExportProfiles();
  const { exportFormat, exportProfile, passedBy, set } = usePreferences();
  const profile = exportFormat === 'pdf' ? profileNamed(profiles, exportProfile) : undefined;
  const checked = usePreflight(profile?.name ?? '');
  const output = useOutput(checked.report?.fileName ?? '');
  const stops = checked.report?.findings.filter((f) => f.decision === 'stop' && output.concerns(f.place.page)) ?? none;
  const [pass, setPass] = useState<Pass | null>(null);
  const [dpi, setDpi] = useState(150);
  const page = useView((s) => s.page);
  const isRunning = useExporting((s) => s.job !== null);
  const goOn = useWalk(stops);
  const isChecked = exportFormat === 'png' || checked.report !== null || checked.trouble !== null;
  const [begin, forget] = useOnceKnown(isChecked, () => {
    if (!profile) return void startExport({ format: 'png', page, dpi });
    if (stops.length && !pass) return goOn(1);
    if (stops.length && pass) set({ passedBy: pass.by.trim() });
    void startExport({ ...output.request, profile: profile.name, ...(stops.length && pass && { overrides: [pass] }) });
  });
  const isUnsaid = stops.length > 0 && pass !== null && !isWhole(pass);
  const hasNothing = exportFormat === 'pdf' && !profile && trouble !== null;
  return {
    ...{ profiles, trouble, profile, checked, stops, pass, output, dpi, setDpi, begin, goOn },
    choice: { format: exportFormat, profile: profile?.name ?? '' },
    choose: (c) => {
      setPass(null);
      forget();
      output.setName(null);
      set({ exportFormat: c.format, ...(c.profile && { exportProfile: c.profile }) });
    },
    letPass: () => setPass({ by: passedBy, why: '' }),
    setPass,
    canBegin: !isRunning && !isUnsaid && !hasNothing && !(profile && output.isBadRange),
  };
}

/** Does something at once where all is known for it, else as soon as it is; the second forgets that it is wanted. */
function useOnceKnown(isKnown: boolean, run: () => void): [begin: () => void, forget: () => void] {
  const [isWanted, setWanted] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is to be done is as new as what is known
  useEffect(() => {
    if (!isWanted || !isKnown) return;
    setWanted(false);
    run();
  }, [isWanted, isKnown]);
  return [() => setWanted(true), () => setWanted(false)];
}

/** Goes from one to the next, or the one before, round the list. */
function useWalk(stops: readonly PreflightFinding[]): (by: 1 | -1) => void {
  const at = useRef(-1);
  return (by) => {
    if (!stops.length) return;
    at.current = (Math.max(at.current, by === 1 ? -1 : 0) + by + stops.length) % stops.length;
    const stop = stops[at.current];
    if (stop) goToFinding(stop);
  };
}
