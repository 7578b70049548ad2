// What keeps a page from the press: the first few, each with the way there.

import { CircleCheck, OctagonAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DecisionIcon } from '../../components/SeverityIcon';
import type { PreflightFinding } from '../../model/wire';
import { FindingRow } from '../findings/FindingRow';
import type { Checked } from '../findings/use-preflight';
import classes from './export.module.css';

/** So many are listed; the press dock has them all. */
const few = 3;

type StopsProps = { checked: Checked; stops: readonly PreflightFinding[]; canPass: boolean };

export function StopsList({ checked: { report, trouble }, stops, canPass }: StopsProps) {
  const { t } = useTranslation();
  if (trouble) return <p className={classes.stopped}>{trouble}</p>;
  if (!report) return <output className={classes.checking}>{t('export.checking')}</output>;
  if (!stops.length)
    return (
      <p className={classes.fine}>
        <CircleCheck size={16} strokeWidth={1.6} aria-hidden /> {t('export.fine')}
      </p>
    );
  return (
    <section className={classes.stops} aria-labelledby="export-stops">
      <h3 id="export-stops">
        <OctagonAlert size={16} strokeWidth={1.6} aria-hidden />
        {t('export.stops', { count: stops.length })}
        {!canPass && <span>{t('export.noPass')}</span>}
      </h3>
      <ul>
        {stops.slice(0, few).map((f, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: findings of one code may be alike
          <FindingRow key={`${f.code} ${i}`} finding={f} icon={<DecisionIcon decision={f.decision} />} />
        ))}
      </ul>
      {stops.length > few && <p>{t('export.moreStops', { count: stops.length - few })}</p>}
    </section>
  );
}
