// Captions that the same photo, or one like it, had before.

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { desk } from '../../api/desk';
import type { Photo } from '../../model/document';
import type { EarlierCaption } from '../../model/wire';
import { useSession } from '../../stores/session';
import { reuse } from './actions';
import classes from './desk.module.css';

const most = 4;

export function Reuse({ photo }: { photo: Photo }) {
  const { t, i18n } = useTranslation();
  const earlier = useEarlier(photo);
  if (!earlier.length) return null;
  return (
    <section className={classes.group} aria-labelledby="desk-earlier">
      <h3 id="desk-earlier">{t('desk.earlier')}</h3>
      <ul className={classes.offers}>
        {earlier.slice(0, most).map((e) => (
          <li key={`${e.document} ${e.photo} ${e.caption}`}>
            <button
              type="button"
              className={classes.offer}
              title={t('desk.takeEarlier')}
              onClick={() => reuse(fieldsOf(e))}
            >
              <span>{e.caption || t('desk.empty')}</span>
              <span className={classes.hint}>
                {[
                  e.credit,
                  e.title,
                  new Date(e.modified).toLocaleDateString(i18n.language),
                  e.distance > 0 && t('desk.alike'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const fieldsOf = ({ caption, credit, byline, place, date }: EarlierCaption) => ({
  caption,
  credit,
  byline,
  place,
  date,
});

/** What was written in other documents, or of another photo; not what stands here already. */
function useEarlier(photo: Photo): EarlierCaption[] {
  const [found, setFound] = useState<EarlierCaption[]>([]);
  const document = useSession((s) => s.id);
  useEffect(() => {
    const off = new AbortController();
    // An offer that cannot be had is none.
    desk.likePhotos(photo.id, { signal: off.signal }).then(
      (answer) => setFound(answer.captions),
      () => undefined,
    );
    return () => off.abort();
  }, [photo.id]);
  const isHere = (e: EarlierCaption) => e.document === document && e.photo === photo.id;
  return found.filter((e) => e.caption && !isHere(e) && e.caption !== photo.caption);
}
