import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { goHome } from '../../stores/route';
import classes from './bar.module.css';

/** A document that could not be opened. */
export function NotOpened({ reason }: { reason: string }) {
  const { t } = useTranslation();
  return (
    <main className={classes.notOpened}>
      <h1>{t('shell.notOpened')}</h1>
      <p role="alert">{reason}</p>
      <Button variant="default" onClick={goHome}>
        {t('shell.command.home')}
      </Button>
    </main>
  );
}
