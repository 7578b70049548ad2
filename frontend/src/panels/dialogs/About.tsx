// What the program is, whose it is, and what it is made of.

import { Button } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askAbout, useShelf } from '../../stores/shelf';
import classes from './about.module.css';
import { type Licences, loadLicences } from './licences';
import { Parts } from './Parts';

export default function About() {
  const { licences, trouble, load } = useLicences();
  return (
    <div className={classes.about}>
      <Program licences={licences} />
      {licences && <Parts parts={licences.parts} />}
      {trouble && <Trouble error={trouble} again={load} />}
      {!licences && !trouble && <Loading />}
    </div>
  );
}

/** Neither of the two: on its way. */
function useLicences() {
  const [licences, setLicences] = useState<Licences | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const load = useCallback(() => {
    setTrouble(null);
    loadLicences().then(setLicences, (error: Error) => setTrouble(error.message));
  }, []);
  useEffect(load, [load]);
  return { licences, trouble, load };
}

function Program({ licences }: { licences: Licences | null }) {
  const { t } = useTranslation();
  const version = useVersion();
  return (
    <section className={classes.program} aria-label={t('shell.program')}>
      <img src="/icon.svg" alt="" width={48} height={48} />
      <div>
        <h3>
          {t('shell.program')}
          {version && <span className={classes.version}>{t('dialog.about.version', { version })}</span>}
        </h3>
        <p>{t('dialog.about.what')}</p>
        <p className={classes.copyright}>
          {licences && (
            <>
              <span lang="en">{licences.copyright}</span> · {t('dialog.about.licence', { licence: licences.licence })}
            </>
          )}
        </p>
      </div>
    </section>
  );
}

/** The program's version, once the desk has said it. Where it does not answer, its banner says so. */
function useVersion(): string | null {
  const version = useShelf((s) => s.about?.version);
  useEffect(() => void askAbout().catch(() => undefined), []);
  return version && version !== 'unknown' ? version : null;
}

function Loading() {
  const { t } = useTranslation();
  return (
    <div className={classes.state}>
      <output>{t('dialog.about.loading')}</output>
    </div>
  );
}

function Trouble({ error, again }: { error: string; again: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={classes.state} role="alert">
      <p>{t('dialog.about.failed', { error })}</p>
      <Button variant="default" onClick={again}>
        {t('dialog.about.again')}
      </Button>
    </div>
  );
}
