// The photos by importance, while a page is composed: the first leads.

import { ArrowDown, ArrowUp, GripVertical, Pin } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/IconButton';
import { cellsOf } from '../../kernels/grid';
import type { Document } from '../../model/document';
import { PhotoPicture } from './PhotoPicture';
import { rankPhoto } from './photo-actions';
import type { PhotoPlace } from './photo-places';
import classes from './photos.module.css';

const type = 'application/x-broadsheet-rank';

export function PhotoRankList({ places, document }: { places: PhotoPlace[]; document: Document }) {
  const { t } = useTranslation();
  const [over, setOver] = useState<number | null>(null);
  return (
    <div className={classes.panel}>
      <header className={classes.header}>
        <span className={classes.title}>{t('photos.rank')}</span>
        <span className={classes.hint}>{t('photos.rankHint')}</span>
      </header>
      <ol className={classes.ranks}>
        {places.map((p, i) => (
          <li
            key={p.photo.id}
            className={classes.rank}
            data-over={over === i || undefined}
            draggable
            onDragStart={(e) => e.dataTransfer.setData(type, p.photo.id)}
            onDragOver={(e) => {
              e.preventDefault();
              setOver(i);
            }}
            onDragLeave={() => setOver(null)}
            onDrop={(e) => {
              setOver(null);
              const photo = e.dataTransfer.getData(type);
              if (photo) rankPhoto(photo, i);
            }}
          >
            <GripVertical size={14} strokeWidth={1.6} className={classes.grip} aria-hidden />
            <span className={classes.small}>
              <PhotoPicture photo={p.photo.id} crop={p.crop} shape={p.shape} tone={p.photo.tone} />
            </span>
            <span className={classes.rankText}>
              <span>
                {t('canvas.kind.photo', { number: p.number })}
                {i === 0 && <span className={classes.lead}>{t('photos.lead')}</span>}
                {p.frame?.pinned && <Pin size={12} strokeWidth={1.6} aria-label={t('inspector.pinned')} />}
              </span>
              <span className={classes.hint}>{p.photo.caption || p.photo.name}</span>
            </span>
            <span className={classes.hint}>
              {p.frame && t('photos.columns', { count: cellsOf(document.grid, p.frame.rect).columns })}
            </span>
            <IconButton
              icon={ArrowUp}
              size={20}
              iconSize={12}
              label={t('photos.moreImportant', { number: p.number })}
              disabled={i === 0}
              onClick={() => rankPhoto(p.photo.id, i - 1)}
            />
            <IconButton
              icon={ArrowDown}
              size={20}
              iconSize={12}
              label={t('photos.lessImportant', { number: p.number })}
              disabled={i === places.length - 1}
              onClick={() => rankPhoto(p.photo.id, i + 1)}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}
