// A photo as a small picture, cut as it is on the page.

import type { CSSProperties } from 'react';
import { desk } from '../../api/desk';
import type { Crop, Tone } from '../../model/document';
import { toneKey } from '../../model/tone';
import classes from './photos.module.css';

type PhotoPictureProps = { photo: string; crop: Crop; shape: number; tone?: Tone };

export function PhotoPicture({ photo, crop, shape, tone }: PhotoPictureProps) {
  const style: CSSProperties = {
    width: `${100 / crop.w}%`,
    height: `${100 / crop.h}%`,
    left: `${(-100 * crop.x) / crop.w}%`,
    top: `${(-100 * crop.y) / crop.h}%`,
  };
  const isWide = shape >= 4 / 3;
  return (
    <span className={classes.picture}>
      <span
        className={classes.window}
        style={{ aspectRatio: shape, width: isWide ? '100%' : 'auto', height: isWide ? 'auto' : '100%' }}
      >
        <img src={desk.photoUrl(photo, 320, toneKey(tone))} alt="" style={style} loading="lazy" draggable={false} />
      </span>
    </span>
  );
}
