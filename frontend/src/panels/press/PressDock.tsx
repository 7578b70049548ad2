// The press dock, in the place of the left one: plates, how much ink, and
// where there is too much.

import { ActionIcon, Checkbox, Loader, SegmentedControl, Select } from '@mantine/core';
import { Eye, EyeOff, TriangleAlert, X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { registerCommands } from '../../components/commands';
import { Key } from '../../components/Key';
import { NumberField } from '../../components/NumberField';
import { countUnits } from '../../components/numbers';
import { type PlateMode, plateNames } from '../../kernels/plates';
import { limitOf, setMode, togglePlate, useProof } from '../../stores/proof';
import { Group } from '../inspector/Group';
import { InkMeter } from './InkMeter';
import { OverPart } from './OverPart';
import { PressFindings } from './PressFindings';
import classes from './press.module.css';
import { closePress, plateCommands } from './press-commands';
import { startProof } from './proofing';

export default function PressDock() {
  const { t } = useTranslation();
  useEffect(() => {
    const undo = [startProof(), registerCommands(plateCommands)];
    return () => {
      for (const f of undo) f();
    };
  }, []);
  return (
    <aside className={classes.dock} aria-label={t('press.title')} data-dock="left" data-panel="press">
      <header className={classes.header}>
        <h2>{t('press.title')}</h2>
        <Waiting />
        <span className={classes.space} />
        <ActionIcon aria-label={t('press.close')} onClick={closePress}>
          <X size={16} strokeWidth={1.6} />
        </ActionIcon>
      </header>
      <div className={classes.scroll}>
        <Separations />
        <TotalInk />
        <Paper />
        <Trouble />
        <PressFindings />
      </div>
    </aside>
  );
}

function Waiting() {
  const { t } = useTranslation();
  const isLoading = useProof((s) => s.isLoading);
  return isLoading ? <Loader size={12} role="status" aria-label={t('press.loading')} /> : null;
}

function Trouble() {
  const trouble = useProof((s) => s.trouble);
  if (!trouble) return null;
  return (
    <p className={classes.trouble} role="alert">
      <TriangleAlert size={16} strokeWidth={1.6} aria-hidden /> {trouble}
    </p>
  );
}

const modes: readonly PlateMode[] = ['composite', 'single', 'grey'];

function Separations() {
  const { t } = useTranslation();
  const mode = useProof((s) => s.mode);
  return (
    <Group title={t('press.separations')} hint={t('press.coverage')}>
      <ul className={classes.plates}>
        {plateNames.map((_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the plates never change
          <Plate key={i} index={i} />
        ))}
      </ul>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t('press.mode')}
        value={mode}
        onChange={(m) => setMode(m as PlateMode)}
        data={modes.map((value) => ({ value, label: t(`press.modes.${value}`) }))}
      />
    </Group>
  );
}

function Plate({ index }: { index: number }) {
  const { t } = useTranslation();
  const isShown = useProof((s) => s.shown[index] ?? false);
  const share = useProof((s) => s.coverage?.[index]);
  const name = plateNames[index] ?? 'k';
  const Icon = isShown ? Eye : EyeOff;
  return (
    <li>
      <button type="button" className={classes.plate} aria-pressed={isShown} onClick={() => togglePlate(index)}>
        <Icon size={16} strokeWidth={1.6} aria-hidden />
        <span className={classes.swatch} data-ink={name} />
        <span className={classes.name}>{t(`press.plate.${name}`)}</span>
        <span className={classes.bar} aria-hidden>
          <span data-ink={name} style={{ width: `${Math.min(100, share ?? 0)}%` }} />
        </span>
        <span className={classes.share}>
          {share === undefined ? '–' : t('press.percent', { value: Math.round(share) })}
        </span>
        <Key chord={String(index + 1)} />
      </button>
    </li>
  );
}

function TotalInk() {
  const { t } = useTranslation();
  const state = useProof();
  const profiles = state.profiles.map((p) => ({ value: p.name, label: p.title }));
  return (
    <Group title={t('press.total')}>
      <Checkbox
        size="xs"
        label={t('press.marksOver')}
        checked={state.marksOver}
        onChange={(e) => useProof.setState({ marksOver: e.currentTarget.checked })}
      />
      <div className={classes.limit}>
        <span aria-hidden>{t('press.limit')}</span>
        <NumberField
          label={t('press.limit')}
          unit="%"
          units={countUnits('%')}
          value={limitOf(state)}
          decimals={0}
          least={100}
          most={400}
          step={5}
          onCommit={(limit) => useProof.setState({ limit })}
        />
        <Select
          size="xs"
          aria-label={t('press.profile')}
          data={profiles}
          value={state.profile || null}
          allowDeselect={false}
          onChange={(profile) => profile && useProof.setState({ profile, limit: null })}
        />
      </div>
      <InkMeter />
      <OverPart />
    </Group>
  );
}

function Paper() {
  const { t } = useTranslation();
  const paper = useProof((s) => s.paper);
  const condition = useProof((s) => s.profiles.find((p) => p.name === s.profile)?.condition);
  return (
    <Group title={t('press.softProof')}>
      <Checkbox
        size="xs"
        label={t('press.paper')}
        checked={paper}
        onChange={(e) => useProof.setState({ paper: e.currentTarget.checked })}
      />
      <p className={classes.note}>{condition}</p>
    </Group>
  );
}
