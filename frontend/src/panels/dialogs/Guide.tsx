import { useTranslation } from 'react-i18next';
import classes from './dialogs.module.css';

const chapters = ['start', 'page', 'text', 'photos', 'compose', 'check', 'safe'] as const;

/** The guide in short: a paragraph for each thing one does. */
export function Guide() {
  const { t } = useTranslation();
  return (
    <dl className={classes.guide}>
      {chapters.map((chapter) => (
        <div key={chapter}>
          <dt>{t(`dialog.guide.${chapter}.title`)}</dt>
          <dd>{t(`dialog.guide.${chapter}.text`)}</dd>
        </div>
      ))}
    </dl>
  );
}
