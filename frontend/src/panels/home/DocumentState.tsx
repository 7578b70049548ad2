import { useTranslation } from 'react-i18next';
import { SeverityIcon } from '../../components/SeverityIcon';
import type { DocumentInfo } from '../../model/wire';
import classes from './home.module.css';

/** What the checks say of a document. */
export function DocumentState({ info }: { info: DocumentInfo }) {
  const { t } = useTranslation();
  const { errors, warnings } = info;
  if (!errors && !warnings) return <p className={classes.passed}>{t('home.passed')}</p>;
  return (
    <p className={classes.state}>
      {errors > 0 && (
        <span className={classes.errors}>
          <SeverityIcon severity="error" size={14} /> {t('home.errors', { count: errors })}
        </span>
      )}
      {warnings > 0 && (
        <span className={classes.warnings}>
          <SeverityIcon severity="warning" size={14} /> {t('home.warnings', { count: warnings })}
        </span>
      )}
    </p>
  );
}
