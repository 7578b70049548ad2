// How much of the page has more ink than the press takes, and the way there.

import { CircleCheck, OctagonAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { showRect } from '../../canvas/looking';
import { limitOf, useProof } from '../../stores/proof';
import { shownScene, useSession } from '../../stores/session';
import classes from './press.module.css';

/** A square inch in square centimetres. */
const squareInch = 2.54 * 2.54;
const pointsPerInch = 72_000; // in 1/1000 pt

export function OverPart() {
  const { t } = useTranslation();
  const { over, plates, page } = useProof();
  const limit = useProof(limitOf);
  const width = useSession((s) => shownScene(s)?.pages[page]?.width ?? 0);
  if (!over || !plates || !width) return null;
  if (!over.pixels)
    return (
      <p className={classes.fine}>
        <CircleCheck size={16} strokeWidth={1.6} aria-hidden />{' '}
        {t('press.within', { most: Math.round(over.most), limit })}
      </p>
    );
  const perPixel = width / plates.width;
  const area = over.pixels * (perPixel / pointsPerInch) ** 2 * squareInch;
  const go = () => {
    const side = pointsPerInch / 2;
    showRect(page, { X: over.x * perPixel - side / 2, Y: over.y * perPixel - side / 2, W: side, H: side });
  };
  return (
    <button type="button" className={classes.over} onClick={go}>
      <OctagonAlert size={16} strokeWidth={1.6} aria-hidden />
      {t('press.over', { most: Math.round(over.most), limit, area: area < 0.1 ? '< 0.1' : area.toFixed(1) })}
    </button>
  );
}
