// Find and replace over stories and captions.

import { Button, TextInput } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  CaseSensitive,
  ChevronDown,
  ChevronUp,
  type LucideIcon,
  Regex,
  Replace,
  Search,
  WholeWord,
  X,
} from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { textKey } from '../../canvas/text-lines';
import { IconButton } from '../../components/IconButton';
import { useSelection } from '../../stores/selection';
import { textEditing } from '../../text/editing';
import type { Match, Query } from '../../text/find';
import {
  closeFind,
  goToMatch,
  onFindFocus,
  openFind,
  replaceAll,
  replaceOne,
  step,
  useFind,
} from '../../text/find-state';
import classes from './FindPanel.module.css';

/** The field alone until something is looked for. */
export function FindPanel() {
  const { t } = useTranslation('text');
  const field = useRef<HTMLInputElement>(null);
  const isOpen = useFind((s) => s.isOpen);
  const text = useFind((s) => s.query.text);
  const look = useFind((s) => s.look);

  useEffect(
    () =>
      onFindFocus(() => {
        field.current?.focus();
        field.current?.select();
      }),
    [],
  );

  // Without the panel nobody would know what the marks on the page are.
  useEffect(() => closeFind, []);

  return (
    <search className={classes.panel} onKeyDown={onKey}>
      <TextInput
        ref={field}
        size="xs"
        aria-label={t('find.label')}
        placeholder={t('find.placeholder')}
        leftSection={<Search size={14} strokeWidth={1.6} />}
        rightSectionWidth={isOpen ? 28 : 52}
        rightSection={isOpen ? <Close /> : <kbd className={classes.key}>Ctrl F</kbd>}
        value={text}
        onFocus={() => isOpen || openFind(false)}
        onChange={(e) => look({ text: e.currentTarget.value })}
      />
      {isOpen && <Opened />}
    </search>
  );
}

function onKey(e: KeyboardEvent) {
  if (e.nativeEvent.isComposing) return;
  const isField = e.target instanceof HTMLInputElement;
  if (e.key === 'Escape') leave();
  else if (e.key === 'Enter' && isField && e.altKey) replaceOne();
  else if (e.key === 'Enter' && isField) step(e.shiftKey ? -1 : 1);
  else return;
  e.preventDefault();
  e.stopPropagation();
}

/** The keyboard goes back to the text where the last match is selected. */
function leave() {
  closeFind();
  if (useSelection.getState().text) textEditing.take();
}

function Close() {
  const { t } = useTranslation('text');
  return <IconButton size={22} icon={X} iconSize={14} label={t('find.close')} onClick={closeFind} />;
}

function Opened() {
  const isReplacing = useFind((s) => s.isReplacing);
  return (
    <>
      <Options />
      {isReplacing && <ReplaceRow />}
      <Outcome />
      <MatchList />
    </>
  );
}

function Options() {
  const { t } = useTranslation('text');
  const isReplacing = useFind((s) => s.isReplacing);
  const set = useFind((s) => s.set);
  return (
    <div className={classes.row}>
      <Flag name="isCaseSensitive" label={t('find.case')} icon={CaseSensitive} />
      <Flag name="isWholeWord" label={t('find.word')} icon={WholeWord} />
      <Flag name="isRegular" label={t('find.regular')} icon={Regex} />
      <IconButton
        size={26}
        label={t('find.replaceToggle')}
        keys="Ctrl+H"
        isPressed={isReplacing}
        onClick={() => set({ isReplacing: !isReplacing })}
        icon={Replace}
      />
      <span className={classes.space} />
      <IconButton size={26} label={t('find.previous')} keys="Shift+F3" onClick={() => step(-1)} icon={ChevronUp} />
      <IconButton size={26} label={t('find.next')} keys="F3" onClick={() => step(1)} icon={ChevronDown} />
    </div>
  );
}

type FlagName = Exclude<keyof Query, 'text'>;

function Flag({ name, label, icon }: { name: FlagName; label: string; icon: LucideIcon }) {
  const isOn = useFind((s) => s.query[name]);
  const look = useFind((s) => s.look);
  return <IconButton size={26} label={label} icon={icon} isPressed={isOn} onClick={() => look({ [name]: !isOn })} />;
}

function ReplaceRow() {
  const { t } = useTranslation('text');
  const value = useFind((s) => s.replacement);
  const set = useFind((s) => s.set);
  const count = useFind((s) => s.found.matches.length);
  return (
    <div className={classes.replace}>
      <TextInput
        size="xs"
        aria-label={t('find.replacement')}
        placeholder={t('find.replacement')}
        value={value}
        onChange={(e) => set({ replacement: e.currentTarget.value })}
      />
      <div className={classes.row}>
        <Button size="compact-xs" variant="default" disabled={count === 0} onClick={replaceOne}>
          {t('find.replace')}
        </Button>
        <Button size="compact-xs" variant="default" disabled={count === 0} onClick={replaceAll}>
          {t('find.replaceAll', { count })}
        </Button>
      </div>
    </div>
  );
}

function Outcome() {
  const { t } = useTranslation('text');
  const { matches, isCut, error } = useFind((s) => s.found);
  const current = useFind((s) => s.current);
  const text = useFind((s) => s.query.text);
  const replaced = useFind((s) => s.replaced);
  if (text === '') return null;
  const isDone = replaced !== null && matches.length === 0;
  const line = isDone
    ? t('find.replaced', { count: replaced })
    : error
      ? t('find.broken', { error })
      : t(outcomeKey(matches.length, current, isCut), { count: matches.length, at: current + 1 });
  return (
    <output className={error ? classes.error : classes.outcome} aria-live="polite">
      {line}
    </output>
  );
}

function outcomeKey(count: number, current: number, isCut: boolean): string {
  if (count === 0) return 'find.none';
  if (isCut) return 'find.most';
  return current < 0 ? 'find.total' : 'find.count';
}

const rowHeight = 26;

function MatchList() {
  const { t } = useTranslation('text');
  const matches = useFind((s) => s.found.matches);
  const current = useFind((s) => s.current);
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: matches.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  useEffect(() => {
    if (current >= 0) rows.scrollToIndex(current);
  }, [current, rows]);
  if (matches.length === 0) return null;
  return (
    <div ref={box} className={classes.list} style={{ height: Math.min(7, matches.length) * rowHeight }}>
      <ul aria-label={t('find.matches')} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((v) => {
          const m = matches[v.index];
          return (
            m && (
              <MatchRow
                key={`${textKey(m.at)} ${m.from}`}
                match={m}
                index={v.index}
                top={v.start}
                isCurrent={v.index === current}
              />
            )
          );
        })}
      </ul>
    </div>
  );
}

type MatchRowProps = { match: Match; index: number; top: number; isCurrent: boolean };

function MatchRow({ match, index, top, isCurrent }: MatchRowProps) {
  return (
    <li className={classes.match} style={{ transform: `translateY(${top}px)` }}>
      <button type="button" aria-current={isCurrent} onClick={() => goToMatch(index)}>
        {match.before}
        <mark>{match.groups[0]}</mark>
        {match.after}
      </button>
    </li>
  );
}
