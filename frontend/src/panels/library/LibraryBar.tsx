import { Select, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attempt } from '../../components/toasts';
import type { PhotoOrder } from '../../model/wire';
import classes from './library.module.css';
import { look, useLibrary } from './library-state';

/** Milliseconds that a word may take to be typed on. */
const pause = 120;

export function LibraryBar() {
  const { t } = useTranslation();
  const { order, query, total } = useLibrary();
  const [typed, setTyped] = useState(query);
  useEffect(() => {
    if (typed === useLibrary.getState().query) return;
    const timer = setTimeout(() => void attempt(() => look({ query: typed })), pause);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <search className={classes.bar}>
      <TextInput
        className={classes.search}
        aria-label={t('library.search')}
        placeholder={t('library.search')}
        leftSection={<Search size={14} strokeWidth={1.6} />}
        value={typed}
        data-autofocus
        onChange={(e) => setTyped(e.currentTarget.value)}
      />
      <Select
        aria-label={t('library.order')}
        w={132}
        allowDeselect={false}
        disabled={query !== ''}
        value={order}
        data={(['modified', 'date', 'name'] as const).map((value) => ({ value, label: t(`library.by.${value}`) }))}
        onChange={(value) => value && void attempt(() => look({ order: value as PhotoOrder }))}
      />
      <span className={classes.hint} role="status">
        {total !== null && t('library.count', { count: total })}
      </span>
    </search>
  );
}
