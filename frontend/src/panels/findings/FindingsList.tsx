// What the checks found: a click goes there, a mend is one edit.

import { ChevronDown, ChevronRight, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { SeverityIcon } from '../../components/SeverityIcon';
import type { Finding } from '../../model/wire';
import { usePreferences } from '../../stores/preferences';
import { useSession } from '../../stores/session';
import { FindingRow } from './FindingRow';
import classes from './findings.module.css';
import { sortFindings } from './places';

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
  if (!findings.length) return <AllPassed />;
  return (
    <ul className={classes.list}>
      {findings.map((f, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: findings of one code may be alike
        <FindingRow key={`${f.code} ${i}`} finding={f} icon={<SeverityIcon severity={f.severity} />} />
      ))}
    </ul>
  );
}

export function AllPassed() {
  const { t } = useTranslation();
  return (
    <p className={classes.none}>
      <CircleCheck size={16} strokeWidth={1.6} aria-hidden /> {t('findings.none')}
    </p>
  );
}
