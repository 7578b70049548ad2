// Who lets pass what a profile stops, and why: the report says so.

import { TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './export.module.css';

export type Pass = { by: string; why: string };

export const isWhole = ({ by, why }: Pass): boolean => by.trim() !== '' && why.trim() !== '';

export function PassFields({ pass, onChange }: { pass: Pass; onChange: (pass: Pass) => void }) {
  const { t } = useTranslation();
  const [by, why] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)];
  // Whoever did so before only says why.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the fields come
  useEffect(() => (pass.by ? why : by).current?.focus(), []);
  return (
    <div className={classes.pass}>
      <TextInput
        ref={by}
        size="xs"
        aria-label={t('export.by')}
        placeholder={t('export.by')}
        value={pass.by}
        onChange={(e) => onChange({ ...pass, by: e.currentTarget.value })}
      />
      <TextInput
        ref={why}
        size="xs"
        aria-label={t('export.why')}
        placeholder={t('export.why')}
        value={pass.why}
        onChange={(e) => onChange({ ...pass, why: e.currentTarget.value })}
      />
    </div>
  );
}
