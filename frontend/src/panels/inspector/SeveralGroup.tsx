import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceBetween,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceBetween,
  Layers,
  type LucideIcon,
  Pin,
  Trash2,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/IconButton';
import { NumberField } from '../../components/NumberField';
import { lengthUnits, toMm } from '../../components/numbers';
import type { Alignment, Distribution } from '../../kernels/align';
import type { Document, Frame } from '../../model/document';
import { useSelection } from '../../stores/selection';
import { alignSteps, distributeSteps, pinSteps } from '../../tools/commands/arranging';
import { deleteSteps } from '../../tools/commands/making';
import { placeSteps, withFollowers } from '../../tools/commands/placing';
import { present, run, send } from '../../tools/run';
import { SeveralCaptions } from './CaptionLabels';
import { Group, Row } from './Group';
import classes from './inspector.module.css';
import { type Placing, placed } from './placing';

const across: [Alignment, LucideIcon][] = [
  ['left', AlignStartVertical],
  ['centre', AlignCenterVertical],
  ['right', AlignEndVertical],
];
const down: [Alignment, LucideIcon][] = [
  ['top', AlignStartHorizontal],
  ['middle', AlignCenterHorizontal],
  ['bottom', AlignEndHorizontal],
];
const spaces: [Distribution, LucideIcon][] = [
  ['across', AlignHorizontalSpaceBetween],
  ['down', AlignVerticalSpaceBetween],
];

/** Several frames: what they have in common, aligning and distributing. */
export function SeveralGroup({ document, frames }: { document: Document; frames: Frame[] }) {
  const { t } = useTranslation();
  const ids = frames.map((f) => f.id);
  return (
    <>
      <header className={classes.header}>
        <Layers size={16} strokeWidth={1.6} aria-hidden />
        <h2>{t('inspector.several', { count: frames.length })}</h2>
        <span className={classes.space} />
        <IconButton icon={Pin} label={t('canvas.key.pin')} keys="K" onClick={() => run('pin-frame', pinSteps)} />
        <IconButton
          icon={Trash2}
          label={t('canvas.key.delete')}
          keys="Delete"
          onClick={() => run('delete-frame', deleteSteps) && useSelection.getState().clear()}
        />
      </header>
      <Group title={t('inspector.position')} hint={t('inspector.keyFrame')}>
        <Row label={t('inspector.place')}>
          <Common name="x" axis="X" {...{ document, frames, ids }} />
          <Common name="y" axis="Y" {...{ document, frames, ids }} />
        </Row>
        <Row label={t('inspector.size')}>
          <Common name="width" axis="W" {...{ document, frames, ids }} />
          <Common name="height" axis="H" {...{ document, frames, ids }} />
        </Row>
      </Group>
      <SeveralCaptions document={document} ids={ids} />
      <Group title={t('inspector.alignTitle')}>
        <div className={classes.buttons}>
          {[...across, ...down].map(([how, icon]) => (
            <IconButton
              key={how}
              icon={icon}
              label={t(`inspector.align.${how}`)}
              onClick={() => run('align-frame', (d, chosen) => alignSteps(d, chosen, how))}
            />
          ))}
        </div>
      </Group>
      <Group title={t('inspector.distributeTitle')}>
        <div className={classes.buttons}>
          {spaces.map(([how, icon]) => (
            <IconButton
              key={how}
              icon={icon}
              label={t(`inspector.distribute.${how}`)}
              disabled={frames.length < 3}
              onClick={() => run('distribute-frame', (d, chosen) => distributeSteps(d, chosen, how))}
            />
          ))}
        </div>
      </Group>
    </>
  );
}

type CommonProps = {
  name: 'x' | 'y' | 'width' | 'height';
  axis: 'X' | 'Y' | 'W' | 'H';
  document: Document;
  frames: Frame[];
  ids: string[];
};

/** A length that all frames have, or 多个值; what is typed is given to all. */
function Common({ name, axis, document, frames, ids }: CommonProps) {
  const { t } = useTranslation();
  const values = new Set(frames.map((f) => f.rect[axis]));
  const [first] = values;
  return (
    <NumberField
      label={t(`inspector.field.${name}`)}
      prefix={t(`inspector.prefix.${name}`)}
      unit={t('inspector.unit.mm')}
      units={lengthUnits(document.grid)}
      value={values.size === 1 && first !== undefined ? toMm(first) : null}
      several={t('inspector.mixed')}
      onCommit={(v) => placeAll(ids, { [name]: v })}
    />
  );
}

function placeAll(ids: string[], change: Placing) {
  const d = present();
  if (!d) return;
  const frames = d.pages.flatMap((p) => p.frames).filter((f) => ids.includes(f.id));
  const rects = new Map(frames.map((f) => [f.id, placed(d.grid, f.rect, change)]));
  send('move-frame', placeSteps(d, withFollowers(d, rects)));
}
