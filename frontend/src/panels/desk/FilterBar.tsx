// Chips that narrow the list: by use, and by what is to be looked at.

import { ImagePlus, Images, LayoutGrid, List } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilePicker } from '../../components/FilePicker';
import { photoTypes } from '../../components/files';
import { IconButton } from '../../components/IconButton';
import { attempt } from '../../components/toasts';
import { LibraryPicker } from '../library/LibraryPicker';
import { takeFiles } from '../photos/photo-actions';
import classes from './desk.module.css';
import { useDeskHabits, usePhotoDesk } from './desk-state';
import { useShortNames } from './names';
import { type Chip, chipsOf, type DeskRow } from './rows';

export function FilterBar({ rows }: { rows: readonly DeskRow[] }) {
  const { t } = useTranslation();
  const nameOf = useShortNames();
  const { use, faults } = chipsOf(rows);
  const { view, set } = useDeskHabits();
  const label = (c: Chip) => (c.filter.startsWith('code:') ? nameOf(c.filter.slice(5)) : t(`desk.filter.${c.filter}`));
  return (
    <fieldset className={classes.filters} aria-label={t('desk.filters')}>
      {use.map((c) => (
        <FilterChip key={c.filter} chip={c} label={label(c)} />
      ))}
      <span className={classes.filterRule} />
      {faults.map((c) => (
        <FilterChip key={c.filter} chip={c} label={label(c)} />
      ))}
      <span className={classes.space} />
      <AddPhotos />
      <FromLibrary />
      <IconButton
        icon={List}
        label={t('desk.asList')}
        isPressed={view === 'list'}
        onClick={() => set({ view: 'list' })}
      />
      <IconButton
        icon={LayoutGrid}
        label={t('desk.asGrid')}
        isPressed={view === 'grid'}
        onClick={() => set({ view: 'grid' })}
      />
    </fieldset>
  );
}

function FilterChip({ chip: { filter, count }, label }: { chip: Chip; label: string }) {
  const now = usePhotoDesk((s) => s.filter);
  return (
    <button
      type="button"
      className={classes.chip}
      aria-pressed={now === filter}
      title={label}
      onClick={() => usePhotoDesk.setState({ filter: now === filter ? 'all' : filter })}
    >
      <span>{label}</span>
      <span className={classes.count}>{count}</span>
    </button>
  );
}

function AddPhotos() {
  const { t } = useTranslation();
  return (
    <FilePicker accept={photoTypes} multiple take={(files) => void attempt(() => takeFiles(files))}>
      {(choose) => (
        <button type="button" className={classes.chip} onClick={choose}>
          <ImagePlus size={14} strokeWidth={1.6} aria-hidden /> {t('desk.add')}
        </button>
      )}
    </FilePicker>
  );
}

function FromLibrary() {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" className={classes.chip} onClick={() => setIsOpen(true)}>
        <Images size={14} strokeWidth={1.6} aria-hidden /> {t('desk.fromLibrary')}
      </button>
      <LibraryPicker isOpen={isOpen} close={() => setIsOpen(false)} />
    </>
  );
}
