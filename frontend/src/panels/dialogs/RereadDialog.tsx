// A corrected manuscript read in again: every difference is seen with what was
// read before, what stands on the page, and what comes; the chosen ones are
// applied as one step.

import { Badge, Button, Checkbox, Stack } from '@mantine/core';
import { FileText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { desk } from '../../api/desk';
import { manuscriptTypes, pickFiles, uploadFile } from '../../components/files';
import { messageOf, toastError } from '../../components/toasts';
import type { Reread, RereadChange } from '../../model/wire';
import { closeDialog } from '../../stores/panels';
import { session, useSession } from '../../stores/session';
import classes from './dialogs.module.css';
import { difference } from './difference';

export function RereadDialog() {
  const { t } = useTranslation();
  const [reread, setReread] = useState<Reread | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const read = async () => {
    const [file] = await pickFiles(manuscriptTypes, false);
    if (!file) return;
    setTrouble(null);
    setIsBusy(true);
    try {
      setReread(await readAgain(file));
    } catch (error) {
      setTrouble(messageOf(error));
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Stack gap={12}>
      <p className={classes.hint}>{t('dialog.reread.lead')}</p>
      <Button
        variant="default"
        loading={isBusy}
        leftSection={<FileText size={16} strokeWidth={1.6} />}
        onClick={() => void read()}
        data-autofocus
      >
        {t('dialog.reread.choose')}
      </Button>
      {trouble && (
        <p className={classes.trouble} role="alert">
          {trouble}
        </p>
      )}
      {reread && <Changes key={reread.id} reread={reread} />}
    </Stack>
  );
}

async function readAgain(file: File): Promise<Reread | null> {
  const upload = await uploadFile(file);
  await session.settled();
  const { id } = useSession.getState();
  return id ? desk.reread(id, session.at().base, upload.id) : null;
}

/** Conflicts are left out until one chooses them. */
function Changes({ reread }: { reread: Reread }) {
  const { t } = useTranslation();
  const { changes } = reread;
  const [take, setTake] = useState(() => new Set(changes.filter((c) => !c.isConflict).map((c) => c.number)));
  if (!changes.length) return <p role="status">{t('dialog.reread.same')}</p>;
  const toggle = (n: number) => setTake(new Set(take.has(n) ? [...take].filter((x) => x !== n) : [...take, n]));
  const apply = async () => {
    try {
      await session.ask((id, at) => desk.applyReread(id, at, reread.id, [...take]));
      closeDialog();
    } catch (error) {
      toastError(error);
    }
  };
  return (
    <>
      <ul className={classes.reread}>
        {changes.map((c) => (
          <ChangeRow key={c.number} change={c} isTaken={take.has(c.number)} toggle={() => toggle(c.number)} />
        ))}
      </ul>
      <div className={classes.actions}>
        <Button variant="default" onClick={closeDialog}>
          {t('shell.cancel')}
        </Button>
        <Button disabled={take.size === 0} onClick={() => void apply()}>
          {t('dialog.reread.apply', { count: take.size })}
        </Button>
      </div>
    </>
  );
}

type ChangeRowProps = { change: RereadChange; isTaken: boolean; toggle: () => void };

function ChangeRow({ change: c, isTaken, toggle }: ChangeRowProps) {
  const { t } = useTranslation();
  const texts = [
    ['before', c.before],
    ['current', c.current],
    ['after', c.after],
  ] as const;
  return (
    <li data-conflict={c.isConflict || undefined}>
      <header>
        <Checkbox size="xs" checked={isTaken} onChange={toggle} label={t(`dialog.reread.kind.${c.kind}`)} />
        {c.isConflict && (
          <Badge size="sm" variant="outline" color="red" radius="xs">
            {t('dialog.reread.conflict')}
          </Badge>
        )}
      </header>
      <dl>
        {texts
          .filter(([name, text]) => text && (name !== 'current' || c.isConflict))
          .map(([name, text]) => (
            <div key={name}>
              <dt>{t(`dialog.reread.${name}`)}</dt>
              <dd>{name === 'before' ? text : <Differing text={text} from={c.before} />}</dd>
            </div>
          ))}
      </dl>
    </li>
  );
}

/** A text with what differs from another one marked. */
function Differing({ text, from }: { text: string; from: string }) {
  const [start, end] = difference(from, text);
  return (
    <>
      {text.slice(0, start)}
      {end > start && <mark>{text.slice(start, end)}</mark>}
      {text.slice(end)}
    </>
  );
}
