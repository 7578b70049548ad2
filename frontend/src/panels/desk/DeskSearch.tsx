// Looking for words: marked in the table, listed below the field, with what the
// library and the body text have.

import { TextInput } from '@mantine/core';
import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { desk } from '../../api/desk';
import { chordOf } from '../../components/chords';
import { IconButton } from '../../components/IconButton';
import { Key } from '../../components/Key';
import { toast } from '../../components/toasts';
import { useSession } from '../../stores/session';
import { PhotoPicture } from '../photos/PhotoPicture';
import { replaceEverywhere } from './actions';
import classes from './desk.module.css';
import { select, usePhotoDesk } from './desk-state';
import { textOf } from './fields';
import { type Hit, hitsIn, stretches } from './hits';
import { MarkedBy } from './Marked';
import type { DeskRow } from './rows';

/** Shown in the list; the table marks all. */
const most = 8;

export function focusSearch() {
  const field = document.querySelector<HTMLInputElement>('#desk-search');
  field?.focus();
  field?.select();
}

export function DeskSearch({ rows }: { rows: readonly DeskRow[] }) {
  const { t } = useTranslation();
  const query = usePhotoDesk((s) => s.query);
  const looked = useDeferredValue(query);
  const hits = useMemo(() => hitsIn(rows, looked), [rows, looked]);
  const [at, setAt] = useState(0);
  const [isOpen, setIsOpen] = useState(false);
  const [by, setBy] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const look = (text: string) => {
    usePhotoDesk.setState({ query: text });
    setAt(0);
    setIsOpen(true);
  };
  const go = (n: number) => {
    const next = (n + hits.length) % Math.max(1, hits.length);
    setAt(next);
    goTo(hits[next]);
  };
  const leave = () => {
    usePhotoDesk.setState({ query: '' });
    setBy(null);
    setIsOpen(false);
  };
  const replace = () => {
    if (by !== null) toast(t('desk.replaced', { count: replaceEverywhere(query, by) }));
  };
  const keys = new Map<string, () => void>([
    ['Enter', () => go(isAt(hits[at]) ? at + 1 : at)],
    ['↓', () => go(at + 1)],
    ['↑', () => go(at - 1)],
    ['Shift+Enter', () => go(at - 1)],
    ['Alt+Enter', () => select([...new Set(hits.map((h) => h.row.photo.id))])],
    ['Ctrl+H', () => setBy(by ?? '')],
    ['Escape', leave],
  ]);
  const onKeyDown = (e: KeyboardEvent) => {
    const act = e.nativeEvent.isComposing ? undefined : keys.get(chordOf(e));
    if (!act) return;
    e.preventDefault();
    e.stopPropagation();
    act();
  };
  return (
    <search
      ref={box}
      className={classes.search}
      onBlur={(e) => box.current?.contains(e.relatedTarget) || setIsOpen(false)}
    >
      <TextInput
        id="desk-search"
        aria-label={t('desk.search')}
        placeholder={t('desk.search')}
        leftSection={<Search size={14} strokeWidth={1.6} />}
        rightSectionWidth={query ? 116 : 56}
        rightSection={
          query ? (
            <Steps at={hits.length ? at + 1 : 0} of={hits.length} go={(n) => go(at + n)} leave={leave} />
          ) : (
            <Key chord="Ctrl+F" />
          )
        }
        value={query}
        onFocus={() => setIsOpen(true)}
        onChange={(e) => look(e.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {isOpen && query && (
        <div className={classes.hits}>
          <Counts count={hits.length} query={looked} />
          <HitList hits={hits.slice(0, most)} at={at} query={looked} go={go} />
          {by !== null && (
            <TextInput
              className={classes.replace}
              data-autofocus
              ref={(field) => field?.focus()}
              aria-label={t('desk.replaceBy')}
              placeholder={t('desk.replaceBy')}
              value={by}
              onChange={(e) => setBy(e.currentTarget.value)}
              onKeyDown={(e) => e.key === 'Enter' && !e.nativeEvent.isComposing && replace()}
            />
          )}
          <footer className={classes.hitKeys}>
            <span>
              <Key chord="Enter" /> {t('desk.key.goTo')}
            </span>
            <span>
              <Key chord="Ctrl+H" /> {t('desk.key.replace')}
            </span>
            <span>
              <Key chord="Alt+Enter" /> {t('desk.key.selectHits')}
            </span>
          </footer>
        </div>
      )}
    </search>
  );
}

function goTo(hit: Hit | undefined) {
  if (!hit) return;
  usePhotoDesk.setState({ filter: 'all' });
  select([hit.row.photo.id]);
}

const isAt = (hit: Hit | undefined) => {
  const { selected } = usePhotoDesk.getState();
  return hit !== undefined && selected.length === 1 && selected[0] === hit.row.photo.id;
};

type StepsProps = { at: number; of: number; go: (by: number) => void; leave: () => void };

function Steps({ at, of, go, leave }: StepsProps) {
  const { t } = useTranslation();
  return (
    <span className={classes.steps}>
      <span className={classes.hint} role="status">
        {t('desk.hit', { at, of })}
      </span>
      <IconButton icon={ChevronUp} size={20} iconSize={14} label={t('desk.previousHit')} onClick={() => go(-1)} />
      <IconButton icon={ChevronDown} size={20} iconSize={14} label={t('desk.nextHit')} onClick={() => go(1)} />
      <IconButton icon={X} size={20} iconSize={14} label={t('desk.clear')} onClick={leave} />
    </span>
  );
}

/** How often the words stand in the document's photos and in its stories. */
function Counts({ count, query }: { count: number; query: string }) {
  const { t } = useTranslation();
  const stories = useSession((s) => s.document?.stories);
  const library = useLibraryCount(query);
  const body = useMemo(
    () =>
      (stories ?? []).reduce(
        (n, s) =>
          n + s.story.blocks.reduce((m, b) => m + stretches(b.spans.map((x) => x.text).join(''), query).length, 0),
        0,
      ),
    [stories, query],
  );
  return (
    <p className={classes.hitCounts}>
      <span>{t('desk.inDocument', { count })}</span>
      {library !== null && <span>{t('desk.inLibrary', { count: library })}</span>}
      <span className={classes.space} />
      <span className={classes.hint}>{t('desk.inText', { count: body })}</span>
    </p>
  );
}

/** How many photos of the whole shelf have the words; null until it is known. */
function useLibraryCount(query: string): number | null {
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    const off = new AbortController();
    setCount(null);
    desk.shelfPhotos({ q: query, limit: 1 }, { signal: off.signal }).then(
      (answer) => setCount(answer.total),
      () => undefined,
    );
    return () => off.abort();
  }, [query]);
  return count;
}

