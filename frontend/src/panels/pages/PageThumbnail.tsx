import { useEffect, useRef } from 'react';
import { onFaces } from '../../canvas/faces';
import { onPhoto } from '../../canvas/photos';
import { drawThumbnail } from '../../canvas/thumbnail';
import type { Scene } from '../../model/scene';
import { useSession } from '../../stores/session';
import classes from './pages.module.css';

type PageThumbnailProps = { scene: Scene; page: number };

/** A page drawn small; drawn again when faces or photos arrive, and not more often than the eye sees. */
export function PageThumbnail({ scene, page }: PageThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const document = useSession((s) => s.id);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = () => {
      timer = undefined;
      if (canvas.current) drawThumbnail(canvas.current, scene, page, document ?? undefined);
    };
    const soon = () => {
      timer ??= setTimeout(draw, 150);
    };
    soon();
    const ends = [onFaces(soon), onPhoto(soon)];
    return () => {
      clearTimeout(timer);
      for (const end of ends) end();
    };
  }, [scene, page, document]);
  const sheet = scene.pages[page];
  return (
    <canvas
      ref={canvas}
      className={classes.thumbnail}
      style={{ aspectRatio: sheet ? sheet.width / sheet.height : undefined }}
      aria-hidden
    />
  );
}
