// All captions beside their photos, edited in place.

import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SeverityIcon } from '../../components/SeverityIcon';
import { useDraft } from '../../components/use-draft';
import { PhotoPicture } from '../photos/PhotoPicture';
import { selectPhotoFrame } from '../photos/photo-actions';
import type { PhotoPlace } from '../photos/photo-places';
import { changeCaption } from './caption-edit';
import classes from './captions.module.css';

export function CaptionList({ places }: { places: PhotoPlace[] }) {
  const { t } = useTranslation();
  return (
    <ul className={classes.captions} aria-label={t('photos.captions')}>
      {places.map((p) => (
        <CaptionRow key={p.photo.id} place={p} />
      ))}
    </ul>
  );
}

function CaptionRow({ place }: { place: PhotoPlace }) {
  const { t } = useTranslation();
  const { photo, number, frame, fault } = place;
  return (
    <li className={classes.caption}>
      <button
        type="button"
        className={classes.thumb}
        aria-label={t('canvas.kind.photo', { number })}
        onClick={() => frame && selectPhotoFrame(frame.id)}
      >
        <PhotoPicture photo={photo.id} crop={place.crop} shape={place.shape} tone={photo.tone} />
      </button>
      <div className={classes.text}>
        <CaptionField photo={photo.id} caption={photo.caption ?? ''} number={number} />
        {fault && (
          <span className={classes.fault}>
            <SeverityIcon severity={fault.severity} size={14} /> {fault.message}
          </span>
        )}
      </div>
    </li>
  );
}

type CaptionFieldProps = { photo: string; caption: string; number: number };

/** Enter goes to the next caption, Escape restores. */
export function CaptionField({ photo, caption, number }: CaptionFieldProps) {
  const { t } = useTranslation();
  const draft = useDraft(caption, (text) => changeCaption(photo, text));
  return (
    <Textarea
      aria-label={t('photos.captionOf', { number })}
      autosize
      minRows={1}
      maxRows={5}
      placeholder={t('photos.noCaption')}
      data-caption
      {...draft}
      onKeyDown={(e) => {
        draft.onKeyDown(e);
        if (e.key !== 'Enter' || e.nativeEvent.isComposing) return;
        e.preventDefault();
        const all = [...document.querySelectorAll<HTMLElement>('textarea[data-caption]')];
        const next = all[all.indexOf(e.currentTarget) + 1];
        if (next) next.focus();
        else e.currentTarget.blur();
      }}
    />
  );
}
