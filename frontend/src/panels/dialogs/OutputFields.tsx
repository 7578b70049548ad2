// What is written: which pages, what it is called, the page alone or a package for the printer.

import { Checkbox, SegmentedControl, TextInput } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './export.module.css';
import type { Output } from './use-output';

/** What no file system bears in a name. */
const unsafe = /[\\/:*?"<>|\p{Cc}\p{Bidi_Control}]/gu;

export function OutputFields({ output }: { output: Output }) {
  const { t } = useTranslation();
  const id = useId();
  const { pageCount, isPackage, setPackage, name, setName, proposed } = output;
  return (
    <div className={classes.output}>
      {pageCount > 1 && !isPackage && <PageRange output={output} />}
      <label htmlFor={id}>{t('export.file')}</label>
      <TextInput
        id={id}
        size="xs"
        value={name ?? proposed}
        placeholder={proposed}
        maxLength={60}
        rightSection={<span className={classes.extension}>{isPackage ? '.zip' : '.pdf'}</span>}
        rightSectionWidth={40}
        onChange={(e) => setName(e.currentTarget.value.replace(unsafe, ''))}
      />
      <Checkbox
        className={classes.packing}
        size="xs"
        checked={isPackage}
        onChange={(e) => setPackage(e.currentTarget.checked)}
        label={t('export.package')}
        description={t('export.packageHint')}
      />
    </div>
  );
}

function PageRange({ output: { pageCount, pages, setPages, isBadRange } }: { output: Output }) {
  const { t } = useTranslation();
  return (
    <>
      <span>{t('export.pages')}</span>
      <div className={classes.range}>
        <SegmentedControl
          size="xs"
          aria-label={t('export.pages')}
          value={pages === null ? 'all' : 'some'}
          onChange={(v) => setPages(v === 'all' ? null : `1-${pageCount}`)}
          data={[
            { value: 'all', label: t('export.allPages', { count: pageCount }) },
            { value: 'some', label: t('export.somePages') },
          ]}
        />
        {pages !== null && (
          <TextInput
            size="xs"
            aria-label={t('export.whichPages')}
            value={pages}
            error={isBadRange && t('export.badPages', { count: pageCount })}
            onChange={(e) => setPages(e.currentTarget.value)}
          />
        )}
      </div>
    </>
  );
}
