// The photo desk of a document: all its photos with what is known of them.

import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { registerCommands } from '../../components/commands';
import type { Finding } from '../../model/wire';
import { useSession } from '../../stores/session';
import { OfflineBanner } from '../shell/OfflineBanner';
import { targetsOf } from './actions';
import { CaptionTable } from './CaptionTable';
import { DeskBar } from './DeskBar';
import { DeskStatus } from './DeskStatus';
import classes from './desk.module.css';
import { deskCommands } from './desk-commands';
import { resetPhotoDesk, useDeskHabits, usePhotoDesk } from './desk-state';
import { FilterBar } from './FilterBar';
import { LargeView } from './LargeView';
import { MultiEdit } from './MultiEdit';
import { PhotoCards } from './PhotoCards';
import { type DeskRow, passes, rowsOf, sorted } from './rows';

const none: Finding[] = [];

export default function PhotoDesk() {
  const { t, i18n } = useTranslation();
  const document = useSession((s) => s.document);
  const findings = useSession((s) => s.status?.findings ?? none);
  const { filter, sort, selected, active } = usePhotoDesk();
  const view = useDeskHabits((s) => s.view);
  const rows = useMemo(() => (document ? rowsOf(document, findings) : []), [document, findings]);
  const shown = useMemo(
    () =>
      sorted(
        rows.filter((r) => passes(r, filter)),
        sort,
        i18n.language,
      ),
    [rows, filter, sort, i18n.language],
  );
  useEffect(() => registerCommands(deskCommands), []);
  useEffect(() => resetPhotoDesk, []);
  // The keys come along from the page.
  const main = useRef<HTMLElement>(null);
  useEffect(() => main.current?.focus({ preventScroll: true }), []);
  const targets = targetsOf(rows, selected, active);
  return (
    <div className={classes.desk}>
      <DeskBar rows={rows} />
      <OfflineBanner />
      <div className={classes.body}>
        <main
          ref={main}
          className={classes.main}
          data-dock="main"
          data-panel="photo-desk"
          aria-label={t('desk.title')}
          tabIndex={-1}
        >
          <FilterBar rows={rows} />
          {view === 'list' ? <CaptionTable rows={shown} /> : <PhotoCards rows={shown} />}
        </main>
        {targets.length > 0 && <MultiEdit key={keyOf(targets)} rows={targets} all={rows} />}
      </div>
      <DeskStatus rows={rows} shown={shown} />
      <LargeView rows={shown} />
    </div>
  );
}

/** What is typed into the panel belongs to these photos. */
const keyOf = (rows: readonly DeskRow[]) => rows.map((r) => r.photo.id).join(' ');
