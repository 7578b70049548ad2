// The steps of the document by name: going to one takes back, or does again,
// all that lies between.

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { desk } from '../../api/desk';
import { attempt } from '../../components/toasts';
import type { History, HistoryStep } from '../../model/wire';
import { session, useSession } from '../../stores/session';
import classes from './history.module.css';

export function HistoryPanel() {
  const { t } = useTranslation();
  const history = useHistory();
  if (!history) return null;
  const steps = history.steps.toReversed();
  return (
    <ol className={classes.steps} aria-label={t('history.title')}>
      {steps.map((step) => (
        <Step key={step.number} step={step} cursor={history.cursor} at={history.steps.indexOf(step) + 1} />
      ))}
      <li>
        <button
          type="button"
          className={classes.step}
          aria-current={history.cursor === 0 || undefined}
          onClick={() => go(0)}
        >
          {t('history.beginning')}
        </button>
      </li>
    </ol>
  );
}

const go = (cursor: number) => void attempt(() => session.goto(cursor));

function Step({ step, cursor, at }: { step: HistoryStep; cursor: number; at: number }) {
  const { t, i18n } = useTranslation();
  const time = new Date(step.time).toLocaleTimeString(i18n.language, {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
  return (
    <li>
      <button
        type="button"
        className={classes.step}
        data-undone={at > cursor || undefined}
        aria-current={at === cursor || undefined}
        onClick={() => go(at)}
      >
        <span className={classes.name}>{t([`edit.${step.name}`, 'edit.other'])}</span>
        {step.count > 1 && <span className={classes.hint}>{t('history.count', { count: step.count })}</span>}
        <time className={classes.hint} dateTime={step.time}>
          {time}
        </time>
      </button>
    </li>
  );
}

/** The history, asked for again whenever the document has another revision. */
function useHistory(): History | null {
  const [history, setHistory] = useState<History | null>(null);
  const id = useSession((s) => s.id);
  const revision = useSession((s) => s.status?.revision);
  useEffect(() => {
    if (!id || revision === undefined) return;
    let isWanted = true;
    void attempt(async () => {
      const found = await desk.history(id);
      if (isWanted) setHistory(found);
    });
    return () => {
      isWanted = false;
    };
  }, [id, revision]);
  return history;
}
