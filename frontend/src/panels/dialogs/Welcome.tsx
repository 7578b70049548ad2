import { Button } from '@mantine/core';
import { FileText, Images, LayoutDashboard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { closeDialog } from '../../stores/panels';
import classes from './dialogs.module.css';

const steps = [
  { name: 'manuscript', icon: FileText },
  { name: 'photos', icon: Images },
  { name: 'page', icon: LayoutDashboard },
] as const;

export function Welcome() {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('dialog.welcome.lead')}</p>
      <ol className={classes.welcome}>
        {steps.map(({ name, icon: Icon }, i) => (
          <li key={name}>
            <Icon size={24} strokeWidth={1.4} aria-hidden />
            <h3>
              {i + 1} {t(`home.start.${name}`)}
            </h3>
            <p>{t(`dialog.welcome.${name}`)}</p>
          </li>
        ))}
      </ol>
      <p className={classes.hint}>{t('dialog.welcome.safe')}</p>
      <div className={classes.actions}>
        <Button onClick={closeDialog} data-autofocus>
          {t('dialog.welcome.begin')}
        </Button>
      </div>
    </>
  );
}
