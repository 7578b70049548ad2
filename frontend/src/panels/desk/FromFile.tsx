// What the file of a photo says of itself, where it says so, and how the document
// differs from it.

import { Button } from '@mantine/core';
import { ArrowUpToLine, MapPin } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { desk } from '../../api/desk';
import { IconButton } from '../../components/IconButton';
import type { FileWords } from '../../model/wire';
import { takeFromFile } from './actions';
import classes from './desk.module.css';
import { textOf } from './fields';
import { type FileField, type FileValue, fileFields, isKept, wordsToTake } from './file-words';
import file from './from-file.module.css';
import type { DeskRow } from './rows';

export function FromFile({ row }: { row: DeskRow }) {
  const { t } = useTranslation();
  const words = useFileWords(row.photo.id);
  if (!words) return null;
  const fields = fileFields(row, words.fields);
  const open = wordsToTake(fields);
  return (
    <section className={classes.group} aria-labelledby="desk-file">
      <header className={file.head}>
        <h3 id="desk-file">{t('desk.file.title')}</h3>
        {open.length > 1 && (
          <Button variant="subtle" size="compact-xs" onClick={() => takeFromFile(row, open)}>
            {t('desk.file.takeAll', { count: open.length })}
          </Button>
        )}
      </header>
      {fields.length === 0 && <p className={classes.hint}>{t('desk.file.silent')}</p>}
      <dl className={file.fields}>
        {fields.map((field) => (
          <Field key={field.name} row={row} field={field} />
        ))}
      </dl>
      {words.hasCoordinates && (
        <p className={file.located}>
          <MapPin size={14} strokeWidth={1.6} aria-hidden />
          {t('desk.file.located')}
        </p>
      )}
    </section>
  );
}

/** Null until it is known, or where it cannot be. */
function useFileWords(photo: string): FileWords | null {
  const [words, setWords] = useState<FileWords | null>(null);
  useEffect(() => {
    const off = new AbortController();
    desk.fileWords(photo, { signal: off.signal }).then(setWords, () => undefined);
    return () => off.abort();
  }, [photo]);
  return words;
}

type FieldProps = { row: DeskRow; field: FileField };

function Field({ row, field }: FieldProps) {
  const { t } = useTranslation();
  return (
    <>
      <dt>{t(`desk.file.field.${field.name}`)}</dt>
      <dd>
        {field.values.map((value, i) => (
          <Value key={`${value.from} ${value.text}`} row={row} field={field} value={value} isLost={i > 0} />
        ))}
      </dd>
    </>
  );
}

type ValueProps = FieldProps & { value: FileValue; isLost: boolean };

function Value({ row, field: { name }, value, isLost }: ValueProps) {
  const { t } = useTranslation();
  const differs = isKept(name) && !value.isTaken;
  const isMissing = isKept(name) && !textOf(row.photo, name);
  return (
    <div className={file.value} data-lost={isLost || undefined}>
      <span className={file.text} title={value.text}>
        {value.text}
      </span>
      <span className={file.facts}>
        <span className={file.origin} title={t(isLost ? 'desk.file.lost' : 'desk.file.settled')}>
          {t(`desk.file.from.${value.from}`)}
        </span>
        {differs && !isLost && (
          <span className={file.differs}>{t(isMissing ? 'desk.file.missing' : 'desk.file.differs')}</span>
        )}
        {isLost && <span className={classes.hint}>{t('desk.file.otherwise')}</span>}
      </span>
      {differs && (
        <IconButton
          className={file.take}
          icon={ArrowUpToLine}
          size={22}
          iconSize={14}
          label={t('desk.file.take', { field: t(`desk.file.field.${name}`), from: t(`desk.file.from.${value.from}`) })}
          onClick={() => takeFromFile(row, [{ field: name, text: value.text }])}
        />
      )}
    </div>
  );
}
