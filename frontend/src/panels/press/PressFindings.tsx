// What the press would say of the page, by the profile that is proofed.

import { ListChecks } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { desk } from '../../api/desk';
import { Key } from '../../components/Key';
import { DecisionIcon } from '../../components/SeverityIcon';
import type { Preflight } from '../../model/wire';
import { chooseFinding, listFindings, useFound } from '../../stores/found';
import { useProof } from '../../stores/proof';
import { useSession } from '../../stores/session';
import { FindingRow } from '../findings/FindingRow';
import { AllPassed } from '../findings/FindingsList';
import { usePreflight } from '../findings/use-preflight';
import { Badge } from './FindingMarks';
import classes from './press.module.css';

export function PressFindings() {
  const { t } = useTranslation();
  const profile = useProof((s) => s.profile);
  const { report, trouble } = usePreflight(profile);
  const findings = report?.findings ?? null;
  useEffect(() => {
    listFindings(findings);
    return () => listFindings(null);
  }, [findings]);
  return (
    <section className={classes.findings} aria-labelledby="press-findings" aria-busy={!report && !trouble}>
      <header>
        <h3 id="press-findings">{t('press.findings')}</h3>
        <output>{report && <Counts counts={report.counts} />}</output>
      </header>
      {trouble && <p className={classes.trouble}>{trouble}</p>}
      {report && <List report={report} />}
    </section>
  );
}

function Counts({ counts }: { counts: Preflight['counts'] }) {
  const { t } = useTranslation();
  const said = (['stop', 'warn', 'note'] as const).filter((d) => counts[d] > 0);
  return <>{said.map((d) => t(`findings.counts.${d}`, { count: counts[d] })).join(' · ')}</>;
}

function List({ report: { findings, profile } }: { report: Preflight }) {
  const chosen = useFound((s) => s.chosen);
  if (!findings.length) return <AllPassed />;
  return (
    <>
      <ul>
        {findings.map((f, i) => (
          <FindingRow
            // biome-ignore lint/suspicious/noArrayIndexKey: findings of one code may be alike
            key={`${f.code} ${i}`}
            finding={f}
            icon={<DecisionIcon decision={f.decision} />}
            badge={<Badge decision={f.decision} number={i + 1} />}
            isChosen={i === chosen}
            onChoose={() => chooseFinding(i)}
          />
        ))}
      </ul>
      <Footer profile={profile.name} />
    </>
  );
}

function Footer({ profile }: { profile: string }) {
  const { t } = useTranslation();
  const id = useSession((s) => s.id);
  if (!id) return null;
  return (
    <div className={classes.foot}>
      <span>
        <Key chord="F8" /> {t('press.next')} <Key chord="Shift+F8" /> {t('press.previous')}
      </span>
      <a href={desk.preflightPageUrl(id, profile)} download>
        <ListChecks size={14} strokeWidth={1.6} aria-hidden /> {t('press.report')}
      </a>
    </div>
  );
}
