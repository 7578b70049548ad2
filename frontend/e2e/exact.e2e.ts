// What the canvas shows is what the PDF holds.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Editor, theBrowser } from './editor';
import { glyphsOfPdf, type Placed, takeGlyphs, watchGlyphs } from './glyphs';
import { ours, run, type Server, sample, scratch, serve } from './program';

let browser: Browser;
const tmp = scratch();
beforeAll(async () => {
  browser = await theBrowser();
});
afterAll(async () => {
  tmp.remove();
});

describe.each([sample(), ours()])('$name', (report) => {
  let server: Server;
  let pdf: string;
  beforeAll(async () => {
    pdf = join(tmp.dir, `${report.name}.pdf`);
    await run(['compose', report.manuscript, '--photos', report.folder, '-o', pdf, '--quiet']);
    server = await serve(join(tmp.dir, report.name), [report.manuscript, '--photos', report.folder]);
  });
  afterAll(async () => {
    await server.stop();
  });

  test('every glyph stands where the PDF has it, to 0.01 mm', async () => {
    const drawn = await glyphsOfCanvas(browser, server.url);
    const printed = await glyphsOfPdf(pdf);
    writeFileSync(join(tmp.dir, 'drawn.json'), JSON.stringify(drawn));
    const { missing, worst } = compare(drawn, printed);
    expect(printed.length).toBeGreaterThan(1000);
    expect(missing).toEqual([]);
    expect(worst).toBeLessThan(0.01);
  });
});

/** Every glyph of the first page's canvas, in page space, at a zoom at which all of the page is drawn. */
async function glyphsOfCanvas(b: Browser, url: string): Promise<Placed[]> {
  const editor = await Editor.open(b, 'about:blank', { width: 1600, height: 1200, scale: 2 });
  await watchGlyphs(editor.page);
  await editor.page.goto(url);
  await editor.ready();
  await takeGlyphs(editor.page);
  // A resize of the window draws the whole page anew.
  await editor.page.setViewportSize({ width: 1601, height: 1201 });
  await editor.idle();
  const { scale, x0, y0 } = await editor.place();
  const box = await editor.page.locator('canvas[data-layer=page]').boundingBox();
  if (!box) throw new Error('no canvas');
  const noted = await takeGlyphs(editor.page);
  await editor.close();
  return noted.map((g) => ({
    gid: g.gid,
    xMm: (g.x / 2 + box.x - x0) / scale,
    yMm: (g.y / 2 + box.y - y0) / scale,
  }));
}

/** Each printed glyph finds its drawn one nearby; worst is the largest distance in mm. */
function compare(drawn: Placed[], printed: Placed[]): { missing: Placed[]; worst: number } {
  const byGid = new Map<number, Placed[]>();
  for (const g of drawn) byGid.set(g.gid, [...(byGid.get(g.gid) ?? []), g]);
  const missing: Placed[] = [];
  let worst = 0;
  for (const p of printed) {
    if (Number.isNaN(p.gid)) continue;
    const near = (byGid.get(p.gid) ?? []).map((g) => Math.max(Math.abs(g.xMm - p.xMm), Math.abs(g.yMm - p.yMm)));
    const best = Math.min(...near, Number.POSITIVE_INFINITY);
    if (best > 0.5) missing.push(p);
    else worst = Math.max(worst, best);
  }
  return { missing, worst };
}
