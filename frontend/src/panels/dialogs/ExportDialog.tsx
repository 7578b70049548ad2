// Exporting by a profile: what it makes, what the press would send back, and
// the ways on. It stands beside the page, which can be mended meanwhile.

import { Button, NumberInput } from '@mantine/core';
import { ListChecks } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { desk } from '../../api/desk';
import { JobProgress } from '../../components/JobProgress';
import { Key } from '../../components/Key';
import { useExporting } from '../../stores/exporting';
import { closeDialog } from '../../stores/panels';
import { useSession } from '../../stores/session';
import classes from './export.module.css';
import { OutputFields } from './OutputFields';
import { PassFields } from './PassFields';
import { ProfileChoice } from './ProfileChoice';
import { ProfileFacts } from './ProfileFacts';
import { StopsList } from './StopsList';
import { type ExportChoice, useExport } from './use-export';

export function ExportDialog() {
  const it = useExport();
  const form = useRef<HTMLFormElement>(null);
  const { job, trouble } = useExporting();
  useFirstFocus(form, it.profiles.length > 0);
  return (
    <form
      ref={form}
      className={classes.form}
      tabIndex={-1}
      onSubmit={(e) => {
        e.preventDefault();
        if (it.canBegin) it.begin();
      }}
      onKeyDown={(e) => keyDown(e, it)}
    >
      <ProfileChoice profiles={it.profiles} value={it.choice} onChange={it.choose} />
      {it.profile && <ProfileFacts profile={it.profile} subject={it.checked.report?.subject} />}
      {it.profile && <OutputFields output={it.output} />}
      {it.choice.format === 'png' && <Resolution it={it} />}
      {it.profile && <StopsList checked={it.checked} stops={it.stops} canPass={it.profile.override} />}
      {it.pass && <PassFields pass={it.pass} onChange={it.setPass} />}
      <Trouble said={it.trouble ?? trouble} />
      {job && <JobProgress job={job} />}
      <Actions it={it} isRunning={job !== null} />
    </form>
  );
}

/**
 * The focus goes to what is chosen once it is there: arrows choose, Enter
 * exports. Until then it is the form's own, so that an Enter is not lost.
 */
function useFirstFocus(form: React.RefObject<HTMLFormElement | null>, isThere: boolean) {
  useEffect(() => {
    const chosen = isThere && form.current?.querySelector<HTMLInputElement>('input[type=radio]:checked');
    (chosen || form.current)?.focus();
  }, [form, isThere]);
}

/** Keys that a dialog would keep from the program. */
function keyDown(e: KeyboardEvent<HTMLFormElement>, { canBegin, begin, goOn }: ExportChoice) {
  if (e.nativeEvent.isComposing) return;
  const isBegin = e.key === 'Enter' && (e.ctrlKey || e.metaKey || e.target === e.currentTarget);
  if (!isBegin && e.key !== 'F8') return;
  e.preventDefault();
  if (!isBegin) goOn(e.shiftKey ? -1 : 1);
  else if (canBegin) begin();
}

function Resolution({ it: { dpi, setDpi } }: { it: ExportChoice }) {
  const { t } = useTranslation();
  return (
    <NumberInput
      className={classes.dpi}
      label={t('export.dpi')}
      min={36}
      max={600}
      value={dpi}
      onChange={(v) => setDpi(Number(v) || 150)}
      hideControls
    />
  );
}

function Trouble({ said }: { said: string | null }) {
  if (!said) return null;
  return (
    <p className={classes.stopped} role="alert">
      {said}
    </p>
  );
}

function Actions({ it, isRunning }: { it: ExportChoice; isRunning: boolean }) {
  const { t } = useTranslation();
  const { stops, pass, profile } = it;
  const main = stops.length === 0 ? 'begin' : pass ? 'allTheSame' : 'goOn';
  return (
    <div className={classes.actions}>
      <Last it={it} />
      <Report it={it} />
      <span className={classes.space} />
      {!isRunning && (
        <Button variant="default" onClick={closeDialog}>
          {t('shell.cancel')}
        </Button>
      )}
      {stops.length > 0 && !pass && profile?.override && (
        <Button variant="default" onClick={it.letPass}>
          {t('export.allTheSame')}
        </Button>
      )}
      <Button type="submit" disabled={!it.canBegin} rightSection={<Key chord="Enter" />}>
        {t(`export.${main}`)}
      </Button>
    </div>
  );
}

/** How large the last file by this profile was, and how long it took: about what the next one will. */
function Last({ it: { profile, output } }: { it: ExportChoice }) {
  const { t } = useTranslation();
  const id = useSession((s) => s.id);
  const last = useExporting((s) => s.last[`${id} ${profile?.name}`]);
  if (!profile || !last || output.isPackage || output.pages !== null) return null;
  const facts = { mb: (last.bytes / 1e6).toFixed(1), seconds: (last.milliseconds / 1000).toFixed(1) };
  return <span className={classes.last}>{t('export.last', facts)}</span>;
}

/** The whole report as a file, with who let pass what stops. */
function Report({ it: { profile, checked, stops, pass } }: { it: ExportChoice }) {
  const { t } = useTranslation();
  const id = useSession((s) => s.id);
  if (!id || !profile || !checked.report) return null;
  const said = pass && stops.length > 0 && pass.by.trim() && pass.why.trim() ? pass : undefined;
  return (
    <a className={classes.report} href={desk.preflightPageUrl(id, profile.name, said)} download>
      <ListChecks size={14} strokeWidth={1.6} aria-hidden /> {t(said ? 'export.reportWithPass' : 'press.report')}
    </a>
  );
}
