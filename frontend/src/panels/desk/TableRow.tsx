// One photo in the table.

import { Checkbox } from '@mantine/core';
import { CircleCheck, Crosshair, Maximize2 } from 'lucide-react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/IconButton';
import { SeverityIcon } from '../../components/SeverityIcon';
import { PhotoPicture } from '../photos/PhotoPicture';
import { locate, mendOne, selectRow } from './actions';
import { CellField } from './CellField';
import classes from './desk.module.css';
import { activate, usePhotoDesk } from './desk-state';
import { type FieldName, textOf } from './fields';
import { Marked } from './Marked';
import { useShortNames } from './names';
import { type DeskRow, faultsOf, printSize } from './rows';

type RowProps = { row: DeskRow; index: number; top: number };

export function TableRow({ row, index, top }: RowProps) {
  const { t } = useTranslation();
  const { photo, number } = row;
  const isSelected = usePhotoDesk((s) => s.selected.includes(photo.id));
  const isActive = usePhotoDesk((s) => s.active?.photo === photo.id);
  const choose = (e: MouseEvent) => selectRow(photo.id, { ctrl: e.ctrlKey || e.metaKey, shift: e.shiftKey });
  return (
    <tr
      className={classes.row}
      data-photo={photo.id}
      data-active={isActive || undefined}
      aria-selected={isSelected}
      aria-rowindex={index + 2}
      style={{ transform: `translateY(${top}px)` }}
      onClick={(e) => isBeside(e.target) && choose(e)}
    >
      <td>
        <Checkbox
          size="xs"
          aria-label={t('desk.select', { number })}
          checked={isSelected}
          onChange={() => selectRow(photo.id, { ctrl: true, shift: false })}
        />
      </td>
      <td className={classes.number}>{number}</td>
      <td>
        <button
          type="button"
          className={classes.thumb}
          aria-label={t('desk.picture', { number })}
          tabIndex={-1}
          onClick={choose}
          onDoubleClick={() => usePhotoDesk.setState({ large: photo.id })}
        >
          <PhotoPicture photo={photo.id} crop={row.crop} shape={row.shape} tone={photo.tone} />
        </button>
      </td>
      <Cell row={row} field="caption" />
      <Cell row={row} field="credit" />
      <Cell row={row} field="place" />
      <Cell row={row} field="date" />
      <Size row={row} />
      <Where row={row} />
      <td>
        <Faults row={row} />
      </td>
      <Tools row={row} />
    </tr>
  );
}

/** Not on what is pressed or written in. */
const isBeside = (target: EventTarget) =>
  target instanceof Element && !target.closest('button, textarea, input, label');

function Cell({ row, field }: { row: DeskRow; field: FieldName }) {
  const { t } = useTranslation();
  const { photo, number } = row;
  const isActive = usePhotoDesk((s) => s.active?.photo === photo.id && s.active.field === field);
  const label = t('desk.cell', { field: t(`desk.field.${field}`), number });
  if (isActive)
    return (
      <td className={classes.cell}>
        <CellField row={row} field={field} label={label} />
      </td>
    );
  const text = textOf(photo, field);
  const start = (e: MouseEvent) => {
    if (e.shiftKey || e.ctrlKey || e.metaKey) selectRow(photo.id, { ctrl: !e.shiftKey, shift: e.shiftKey });
    else activate({ photo: photo.id, field });
  };
  return (
    <td className={classes.cell}>
      <button type="button" className={classes.text} aria-label={`${label} ${text}`} onClick={start} title={text}>
        {text ? <Marked text={text} /> : <Empty row={row} field={field} />}
      </button>
      {field === 'caption' && <Ghost row={row} />}
    </td>
  );
}

/** What is missing is told; a credit may stand in the line for all photos. */
function Empty({ row, field }: { row: DeskRow; field: FieldName }) {
  const { t } = useTranslation();
  if ((row.missing as readonly string[]).includes(field))
    return <span className={classes.wanted}>{t('desk.empty')}</span>;
  return <span className={classes.hint}>{field === 'credit' && row.frame ? t('desk.covered') : '—'}</span>;
}

/** What a mend would write at the end of the caption: a click accepts it. */
function Ghost({ row }: { row: DeskRow }) {
  const { t } = useTranslation();
  const end = Array.from(row.photo.caption ?? '').length;
  const found = row.findings.find((f) => {
    const [step, ...more] = f.mend?.steps ?? [];
    return !more.length && step?.type === 'replaceText' && step.from === end && step.to === end;
  });
  const step = found?.mend?.steps[0];
  if (!found || step?.type !== 'replaceText') return null;
  return (
    <button
      type="button"
      className={classes.ghost}
      title={found.message}
      aria-label={t('desk.acceptGhost', { text: step.spans[0]?.text ?? '' })}
      onClick={() => mendOne(row, found.code)}
    >
      {step.spans[0]?.text}
    </button>
  );
}

function Size({ row: { photo } }: { row: DeskRow }) {
  const { t } = useTranslation();
  const { width, height } = printSize(photo);
  return (
    <td className={classes.size} title={t('desk.printSize', { width, height })}>
      <span>
        {photo.width} × {photo.height}
      </span>
      <span className={classes.hint}>{t('desk.mm', { width, height })}</span>
    </td>
  );
}

export function Where({ row: { frame, page, column } }: { row: DeskRow }) {
  const { t } = useTranslation();
  return (
    <td className={frame ? classes.where : classes.hint}>
      {frame ? t('desk.where', { page: (page ?? 0) + 1, column }) : t('desk.unused')}
    </td>
  );
}

/** isPlain: told alone, where nothing can be pressed. */
export function Faults({ row, isPlain = false }: { row: DeskRow; isPlain?: boolean }) {
  const { t } = useTranslation();
  const nameOf = useShortNames();
  const faults = faultsOf(row);
  if (!faults.length)
    return (
      <span>
        <CircleCheck size={14} strokeWidth={1.6} className={classes.ok} role="img" aria-label={t('desk.fine')} />
      </span>
    );
  const [first, second, ...more] = faults;
  return (
    <span className={classes.faults}>
      {[first, second].map(
        (f) =>
          f && (
            <span key={f.code} className={classes.fault} data-severity={f.severity} title={f.message || nameOf(f.code)}>
              <SeverityIcon severity={f.severity} size={14} />
              {f.mend && !isPlain ? (
                <button
                  type="button"
                  onClick={() => mendOne(row, f.code)}
                  title={t('desk.mendOne', { message: f.message })}
                >
                  {nameOf(f.code)}
                </button>
              ) : (
                <span>{nameOf(f.code)}</span>
              )}
              {f === second && more.length > 0 && <span className={classes.hint}>+{more.length}</span>}
            </span>
          ),
      )}
    </span>
  );
}

/** Shown under the pointer, and while the row has the keys. */
function Tools({ row }: { row: DeskRow }) {
  const { t } = useTranslation();
  return (
    <td className={classes.tools}>
      <IconButton
        icon={Maximize2}
        size={24}
        iconSize={14}
        label={t('desk.large')}
        onClick={() => usePhotoDesk.setState({ large: row.photo.id })}
      />
      <IconButton
        icon={Crosshair}
        size={24}
        iconSize={14}
        label={t('desk.locate')}
        disabled={!row.frame}
        onClick={() => locate(row)}
      />
    </td>
  );
}
