import { Button, TextInput } from '@mantine/core';
import { FolderOpen, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { runCommand } from '../../components/commands';
import { Key } from '../../components/Key';
import { attempt } from '../../components/toasts';
import { searchShelf, useShelf } from '../../stores/shelf';
import { ProgramButtons } from '../shell/ProgramButtons';
import classes from './home.module.css';

export function HomeBar() {
  const { t } = useTranslation();
  const query = useShelf((s) => s.query);
  return (
    <section className={classes.bar} aria-label={t('shell.bar')} data-dock="bar">
      <img src="/icon.svg" alt="" width={20} height={20} />
      <h1 className={classes.name}>{t('shell.program')}</h1>
      <TextInput
        className={classes.search}
        aria-label={t('home.search')}
        placeholder={t('home.search')}
        leftSection={<Search size={14} strokeWidth={1.6} />}
        rightSection={<Key chord="Ctrl+K" />}
        rightSectionWidth={56}
        rightSectionPointerEvents="none"
        value={query}
        onChange={(e) => {
          const { value } = e.currentTarget;
          void attempt(() => searchShelf(value));
        }}
      />
      <span className={classes.space} />
      <Button
        variant="default"
        leftSection={<FolderOpen size={16} strokeWidth={1.6} />}
        rightSection={<Key chord="Ctrl+O" />}
        onClick={() => runCommand('import')}
      >
        {t('home.import')}
      </Button>
      <ProgramButtons />
    </section>
  );
}
