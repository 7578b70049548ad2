// The page's grid under everything else of the overlay: columns, baselines.

import { lineTop } from '../../kernels/grid';
import { type Overlay, screenRect } from '../overlay';
import { pageToScreen } from '../viewport';
import { sharp } from './tag';

/** Lines nearer than this melt into a tint, CSS pixels. */
const least = 4;

export function paintGrid(o: Overlay) {
  if (o.view.preview) return;
  o.scene.pages.forEach((_, page) => {
    if (o.view.columns) paintColumns(o, page);
    if (o.view.baselines) paintBaselines(o, page);
    if (o.view.guides) paintGuides(o, page);
  });
}

function extent(o: Overlay) {
  const { top, rows, leading, size } = o.document.grid;
  return { top, end: top + (rows - 1) * leading + size };
}

function paintColumns(o: Overlay, page: number) {
  const { x, measure } = o.document.grid;
  const { top, end } = extent(o);
  o.ctx.strokeStyle = o.colour.column;
  o.ctx.lineWidth = 1 / o.dpr;
  o.ctx.beginPath();
  for (const edge of x.flatMap((left) => [left, left + measure])) {
    const a = pageToScreen(o.viewport, page, edge, top);
    const b = pageToScreen(o.viewport, page, edge, end);
    const at = sharp(a.x, o.dpr);
    o.ctx.moveTo(at, a.y);
    o.ctx.lineTo(at, b.y);
  }
  o.ctx.stroke();
}

function paintBaselines(o: Overlay, page: number) {
  const { grid } = o.document;
  if (grid.leading * o.viewport.scale < least) return;
  const right = (grid.x.at(-1) ?? 0) + grid.measure;
  o.ctx.strokeStyle = o.colour.baseline;
  o.ctx.lineWidth = 1 / o.dpr;
  o.ctx.beginPath();
  for (let line = 1; line <= grid.rows; line++) {
    // Han stand on the baseline with about an eighth of their em below it.
    const y = lineTop(grid, line) + grid.size * 0.88;
    const a = pageToScreen(o.viewport, page, grid.x[0] ?? 0, y);
    const b = pageToScreen(o.viewport, page, right, y);
    o.ctx.moveTo(a.x, sharp(a.y, o.dpr));
    o.ctx.lineTo(b.x, sharp(b.y, o.dpr));
  }
  o.ctx.stroke();
}

/** The type area, and where the sheet is folded. */
function paintGuides(o: Overlay, page: number) {
  const { typeArea, fold } = o.document.design.format;
  const { ctx } = o;
  ctx.strokeStyle = o.colour.column;
  ctx.lineWidth = 1 / o.dpr;
  ctx.setLineDash([6, 4]);
  if (typeArea) {
    const r = screenRect(o, page, typeArea);
    ctx.strokeRect(sharp(r.X, o.dpr), sharp(r.Y, o.dpr), Math.round(r.W), Math.round(r.H));
  }
  const place = o.viewport.pages[page];
  if (fold && place) {
    // Nothing may stand in the strip around the middle of a spread.
    for (const x of [(place.width - fold) / 2, (place.width + fold) / 2]) {
      const [a, b] = [pageToScreen(o.viewport, page, x, 0), pageToScreen(o.viewport, page, x, place.height)];
      ctx.beginPath();
      ctx.moveTo(sharp(a.x, o.dpr), a.y);
      ctx.lineTo(sharp(a.x, o.dpr), b.y);
      ctx.stroke();
    }
  }
  ctx.setLineDash([]);
}
