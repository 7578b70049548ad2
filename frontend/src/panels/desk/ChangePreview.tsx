// Every change before it is made.

import { useTranslation } from 'react-i18next';
import { difference } from '../captions/caption-edit';
import type { FieldChange } from './changes';
import classes from './desk.module.css';

/** More are only counted. */
const most = 40;

export function ChangePreview({ changes }: { changes: readonly FieldChange[] }) {
  const { t } = useTranslation();
  return (
    <section className={classes.group} aria-labelledby="desk-changes">
      <h3 id="desk-changes">
        {t('desk.changes')} <span className={classes.hint}>{t('desk.places', { count: changes.length })}</span>
      </h3>
      <ul className={classes.changes}>
        {changes.slice(0, most).map((c) => (
          <li key={`${c.photo.id} ${c.field}`}>
            <span className={classes.hint}>{t('canvas.kind.photo', { number: c.number })}</span>
            <span className={classes.hint}>{t(`desk.field.${c.field}`)}</span>
            <Changed change={c} />
          </li>
        ))}
      </ul>
      {changes.length > most && <p className={classes.hint}>{t('desk.more', { count: changes.length - most })}</p>}
    </section>
  );
}

function Changed({ change: { field, before, after } }: { change: FieldChange }) {
  const { t } = useTranslation();
  if (field === 'apartCredit') return <ins>{t(after ? 'desk.apart' : 'desk.inCreditLine')}</ins>;
  const d = difference(before, after);
  const runes = Array.from(before);
  // Of a long caption only the place is shown.
  const isPlace = field === 'caption' && d !== null && runes.length > 12 && d.to - d.from < runes.length;
  if (!isPlace || !d)
    return (
      <span>
        <del>{before || t('desk.blank')}</del> <ins>{after || t('desk.blank')}</ins>
      </span>
    );
  return (
    <span>
      …{runes.slice(Math.max(0, d.from - 6), d.from).join('')}
      {d.to > d.from && <del>{runes.slice(d.from, d.to).join('')}</del>}
      {d.text && <ins>{d.text}</ins>}
      {runes.slice(d.to, d.to + 6).join('')}
    </span>
  );
}
