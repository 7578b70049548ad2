// Lines taken up or released: the desk proposes, one sees what would change,
// and applies it as one step.

import { Button, SegmentedControl, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { desk } from '../../api/desk';
import { NumberField } from '../../components/NumberField';
import { countUnits } from '../../components/numbers';
import { messageOf } from '../../components/toasts';
import { blockText } from '../../model/text';
import type { FitProposal } from '../../model/wire';
import { closeDialog } from '../../stores/panels';
import { useSelection } from '../../stores/selection';
import { session, useSession } from '../../stores/session';
import { FitChange } from '../overset/FitChange';
import classes from './dialogs.module.css';

const wholeStory = '';

export function FitDialog() {
  const { t } = useTranslation();
  const story = useSession((s) => s.document?.stories[0]);
  const [block, setBlock] = useState(blockOfCaret() ?? wholeStory);
  const [sign, setSign] = useState<'-' | '+'>('-');
  const [lines, setLines] = useState(1);
  const [answer, setAnswer] = useState<FitProposal | string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  if (!story) return null;
  const ask = async () => {
    setIsBusy(true);
    setAnswer(await propose(story.id, block, sign === '-' ? -lines : lines));
    setIsBusy(false);
  };
  return (
    <Stack gap={12}>
      <p className={classes.hint}>{t('dialog.fit.lead')}</p>
      <Select
        label={t('dialog.fit.where')}
        allowDeselect={false}
        searchable
        value={block}
        onChange={(v) => setBlock(v ?? wholeStory)}
        data={[
          { value: wholeStory, label: t('dialog.fit.wholeStory') },
          ...story.story.blocks
            .filter((b) => b.role === 'body' || b.role === 'lead')
            .map((b, i) => ({ value: b.id, label: `${i + 1} ${blockText(b).slice(0, 28)}` })),
        ]}
      />
      <div className={classes.fitRow}>
        <SegmentedControl
          aria-label={t('dialog.fit.direction')}
          value={sign}
          onChange={(v) => setSign(v as '-' | '+')}
          data={[
            { value: '-', label: t('dialog.fit.take') },
            { value: '+', label: t('dialog.fit.release') },
          ]}
        />
        <NumberField
          label={t('inspector.lines')}
          unit={t('inspector.unit.lines')}
          units={countUnits('行', 'ln')}
          value={lines}
          decimals={0}
          least={1}
          most={99}
          onCommit={(v) => setLines(Math.round(v))}
        />
        <Button variant="default" loading={isBusy} onClick={() => void ask()}>
          {t('dialog.fit.propose')}
        </Button>
      </div>
      <Answer answer={answer} wanted={lines} />
    </Stack>
  );
}

function blockOfCaret(): string | null {
  const at = useSelection.getState().text?.focus.at;
  return at && 'block' in at ? at.block : null;
}

/** The proposal, or what the desk says against it. */
async function propose(story: string, block: string, lines: number): Promise<FitProposal | string> {
  await session.settled();
  const { id } = useSession.getState();
  if (!id) return '';
  try {
    return await desk.fit(id, { base: session.at().base, story, block: block || undefined, lines });
  } catch (error) {
    return messageOf(error);
  }
}

function Answer({ answer, wanted }: { answer: FitProposal | string | null; wanted: number }) {
  const { t } = useTranslation();
  if (answer === null) return null;
  if (typeof answer === 'string')
    return (
      <p className={classes.trouble} role="alert">
        {answer}
      </p>
    );
  const apply = () => {
    void session.edit(answer.edit);
    closeDialog();
  };
  const got = Math.abs(answer.lines);
  return (
    <>
      <p role="status">{t(got >= wanted ? 'dialog.fit.enough' : 'dialog.fit.some', { got, wanted })}</p>
      <ul className={classes.changes}>
        {answer.changes.map((c, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that does not change
          <li key={i}>
            <FitChange change={c} hint={classes.hint} />
          </li>
        ))}
      </ul>
      <div className={classes.actions}>
        <Button variant="default" onClick={closeDialog}>
          {t('shell.cancel')}
        </Button>
        <Button disabled={answer.edit.steps.length === 0} onClick={apply}>
          {t('dialog.fit.apply')}
        </Button>
      </div>
    </>
  );
}