type HitListProps = { hits: readonly Hit[]; at: number; query: string; go: (n: number) => void };

function HitList({ hits, at, query, go }: HitListProps) {
  const { t } = useTranslation();
  if (!hits.length) return <p className={classes.noHits}>{t('desk.noHits')}</p>;
  return (
    <ul className={classes.hitList}>
      {hits.map((h, i) => (
        <li key={`${h.row.photo.id} ${h.field} ${h.from}`}>
          <button
            type="button"
            data-at={i === at || undefined}
            onMouseDown={(e) => e.preventDefault()}
            onClick={() => go(i)}
          >
            <span className={classes.hitPicture}>
              <PhotoPicture photo={h.row.photo.id} crop={h.row.crop} shape={h.row.shape} tone={h.row.photo.tone} />
            </span>
            <span className={classes.hitText}>
              {h.field !== 'caption' && <span className={classes.hint}>{t(`desk.field.${h.field}`)} </span>}
              <MarkedBy text={around(textOf(h.row.photo, h.field), h.from)} query={query} />
            </span>
            <span className={classes.hint}>
              {h.row.frame ? t('desk.where', { page: (h.row.page ?? 0) + 1, column: h.row.column }) : t('desk.unused')}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The stretch of a text in which a hit is seen in one line. */
const around = (text: string, from: number) => (from > 20 ? `…${text.slice(from - 14)}` : text);
