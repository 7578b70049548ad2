// The fields of all chosen photos at once. Only what is touched changes, and
// what would change is listed before it does.

import { Autocomplete, Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { RotateCcw, Sun, X } from 'lucide-react';
import { type KeyboardEvent, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { chordOf } from '../../components/chords';
import { IconButton } from '../../components/IconButton';
import { Key } from '../../components/Key';
import { PhotoPicture } from '../photos/PhotoPicture';
import { proposeTones, resetTones } from '../photos/tone-actions';
import { applyDraft, documentLanguage } from './actions';
import { ChangePreview } from './ChangePreview';
import { changesOf, emptyDraft, isEmpty, shared } from './changes';
import classes from './desk.module.css';
import { activate, changeDraft, select, useDeskHabits, usePhotoDesk } from './desk-state';
import { FromFile } from './FromFile';
import { type FieldName, textOf } from './fields';
import { Reuse } from './Reuse';
import type { DeskRow } from './rows';
import { TemplateMenu } from './TemplateMenu';
import { TidyGroup } from './TidyGroup';
import { expanded } from './templates';

type MultiEditProps = { rows: readonly DeskRow[]; all: readonly DeskRow[] };

export function MultiEdit({ rows, all }: MultiEditProps) {
  const { t } = useTranslation();
  const draft = usePhotoDesk((s) => s.draft);
  const changes = useMemo(() => changesOf(rows, draft, documentLanguage()), [rows, draft]);
  const photos = new Set(changes.map((c) => c.photo.id)).size;
  const onKeyDown = (e: KeyboardEvent) => {
    if (e.nativeEvent.isComposing) return;
    const chord = chordOf(e);
    if (chord === 'Ctrl+Enter') applyDraft();
    else if (chord === 'Escape' && !isEmpty(draft)) usePhotoDesk.setState({ draft: emptyDraft });
    else return;
    e.preventDefault();
    e.stopPropagation();
  };
  return (
    <aside
      className={classes.panel}
      aria-label={t('desk.panel')}
      data-dock="inspector"
      data-panel="multi-edit"
      onKeyDown={onKeyDown}
    >
      <PanelHead rows={rows} />
      <div className={classes.panelBody}>
        <div className={classes.chosen}>
          {rows.slice(0, 3).map((r) => (
            <span key={r.photo.id}>
              <PhotoPicture photo={r.photo.id} crop={r.crop} shape={r.shape} tone={r.photo.tone} />
            </span>
          ))}
        </div>
        <Fields rows={rows} all={all} />
        {rows.length === 1 && rows[0] && <Reuse key={rows[0].photo.id} photo={rows[0].photo} />}
        <TidyGroup rows={rows} />
        <Tones rows={rows} />
        {rows.length === 1 && rows[0] && <FromFile key={rows[0].photo.id} row={rows[0]} />}
        {changes.length > 0 && <ChangePreview changes={changes} />}
      </div>
      <footer className={classes.panelFoot}>
        <Button
          variant="default"
          disabled={isEmpty(draft)}
          onClick={() => usePhotoDesk.setState({ draft: emptyDraft })}
        >
          {t('desk.reset')}
        </Button>
        <Button
          className={classes.apply}
          disabled={photos === 0}
          rightSection={<Key chord="Ctrl+Enter" />}
          onClick={() => applyDraft()}
        >
          {t('desk.apply', { count: photos || rows.length })}
        </Button>
      </footer>
    </aside>
  );
}

function PanelHead({ rows }: { rows: readonly DeskRow[] }) {
  const { t } = useTranslation();
  const [first] = rows;
  const numbers = rows.slice(0, 6).map((r) => r.number);
  return (
    <header className={classes.panelHead}>
      <h2>
        {rows.length > 1 ? t('desk.chosen', { count: rows.length }) : t('canvas.kind.photo', { number: first?.number })}
      </h2>
      <span className={classes.hint}>
        {rows.length > 1 ? t('desk.numbers', { numbers: numbers.join(t('desk.comma')) }) : first?.photo.name}
        {rows.length > numbers.length && '…'}
      </span>
      <span className={classes.space} />
      <IconButton
        icon={X}
        size={24}
        label={t('shell.close')}
        onClick={() => {
          select([]);
          activate(null);
        }}
      />
    </header>
  );
}

const shortFields = ['byline', 'place', 'date', 'people', 'keywords', 'headline', 'rights'] as const;

function Fields({ rows, all }: MultiEditProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.fields}>
      <label htmlFor="desk-caption">{t('desk.field.caption')}</label>
      <div>
        <CaptionField rows={rows} />
        <TemplateMenu rows={rows} />
      </div>
      <label htmlFor="desk-credit">{t('desk.field.credit')}</label>
      <ShortField rows={rows} all={all} field="credit" />
      {shortFields.map((field) => (
        <Labelled key={field} rows={rows} all={all} field={field} />
      ))}
      <span>{t('desk.field.apartCredit')}</span>
      <ApartCredit rows={rows} />
    </div>
  );
}

