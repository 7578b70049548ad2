// What is to be known at a glance; each part leads to its place.

import {
  ChevronLeft,
  ChevronRight,
  CircleCheck,
  Columns3,
  Crosshair,
  Frame,
  ListChecks,
  LoaderCircle,
  Magnet,
  Rows3,
  SquarePlus,
  X,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { showFrame, showPage } from '../../canvas/looking';
import { shortName } from '../../components/frame-names';
import { attempt } from '../../components/toasts';
import { frameOf } from '../../kernels/follow';
import { cellsOf } from '../../kernels/grid';
import type { Overset } from '../../model/wire';
import { useExporting } from '../../stores/exporting';
import { cancelJob, useJobs } from '../../stores/jobs';
import { usePanels } from '../../stores/panels';
import { usePointer } from '../../stores/pointer';
import { usePreferences } from '../../stores/preferences';
import { useSelection } from '../../stores/selection';
import { shownDocument, useSession } from '../../stores/session';
import { useView } from '../../stores/view';
import { openOverset } from '../overset/overset-state';
import classes from './status.module.css';
import { percent } from './ZoomSelect';

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const;
const none: Overset[] = [];

export function StatusBar() {
  return (
    <footer className={classes.bar} data-dock="status">
      <OversetPart />
      <FindingsPart />
      <PagePart />
      <SelectionPart />
      <span className={classes.space} />
      <ExportPart />
      <Toggles />
      <PointerPart />
      <ZoomPart />
    </footer>
  );
}

function OversetPart() {
  const { t } = useTranslation();
  const overset = useSession((s) => s.preview?.overset ?? s.status?.overset ?? none);
  const lines = overset.reduce((n, o) => n + o.lines, 0);
  const Icon = lines ? SquarePlus : CircleCheck;
  return (
    <button type="button" className={classes.part} data-bad={lines > 0 || undefined} onClick={() => openOverset()}>
      <Icon {...icon} /> {t('shell.status.overset', { count: lines })}
    </button>
  );
}

function FindingsPart() {
  const { t } = useTranslation();
  const count = useSession((s) => s.status?.findings.length ?? 0);
  const { folded, set } = usePreferences();
  const show = () => {
    set({ folded: { ...folded, findings: false } });
    document.querySelector<HTMLElement>('[data-findings]')?.focus();
  };
  return (
    <button type="button" className={classes.part} onClick={show}>
      <ListChecks {...icon} /> {t('shell.status.findings', { count })}
    </button>
  );
}

/** An export goes on while the page is worked on; here it can be seen, and given up. */
function ExportPart() {
  const { t } = useTranslation();
  const isShown = usePanels((s) => s.dialog === 'export'); // which tells of it by itself
  const id = useExporting((s) => s.job);
  const job = useJobs((s) => (id ? s.jobs[id] : undefined));
  if (isShown || job?.state !== 'running') return null;
  return (
    <button
      type="button"
      className={classes.part}
      title={t('shell.job.stop')}
      onClick={() => void attempt(() => cancelJob(job.id))}
    >
      <LoaderCircle {...icon} />{' '}
      <span role="status">{t(`shell.job.step.${job.step ?? 'start'}`, { done: job.done, of: job.of })}</span>
      <X {...icon} />
    </button>
  );
}

function PagePart() {
  const { t } = useTranslation();
  const page = useView((s) => s.page);
  const count = useSession((s) => shownDocument(s)?.pages.length ?? 0);
  return (
    <span className={classes.group}>
      <button
        type="button"
        className={classes.step}
        aria-label={t('shell.status.previousPage')}
        disabled={page <= 0}
        onClick={() => showPage(page - 1)}
      >
        <ChevronLeft {...icon} />
      </button>
      <button type="button" className={classes.step} onClick={() => showPage(page)}>
        {t('shell.status.page', { page: Math.min(page + 1, count), count })}
      </button>
      <button
        type="button"
        className={classes.step}
        aria-label={t('shell.status.nextPage')}
        disabled={page >= count - 1}
        onClick={() => showPage(page + 1)}
      >
        <ChevronRight {...icon} />
      </button>
    </span>
  );
}

function SelectionPart() {
  const { t } = useTranslation();
  const document = useSession(shownDocument);
  const frames = useSelection((s) => s.frames);
  const [id] = frames;
  const frame = document && id ? frameOf(document, id) : undefined;
  if (!document || !frame || !id) return <span className={classes.group}>{t('canvas.nothing')}</span>;
  const c = cellsOf(document.grid, frame.rect);
  const text =
    frames.length > 1
      ? t('shell.status.several', { count: frames.length })
      : t('shell.status.selected', {
          name: shortName(document, frame),
          columns: range(c.column, c.columns),
          lines: range(c.line, c.lines),
        });
  return (
    <button type="button" className={classes.part} onClick={() => showFrame(id)}>
      {text}
    </button>
  );
}

const range = (from: number, count: number) => (count > 1 ? `${from}–${from + count - 1}` : String(from));

const toggles = [
  { name: 'columns', icon: Columns3 },
  { name: 'baselines', icon: Rows3 },
  { name: 'frames', icon: Frame },
  { name: 'snap', icon: Magnet },
] as const;

function Toggles() {
  const { t } = useTranslation();
  const view = useView();
  return (
    <span className={classes.group}>
      {toggles.map(({ name, icon: Icon }) => (
        <button
          key={name}
          type="button"
          className={classes.toggle}
          aria-pressed={view[name]}
          title={t(`shell.toggle.${name}`)}
          onClick={() => view.set({ [name]: !view[name] })}
        >
          <Icon {...icon} /> {t(`shell.status.${name}`)}
        </button>
      ))}
    </span>
  );
}

function PointerPart() {
  const { t } = useTranslation();
  const { at, xMm, yMm, column, line } = usePointer();
  const { unit, set } = useView();
  const next = { mixed: 'mm', mm: 'cells', cells: 'mixed' } as const;
  const mm = { x: xMm.toFixed(1), y: yMm.toFixed(1) };
  return (
    <button
      type="button"
      className={classes.pointer}
      title={t('shell.status.unit')}
      onClick={() => set({ unit: next[unit] })}
    >
      <Crosshair {...icon} />
      {at
        ? t(column && line ? 'shell.status.cell' : 'shell.status.mm', { column, line, ...mm })
        : t('shell.status.away')}
    </button>
  );
}

function ZoomPart() {
  const { t } = useTranslation();
  const zoom = useView((s) => s.zoom);
  return (
    <button type="button" className={classes.zoom} title={t('canvas.key.fit-page')} onClick={() => showPage()}>
      {percent(zoom)}
    </button>
  );
}
