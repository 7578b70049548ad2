// The lines that found no room, with ways out: set the story tighter, take
// lines from a photo, compose again, or cut the text.

import { ActionIcon, Button } from '@mantine/core';
import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskError } from '../../api/client';
import { desk } from '../../api/desk';
import { runCommand } from '../../components/commands';
import type { Document } from '../../model/document';
import type { FitProposal, Overset } from '../../model/wire';
import { session, useSession } from '../../stores/session';
import { localDocument, useLocal } from '../../text/local';
import { typeAt } from '../../text/show';
import { FitChange } from './FitChange';
import { groupsOf, hiddenText, linesFromPhoto, placeOf } from './hidden';
import classes from './OversetPanel.module.css';
import { closeOverset, useOversetPanel } from './overset-state';

export function OversetPanel() {
  const isOpen = useOversetPanel((s) => s.isOpen);
  return isOpen ? <Opened /> : null;
}

function Opened() {
  const { t } = useTranslation('text');
  const overset = useLocal((s) => s.overset);
  const document = useLocal((s) => s.document);
  const frame = useOversetPanel((s) => s.frame);
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  const sorted = groupsOf(overset).toSorted((a, b) => Number(b[0]?.frame === frame) - Number(a[0]?.frame === frame));
  const lines = overset.reduce((n, o) => n + o.lines, 0);
  const characters = overset.reduce((n, o) => n + o.characters, 0);
  return (
    <section
      ref={box}
      className={classes.panel}
      tabIndex={-1}
      aria-label={t('overset.title')}
      onKeyDown={(e) => e.key === 'Escape' && closeOverset()}
    >
      <header className={classes.header}>
        <h2 data-bad={lines > 0 || undefined}>
          {lines ? t('overset.count', { lines, characters }) : t('overset.none')}
        </h2>
        <ActionIcon size={24} variant="subtle" color="gray" aria-label={t('overset.close')} onClick={closeOverset}>
          <X size={14} strokeWidth={1.6} />
        </ActionIcon>
      </header>
      {document &&
        sorted.map((group) => (
          <Hidden key={`${group[0]?.story} ${group[0]?.frame} ${group[0]?.photo}`} group={group} document={document} />
        ))}
    </section>
  );
}

/** Paragraphs of hidden text that are shown; the manuscript has them all. */
const mostParagraphs = 6;

type HiddenProps = { group: readonly Overset[]; document: Document };

function Hidden({ group, document }: HiddenProps) {
  const { t } = useTranslation('text');
  const [first] = group;
  if (!first) return null;
  const overset = { ...first, lines: group.reduce((n, o) => n + o.lines, 0) };
  const at = placeOf(overset);
  const paragraphs = group.map((o) => hiddenText(document, o));
  return (
    <div className={classes.hidden}>
      <div className={classes.text}>
        {paragraphs.slice(0, mostParagraphs).map((p, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs in their order
          <p key={i}>{p}</p>
        ))}
        {paragraphs.length > mostParagraphs && (
          <p>{t('overset.more', { count: paragraphs.length - mostParagraphs })}</p>
        )}
      </div>
      <WaysOut overset={overset} />
      {at && (
        <Button size="compact-xs" variant="subtle" onClick={() => typeAt({ at, offset: overset.start })}>
          {t('overset.goto')}
        </Button>
      )}
    </div>
  );
}

function WaysOut({ overset }: { overset: Overset }) {
  const { t } = useTranslation('text');
  const [proposal, setProposal] = useState<FitProposal | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const photoEdit = overset.frame ? editFromPhoto(overset) : null;
  const tighten = async () => {
    setTrouble(null);
    const answer = await propose(overset);
    if (typeof answer === 'string') setTrouble(answer);
    else setProposal(answer);
  };
  return (
    <>
      <div className={classes.ways}>
        {overset.story && (
          <Button size="compact-xs" variant="default" onClick={() => void tighten()}>
            {t('overset.tighten')}
          </Button>
        )}
        <Button
          size="compact-xs"
          variant="default"
          disabled={!photoEdit}
          onClick={() => photoEdit && void session.edit(photoEdit)}
        >
          {t('overset.fromPhoto', { count: overset.lines })}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => runCommand('compose')}>
          {t('overset.compose')}
        </Button>
      </div>
      {trouble && <p className={classes.trouble}>{trouble}</p>}
      {proposal && <Proposal proposal={proposal} wanted={overset.lines} onDone={() => setProposal(null)} />}
    </>
  );
}

function editFromPhoto(overset: Overset) {
  const d = localDocument();
  return d && overset.frame ? linesFromPhoto(d, overset.frame, overset.lines) : null;
}

/** The desk's proposal to take up the lines, or what it says against it. */
async function propose(overset: Overset): Promise<FitProposal | string> {
  const { id, status } = useSession.getState();
  if (!id || !status || !overset.story) return '';
  try {
    const request = { base: status.revision, story: overset.story, lines: -overset.lines };
    return await desk.fit(id, request);
  } catch (error) {
    if (error instanceof DeskError) return error.message;
    throw error;
  }
}

type ProposalProps = { proposal: FitProposal; wanted: number; onDone: () => void };

function Proposal({ proposal, wanted, onDone }: ProposalProps) {
  const { t } = useTranslation('text');
  const taken = Math.abs(proposal.lines);
  const apply = () => {
    void session.edit(proposal.edit);
    onDone();
  };
  return (
    <div className={classes.proposal}>
      <p>{t(taken >= wanted ? 'overset.enough' : 'overset.notEnough', { taken, wanted })}</p>
      <ul>
        {proposal.changes.map((c) => (
          <li key={`${c.kind} ${c.block ?? c.frame}`}>
            <FitChange change={c} />
          </li>
        ))}
      </ul>
      <Button size="compact-xs" disabled={proposal.edit.steps.length === 0} onClick={apply}>
        {t('overset.apply')}
      </Button>
    </div>
  );
}
