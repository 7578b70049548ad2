import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { showChord } from '../../components/chords';
import { Key } from '../../components/Key';
import type { Alternative } from '../../model/wire';
import { applyAlternative, chooseAlternative, showAlternative, useAlternatives } from '../../stores/alternatives';
import { PageThumbnail } from '../pages/PageThumbnail';
import classes from './alternatives.module.css';
import { measures } from './measures';

const onCard = ['fill', 'overset', 'photoShare', 'distance', 'columns', 'rating'];

export function AlternativeCard({ alternative: a }: { alternative: Alternative }) {
  const { t } = useTranslation();
  const page = useAlternatives((s) => s.pages[a.number]);
  const isShown = useAlternatives((s) => s.shown === a.number);
  const isChosen = useAlternatives((s) => s.chosen === a.number);
  return (
    <li
      className={classes.card}
      data-shown={isShown || undefined}
      onPointerEnter={(e) => e.pointerType === 'mouse' && showAlternative(a.number)}
    >
      <button
        type="button"
        className={classes.look}
        aria-pressed={isChosen}
        aria-label={t('alternatives.look', { number: a.number })}
        onClick={() => chooseAlternative(isChosen ? null : a.number)}
      >
        {page && <PageThumbnail scene={page.scene} page={0} />}
      </button>
      <div className={classes.text}>
        <h3>
          <Key chord={String(a.number)} /> {t('alternatives.name', { number: a.number })}
          <span className={classes.hint}>{t(`alternatives.family.${a.family}`)}</span>
        </h3>
        <dl className={classes.measures}>
          {measures
            .filter((m) => onCard.includes(m.name))
            .map((m) => (
              <div key={m.name}>
                <dt>{t(`alternatives.measure.${m.name}`)}</dt>
                <dd>{t(`alternatives.value.${m.name}`, { value: m.value(a).toFixed(m.decimals) })}</dd>
              </div>
            ))}
        </dl>
        {isShown || isChosen ? (
          <Button
            fullWidth
            rightSection={<span className={classes.key}>{showChord('Enter')}</span>}
            onClick={() => void applyAlternative(a.number)}
          >
            {t('alternatives.apply')}
          </Button>
        ) : (
          <span className={classes.hover}>{t('alternatives.hover')}</span>
        )}
      </div>
    </li>
  );
}
