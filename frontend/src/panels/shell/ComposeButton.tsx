import { Button } from '@mantine/core';
import { LayoutDashboard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { showChord } from '../../components/chords';
import { runCommand } from '../../components/commands';
import { useAlternatives } from '../../stores/alternatives';
import { useSession } from '../../stores/session';
import classes from './bar.module.css';

export function ComposeButton() {
  const { t } = useTranslation();
  const job = useAlternatives((s) => s.job);
  const isOpen = useSession((s) => s.document !== null);
  return (
    <Button
      className={classes.compose}
      disabled={!isOpen || job !== null}
      leftSection={<LayoutDashboard size={16} strokeWidth={1.6} />}
      rightSection={<span className={classes.composeKey}>{showChord('Ctrl+Enter')}</span>}
      onClick={() => runCommand('compose')}
    >
      {t('shell.compose')}
    </Button>
  );
}
