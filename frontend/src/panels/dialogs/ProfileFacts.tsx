// What a profile makes of the page, in figures.

import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ExportProfile, Preflight } from '../../model/wire';
import classes from './export.module.css';

type FactsProps = { profile: ExportProfile; subject?: Preflight['subject'] };

export function ProfileFacts({ profile, subject }: FactsProps) {
  const { t } = useTranslation();
  const facts = {
    intent: intentOf(profile, t),
    photos: t('export.upTo', { ppi: profile.ppi }),
    box: boxOf(profile, subject, t),
    black: t(`export.blackOf.${profile.space}`),
  };
  return (
    <dl className={classes.facts}>
      {Object.entries(facts).map(([name, text]) => (
        <div key={name}>
          <dt>{t(`export.fact.${name}`)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function intentOf({ space, condition, inkLimit }: ExportProfile, t: TFunction): string {
  if (space === 'srgb') return t('export.screen');
  return [condition, t('export.ink', { limit: inkLimit })].filter(Boolean).join(' · ');
}

/** The size of the pages, where they have one, and what is around them. */
function boxOf({ bleedMM, marks }: ExportProfile, subject: Preflight['subject'] | undefined, t: TFunction): string {
  const sizes = new Set(subject?.trims_mm.map(([width, height]) => t('export.size', { width, height })));
  return [
    [...sizes].join(' / '),
    bleedMM ? t('export.bleed', { mm: bleedMM }) : t('export.noBleed'),
    marks && t('export.marks'),
  ]
    .filter(Boolean)
    .join(' · ');
}
