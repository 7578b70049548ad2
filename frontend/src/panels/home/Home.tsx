// The shelf: three steps to a new page, and the documents there are.

import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { filesOfDrop, sortFiles } from '../../components/files';
import { attempt } from '../../components/toasts';
import { goHome, goToShelfPhotos, useRoute } from '../../stores/route';
import { reloadShelf, useShelf } from '../../stores/shelf';
import { takeFiles } from '../../stores/start';
import { OfflineBanner } from '../shell/OfflineBanner';
import { Bin } from './Bin';
import { HomeBar } from './HomeBar';
import { HomeNav, type HomePlace } from './HomeNav';
import { HomeStatus } from './HomeStatus';
import classes from './home.module.css';
import { Shelf } from './Shelf';
import { StartSteps } from './StartSteps';

const Library = lazy(async () => ({ default: (await import('../library/Library')).Library }));

export function Home() {
  const { t } = useTranslation();
  const [list, setList] = useState<HomePlace>('recent');
  const place = useRoute((s) => s.place) === 'photos' ? 'photos' : list;
  const go = (to: HomePlace) => {
    if (to === 'photos') return goToShelfPhotos();
    goHome();
    setList(to);
  };
  const isDropping = useDrop();
  const documents = useShelf((s) => s.documents);

  useEffect(() => {
    document.title = t('home.title');
    void attempt(reloadShelf);
  }, [t]);

  return (
    <div className={classes.home}>
      <HomeBar />
      <OfflineBanner />
      <div className={classes.body}>
        <HomeNav place={place} go={go} />
        <main className={classes.main} aria-label={t('home.title')} tabIndex={-1} data-dock="main">
          {place === 'bin' && <Bin />}
          {place === 'photos' && (
            <Suspense>
              <Library />
            </Suspense>
          )}
          {place === 'recent' && <StartSteps isDropping={isDropping} />}
          {(place === 'recent' || place === 'all') && <Shelf documents={documents} isAll={place === 'all'} />}
        </main>
      </div>
      <HomeStatus />
    </div>
  );
}

/** Files dropped anywhere on the home screen find their own step. */
function useDrop(): boolean {
  const [isDropping, setIsDropping] = useState(false);
  useEffect(() => {
    const off = new AbortController();
    const on = (name: 'dragover' | 'dragleave' | 'drop', f: (e: DragEvent) => void) =>
      window.addEventListener(name, f, { signal: off.signal });
    on('dragover', (e) => {
      if (!e.dataTransfer?.types.includes('Files')) return;
      e.preventDefault();
      setIsDropping(true);
    });
    on('dragleave', (e) => e.relatedTarget === null && setIsDropping(false));
    on('drop', (e) => {
      if (!e.dataTransfer?.types.includes('Files')) return;
      e.preventDefault();
      setIsDropping(false);
      const files = filesOfDrop(e.dataTransfer);
      void attempt(async () => takeFiles(sortFiles(await files)));
    });
    return () => off.abort();
  }, []);
  return isDropping;
}