function Labelled(props: MultiEditProps & { field: FieldName }) {
  const { t } = useTranslation();
  return (
    <>
      <label htmlFor={`desk-${props.field}`}>{t(`desk.field.${props.field}`)}</label>
      <ShortField {...props} />
    </>
  );
}

/** What stands in a field: what is typed, what all share, or that they differ. */
function useField(rows: readonly DeskRow[], field: FieldName) {
  const { t } = useTranslation();
  const typed = usePhotoDesk((s) => s.draft.fields[field]);
  const common = shared(rows.map((r) => textOf(r.photo, field)));
  return {
    id: `desk-${field}`,
    value: typed ?? common ?? '',
    placeholder: common === null ? t('desk.mixed') : '',
    'data-touched': typed !== undefined || undefined,
    touch: (text: string) => changeDraft({ fields: { ...usePhotoDesk.getState().draft.fields, [field]: text } }),
  };
}

function CaptionField({ rows }: { rows: readonly DeskRow[] }) {
  const { touch, ...field } = useField(rows, 'caption');
  const snippets = useDeskHabits((s) => s.snippets);
  const onKeyDown = (e: KeyboardEvent<HTMLTextAreaElement>) => {
    const area = e.currentTarget;
    const found =
      e.key === 'Tab' && !e.shiftKey && !e.nativeEvent.isComposing
        ? expanded(area.value, area.selectionEnd, snippets)
        : null;
    if (!found) return;
    e.preventDefault();
    touch(found.text);
    requestAnimationFrame(() => area.setSelectionRange(found.caret, found.caret));
  };
  return (
    <Textarea
      {...field}
      autosize
      minRows={2}
      maxRows={6}
      onChange={(e) => touch(e.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}

type ShortFieldProps = MultiEditProps & { field: FieldName };

function ShortField({ rows, all, field: name }: ShortFieldProps) {
  const { t } = useTranslation();
  const { touch, ...field } = useField(rows, name);
  const used = useMemo(() => distinct(all.map((r) => textOf(r.photo, name))), [all, name]);
  const before =
    'data-touched' in field && field['data-touched']
      ? distinct(rows.map((r) => textOf(r.photo, name) || t('desk.blank')))
      : [];
  const isChoice = name !== 'date' && used.length > 0;
  return (
    <div>
      {isChoice ? (
        <Autocomplete {...field} data={used} onChange={touch} comboboxProps={{ position: 'bottom-start' }} />
      ) : (
        <TextInput {...field} onChange={(e) => touch(e.currentTarget.value)} />
      )}
      {before.length > 0 && rows.length > 1 && (
        <span className={classes.before}>{t('desk.before', { values: before.slice(0, 3).join(t('desk.comma')) })}</span>
      )}
    </div>
  );
}

const distinct = (values: readonly string[]) => [...new Set(values.filter(Boolean))];

function ApartCredit({ rows }: { rows: readonly DeskRow[] }) {
  const { t } = useTranslation();
  const typed = usePhotoDesk((s) => s.draft.apartCredit);
  const apart = rows.filter((r) => r.photo.apartCredit).length;
  const isApart = typed ?? apart === rows.length;
  return (
    <Checkbox
      size="xs"
      label={t('desk.inCreditLine')}
      description={
        apart > 0 && apart < rows.length ? t('desk.someApart', { yes: rows.length - apart, no: apart }) : undefined
      }
      checked={!isApart}
      indeterminate={typed === null && apart > 0 && apart < rows.length}
      onChange={(e) => changeDraft({ apartCredit: !e.currentTarget.checked })}
    />
  );
}

/** How light the chosen photos print. */
function Tones({ rows }: { rows: readonly DeskRow[] }) {
  const { t } = useTranslation();
  const ids = rows.map((r) => r.photo.id);
  const hasTone = rows.some((r) => r.photo.tone);
  return (
    <section className={classes.group} aria-labelledby="desk-tone">
      <h3 id="desk-tone">{t('desk.tone')}</h3>
      <div className={classes.tones}>
        <Button
          variant="default"
          leftSection={<Sun size={14} strokeWidth={1.6} aria-hidden />}
          onClick={() => void proposeTones(ids)}
        >
          {t('desk.proposeTone')}
        </Button>
        <Button
          variant="default"
          disabled={!hasTone}
          leftSection={<RotateCcw size={14} strokeWidth={1.6} aria-hidden />}
          onClick={() => resetTones(ids)}
        >
          {t('desk.resetTone')}
        </Button>
      </div>
    </section>
  );
}
