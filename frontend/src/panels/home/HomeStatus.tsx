import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { runCommand } from '../../components/commands';
import { Key } from '../../components/Key';
import { useShelf } from '../../stores/shelf';
import classes from './home.module.css';

export function HomeStatus() {
  const { t } = useTranslation();
  const count = useShelf((s) => s.documents?.length ?? 0);
  const version = useShelf((s) => s.about?.version);
  return (
    <footer className={classes.status}>
      <CircleCheck size={14} strokeWidth={1.6} aria-hidden />
      <span>{t('home.saved', { count })}</span>
      <span className={classes.space} />
      {version && version !== 'unknown' && <span className={classes.hint}>{t('home.version', { version })}</span>}
      <button type="button" className={classes.link} onClick={() => runCommand('shortcuts')}>
        <Key chord="?" /> {t('shell.command.shortcuts')}
      </button>
    </footer>
  );
}
