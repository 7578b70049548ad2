import { Button } from '@mantine/core';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { shell } from '../../api/shell';
import { toPage } from '../../stores/route';
import barClasses from '../shell/bar.module.css';
import { DocTitle } from '../shell/DocTitle';
import { MainMenu } from '../shell/MainMenu';
import { ProgramButtons } from '../shell/ProgramButtons';
import { UndoRedo } from '../shell/UndoRedo';
import { DeskSearch } from './DeskSearch';
import classes from './desk.module.css';
import type { DeskRow } from './rows';
import { TablesMenu } from './TablesMenu';

const icon = { size: 16, strokeWidth: 1.6, 'aria-hidden': true } as const;

export function DeskBar({ rows }: { rows: readonly DeskRow[] }) {
  const { t } = useTranslation();
  return (
    <section className={barClasses.bar} aria-label={t('shell.bar')} data-dock="bar">
      {!shell.hasMenuBar && <MainMenu />}
      <Button
        variant="subtle"
        color="gray"
        className={classes.back}
        leftSection={<ArrowLeft {...icon} />}
        onClick={toPage}
      >
        {t('desk.back')}
      </Button>
      <span className={barClasses.rule} />
      <span className={classes.deskName}>{t('desk.title')}</span>
      <DocTitle />
      <UndoRedo />
      <span className={barClasses.space} />
      <DeskSearch rows={rows} />
      <span className={barClasses.space} />
      <TablesMenu />
      <span className={barClasses.rule} />
      <ProgramButtons />
    </section>
  );
}
