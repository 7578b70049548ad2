// Working on frames with the mouse and with keys.

import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Editor, type FrameSeen, launch } from './editor';
import { type Server, sample, scratch, serve } from './program';

let browser: Browser;
let server: Server;
let editor: Editor;
const tmp = scratch();

beforeAll(async () => {
  browser = await launch();
  const report = sample();
  server = await serve(join(tmp.dir, 'data'), [report.manuscript, '--photos', report.folder]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  tmp.remove();
});
beforeEach(async () => {
  editor = await (await Editor.open(browser, server.url)).ready();
  return () => editor.close();
});

const photos = async () => (await editor.frames()).filter((f) => f.kind === 'photo');
const smallest = async () =>
  (await photos()).toSorted((a, b) => a.widthMm * a.heightMm - b.widthMm * b.heightMm)[0] as FrameSeen;
const again = async (f: FrameSeen) => editor.frame((g) => g.id === f.id);

test('a photo is dragged two columns, and the text runs on during the drag', async () => {
  const photo = await smallest();
  const from = await editor.middle(photo);
  const direction = photo.xMm > 200 ? -1 : 1;
  const texts = async () => JSON.stringify((await editor.frames()).filter((f) => f.kind === 'text').map((f) => f.text));
  const before = await texts();
  let during = before;
  const by = direction * 2 * 50 * (await editor.pixelsPerMm());
  await editor.drag(from, { x: from.x + by, y: from.y }, 16, async (step) => {
    if (step === 16) {
      await expect.poll(texts, { timeout: 5_000 }).not.toBe(before);
      during = await texts();
      await editor.shot('photo-dragged');
    }
  });
  expect(during).not.toBe(before);
  const moved = await again(photo);
  expect(Math.abs(moved.xMm - photo.xMm)).toBeGreaterThan(50);
  await editor.press('Control+z');
  await editor.idle();
  expect((await again(photo)).xMm).toBeCloseTo(photo.xMm, 3);
});

test('Escape puts a dragged frame back', async () => {
  const photo = await smallest();
  const { revision } = await editor.inspect();
  const from = await editor.middle(photo);
  await editor.page.mouse.move(from.x, from.y);
  await editor.page.mouse.down();
  await editor.page.mouse.move(from.x + 60, from.y + 40, { steps: 4 });
  await editor.press('Escape');
  await editor.page.mouse.up();
  await editor.idle();
  expect((await again(photo)).xMm).toBeCloseTo(photo.xMm, 3);
  expect((await editor.inspect()).revision).toBe(revision);
});

test('arrows move by a line, with Alt by a tenth of a millimetre', async () => {
  const photo = await smallest();
  const p = await editor.middle(photo);
  await editor.page.mouse.click(p.x, p.y);
  await editor.press('Alt+ArrowRight');
  await editor.idle();
  expect((await again(photo)).xMm - photo.xMm).toBeCloseTo(0.1, 2);
  await editor.press('Control+z');
  await editor.press('ArrowDown');
  await editor.idle();
  const down = (await again(photo)).yMm - photo.yMm;
  expect(down).toBeGreaterThan(3);
  expect(down).toBeLessThan(8);
  await editor.press('Control+z');
  await editor.idle();
  expect((await again(photo)).yMm).toBeCloseTo(photo.yMm, 3);
});
