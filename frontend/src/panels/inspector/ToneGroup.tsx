// How light and dark a photo prints. A slider shows what it does while it is
// moved, and is one step of the history when it is let go.

import { Button, Checkbox, Slider } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../components/NumberField';
import { countUnits } from '../../components/numbers';
import type { Photo } from '../../model/document';
import { type ToneSlider, toneKey, toneRanges } from '../../model/tone';
import { session } from '../../stores/session';
import { changeTones, previewTones, proposeTones, resetTones } from '../photos/tone-actions';
import { Group, Row } from './Group';
import type { FrameProps } from './Inspector';
import classes from './inspector.module.css';

const sliders: ToneSlider[] = ['exposure', 'contrast', 'shadows', 'white'];

export function ToneGroup({ document, frame }: FrameProps) {
  const photo = document.photos.find((p) => p.id === frame.photo);
  return photo ? <Tones key={photo.id} photo={photo} /> : null;
}

function Tones({ photo }: { photo: Photo }) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const propose = async () => {
    setAsking(true);
    await proposeTones([photo.id]);
    setAsking(false);
  };
  const isPlain = toneKey(photo.tone) === '';
  return (
    <Group title={t('inspector.tone')} hint={t('inspector.toneHint')}>
      {sliders.map((name) => (
        <ToneRow key={name} photo={photo} name={name} />
      ))}
      <div className={classes.checks}>
        <Checkbox
          size="xs"
          label={t('inspector.newsprint')}
          checked={photo.tone?.newsprint ?? false}
          onChange={(e) => changeTones([photo.id], { newsprint: e.currentTarget.checked })}
        />
      </div>
      <div className={classes.buttons}>
        <Button variant="default" loading={isAsking} onClick={() => void propose()}>
          {t('inspector.toneProposal')}
        </Button>
        <Button variant="default" disabled={isPlain} onClick={() => resetTones([photo.id])}>
          {t('inspector.toneReset')}
        </Button>
        <Before photo={photo} isPlain={isPlain} />
      </div>
    </Group>
  );
}

/** Keys of a slider that come one after the other so soon are one gesture. */
const sameGesture = 1000; // milliseconds

function ToneRow({ photo, name }: { photo: Photo; name: ToneSlider }) {
  const { t } = useTranslation();
  const { least, most, step } = toneRanges[name];
  const value = photo.tone?.[name] ?? 0;
  const [draft, setDraft] = useDraftUntil(value);
  const pressed = useRef(Number.NEGATIVE_INFINITY);
  const isKey = useRef(false);
  const label = t(`inspector.toneOf.${name}`);

  const show = (v: number) => {
    setDraft(v);
    previewTones([photo.id], (tone) => ({ ...tone, [name]: v }));
  };
  const commit = (v: number) => {
    const now = performance.now();
    const goesOn = isKey.current && now - pressed.current < sameGesture;
    const isSent = changeTones([photo.id], { [name]: v }, goesOn);
    pressed.current = isSent && isKey.current ? now : Number.NEGATIVE_INFINITY;
  };
  return (
    <Row label={label}>
      <div
        className={classes.slider}
        onKeyDownCapture={() => {
          isKey.current = true;
        }}
        onPointerDownCapture={() => {
          isKey.current = false;
        }}
      >
        <Slider
          size="xs"
          thumbLabel={label}
          label={null}
          min={least}
          max={most}
          step={step}
          marks={[{ value: 0 }]}
          classNames={{ bar: classes.noBar }}
          value={draft ?? value}
          onChange={show}
          onChangeEnd={commit}
        />
        <NumberField
          label={t('inspector.toneValue', { name: label })}
          unit={name === 'exposure' ? t('inspector.unit.stops') : '%'}
          units={countUnits(name === 'exposure' ? t('inspector.unit.stops') : '%')}
          value={name === 'exposure' ? (draft ?? value) : (draft ?? value) * 100}
          decimals={name === 'exposure' ? 2 : 0}
          least={name === 'exposure' ? least : least * 100}
          most={name === 'exposure' ? most : most * 100}
          step={name === 'exposure' ? step : step * 100}
          onCommit={(v) => changeTones([photo.id], { [name]: name === 'exposure' ? v : v / 100 })}
        />
      </div>
    </Row>
  );
}

/** What a slider was moved to: it stands until the document says the same, is undone, or the desk refuses it. */
function useDraftUntil(value: number) {
  const [draft, setDraft] = useState<number | null>(null);
  useEffect(() => {
    setDraft((d) => (d !== null && Math.abs(d - value) < 0.005 ? null : d));
  }, [value]);
  useEffect(() => {
    const ends = [session.onFailure(() => setDraft(null)), session.onChange((c) => c.isHistory && setDraft(null))];
    return () => {
      for (const end of ends) end();
    };
  }, []);
  return [draft, setDraft] as const;
}

/** The photo as it came, as long as it is held: by the pointer, by space or Enter. */
function Before({ photo, isPlain }: { photo: Photo; isPlain: boolean }) {
  const { t } = useTranslation();
  const [isHeld, setHeld] = useState(false);
  const begin = () => {
    if (isHeld) return;
    setHeld(true);
    previewTones([photo.id], () => ({}));
  };
  const end = () => {
    if (!isHeld) return;
    setHeld(false);
    session.endPreview();
  };
  const onKeyDown = (e: KeyboardEvent) => {
    if (e.key !== ' ' && e.key !== 'Enter') return;
    e.preventDefault();
    e.stopPropagation();
    begin();
  };
  return (
    <Button
      variant="default"
      disabled={isPlain && !isHeld}
      aria-pressed={isHeld}
      onPointerDown={(e) => {
        e.currentTarget.setPointerCapture(e.pointerId);
        begin();
      }}
      onPointerUp={end}
      onPointerCancel={end}
      onKeyDown={onKeyDown}
      onKeyUp={end}
      onBlur={end}
    >
      {t('inspector.toneBefore')}
    </Button>
  );
}
