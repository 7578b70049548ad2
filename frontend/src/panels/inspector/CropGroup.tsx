// What of a photo is shown: fill, fit, the focal point, and how much it is enlarged.

import { Button } from '@mantine/core';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../components/NumberField';
import { countUnits } from '../../components/numbers';
import { cropOf, effectivePpi, fillCrop, focalOf, largestCrop, zoomedCrop } from '../../kernels/crop';
import type { Crop, Frame, Photo } from '../../model/document';
import { useSelection } from '../../stores/selection';
import { cropSteps, fillSteps, fitSteps } from '../../tools/commands/photos';
import { present, run, send } from '../../tools/run';
import { CropPad } from './CropPad';
import { Group, Row } from './Group';
import type { FrameProps } from './Inspector';
import classes from './inspector.module.css';

export function CropGroup({ document, frame }: FrameProps) {
  const photo = document.photos.find((p) => p.id === frame.photo);
  const { t } = useTranslation();
  if (!photo) return <p className={classes.empty}>{t('inspector.noPhoto')}</p>;
  return (
    <Crops photo={photo} frame={frame} limit={document.design.photos.minPPI} output={document.design.photos.ppi} />
  );
}

type CropsProps = { photo: Photo; frame: Frame; limit: number; output: number };

function Crops({ photo, frame, limit, output }: CropsProps) {
  const { t } = useTranslation();
  const crop = cropOf(frame.crop);
  const focal = focalOf(photo, crop);
  const setFocal = (next: { x: number; y: number }) => focusPhoto(frame.id, next);
  return (
    <Group title={t('inspector.crop')} hint={t('inspector.cropHint')}>
      <div className={classes.buttons}>
        <Button variant="default" disabled={frame.locked} onClick={() => run('crop-photo', fillSteps)}>
          {t('inspector.fill')}
        </Button>
        <Button variant="default" disabled={frame.locked} onClick={() => run('fit-photo', fitSteps)}>
          {t('inspector.fit')}
        </Button>
        <Button variant="default" disabled={frame.locked} onClick={() => useSelection.getState().setCropping(frame.id)}>
          {t('inspector.free')}
        </Button>
      </div>
      <CropPad photo={photo} crop={crop} focal={focal} disabled={frame.locked ?? false} onFocal={setFocal} />
      <Row label={t('inspector.focal')}>
        {(['x', 'y'] as const).map((axis) => (
          <NumberField
            key={axis}
            label={t(`inspector.focalAxis.${axis}`)}
            prefix={t(`inspector.prefix.${axis}`)}
            unit="%"
            units={countUnits('%')}
            value={focal[axis] * 100}
            decimals={1}
            least={0}
            most={100}
            disabled={frame.locked}
            onCommit={(v) => setFocal({ ...focal, [axis]: v / 100 })}
          />
        ))}
      </Row>
      <Row label={t('inspector.zoom')}>
        <Zoom photo={photo} frame={frame} crop={crop} />
      </Row>
      <Row label={t('inspector.effective')}>
        <Ppi ppi={Math.floor(effectivePpi(photo, crop, frame.rect))} limit={limit} output={output} />
      </Row>
    </Group>
  );
}

/** Moves the focal point; the crop goes along, as far as the photo reaches. */
function focusPhoto(id: string, focal: { x: number; y: number }) {
  const d = present();
  const frame = d?.pages.flatMap((p) => p.frames).find((f) => f.id === id);
  const photo = d?.photos.find((p) => p.id === frame?.photo);
  if (!d || !frame || !photo) return;
  const now = cropOf(frame.crop);
  const most = largestCrop(photo, frame.rect);
  const filled = fillCrop(photo, frame.rect, focal);
  const crop = zoomedCrop(photo, filled, frame.rect, most.w / now.w, {
    x: (focal.x - filled.x) / filled.w,
    y: (focal.y - filled.y) / filled.h,
  });
  send('crop-photo', [{ type: 'setPhoto', photo: { ...photo, focal } }, ...cropSteps(d, id, crop)]);
}

type ZoomProps = { photo: Photo; frame: Frame; crop: Crop };

/** 100 % is the largest crop that fills the frame. */
function Zoom({ photo, frame, crop }: ZoomProps) {
  const { t } = useTranslation();
  const percent = (100 * largestCrop(photo, frame.rect).w) / crop.w;
  const set = (v: number) => {
    const d = present();
    const next = zoomedCrop(photo, crop, frame.rect, v / percent, { x: 0.5, y: 0.5 });
    if (d) send('crop-photo', cropSteps(d, frame.id, next));
  };
  return (
    <NumberField
      label={t('inspector.zoom')}
      unit="%"
      units={countUnits('%')}
      value={percent}
      decimals={1}
      least={100}
      most={2000}
      step={5}
      disabled={frame.locked}
      onCommit={set}
    />
  );
}

function Ppi({ ppi, limit, output }: { ppi: number; limit: number; output: number }) {
  const { t } = useTranslation();
  const isEnough = ppi >= limit;
  const Icon = isEnough ? CircleCheck : TriangleAlert;
  return (
    <span className={classes.ppi} data-enough={isEnough}>
      <Icon size={14} strokeWidth={1.6} aria-hidden /> {t('inspector.ppi', { ppi })}
      <span className={classes.hint}>{t('inspector.ppiLimit', { limit, output })}</span>
    </span>
  );
}
