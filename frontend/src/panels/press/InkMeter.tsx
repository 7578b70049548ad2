// The inks under the pointer; the sum counts hidden plates too.

import { useTranslation } from 'react-i18next';
import { inksAt, type Plates, plateNames } from '../../kernels/plates';
import { usePointer } from '../../stores/pointer';
import { limitOf, useProof } from '../../stores/proof';
import { shownScene, useSession } from '../../stores/session';
import classes from './press.module.css';

type Pointer = ReturnType<typeof usePointer.getState>;

/** Inks in percent under the pointer; null where there is none. */
function useInks(): [number, number, number, number] | null {
  const plates = useProof((s) => s.plates);
  const page = useProof((s) => s.page);
  const width = useSession((s) => shownScene(s)?.pages[page]?.width ?? 0);
  const at = usePointer((s: Pointer) => s.at);
  return plates && at && at.page === page && width ? under(plates, at, width) : null;
}

function under(plates: Plates, at: { x: number; y: number }, width: number) {
  const perPoint = plates.width / width;
  return inksAt(plates, at.x * perPoint, at.y * perPoint);
}

export function InkMeter() {
  const { t } = useTranslation();
  const inks = useInks();
  const limit = useProof(limitOf);
  const sum = inks?.reduce((a, b) => a + b, 0);
  const { xMm, yMm } = usePointer();
  return (
    <>
      <dl className={classes.meter}>
        {plateNames.map((name, i) => (
          <div key={name}>
            <dt>{name.toUpperCase()}</dt>
            <dd>{inks?.[i] ?? '–'}</dd>
          </div>
        ))}
        <div data-over={(sum !== undefined && sum > limit) || undefined}>
          <dt>{t('press.sum')}</dt>
          <dd>{sum ?? '–'}</dd>
        </div>
      </dl>
      <p className={classes.note}>
        {inks ? t('press.at', { x: xMm.toFixed(1), y: yMm.toFixed(1) }) : t('press.atNone')}
        <span>{t('press.sumHint')}</span>
      </p>
    </>
  );
}
