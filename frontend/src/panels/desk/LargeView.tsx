// One photo as large as the window bears, with its words. The arrows go on to
// the next.

import { Modal } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { desk } from '../../api/desk';
import { chordOf } from '../../components/chords';
import { toneKey } from '../../model/tone';
import classes from './desk.module.css';
import { usePhotoDesk } from './desk-state';
import { type DeskRow, printSize } from './rows';

export function LargeView({ rows }: { rows: readonly DeskRow[] }) {
  const { t } = useTranslation();
  const large = usePhotoDesk((s) => s.large);
  const at = rows.findIndex((r) => r.photo.id === large);
  const row = rows[at];
  const close = () => usePhotoDesk.setState({ large: null });
  const step = (by: number) => {
    const next = rows[at + by];
    if (next) usePhotoDesk.setState({ large: next.photo.id });
  };
  const onKeyDown = (e: KeyboardEvent) => {
    const keys: Record<string, () => void> = {
      '←': () => step(-1),
      '→': () => step(1),
      '↑': () => step(-1),
      '↓': () => step(1),
      Space: close,
    };
    const act = keys[chordOf(e)];
    if (!act) return;
    e.preventDefault();
    act();
  };
  return (
    <Modal
      opened={row !== undefined}
      onClose={close}
      size="90%"
      title={row && t('canvas.kind.photo', { number: row.number })}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
      onKeyDown={onKeyDown}
    >
      {row && <Large row={row} />}
    </Modal>
  );
}

function Large({ row: { photo } }: { row: DeskRow }) {
  const { t } = useTranslation();
  const size = printSize(photo);
  return (
    <figure className={classes.large}>
      <img src={desk.photoUrl(photo.id, 1600, toneKey(photo.tone))} alt={photo.caption ?? ''} />
      <figcaption>
        <p>{photo.caption || t('desk.empty')}</p>
        <p className={classes.hint}>
          {[
            photo.credit,
            photo.place,
            photo.date,
            photo.name,
            `${photo.width} × ${photo.height}`,
            t('desk.printSize', size),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </figcaption>
    </figure>
  );
}
