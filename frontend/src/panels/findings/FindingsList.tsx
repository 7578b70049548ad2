// What the checks found: a click goes there, a mend is one edit.

import { Button } from '@mantine/core';
import { ChevronDown, ChevronRight, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { shortName } from '../../components/frame-names';
import { SeverityIcon } from '../../components/SeverityIcon';
import { frameOf } from '../../kernels/follow';
import { cellsOf } from '../../kernels/grid';
import type { Document } from '../../model/document';
import type { Finding } from '../../model/wire';
import { usePreferences } from '../../stores/preferences';
import { session, useSession } from '../../stores/session';
import classes from './findings.module.css';
import { goToFinding, sortFindings } from './places';

const none: Finding[] = [];

export function FindingsList() {
  const { t } = useTranslation();
  const findings = useSession((s) => s.status?.findings ?? none);
  const { folded, set } = usePreferences();
  const isFolded = folded.findings ?? false;
  const Chevron = isFolded ? ChevronRight : ChevronDown;
  return (
    <section className={classes.findings} aria-labelledby="findings-title">
      <h2 id="findings-title">
        <button
          type="button"
          className={classes.header}
          data-findings
          aria-expanded={!isFolded}
          onClick={() => set({ folded: { ...folded, findings: !isFolded } })}
        >
          <Chevron size={14} strokeWidth={1.6} aria-hidden />
          {t('findings.title')}
          <span className={classes.hint}>{t('findings.count', { count: findings.length })}</span>
        </button>
      </h2>
      {!isFolded && <Findings findings={sortFindings(findings)} />}
    </section>
  );
}

function Findings({ findings }: { findings: Finding[] }) {
  const { t } = useTranslation();
  const document = useSession((s) => s.document);
  if (!findings.length)
    return (
      <p className={classes.none}>
        <CircleCheck size={16} strokeWidth={1.6} aria-hidden /> {t('findings.none')}
      </p>
    );
  return (
    <ul className={classes.list}>
      {findings.map((f, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: findings of one code may be alike
        <li key={`${f.code} ${i}`} className={classes.item}>
          <button type="button" className={classes.finding} onClick={() => goToFinding(f)}>
            <SeverityIcon severity={f.severity} />
            <span>
              {f.message}
              <span className={classes.place}>{document && placeOf(document, f, t)}</span>
            </span>
          </button>
          {f.mend && <Mend finding={f} />}
        </li>
      ))}
    </ul>
  );
}

function Mend({ finding }: { finding: Finding }) {
  const { t } = useTranslation();
  const { mend } = finding;
  if (!mend) return null;
  return (
    <Button size="compact-xs" variant="default" onClick={() => void session.edit(mend)}>
      {t('findings.mend')}
    </Button>
  );
}

type T = ReturnType<typeof useTranslation>['t'];

/** Where a finding is, in the words of the page. */
function placeOf(d: Document, { place }: Finding, t: T): string {
  const frame = place.frame ? frameOf(d, place.frame) : undefined;
  const cells = frame && cellsOf(d.grid, frame.rect);
  const photo = d.photos.findIndex((p) => p.id === place.photo);
  return [
    place.file,
    place.line ? t('home.start.line', { line: place.line }) : '',
    photo >= 0 ? t('canvas.kind.photo', { number: photo + 1 }) : frame && shortName(d, frame),
    cells && t('findings.cell', cells),
    place.excerpt,
  ]
    .filter(Boolean)
    .join(' · ');
}
