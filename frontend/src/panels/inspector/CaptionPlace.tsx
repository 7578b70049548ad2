// Where a caption stands to its photo, and what it stands on inside of it.

import { Select } from '@mantine/core';
import { Move, PanelBottom, PanelRight, PictureInPicture2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconChoice } from '../../components/IconChoice';
import { NumberField } from '../../components/NumberField';
import { countUnits } from '../../components/numbers';
import { sideOf } from '../../kernels/caption-room';
import { photoFramesOf } from '../../kernels/follow';
import { unionAll } from '../../kernels/rect';
import { isShared } from '../../model/captions';
import { type Place, panelSteps, placementSteps } from '../../tools/commands/captions';
import { present, send } from '../../tools/run';
import { Row } from './Group';
import type { FrameProps } from './Inspector';

const icons = { below: PanelBottom, beside: PanelRight, inside: PictureInPicture2, free: Move };
const placements = ['below', 'beside', 'inside', 'free'] as const;

function put(caption: string, place: Place) {
  const d = present();
  if (d) send('place-caption', placementSteps(d, caption, place));
}

export function CaptionPlace({ document, frame }: FrameProps) {
  const { t } = useTranslation();
  const placement = frame.caption?.placement ?? 'below';
  const offered = isShared(frame) ? placements.filter((p) => p !== 'inside') : placements;
  return (
    <>
      <Row label={t('inspector.captionPlace')}>
        <IconChoice
          label={t('inspector.captionPlace')}
          value={placement}
          disabled={frame.locked}
          choices={offered.map((value) => ({ value, label: t(`inspector.placement.${value}`), icon: icons[value] }))}
          onChange={(v) => put(frame.id, v === 'below' ? {} : { placement: v })}
        />
      </Row>
      {placement === 'beside' && <BesideFields document={document} frame={frame} />}
      {placement === 'inside' && <InsideFields document={document} frame={frame} />}
    </>
  );
}

function BesideFields({ document, frame }: FrameProps) {
  const { t } = useTranslation();
  const around = unionAll(photoFramesOf(document, frame).map((f) => f.rect));
  const side = around ? sideOf(frame.rect, around) : 'right';
  const valign = frame.valign === 'bottom' ? 'bottom' : 'top';
  const choose = (place: Place) => put(frame.id, { placement: 'beside', side, valign, ...place });
  return (
    <Row label={t('inspector.captionSide')}>
      <Choice
        label={t('inspector.captionSide')}
        value={side}
        values={['left', 'right']}
        disabled={frame.locked}
        onChange={(v) => choose({ side: v as 'left' | 'right' })}
      />
      <Choice
        label={t('inspector.upright')}
        value={valign}
        values={['top', 'bottom']}
        disabled={frame.locked}
        onChange={(v) => choose({ valign: v as 'top' | 'bottom' })}
      />
    </Row>
  );
}

const shapes: Record<string, Place> = {
  bottom: { valign: 'bottom' },
  top: { valign: 'top' },
  bottomLeft: { valign: 'bottom', snug: true },
  bottomRight: { valign: 'bottom', snug: true, align: 'end' },
  topLeft: { valign: 'top', snug: true },
  topRight: { valign: 'top', snug: true, align: 'end' },
};

function InsideFields({ document, frame }: FrameProps) {
  const { t } = useTranslation();
  const shape = Object.entries(shapes).find(
    ([, s]) =>
      s.valign === (frame.valign ?? 'top') &&
      Boolean(s.snug) === Boolean(frame.caption?.snug) &&
      (!s.snug || (s.align === 'end') === (frame.align === 'end')),
  );
  const panel = frame.caption?.panel;
  const { photos, inks } = document.design;
  const ink = panel?.ink ?? photos.captionPanel ?? 'white';
  const setPanel = (next: typeof panel) => {
    const d = present();
    if (d) send('caption-panel', panelSteps(d, frame.id, next));
  };
  return (
    <>
      <Row label={t('inspector.captionShape')}>
        <Choice
          label={t('inspector.captionShape')}
          value={shape?.[0] ?? 'bottom'}
          values={Object.keys(shapes)}
          disabled={frame.locked}
          onChange={(v) => put(frame.id, { placement: 'inside', ...shapes[v] })}
        />
      </Row>
      <Row label={t('inspector.captionPanel')}>
        <Select
          aria-label={t('inspector.captionInk')}
          data={Object.keys(inks)}
          value={ink}
          disabled={frame.locked}
          onChange={(v) => v && setPanel({ ...panel, ink: v })}
        />
        <NumberField
          label={t('inspector.captionTint')}
          unit="%"
          units={countUnits('%')}
          value={100 * (panel?.tint || (panel ? 1 : photos.captionPanelTint || 1))}
          least={1}
          most={100}
          step={5}
          decimals={0}
          disabled={frame.locked}
          onCommit={(v) => setPanel({ ink, tint: v / 100 })}
        />
      </Row>
    </>
  );
}

type ChoiceProps = {
  label: string;
  value: string;
  values: readonly string[];
  disabled?: boolean;
  onChange: (v: string) => void;
};

function Choice({ label, value, values, disabled, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  return (
    <Select
      aria-label={label}
      data={values.map((v) => ({ value: v, label: t(`inspector.captionAt.${v}`) }))}
      value={value}
      disabled={disabled}
      onChange={(v) => v && onChange(v)}
    />
  );
}
