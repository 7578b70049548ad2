// A field for a number: takes sums and units, is committed by Enter or on
// leaving, restored by Escape; wheel and arrows go a step, with Shift ten.

import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { textEditing } from '../../text/editing';
import { readSum, showNumber, type Units } from './sum';
import classes from './text-inspector.module.css';

export type NumberFieldProps = {
  label: string;
  /** null: several values. */
  value: number | null;
  unit: string;
  units?: Units;
  step: number;
  least: number;
  most: number;
  disabled?: boolean;
  several?: string;
  onCommit: (value: number) => void;
};

export function NumberField(props: NumberFieldProps) {
  const { label, value, unit, units = { '': 1 }, step, least, most, onCommit } = props;
  const shown = value === null ? '' : showNumber(value);
  const [draft, setDraft] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);

  const commit = (text: string) => {
    setDraft(null);
    const read = readSum(text, units);
    if (read === null || text === shown) return;
    onCommit(Math.min(most, Math.max(least, read)));
  };
  const nudge = (by: number) => {
    const from = readSum(draft ?? shown, units) ?? value ?? 0;
    setDraft(null);
    onCommit(Math.min(most, Math.max(least, Math.round((from + by) * 1000) / 1000)));
  };
  useWheel(input, (by) => nudge(by * step));
  const onKeyDown = (e: KeyboardEvent<HTMLInputElement>) => {
    const times = e.shiftKey ? 10 : 1;
    if (e.nativeEvent.isComposing) return;
    if (e.key === 'Enter') {
      commit(draft ?? shown);
      textEditing.take();
    } else if (e.key === 'Escape') {
      setDraft(null);
      textEditing.take();
    } else if (e.key === 'ArrowUp') nudge(step * times);
    else if (e.key === 'ArrowDown') nudge(-step * times);
    else return;
    e.preventDefault();
    e.stopPropagation();
  };
  return (
    <TextInput
      ref={input}
      size="xs"
      aria-label={label}
      placeholder={props.several}
      disabled={props.disabled}
      classNames={{ input: classes.number }}
      rightSection={<span className={classes.unit}>{unit}</span>}
      rightSectionWidth={unit.length > 3 ? 44 : 28}
      rightSectionPointerEvents="none"
      value={draft ?? shown}
      onChange={(e) => setDraft(e.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={(e) => draft !== null && commit(e.currentTarget.value)}
    />
  );
}

/** React listens to wheels passively, so the page would scroll as well. */
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
