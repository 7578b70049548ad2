// One finding: a click goes there, a mend is one edit.

import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { shortName } from '../../components/frame-names';
import { frameOf } from '../../kernels/follow';
import { cellsOf } from '../../kernels/grid';
import type { Document, Rect } from '../../model/document';
import type { Finding } from '../../model/wire';
import { session, useSession } from '../../stores/session';
import classes from './findings.module.css';
import { goToFinding } from './places';

/** With where on the page it is, where somebody knows. */
type Placed = Finding & { rect?: Rect };

type RowProps = {
  finding: Placed;
  icon: ReactNode;
  /** The number that stands on the page as well. */
  badge?: ReactNode;
  isChosen?: boolean;
  /** Called before the page goes there. */
  onChoose?: () => void;
};

export function FindingRow({ finding, icon, badge, isChosen, onChoose }: RowProps) {
  const { t } = useTranslation();
  const document = useSession((s) => s.document);
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const go = () => {
    onChoose?.();
    goToFinding(finding);
  };
  return (
    <li ref={row} className={classes.item} data-chosen={isChosen || undefined}>
      <button type="button" className={classes.finding} aria-current={isChosen || undefined} onClick={go}>
        {icon}
        <span>
          {finding.message}
          <span className={classes.place}>{document && placeOf(document, finding, t)}</span>
        </span>
      </button>
      <span className={classes.aside}>
        {badge}
        {finding.mend && <Mend finding={finding} />}
      </span>
    </li>
  );
}

function Mend({ finding: { mend } }: { finding: Finding }) {
  const { t } = useTranslation();
  if (!mend) return null;
  return (
    <Button size="compact-xs" variant="default" onClick={() => void session.edit(mend)}>
      {t('findings.mend')}
    </Button>
  );
}

type T = ReturnType<typeof useTranslation>['t'];

/** The folio stands above the grid. */
const isOnGrid = ({ grid }: Document, line: number) => line >= 1 && line <= grid.rows;

/** Where a finding is, in the words of the page. */
function placeOf(d: Document, { place, rect }: Placed, t: T): string {
  const frame = place.frame ? frameOf(d, place.frame) : undefined;
  const at = rect ?? frame?.rect;
  const cells = at && cellsOf(d.grid, at);
  const photo = d.photos.findIndex((p) => p.id === place.photo);
  return [
    place.file,
    place.line ? t('home.start.line', { line: place.line }) : '',
    photo >= 0 ? t('canvas.kind.photo', { number: photo + 1 }) : frame && shortName(d, frame),
    cells && isOnGrid(d, cells.line) && t('findings.cell', cells),
    place.excerpt,
  ]
    .filter(Boolean)
    .join(' · ');
}
