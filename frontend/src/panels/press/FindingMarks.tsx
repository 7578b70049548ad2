// The numbers of the press's findings on the page, at the places that they
// speak of. They keep their size however near the page is. The list has the
// same by keyboard, so that they are no stops of the Tab key.

import { Tooltip } from '@mantine/core';
import { type KeyboardEvent, type MouseEvent, memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type PagePlace, placePages, rulerSize, viewportOf } from '../../canvas/viewport';
import { placeMarks } from '../../kernels/marks';
import type { Rect } from '../../model/document';
import type { PreflightFinding } from '../../model/wire';
import { chooseFinding, useFound } from '../../stores/found';
import { shownScene, useSession } from '../../stores/session';
import { useView } from '../../stores/view';
import classes from './marks.module.css';

/** CSS pixels of a mark's side, and of the air around it. */
const side = 18;
const air = 1;

const none: readonly PreflightFinding[] = [];

/** A finding that has a place on the pasteboard, in CSS pixels from the first page's corner. */
type Marked = { finding: PreflightFinding; index: number; rect: Rect };

export function FindingMarks() {
  const findings = useFound((s) => s.listed) ?? none;
  const chosen = useFound((s) => s.chosen);
  const view = useView();
  const scene = useSession(shownScene);
  const { scale, panX, panY } = viewportOf(view, null, window.devicePixelRatio || 1);
  const places = JSON.stringify(placePages(scene)); // the same while one types
  const marks = useMemo(() => markedOf(findings, JSON.parse(places), scale), [findings, places, scale]);
  const middles = useMemo(() => {
    const rects = marks.map((m) => m.rect);
    return placeMarks(rects, side + 2 * air);
  }, [marks]);
  const inset = view.rulers && !view.preview ? rulerSize : 0;
  const shown = marks.find((m) => m.index === chosen);
  return (
    <div className={classes.window} style={{ inset: `${inset}px 0 0 ${inset}px` }} data-marks>
      <div className={classes.board} style={{ transform: `translate(${panX - inset}px, ${panY - inset}px)` }}>
        {shown && <span className={classes.place} style={boxOf(shown.rect)} data-decision={shown.finding.decision} />}
        {marks.map((m, i) => (
          <Mark key={m.index} {...m} isChosen={m === shown} x={middles[i]?.x ?? 0} y={middles[i]?.y ?? 0} />
        ))}
      </div>
    </div>
  );
}

function markedOf(findings: readonly PreflightFinding[], pages: readonly PagePlace[], scale: number): Marked[] {
  return findings.flatMap((finding, index) => {
    const page = pages[(finding.place.page ?? 0) - 1]; // they count from 1
    const r = finding.rect;
    if (!page || !r) return [];
    const rect = { X: (page.x + r.X) * scale, Y: (page.y + r.Y) * scale, W: r.W * scale, H: r.H * scale };
    return [{ finding, index, rect }];
  });
}

const boxOf = ({ X, Y, W, H }: Rect) => ({ left: X - 1, top: Y - 1, width: W + 2, height: H + 2 });

type MarkProps = Marked & { isChosen: boolean; x: number; y: number };

/** A pan moves the board alone. */
const Mark = memo(function Mark({ finding, index, isChosen, x, y }: MarkProps) {
  const { t } = useTranslation();
  const choose = (e: MouseEvent<HTMLButtonElement>) => {
    chooseFinding(index);
    e.currentTarget.blur(); // the keys stay the page's
  };
  return (
    <Tooltip label={finding.message} multiline maw={320}>
      <button
        type="button"
        className={classes.mark}
        style={{ left: x - side / 2, top: y - side / 2 }}
        tabIndex={-1}
        aria-label={t('press.mark', { number: index + 1, message: finding.message })}
        aria-pressed={isChosen}
        data-decision={finding.decision}
        data-long={index >= 99 || undefined}
        onClick={choose}
        onKeyDown={keep}
      >
        {index + 1}
      </button>
    </Tooltip>
  );
});

/** The pasteboard takes the keys of all that lies on it; a button has its own two. */
function keep(e: KeyboardEvent) {
  if (e.key === 'Enter' || e.key === ' ') e.stopPropagation();
}

/** The number of a finding in a list. */
export function Badge({ decision, number }: { decision: PreflightFinding['decision']; number: number }) {
  return (
    <span className={classes.badge} data-decision={decision}>
      {number}
    </span>
  );
}
