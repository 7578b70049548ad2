// Photos of the shelf for the document at hand: they come with their words.

import { Button, Modal } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { desk } from '../../api/desk';
import { attempt, toast } from '../../components/toasts';
import { i18n } from '../../i18n';
import { session } from '../../stores/session';
import { present } from '../../tools/run';
import { LibraryBar } from './LibraryBar';
import { LibraryGrid } from './LibraryGrid';
import classes from './library.module.css';
import { look, resetLibrary, useLibrary } from './library-state';

export async function reusePhotos(photos: readonly string[]): Promise<void> {
  const before = present()?.photos.length ?? 0;
  await session.ask((id, at) => desk.reusePhotos(id, at, photos));
  const count = (present()?.photos.length ?? 0) - before;
  toast(i18n.t(count > 0 ? 'photos.added' : 'photos.known', { count }));
}

export function LibraryPicker({ isOpen, close }: { isOpen: boolean; close: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      size="min(1040px, 92vw)"
      title={t('library.pick')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      {isOpen && <Picking close={close} />}
    </Modal>
  );
}

function Picking({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const selected = useLibrary((s) => s.selected);
  useEffect(() => {
    void attempt(look);
    return resetLibrary;
  }, []);
  const take = (photos: readonly string[]) => {
    close();
    void attempt(() => reusePhotos(photos));
  };
  return (
    <div className={classes.picker}>
      <LibraryBar />
      <div className={classes.pickerGrid}>
        <LibraryGrid open={(p) => take([p.photo.id])} />
      </div>
      <footer className={classes.pickerFoot}>
        <span className={classes.hint}>{t('library.pickHint')}</span>
        <Button variant="default" onClick={close}>
          {t('library.cancel')}
        </Button>
        <Button disabled={!selected.length} onClick={() => take(selected)}>
          {t('library.take', { count: selected.length })}
        </Button>
      </footer>
    </div>
  );
}
