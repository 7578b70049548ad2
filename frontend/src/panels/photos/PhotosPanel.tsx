// Photos in their order of importance, and their captions.

import { LayoutGrid, List, Table2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/IconButton';
import type { Finding } from '../../model/wire';
import { useAlternatives } from '../../stores/alternatives';
import { usePreferences } from '../../stores/preferences';
import { toDesk } from '../../stores/route';
import { shownDocument, useSession } from '../../stores/session';
import { CaptionList } from '../captions/CaptionList';
import { PhotoGrid } from './PhotoGrid';
import { PhotoRankList } from './PhotoRankList';
import { photoPlaces } from './photo-places';
import classes from './photos.module.css';

const none: Finding[] = [];

export function PhotosPanel() {
  const { t } = useTranslation();
  const document = useSession(shownDocument);
  const findings = useSession((s) => s.status?.findings ?? none);
  const isComposing = useAlternatives((s) => s.isOpen);
  const isCaptions = usePreferences((s) => s.folded['photos.captions'] ?? false);
  if (!document) return null;
  const places = photoPlaces(document, findings);
  if (isComposing) return <PhotoRankList places={places} document={document} />;
  return (
    <div className={classes.panel}>
      <header className={classes.header}>
        <span className={classes.title}>{t(isCaptions ? 'photos.captions' : 'photos.title')}</span>
        <span className={classes.hint}>{places.length}</span>
        <span className={classes.space} />
        <Switch />
      </header>
      {isCaptions ? <CaptionList places={places} /> : <PhotoGrid places={places} />}
      <footer className={classes.footer}>
        {t('photos.facts', {
          count: places.filter((p) => p.frame).length,
          captions: places.filter((p) => p.photo.caption).length,
        })}
      </footer>
    </div>
  );
}

/** Pictures, or their captions. */
function Switch() {
  const { t } = useTranslation();
  const { folded, set } = usePreferences();
  const isCaptions = folded['photos.captions'] ?? false;
  const show = (captions: boolean) => set({ folded: { ...folded, 'photos.captions': captions } });
  return (
    <>
      <IconButton
        icon={LayoutGrid}
        size={24}
        label={t('photos.asGrid')}
        isPressed={!isCaptions}
        onClick={() => show(false)}
      />
      <IconButton
        icon={List}
        size={24}
        label={t('photos.asCaptions')}
        isPressed={isCaptions}
        onClick={() => show(true)}
      />
      <IconButton icon={Table2} size={24} label={t('desk.command.open')} keys="Ctrl+Shift+P" onClick={toDesk} />
    </>
  );
}
