// The shelf: three steps to a new page, and the documents there are.

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { filesOfDrop, sortFiles } from '../../components/files';
import { attempt } from '../../components/toasts';
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

export function Home() {
  const { t } = useTranslation();
  const [place, setPlace] = useState<HomePlace>('recent');
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
        <HomeNav place={place} go={setPlace} />
        <main className={classes.main} aria-label={t('home.title')} tabIndex={-1} data-dock="main">
          {place === 'bin' ? (
            <Bin />
          ) : (
            <>
              {place === 'recent' && <StartSteps isDropping={isDropping} />}
              <Shelf documents={documents} isAll={place === 'all'} />
            </>
          )}
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
