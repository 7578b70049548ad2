// The cell that has the keys. It is a field from the first moment, so that an
// input method finds it: what is typed takes the place of what stands there;
// until then the arrows go from cell to cell.

import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { chordOf } from '../../components/chords';
import { applyDraft, changeCell, fillDown, historyKey, move, selectAll, selectRow } from './actions';
import classes from './desk.module.css';
import { activate, useDeskHabits, usePhotoDesk } from './desk-state';
import { type FieldName, textOf } from './fields';
import type { DeskRow } from './rows';
import { expanded } from './templates';

/** The fields that the table has columns for. */
const inTable: readonly FieldName[] = ['caption', 'credit', 'place', 'date'];

/** So many characters stand in one line of a caption, and of a narrower cell. */
const oneLine = [26, 7] as const;

type CellFieldProps = { row: DeskRow; field: FieldName; label: string };

export function CellField({ row, field, label }: CellFieldProps) {
  const photo = row.photo.id;
  const value = textOf(row.photo, field);
  const element = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState<string | null>(null);
  const kept = useRef<string | null>(null);
  kept.current = draft;
  const snippets = useDeskHabits((s) => s.snippets);

  useLayoutEffect(() => {
    element.current?.focus({ preventScroll: true });
    element.current?.select();
  }, []);
  // Whatever takes the cell away, what was typed is not lost.
  useEffect(
    () => () => {
      if (kept.current !== null) changeCell(photo, field, kept.current);
    },
    [photo, field],
  );

  const give = () => {
    if (draft !== null) changeCell(photo, field, draft);
    kept.current = null;
    setDraft(null);
  };
  const beside = (by: number) => {
    const next = inTable[inTable.indexOf(field) + by];
    if (next) activate({ photo, field: next });
    return next !== undefined;
  };
  const write = () => setDraft(value);
  const begin = () => {
    write();
    requestAnimationFrame(() => toEnd(element.current));
  };

  const onTab = (e: KeyboardEvent<HTMLTextAreaElement>) => {
    const field = e.currentTarget;
    const found = draft !== null && !e.shiftKey ? expanded(draft, field.selectionEnd, snippets) : null;
    if (found) {
      setDraft(found.text);
      requestAnimationFrame(() => field.setSelectionRange(found.caret, found.caret));
      return;
    }
    give();
    if (!beside(e.shiftKey ? -1 : 1)) {
      move(e.shiftKey ? -1 : 1);
      activate({ photo: usePhotoDesk.getState().active?.photo ?? photo, field: e.shiftKey ? 'date' : 'caption' });
    }
  };

  const leave = (by: number) => {
    give();
    move(by);
  };
  const always = new Map<string, () => void>([
    ['Enter', () => leave(1)],
    ['Shift+Enter', () => leave(-1)],
    ['Escape', () => (draft === null ? activate(null) : setDraft(null))],
    ['F2', () => draft === null && begin()],
    [
      'Ctrl+Enter',
      () => {
        give();
        applyDraft();
      },
    ],
  ]);
  /** While nothing is typed. */
  const moving = new Map<string, () => void>([
    ['↑', () => move(-1)],
    ['↓', () => move(1)],
    ['Shift+↑', () => move(-1, true)],
    ['Shift+↓', () => move(1, true)],
    ['←', () => beside(-1)],
    ['→', () => beside(1)],
    ['PageUp', () => move(-10)],
    ['PageDown', () => move(10)],
    ['Ctrl+Home', () => move(Number.NEGATIVE_INFINITY)],
    ['Ctrl+End', () => move(Number.POSITIVE_INFINITY)],
    ['Space', () => usePhotoDesk.setState({ large: photo })],
    ['Ctrl+Space', () => selectRow(photo, { ctrl: true, shift: false })],
    ['Ctrl+A', () => selectAll()],
    ['Ctrl+D', fillDown],
    ['Delete', () => changeCell(photo, field, '')],
  ]);

  const onKeyDown = (e: KeyboardEvent<HTMLTextAreaElement>) => {
    if (e.nativeEvent.isComposing) return;
    const chord = chordOf(e);
    const act = always.get(chord) ?? (draft === null ? moving.get(chord) : undefined);
    if (e.key === 'Tab') onTab(e);
    else if (act) act();
    else if (draft !== null || !historyKey(chord)) return;
    e.preventDefault();
    e.stopPropagation();
  };

  return (
    <textarea
      ref={element}
      className={classes.field}
      data-writing={draft !== null || undefined}
      aria-label={label}
      rows={Array.from(draft ?? value).length > oneLine[field === 'caption' ? 0 : 1] ? 2 : 1}
      value={draft ?? value}
      onChange={(e) => setDraft(e.currentTarget.value)}
      onClick={() => draft === null && write()}
      onBlur={give}
      onKeyDown={onKeyDown}
    />
  );
}

function toEnd(field: HTMLTextAreaElement | null) {
  field?.setSelectionRange(field.value.length, field.value.length);
}
