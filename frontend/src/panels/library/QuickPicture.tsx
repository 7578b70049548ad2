// A photo that is there at once: the small picture that the camera put into the
// file first, a sharp one as soon as it is made.

import { useState } from 'react';
import { desk } from '../../api/desk';
import classes from './library.module.css';

export function QuickPicture({ photo }: { photo: string }) {
  const [isSharp, setIsSharp] = useState(false);
  const [hasPreview, setHasPreview] = useState(true);
  return (
    <span className={classes.picture}>
      {!isSharp && hasPreview && (
        <img src={desk.previewUrl(photo)} alt="" draggable={false} onError={() => setHasPreview(false)} />
      )}
      <img
        src={desk.photoUrl(photo, 320)}
        alt=""
        draggable={false}
        data-sharp={isSharp || undefined}
        onLoad={() => setIsSharp(true)}
      />
    </span>
  );
}
