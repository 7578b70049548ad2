// What is exported: by which profile as a PDF, or a picture of the page.

import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExportProfile } from '../../model/wire';
import classes from './export.module.css';

export type Choice = { format: 'pdf' | 'png'; profile: string };

/** A profile may have any name: none is mistaken for the picture. */
const nameOf = ({ format, profile }: Choice) => (format === 'png' ? 'png' : `pdf ${profile}`);
const choiceOf = (value: string): Choice =>
  value === 'png' ? { format: 'png', profile: '' } : { format: 'pdf', profile: value.slice(4) };

type ChoiceProps = { profiles: readonly ExportProfile[]; value: Choice; onChange: (choice: Choice) => void };

export function ProfileChoice({ profiles, value, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      aria-label={t('dialog.export.format')}
      value={nameOf(value)}
      onChange={(v) => onChange(choiceOf(v))}
      className={classes.choice}
    >
      {profiles.map((p, i) => (
        <Radio
          key={p.name}
          size="xs"
          classNames={{ root: classes.card }}
          value={nameOf({ format: 'pdf', profile: p.name })}
          label={
            <>
              {p.title}
              {i === 0 && <span className={classes.badge}>{t('export.default')}</span>}
            </>
          }
          description={p.about}
        />
      ))}
      <Radio
        size="xs"
        classNames={{ root: classes.card }}
        value="png"
        label={t('export.png')}
        description={t('export.pngHint')}
      />
    </Radio.Group>
  );
}
