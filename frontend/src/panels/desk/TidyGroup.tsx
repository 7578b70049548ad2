// Mends that the checks offer, taken for all chosen photos at once.

import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { mendsOf } from './changes';
import classes from './desk.module.css';
import { changeDraft, usePhotoDesk } from './desk-state';
import { useShortNames } from './names';
import type { DeskRow } from './rows';

export function TidyGroup({ rows }: { rows: readonly DeskRow[] }) {
  const { t } = useTranslation();
  const nameOf = useShortNames();
  const taken = usePhotoDesk((s) => s.draft.mends);
  const mends = mendsOf(rows);
  if (!mends.length) return null;
  const take = (code: string, isOn: boolean) =>
    changeDraft({ mends: isOn ? [...taken, code] : taken.filter((c) => c !== code) });
  return (
    <section className={classes.group} aria-labelledby="desk-tidy">
      <h3 id="desk-tidy">{t('desk.tidy')}</h3>
      {mends.map(({ code, sample, count }) => (
        <div key={code} className={classes.tidy} title={sample.message}>
          <Checkbox
            size="xs"
            label={t('desk.mend', { name: nameOf(code) })}
            checked={taken.includes(code)}
            onChange={(e) => take(code, e.currentTarget.checked)}
          />
          <span className={classes.hint}>{t('desk.places', { count })}</span>
        </div>
      ))}
    </section>
  );
}
