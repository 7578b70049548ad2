// Where glyphs stand: as the canvas draws them, and as they stand in a PDF.

import type { Page } from 'playwright-core';
import { outputOf } from './program';

/** A glyph's number and its origin in millimetres from the trim's top left. */
export type Placed = { gid: number; xMm: number; yMm: number };

const mmPerPoint = 25.4 / 72;

/** Notes each glyph that the page's canvas draws from now on; must run before the page loads. */
export async function watchGlyphs(page: Page) {
  await page.addInitScript(() => {
    type Noted = { gid: number; x: number; y: number };
    const noted: Noted[] = [];
    Object.assign(window, { notedGlyphs: noted });
    const draw = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function (text: string, x: number, y: number, ...rest) {
      // Thumbnails are drawn on canvases of their own.
      if (this.canvas.dataset.layer === 'page') {
        const m = this.getTransform();
        for (const ch of text) {
          const code = ch.codePointAt(0) ?? 0;
          if (code >= 0xf0000)
            noted.push({ gid: code - 0xf0000, x: m.a * x + m.c * y + m.e, y: m.b * x + m.d * y + m.f });
        }
      }
      draw.call(this, text, x, y, ...rest);
    };
  });
}

/** The glyphs noted since the last call, in device pixels of the canvas. */
export const takeGlyphs = (page: Page) =>
  page.evaluate(() => {
    const noted = (window as unknown as { notedGlyphs: { gid: number; x: number; y: number }[] }).notedGlyphs;
    return noted.splice(0);
  });

/** The glyphs of a PDF's page as a reader that is not ours finds them. */
export async function glyphsOfPdf(file: string): Promise<Placed[]> {
  const trace = await outputOf('mutool', ['trace', file, '1']);
  const placed: Placed[] = [];
  let matrix = [1, 0, 0, 1, 0, 0];
  for (const line of trace.split('\n')) {
    const fill = /<fill_text .*transform="([^"]+)"/.exec(line);
    if (fill?.[1]) matrix = fill[1].trim().split(/\s+/).map(Number);
    const g = /<g .*glyph="([^"]*)" x="([^"]+)" y="([^"]+)"/.exec(line);
    if (g) placed.push(glyphOf(g, matrix));
  }
  return placed;
}

function glyphOf(g: RegExpExecArray, m: number[]): Placed {
  const [x, y] = [Number(g[2]), Number(g[3])];
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m;
  return { gid: gidOf(g[1] ?? ''), xMm: (a * x + c * y + e) * mmPerPoint, yMm: (b * x + d * y + f) * mmPerPoint };
}

/** mutool writes glyph numbers as they are, or as names like "gid123" or "g123". */
const gidOf = (name: string) => Number(/\d+$/.exec(name)?.[0] ?? Number.NaN);
