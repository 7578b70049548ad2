import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { showPage } from '../../canvas/looking';
import { IconButton } from '../../components/IconButton';
import { attempt } from '../../components/toasts';
import type { Page } from '../../model/document';
import { session, shownScene, useSession } from '../../stores/session';
import { useView } from '../../stores/view';
import { send } from '../../tools/run';
import { PageThumbnail } from './PageThumbnail';
import classes from './pages.module.css';

export function PagesPanel() {
  const { t } = useTranslation();
  const scene = useSession(shownScene);
  const pages = useSession((s) => s.document?.pages);
  const current = useView((s) => s.page);
  if (!scene || !pages) return null;
  const add = async () => {
    send('insert-page', [{ type: 'insertPage', index: pages.length, page: { frames: [] } }]);
    await session.settled();
    showPage(pages.length);
  };
  const remove = () => send('remove-page', [{ type: 'removePage', index: current }]);
  return (
    <div className={classes.panel}>
      <header className={classes.header}>
        <span className={classes.title}>{t('pages.title')}</span>
        <IconButton icon={Plus} size={24} label={t('pages.add')} onClick={() => void attempt(add)} />
        <IconButton
          icon={Trash2}
          size={24}
          label={t('pages.remove')}
          disabled={pages.length < 2 || !isEmpty(pages[current])}
          onClick={remove}
        />
      </header>
      <ul className={classes.pages}>
        {scene.pages.map((page, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a page is its place
          <li key={i}>
            <button
              type="button"
              className={classes.page}
              aria-current={i === current || undefined}
              onClick={() => showPage(i)}
            >
              <PageThumbnail scene={scene} page={i} />
              {t('pages.page', { page: page.label || i + 1 })}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A page with something on it is emptied first, so that nothing goes by a slip. */
const isEmpty = (page: Page | undefined) => (page?.frames.length ?? 0) === 0;
