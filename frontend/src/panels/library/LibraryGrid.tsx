// The photos of the shelf as pictures.

import { type MouseEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CardGrid } from '../../components/CardGrid';
import { attempt } from '../../components/toasts';
import type { ShelfPhoto } from '../../model/wire';
import { MarkedBy } from '../desk/Marked';
import classes from './library.module.css';
import { useLibrary, want } from './library-state';
import { QuickPicture } from './QuickPicture';

const size = [196, 208] as const;

/** open is what a double click or Enter does. */
export function LibraryGrid({ open }: { open: (photo: ShelfPhoto) => void }) {
  const { t } = useTranslation();
  const { total, photos, query } = useLibrary();
  const [at, setAt] = useState(0);
  const go = (by: number) => {
    const next = Math.min(Math.max(0, at + by), (total ?? 1) - 1);
    setAt(next);
    focusCard(next);
  };
  const keys = (across: number) => {
    const photo = photos.get(at);
    return new Map<string, () => void>([
      ['←', () => go(-1)],
      ['→', () => go(1)],
      ['↑', () => go(-across)],
      ['↓', () => go(across)],
      ['PageUp', () => go(-4 * across)],
      ['PageDown', () => go(4 * across)],
      ['Space', () => photo && toggle(photo.photo.id, true)],
      ['Enter', () => photo && open(photo)],
    ]);
  };
  if (total === 0) return <p className={classes.empty}>{t(query ? 'library.noHits' : 'library.none')}</p>;
  return (
    <CardGrid
      count={total ?? 0}
      size={size}
      className={classes.grid ?? ''}
      label={t('library.title')}
      at={at}
      keys={keys}
      onSeen={(from, to) => void attempt(() => want(from, to))}
      card={(place) => {
        const photo = photos.get(place);
        return photo ? (
          <Card key={photo.photo.id} shelf={photo} place={place} isAt={place === at} choose={setAt} open={open} />
        ) : (
          <span key={place} className={classes.coming} aria-hidden />
        );
      }}
    />
  );
}

const focusCard = (place: number) =>
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-place="${place}"]`)?.focus());

function toggle(id: string, isMore: boolean) {
  useLibrary.setState(({ selected }) => {
    if (!isMore) return { selected: [id] };
    return { selected: selected.includes(id) ? selected.filter((s) => s !== id) : [...selected, id] };
  });
}

type CardProps = {
  shelf: ShelfPhoto;
  place: number;
  isAt: boolean;
  choose: (place: number) => void;
  open: (photo: ShelfPhoto) => void;
};

function Card({ shelf, place, isAt, choose, open }: CardProps) {
  const { t } = useTranslation();
  const { photo, uses } = shelf;
  const isSelected = useLibrary((s) => s.selected.includes(photo.id));
  const query = useLibrary((s) => s.query);
  const onClick = (e: MouseEvent) => {
    choose(place);
    toggle(photo.id, e.ctrlKey || e.metaKey);
  };
  const caption = (shelf.uses[shelf.found ?? 0] ?? uses[0])?.caption || photo.caption || '';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the list's
    <div
      role="option"
      className={classes.card}
      data-place={place}
      aria-selected={isSelected}
      aria-label={caption || photo.name}
      tabIndex={isAt ? 0 : -1}
      onClick={onClick}
      onDoubleClick={() => open(shelf)}
    >
      <QuickPicture photo={photo.id} />
      <span className={classes.caption}>
        {caption ? <MarkedBy text={caption} query={query} /> : <span className={classes.hint}>{photo.name}</span>}
      </span>
      <span className={classes.facts}>
        <span>{photo.credit || photo.byline || ''}</span>
        <span className={classes.hint}>{t('library.uses', { count: uses.length })}</span>
      </span>
    </div>
  );
}
