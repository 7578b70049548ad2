// A photo that is there at once: the small picture that the camera put into the
// file first, a sharp one as soon as it is made.

import { useEffect, useRef, useState } from 'react';
import { desk } from '../../api/desk';
import classes from './library.module.css';
import { awaitTurn } from './turns';

/** Milliseconds that a picture must be in sight before it is worth making: what is scrolled past is not. */
const glance = 90;

export function QuickPicture({ photo }: { photo: string }) {
  const [hasPreview, setHasPreview] = useState(true);
  const { isWanted, isSharp, settle } = useTurn();
  const sharp = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const element = sharp.current;
    if (!isWanted || !element) return;
    element.src = desk.photoUrl(photo, 320);
    // Out of sight, it need not be loaded any more.
    return () => element.removeAttribute('src');
  }, [isWanted, photo]);
  return (
    <span className={classes.picture}>
      {!isSharp && hasPreview && (
        <img src={desk.previewUrl(photo)} alt="" draggable={false} onError={() => setHasPreview(false)} />
      )}
      {isWanted && (
        <img
          ref={sharp}
          alt=""
          draggable={false}
          data-sharp={isSharp || undefined}
          onLoad={() => settle(true)}
          onError={() => settle(false)}
        />
      )}
    </span>
  );
}

function useTurn() {
  const [isWanted, setIsWanted] = useState(false);
  const [isSharp, setIsSharp] = useState(false);
  const end = useRef<() => void>(() => undefined);
  useEffect(() => {
    const timer = setTimeout(() => {
      end.current = awaitTurn(() => setIsWanted(true));
    }, glance);
    return () => {
      clearTimeout(timer);
      end.current();
    };
  }, []);
  const settle = (isLoaded: boolean) => {
    setIsSharp(isLoaded);
    end.current();
  };
  return { isWanted, isSharp, settle };
}
