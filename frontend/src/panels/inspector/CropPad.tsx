// The whole photo: what is cut away is dim, the focal point is dragged.

import type { KeyboardEvent, PointerEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { desk } from '../../api/desk';
import { clamp } from '../../kernels/rect';
import type { Crop, Photo } from '../../model/document';
import { toneKey } from '../../model/tone';
import classes from './inspector.module.css';

type Point = { x: number; y: number };
type CropPadProps = { photo: Photo; crop: Crop; focal: Point; disabled: boolean; onFocal: (focal: Point) => void };

const percent = (v: number) => `${v * 100}%`;
const moves: Record<string, Point> = {
  ArrowLeft: { x: -0.01, y: 0 },
  ArrowRight: { x: 0.01, y: 0 },
  ArrowUp: { x: 0, y: -0.01 },
  ArrowDown: { x: 0, y: 0.01 },
};

export function CropPad({ photo, crop, focal, disabled, onFocal }: CropPadProps) {
  const { t } = useTranslation();
  const [drag, setDrag] = useState<Point | null>(null);
  const at = drag ?? focal;
  const pointAt = (e: PointerEvent): Point => {
    const box = e.currentTarget.getBoundingClientRect();
    return {
      x: clamp((e.clientX - box.left) / box.width, 0, 1),
      y: clamp((e.clientY - box.top) / box.height, 0, 1),
    };
  };
  const onKeyDown = (e: KeyboardEvent) => {
    const by = moves[e.key];
    if (!by || disabled) return;
    e.preventDefault();
    const times = e.shiftKey ? 10 : 1;
    onFocal({ x: clamp(focal.x + by.x * times, 0, 1), y: clamp(focal.y + by.y * times, 0, 1) });
  };
  return (
    <button
      type="button"
      className={classes.pad}
      style={{ aspectRatio: photo.width / photo.height }}
      disabled={disabled}
      aria-label={t('inspector.focalAt', { x: Math.round(focal.x * 100), y: Math.round(focal.y * 100) })}
      onKeyDown={onKeyDown}
      onPointerDown={(e) => {
        e.currentTarget.setPointerCapture(e.pointerId);
        setDrag(pointAt(e));
      }}
      onPointerMove={(e) => drag && setDrag(pointAt(e))}
      onPointerUp={(e) => {
        if (drag) onFocal(pointAt(e));
        setDrag(null);
      }}
      onPointerCancel={() => setDrag(null)}
    >
      <img src={desk.photoUrl(photo.id, 800, toneKey(photo.tone))} alt="" draggable={false} />
      <span
        className={classes.shown}
        style={{ left: percent(crop.x), top: percent(crop.y), width: percent(crop.w), height: percent(crop.h) }}
      />
      <span className={classes.focal} style={{ left: percent(at.x), top: percent(at.y) }} />
    </button>
  );
}
