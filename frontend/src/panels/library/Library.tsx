// All photos of the shelf, and where one was used.

import { Button } from '@mantine/core';
import { FileText } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { attempt } from '../../components/toasts';
import type { ShelfPhoto } from '../../model/wire';
import { goToDesk } from '../../stores/route';
import { printSize } from '../desk/rows';
import { LibraryBar } from './LibraryBar';
import { LibraryGrid } from './LibraryGrid';
import classes from './library.module.css';
import { look, resetLibrary, useLibrary } from './library-state';
import { QuickPicture } from './QuickPicture';

export function Library() {
  useEffect(() => {
    void attempt(look);
    return resetLibrary;
  }, []);
  return (
    <div className={classes.library}>
      <LibraryBar />
      <div className={classes.body}>
        <LibraryGrid open={goToFirstUse} />
        <Chosen />
      </div>
    </div>
  );
}

function goToFirstUse({ uses }: ShelfPhoto) {
  const [use] = uses;
  if (use) goToDesk(use.document);
}

/** The photo that is chosen: what is known of it, and the documents that have it. */
function Chosen() {
  const { t, i18n } = useTranslation();
  const selected = useLibrary((s) => s.selected);
  const photos = useLibrary((s) => s.photos);
  const [id, ...more] = selected;
  const shelf = id && !more.length ? [...photos.values()].find((p) => p.photo.id === id) : undefined;
  if (!shelf) return null;
  const { photo, uses } = shelf;
  const size = printSize(photo);
  const facts = [photo.credit, photo.byline, photo.place, photo.date, photo.people?.join(t('desk.comma'))];
  return (
    <aside className={classes.chosen} aria-label={t('library.chosen')} data-dock="inspector">
      <div className={classes.large}>
        <QuickPicture photo={photo.id} />
      </div>
      <p>{photo.caption || t('desk.empty')}</p>
      <p className={classes.hint}>{facts.filter(Boolean).join(' · ')}</p>
      <p className={classes.hint}>{photo.name}</p>
      <p className={classes.hint}>
        {photo.width} × {photo.height} · {t('desk.printSize', size)}
      </p>
      <h3>{t('library.uses', { count: uses.length })}</h3>
      <ul className={classes.uses}>
        {uses.map((use) => (
          <li key={use.document}>
            <Button
              variant="subtle"
              color="gray"
              leftSection={<FileText size={14} strokeWidth={1.6} />}
              onClick={() => goToDesk(use.document)}
            >
              {use.title}
            </Button>
            <span className={classes.hint}>
              {[
                use.page === null ? t('desk.unused') : t('library.page', { page: use.page + 1 }),
                dayIn(use.modified, i18n.language),
              ].join(' · ')}
            </span>
            {use.caption !== (photo.caption ?? '') && <span>{use.caption}</span>}
          </li>
        ))}
      </ul>
    </aside>
  );
}

const dayIn = (time: string, language: string) => new Date(time).toLocaleDateString(language);
