// What can be done at the photo desk. Everything is one edit of the document.

import { runCommand } from '../../components/commands';
import { toast } from '../../components/toasts';
import { i18n } from '../../i18n';
import { goToDocument } from '../../stores/route';
import { session, useSession } from '../../stores/session';
import { present, send } from '../../tools/run';
import { goToFrame } from '../findings/places';
import { cellChange, changesOf, type Draft, emptyDraft, type FieldChange, stepsOf } from './changes';
import { activate, type Cell, changeDraft, select, usePhotoDesk } from './desk-state';
import { type FieldName, textOf } from './fields';
import { type FileWord, takingWords } from './file-words';
import { hitsIn, replacedAll } from './hits';
import { type DeskRow, passes, rowsOf, sorted } from './rows';

/** The rows of the open document with the edits on their way, in the document's order. */
export function allRows(): DeskRow[] {
  const d = present();
  return d ? rowsOf(d, useSession.getState().status?.findings ?? []) : [];
}

/** As they are shown: filtered and sorted. */
export function shownRows(rows: readonly DeskRow[]): DeskRow[] {
  const { filter, sort } = usePhotoDesk.getState();
  return sorted(
    rows.filter((r) => passes(r, filter)),
    sort,
    i18n.language,
  );
}

/** What is worked on: the selection, or the photo with the keys. */
export function targetsOf(rows: readonly DeskRow[], selected: readonly string[], active: Cell | null): DeskRow[] {
  const chosen = rows.filter((r) => selected.includes(r.photo.id));
  return chosen.length ? chosen : rows.filter((r) => r.photo.id === active?.photo);
}

function apply(name: string, changes: readonly FieldChange[]): boolean {
  const d = present();
  return d !== null && send(name, stepsOf(d, changes));
}

/** Gives one cell another text. */
export function changeCell(photo: string, field: FieldName, text: string): void {
  const row = allRows().find((r) => r.photo.id === photo);
  if (row) apply(field === 'caption' ? 'caption' : 'photo-details', cellChange(row, field, text));
}

/** Applies what was typed and chosen to all photos that are worked on. */
export function applyDraft(draft: Draft = usePhotoDesk.getState().draft): void {
  const { selected, active } = usePhotoDesk.getState();
  const changes = changesOf(targetsOf(allRows(), selected, active), draft, documentLanguage());
  if (!apply('photo-details', changes)) return;
  usePhotoDesk.setState({ draft: emptyDraft });
  const count = new Set(changes.map((c) => c.photo.id)).size;
  toast(i18n.t('desk.applied', { count }));
}

export const documentLanguage = (): string => (present()?.locale.startsWith('zh') ? 'zh' : 'en');

/** The active cell's text goes into the same field of the selected rows, or into the next row. */
export function fillDown(): void {
  const { active, selected } = usePhotoDesk.getState();
  const rows = shownRows(allRows());
  const at = rows.findIndex((r) => r.photo.id === active?.photo);
  const from = rows[at];
  if (!active || !from) return;
  const chosen = rows.filter((r) => selected.includes(r.photo.id) && r !== from);
  const into = chosen.length ? chosen : rows.slice(at + 1, at + 2);
  const text = textOf(from.photo, active.field);
  apply(
    'photo-details',
    into.flatMap((r) => cellChange(r, active.field, text)),
  );
  if (!chosen.length) move(1);
}

/** The cell so many rows on has the keys; held extends the selection. */
export function move(by: number, held = false): void {
  const { active, anchor, selected } = usePhotoDesk.getState();
  const rows = shownRows(allRows());
  const at = rows.findIndex((r) => r.photo.id === active?.photo);
  const next = rows[Math.min(Math.max(0, at + by), rows.length - 1)];
  if (!next) return;
  if (held) selectStretch(rows, anchor ?? active?.photo ?? next.photo.id, next.photo.id);
  else if (selected.length === 1) select([]);
  activate({ photo: next.photo.id, field: active?.field ?? 'caption' });
}

function selectStretch(rows: readonly DeskRow[], from: string, to: string) {
  const [a, b] = [from, to].map((id) => rows.findIndex((r) => r.photo.id === id)) as [number, number];
  const ids = rows.slice(Math.min(a, b), Math.max(a, b) + 1).map((r) => r.photo.id);
  select(ids, from);
}

/** A click on a row: alone, with Ctrl one more or less, with Shift a stretch. */
export function selectRow(id: string, held: { ctrl: boolean; shift: boolean }): void {
  const { selected, anchor } = usePhotoDesk.getState();
  if (held.shift && anchor) selectStretch(shownRows(allRows()), anchor, id);
  else if (held.ctrl) select(selected.includes(id) ? selected.filter((s) => s !== id) : [...selected, id], id);
  else select([id]);
}

export function selectAll(isOn = true): void {
  select(isOn ? shownRows(allRows()).map((r) => r.photo.id) : []);
}

/** Replaces a word in all captions and details that are shown, as one edit. Returns in how many places. */
export function replaceEverywhere(query: string, by: string): number {
  const rows = shownRows(allRows());
  const hits = hitsIn(rows, query);
  const cells = new Map(hits.map((h) => [`${h.row.photo.id} ${h.field}`, h]));
  const changes = [...cells.values()].flatMap(({ row, field }) =>
    cellChange(row, field, replacedAll(textOf(row.photo, field), query, by)),
  );
  return apply('replace', changes) ? hits.length : 0;
}

/** Fills the fields of the panel with an earlier caption and what belongs to it. */
export function reuse(fields: Partial<Record<FieldName, string>>): void {
  const given = Object.entries(fields).filter(([, text]) => text);
  changeDraft({ fields: { ...usePhotoDesk.getState().draft.fields, ...Object.fromEntries(given) } });
}

/** Takes over what a photo's file says, as one edit; what was typed into these fields is let go. */
export function takeFromFile(row: DeskRow, words: readonly FileWord[]): void {
  if (!apply('photo-details', takingWords(row, words))) return;
  const { fields } = usePhotoDesk.getState().draft;
  const taken = new Set<string>(words.map((w) => w.field));
  changeDraft({ fields: Object.fromEntries(Object.entries(fields).filter(([field]) => !taken.has(field))) });
  toast(i18n.t('desk.applied', { count: 1 }));
}

/** To the page, where the photo stands. */
export function locate(row: DeskRow): void {
  const { id } = useSession.getState();
  if (!id || !row.frame) return;
  goToDocument(id);
  const { frame } = row;
  requestAnimationFrame(() => goToFrame(frame));
}

/** Whether a key of the history was meant for the document, and is dealt with. */
export function historyKey(chord: string): boolean {
  if (chord === 'Ctrl+Z') return runCommand('undo');
  return (chord === 'Ctrl+Shift+Z' || chord === 'Ctrl+Y') && runCommand('redo');
}

export const mendOne = (row: DeskRow, code: string): void => {
  const mend = row.findings.find((f) => f.code === code)?.mend;
  if (mend) void session.edit(mend);
};
