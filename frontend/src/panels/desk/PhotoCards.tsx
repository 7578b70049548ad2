// The photos as pictures, for looking and choosing.

import { type MouseEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CardGrid } from '../../components/CardGrid';
import { PhotoPicture } from '../photos/PhotoPicture';
import { move, selectAll, selectRow } from './actions';
import classes from './desk.module.css';
import { activate, usePhotoDesk } from './desk-state';
import { Marked } from './Marked';
import { type DeskRow, printSize } from './rows';
import { Faults } from './TableRow';

const size = [200, 228] as const;

export function PhotoCards({ rows }: { rows: readonly DeskRow[] }) {
  const { t } = useTranslation();
  const active = usePhotoDesk((s) => s.active?.photo);
  const at = rows.findIndex((r) => r.photo.id === active);
  return (
    <CardGrid
      count={rows.length}
      size={size}
      className={classes.cards ?? ''}
      label={t('desk.title')}
      at={at < 0 ? undefined : at}
      isEntry={!active}
      onEnter={() => rows[0] && activate({ photo: rows[0].photo.id, field: 'caption' })}
      keys={keys}
      card={(place) => {
        const row = rows[place];
        return row && <Card key={row.photo.id} row={row} />;
      }}
    />
  );
}

function keys(across: number) {
  const { active } = usePhotoDesk.getState();
  return new Map<string, () => void>([
    ['←', () => move(-1)],
    ['→', () => move(1)],
    ['↑', () => move(-across)],
    ['↓', () => move(across)],
    ['Shift+←', () => move(-1, true)],
    ['Shift+→', () => move(1, true)],
    ['Shift+↑', () => move(-across, true)],
    ['Shift+↓', () => move(across, true)],
    ['Ctrl+A', () => selectAll()],
    ['Space', () => active && usePhotoDesk.setState({ large: active.photo })],
    ['Ctrl+Space', () => active && selectRow(active.photo, { ctrl: true, shift: false })],
    ['Enter', focusPanel],
    ['F2', focusPanel],
  ]);
}

/** From the picture to its words, in the panel beside. */
const focusPanel = () => document.querySelector<HTMLElement>('[data-panel=multi-edit] textarea')?.focus();

function Card({ row }: { row: DeskRow }) {
  const { t } = useTranslation();
  const { photo, number } = row;
  const element = useRef<HTMLDivElement>(null);
  const isSelected = usePhotoDesk((s) => s.selected.includes(photo.id));
  const isActive = usePhotoDesk((s) => s.active?.photo === photo.id);
  useEffect(() => {
    if (isActive && !isFieldFocused()) element.current?.focus({ preventScroll: true });
  }, [isActive]);
  const choose = (e: MouseEvent) => {
    selectRow(photo.id, { ctrl: e.ctrlKey || e.metaKey, shift: e.shiftKey });
    activate({ photo: photo.id, field: 'caption' });
  };
  const { width, height } = printSize(photo);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the list's
    <div
      ref={element}
      role="option"
      className={classes.card}
      data-photo={photo.id}
      data-active={isActive || undefined}
      aria-selected={isSelected}
      aria-label={t('desk.card', { number, caption: photo.caption || t('desk.empty') })}
      tabIndex={isActive ? 0 : -1}
      onClick={choose}
      onDoubleClick={() => usePhotoDesk.setState({ large: photo.id })}
    >
      <span className={classes.cardPicture}>
        <PhotoPicture
          photo={photo.id}
          crop={{ x: 0, y: 0, w: 1, h: 1 }}
          shape={photo.width / photo.height}
          tone={photo.tone}
        />
        <span className={classes.cardNumber}>{number}</span>
      </span>
      <span className={classes.cardCaption}>
        {photo.caption ? <Marked text={photo.caption} /> : <span className={classes.wanted}>{t('desk.empty')}</span>}
      </span>
      <span className={classes.cardFacts}>
        <span className={`${classes.cardCredit} ${row.missing.includes('credit') ? classes.wanted : ''}`}>
          {photo.credit || photo.byline || t(row.missing.includes('credit') ? 'desk.noCredit' : 'desk.covered')}
        </span>
        <span className={classes.hint}>{t('desk.mm', { width, height })}</span>
      </span>
      <Faults row={row} isPlain />
    </div>
  );
}

const isFieldFocused = () => document.activeElement?.matches('input, textarea') ?? false;
