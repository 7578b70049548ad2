import { Eye } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Key } from '../../components/Key';
import { useAlternatives } from '../../stores/alternatives';
import classes from './alternatives.module.css';

/** Says that the page only looks changed, and which keys lead on. */
export function PreviewBanner() {
  const { t } = useTranslation();
  const shown = useAlternatives((s) => s.shown);
  const isOpen = useAlternatives((s) => s.isOpen && s.set !== null);
  if (!isOpen) return null;
  return (
    <>
      {shown !== null && (
        <p className={classes.banner} role="status">
          <Eye size={16} strokeWidth={1.6} aria-hidden /> {t('alternatives.banner', { number: shown })}
        </p>
      )}
      <dl className={classes.keys}>
        {(['1–5', '\\', 'K', 'Escape'] as const).map((key) => (
          <div key={key}>
            <dt>
              <Key chord={key} />
            </dt>
            <dd>{t(`alternatives.key.${keyNames[key]}`)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

const keyNames = { '1–5': 'show', '\\': 'hold', K: 'pin', Escape: 'leave' } as const;
