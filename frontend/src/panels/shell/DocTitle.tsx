import { VisuallyHidden } from '@mantine/core';
import { Check, CloudOff, LoaderCircle } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { session, useSession } from '../../stores/session';
import classes from './bar.module.css';

/** The title, changed in its place, and below it how safe everything is. */
export function DocTitle() {
  const { t } = useTranslation();
  const title = useSession((s) => s.document?.title) ?? '';
  const [draft, setDraft] = useState<string | null>(null);
  const take = () => {
    const next = draft?.trim();
    setDraft(null);
    if (next && next !== title) void session.edit({ name: 'rename', steps: [{ type: 'setProperties', title: next }] });
  };
  return (
    <div className={classes.document}>
      <VisuallyHidden component="h1">{title}</VisuallyHidden>
      <input
        className={classes.title}
        aria-label={t('shell.title')}
        value={draft ?? title}
        onChange={(e) => setDraft(e.currentTarget.value)}
        onBlur={take}
        onKeyDown={(e) => {
          if (e.nativeEvent.isComposing) return;
          if (e.key === 'Escape') setDraft(null);
          if (e.key === 'Enter') e.currentTarget.blur();
        }}
      />
      <SaveState />
    </div>
  );
}

/** Saving that is shorter is not worth a word. */
const patience = 400; // milliseconds

function SaveState() {
  const { t, i18n } = useTranslation();
  const save = useSession((s) => s.save);
  const savedAt = useSession((s) => s.savedAt);
  const isSlow = useStaysFor(save === 'saving', patience);
  const time = savedAt
    ? new Date(savedAt).toLocaleTimeString(i18n.language, { hour: '2-digit', minute: '2-digit', hour12: false })
    : '';
  const state = save === 'saving' && !isSlow ? 'saved' : save;
  const Icon = { saved: Check, saving: LoaderCircle, offline: CloudOff }[state];
  return (
    <span className={classes.save} data-state={state} role="status">
      <Icon size={12} strokeWidth={1.6} aria-hidden />
      {t(`shell.save.${state}`, { time })}
    </span>
  );
}

function useStaysFor(isOn: boolean, milliseconds: number): boolean {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    if (!isOn) return setIsLong(false);
    const timer = setTimeout(() => setIsLong(true), milliseconds);
    return () => clearTimeout(timer);
  }, [isOn, milliseconds]);
  return isOn && isLong;
}
