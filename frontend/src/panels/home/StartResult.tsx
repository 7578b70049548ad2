// What the desk had to say of a manuscript: trouble, or what it did not understand.

import { Button } from '@mantine/core';
import { OctagonAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { SeverityIcon } from '../../components/SeverityIcon';
import type { Finding } from '../../model/wire';
import { goToDocument } from '../../stores/route';
import { clearStart, useStart } from '../../stores/start';
import classes from './start.module.css';

export function StartTrouble() {
  const trouble = useStart((s) => s.trouble);
  if (!trouble) return null;
  return (
    <p className={classes.trouble} role="alert">
      <OctagonAlert size={16} strokeWidth={1.6} aria-hidden /> {trouble}
    </p>
  );
}

/** The page is there, and something is to be read first. */
export function Made() {
  const { t } = useTranslation();
  const made = useStart((s) => s.made);
  if (!made) return null;
  const open = () => {
    clearStart();
    goToDocument(made.document);
  };
  return (
    <div className={classes.made} role="status">
      <header>
        <h3>{t('home.start.made', { count: made.findings.length })}</h3>
        <Button onClick={open}>{t('home.start.open')}</Button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by keys too */}
      <ul tabIndex={0} aria-label={t('home.start.made', { count: made.findings.length })}>
        {made.findings.map((f) => (
          <FindingLine key={`${f.code} ${f.message}`} finding={f} />
        ))}
      </ul>
    </div>
  );
}

function FindingLine({ finding }: { finding: Finding }) {
  const { t } = useTranslation();
  const { file, line, excerpt } = finding.place;
  const place = [file, line ? t('home.start.line', { line }) : '', excerpt].filter(Boolean).join(' · ');
  return (
    <li>
      <SeverityIcon severity={finding.severity} />
      <span>{finding.message}</span>
      <span className={classes.hint}>{place}</span>
    </li>
  );
}
