// Five ways to lay the page out: looked at by pointer or by key, applied as
// one step.

import { Button, Select } from '@mantine/core';
import { ChevronDown, Columns2, RefreshCw, X } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showPage } from '../../canvas/looking';
import { IconButton } from '../../components/IconButton';
import { JobProgress } from '../../components/JobProgress';
import { Key } from '../../components/Key';
import type { AlternativeSet } from '../../model/wire';
import { composeAgain, showAlternative, useAlternatives } from '../../stores/alternatives';
import { usePreferences } from '../../stores/preferences';
import { AlternativeCard } from './AlternativeCard';
import classes from './alternatives.module.css';
import { Comparison } from './Comparison';
import { useAlternativeKeys } from './use-alternative-keys';

type Order = 'rating' | 'fill' | 'overset';

export function AlternativesPanel() {
  const { t } = useTranslation();
  const panel = useRef<HTMLElement>(null);
  const { set, job, trouble, isComparing, close } = useAlternatives();
  const { folded } = usePreferences();
  const [order, setOrder] = useState<Order>('rating');
  const isFolded = folded.alternatives ?? false;
  useAlternativeKeys();
  useKeysFor(panel, set?.id);
  usePageInSight(set !== null && !isFolded);
  return (
    <section
      ref={panel}
      className={classes.panel}
      tabIndex={-1}
      data-dock="alternatives"
      data-panel="alternatives"
      aria-label={t('alternatives.title')}
    >
      <header className={classes.header}>
        <h2>{t('alternatives.title')}</h2>
        {set && <Facts set={set} />}
        <span className={classes.space} />
        <OrderSelect order={order} setOrder={setOrder} />
        <Button
          variant="default"
          disabled={job !== null}
          leftSection={<RefreshCw size={14} strokeWidth={1.6} />}
          rightSection={<Key chord="R" />}
          onClick={composeAgain}
        >
          {t('alternatives.again')}
        </Button>
        <Button
          variant="default"
          disabled={!set}
          aria-pressed={isComparing}
          leftSection={<Columns2 size={14} strokeWidth={1.6} />}
          rightSection={<Key chord="C" />}
          onClick={() => useAlternatives.setState({ isComparing: !isComparing })}
        >
          {t('alternatives.compare')}
        </Button>
        <IconButton icon={ChevronDown} label={t('alternatives.fold')} isPressed={isFolded} onClick={toggleFold} />
        <IconButton icon={X} label={t('alternatives.leave')} keys="Escape" onClick={close} />
      </header>
      {job && (
        <div className={classes.waiting}>
          <JobProgress job={job} />
        </div>
      )}
      {trouble && (
        <p className={classes.trouble} role="alert">
          {trouble}
        </p>
      )}
      {set && set.unmet.length > 0 && <Unmet set={set} />}
      {set && set.alternatives.length === 0 && <p className={classes.trouble}>{t('alternatives.none')}</p>}
      {set && !isFolded && <Cards set={set} order={order} />}
      {isComparing && <Comparison />}
    </section>
  );
}

/** A new batch has the keys, whatever button or menu asked for it; a field that is written in keeps them. */
function useKeysFor(panel: RefObject<HTMLElement | null>, batch: string | undefined) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each batch anew
  useEffect(() => {
    if (!document.activeElement?.matches('input, textarea')) panel.current?.focus();
  }, [batch]);
}

/** The panel takes room from the page and gives it back: the whole page is shown in what is left. */
function usePageInSight(isTall: boolean) {
  useEffect(() => {
    const timer = setTimeout(() => showPage(), isTall ? 60 : 120);
    return () => clearTimeout(timer);
  }, [isTall]);
  useEffect(() => () => void setTimeout(() => showPage(), 60), []);
}

function toggleFold() {
  const { folded, set } = usePreferences.getState();
  set({ folded: { ...folded, alternatives: !folded.alternatives } });
}

function Facts({ set }: { set: AlternativeSet }) {
  const { t, i18n } = useTranslation();
  return (
    <span className={classes.facts}>
      {t('alternatives.facts', {
        tried: set.tried.toLocaleString(i18n.language),
        count: set.alternatives.length,
        seconds: (set.milliseconds / 1000).toFixed(2),
        seed: set.seed,
      })}
    </span>
  );
}

/** What was asked for and cannot be had is said: what is shown is something else. */
function Unmet({ set }: { set: AlternativeSet }) {
  const { t, i18n } = useTranslation();
  const names = set.unmet.map((name) =>
    t(name === 'family' ? 'alternatives.family.label' : `alternatives.wish.${name}`),
  );
  const list = new Intl.ListFormat(i18n.language).format(names);
  return (
    <p className={classes.trouble} role="status">
      {t('alternatives.unmet', { names: list })}
    </p>
  );
}

function OrderSelect({ order, setOrder }: { order: Order; setOrder: (order: Order) => void }) {
  const { t } = useTranslation();
  return (
    <Select
      w={130}
      allowDeselect={false}
      aria-label={t('alternatives.order.label')}
      value={order}
      onChange={(v) => v && setOrder(v as Order)}
      data={(['rating', 'fill', 'overset'] as const).map((value) => ({
        value,
        label: t(`alternatives.order.${value}`),
      }))}
    />
  );
}

const sorting: Record<Order, (a: AlternativeSet['alternatives'][number]) => number> = {
  rating: (a) => -a.rating,
  fill: (a) => -a.fill,
  overset: (a) => a.oversetLines,
};

function Cards({ set, order }: { set: AlternativeSet; order: Order }) {
  const { t } = useTranslation();
  const sorted = set.alternatives.toSorted((a, b) => sorting[order](a) - sorting[order](b));
  return (
    <ul
      className={classes.cards}
      aria-label={t('alternatives.title')}
      onPointerLeave={() => showAlternative(useAlternatives.getState().chosen)}
    >
      {sorted.map((a) => (
        <AlternativeCard key={a.number} alternative={a} />
      ))}
    </ul>
  );
}
