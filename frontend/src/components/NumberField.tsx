// A field for a number: takes sums and units; Enter or leaving commits, Escape
// restores; arrows and the wheel go one step, with Shift ten.

import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { chordOf } from './chords';
import { runCommand } from './commands';
import classes from './NumberField.module.css';
import { type FieldUnits, readNumber, showNumber } from './numbers';

export type NumberFieldProps = {
  /** The accessible name. */
  label: string;
  /** Shown inside, before the number. */
  prefix?: string;
  unit: string;
  units: FieldUnits;
  /** null: several values. */
  value: number | null;
  several?: string;
  step?: number;
  least?: number;
  most?: number;
  decimals?: number;
  disabled?: boolean;
  onCommit: (value: number) => void;
};

export function NumberField(props: NumberFieldProps) {
  const { label, prefix, unit, units, value, step = 1, decimals = 2, disabled, several, onCommit } = props;
  const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY } = props;
  const shown = value === null ? '' : showNumber(value, decimals);
  const [draft, setDraft] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const give = (n: number) => onCommit(Math.min(most, Math.max(least, n)));

  const commit = () => {
    const read = draft === null || draft === shown ? null : readNumber(draft, units);
    setDraft(null);
    if (read !== null) give(read);
  };
  const nudge = (by: number) => {
    const from = (draft === null ? null : readNumber(draft, units)) ?? value ?? 0;
    setDraft(null);
    give(Number((from + by * step).toFixed(4)));
  };
  const onKeyDown = (e: KeyboardEvent<HTMLInputElement>) => {
    if (e.nativeEvent.isComposing) return;
    const times = e.shiftKey ? 10 : 1;
    const history = draft === null ? histories[chordOf(e)] : undefined;
    if (history) runCommand(history);
    else if (e.key === 'Enter') commit();
    else if (e.key === 'Escape') setDraft(null);
    else if (e.key === 'ArrowUp') nudge(times);
    else if (e.key === 'ArrowDown') nudge(-times);
    else return;
    e.preventDefault();
    e.stopPropagation();
  };
  useWheel(input, nudge);

  return (
    <TextInput
      ref={input}
      aria-label={label}
      data-number
      disabled={disabled}
      error={draft !== null && readNumber(draft, units) === null}
      placeholder={value === null ? several : undefined}
      leftSection={prefix && <span className={classes.prefix}>{prefix}</span>}
      leftSectionWidth={prefix ? 24 : undefined}
      rightSection={<span className={classes.unit}>{unit}</span>}
      rightSectionWidth={unit.length > 2 ? 40 : 30}
      rightSectionPointerEvents="none"
      classNames={{ input: classes.input }}
      withErrorStyles
      value={draft ?? shown}
      onChange={(e) => setDraft(e.currentTarget.value)}
      onFocus={(e) => e.currentTarget.select()}
      onKeyDown={onKeyDown}
      onBlur={commit}
    />
  );
}

/** With nothing typed the field has nothing of its own to undo: what it committed is the document's. */
const histories: Record<string, string> = { 'Ctrl+Z': 'undo', 'Ctrl+Shift+Z': 'redo', 'Ctrl+Y': 'redo' };

/** React listens to wheels passively: the panel would scroll as well. */
function useWheel(input: React.RefObject<HTMLInputElement | null>, nudge: (by: number) => void) {
  const latest = useRef(nudge);
  latest.current = nudge;
  useEffect(() => {
    const field = input.current;
    const onWheel = (e: WheelEvent) => {
      if (document.activeElement !== field) return;
      e.preventDefault();
      latest.current((e.deltaY < 0 ? 1 : -1) * (e.shiftKey ? 10 : 1));
    };
    field?.addEventListener('wheel', onWheel, { passive: false });
    return () => field?.removeEventListener('wheel', onWheel);
  }, [input]);
}
