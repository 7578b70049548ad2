// What the next batch has to keep to, what is pinned, and how the alternative
// on the page compares.

import { Button, SegmentedControl } from '@mantine/core';
import { LayoutDashboard, Pin, RotateCcw, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { shortName } from '../../components/frame-names';
import { IconButton } from '../../components/IconButton';
import { NumberField } from '../../components/NumberField';
import { countUnits } from '../../components/numbers';
import { cellsOf } from '../../kernels/grid';
import type { Document, Frame } from '../../model/document';
import { composeAlternatives, setConditions, useAlternatives } from '../../stores/alternatives';
import { useSession } from '../../stores/session';
import { send } from '../../tools/run';
import { Group, Row } from '../inspector/Group';
import inspector from '../inspector/inspector.module.css';
import classes from './alternatives.module.css';
import { CompareTable } from './CompareTable';

export function ComposeConditions() {
  const { t } = useTranslation();
  const document = useSession((s) => s.document);
  const set = useAlternatives((s) => s.set);
  return (
    <div className={inspector.scroll}>
      <header className={inspector.header}>
        <LayoutDashboard size={16} strokeWidth={1.6} aria-hidden />
        <h2>{t('alternatives.conditions')}</h2>
        <span className={inspector.space} />
        <IconButton
          icon={RotateCcw}
          label={t('alternatives.reset')}
          onClick={() => useAlternatives.setState({ conditions: {} })}
        />
      </header>
      <Conditions />
      {document && <Pinned document={document} />}
      {set && (
        <Group title={t('alternatives.compareTitle')}>
          <CompareTable />
        </Group>
      )}
    </div>
  );
}

const anything = 'any';

function Conditions() {
  const { t } = useTranslation();
  const conditions = useAlternatives((s) => s.conditions);
  const job = useAlternatives((s) => s.job);
  const grids = useSession((s) => s.document?.design.grids.length ?? 0);
  return (
    <Group title={t('alternatives.wanted')} hint={t('alternatives.emptyIsAny')}>
      <Row label={t('alternatives.family.label')}>
        <SegmentedControl
          fullWidth
          aria-label={t('alternatives.family.label')}
          value={conditions.family ?? anything}
          onChange={(v) => setConditions({ family: v === anything ? undefined : (v as 'modules' | 'running') })}
          data={[
            { value: anything, label: t('alternatives.family.any') },
            { value: 'modules', label: t('alternatives.family.modules') },
            { value: 'running', label: t('alternatives.family.running') },
          ]}
        />
      </Row>
      <Wish name="columns" unit={t('inspector.unit.columns')} scale={1} least={1} most={Math.max(12, grids)} />
      <Wish name="size" unit={t('inspector.unit.pt')} scale={1000} least={6} most={16} />
      <Wish name="photoShare" unit="%" scale={0.01} least={0} most={80} />
      <Button
        variant="default"
        disabled={job !== null}
        leftSection={<LayoutDashboard size={14} strokeWidth={1.6} />}
        onClick={() => void composeAlternatives()}
      >
        {t('alternatives.composeBy')}
      </Button>
    </Group>
  );
}

type WishProps = { name: 'columns' | 'size' | 'photoShare'; unit: string; scale: number; least: number; most: number };

/** A figure that alternatives shall keep to; without one, any will do. */
function Wish({ name, unit, scale, least, most }: WishProps) {
  const { t } = useTranslation();
  const value = useAlternatives((s) => s.conditions[name]);
  return (
    <Row label={t(`alternatives.wish.${name}`)}>
      <NumberField
        label={t(`alternatives.wish.${name}`)}
        unit={unit}
        units={countUnits('栏', 'pt', '%')}
        value={value === undefined ? null : value / scale}
        several={t('alternatives.family.any')}
        least={least}
        most={most}
        onCommit={(v) => setConditions({ [name]: v * scale })}
      />
      {value !== undefined && (
        <IconButton
          icon={X}
          size={24}
          iconSize={14}
          label={t('alternatives.anyOf', { name: t(`alternatives.wish.${name}`) })}
          onClick={() => setConditions({ [name]: undefined })}
        />
      )}
    </Row>
  );
}

function Pinned({ document }: { document: Document }) {
  const { t } = useTranslation();
  const pinned = document.pages.flatMap((p) => p.frames).filter((f) => f.pinned);
  const release = (frames: Frame[]) =>
    send(
      'pin-frame',
      frames.map((f) => ({ type: 'setFrame', frame: { ...f, pinned: false } })),
    );
  return (
    <Group title={t('alternatives.pinned', { count: pinned.length })}>
      {pinned.length === 0 && <p className={classes.hint}>{t('alternatives.pinHint')}</p>}
      {pinned.map((f) => {
        const name = shortName(document, f);
        return (
          <div key={f.id} className={classes.pinned}>
            <Pin size={14} strokeWidth={1.6} aria-hidden />
            <span>{name}</span>
            <span className={classes.hint}>{t('findings.cell', cellsOf(document.grid, f.rect))}</span>
            <IconButton
              icon={X}
              size={24}
              iconSize={14}
              label={t('alternatives.release', { name })}
              onClick={() => release([f])}
            />
          </div>
        );
      })}
      {pinned.length > 1 && (
        <Button variant="subtle" onClick={() => release(pinned)}>
          {t('alternatives.releaseAll')}
        </Button>
      )}
    </Group>
  );
}
