import { CloudOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../../stores/connection';
import { useSession } from '../../stores/session';
import classes from './bar.module.css';

/** The desk does not answer: says that nothing is lost, and what to do. */
export function OfflineBanner() {
  const { t } = useTranslation();
  const isOnline = useConnection((s) => s.isOnline);
  const save = useSession((s) => s.save);
  if (isOnline && save !== 'offline') return null;
  return (
    <p className={classes.offline} role="alert">
      <CloudOff size={16} strokeWidth={1.6} aria-hidden /> {t('shell.trouble.offline')}
    </p>
  );
}
