// The editor's figures: key to paint, frames of a drag, opening from the
// shelf, memory of the server. What counts as good is decided where they are
// read; here nothing fails but the measuring itself.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Editor, type FrameSeen, launch } from './editor';
import { keepFigures, percentile } from './figures';
import { ask, type Server, sample, scratch, serve } from './program';
import { documentOf, middleOf } from './sections';

const figures: Record<string, number> = {};
const tmp = scratch();
let browser: Browser;
let server: Server;
let id: string;

beforeAll(async () => {
  browser = await launch();
  const report = sample();
  server = await serve(join(tmp.dir, 'data'), [report.manuscript, '--photos', report.folder]);
  id = new URL(server.url).pathname.split('/').at(-1) ?? '';
});
afterAll(async () => {
  keepFigures(figures);
  await browser.close();
  await server.stop();
  tmp.remove();
});

const keystrokes = 200;

test('key to paint, in the middle of section C', async () => {
  const editor = await (await Editor.open(browser, server.url)).ready();
  const { frame, offset } = middleOf(await documentOf(server, id), 2, await editor.frames());
  await editor.caretAt(frame.id, offset);
  await editor.page.evaluate(() => performance.clearMeasures('edit-to-paint'));
  const words = '新闻纸上的字一行一行往下走';
  for (let i = 0; i < keystrokes; i++) {
    await editor.page.keyboard.insertText(words[i % words.length] ?? '字');
    await editor.page.waitForTimeout(60 + (i % 7) * 5);
  }
  await editor.idle();
  const times = await editor.page.evaluate(() =>
    performance.getEntriesByName('edit-to-paint', 'measure').map((m) => m.duration),
  );
  expect(times.length).toBeGreaterThanOrEqual(keystrokes * 0.9);
  figures['key-to-paint-p50-ms'] = percentile(times, 0.5);
  figures['key-to-paint-p95-ms'] = percentile(times, 0.95);
  await editor.close();
});

test('frames of a drag across the page', async () => {
  const editor = await (await Editor.open(browser, server.url)).ready();
  const photos = (await editor.frames()).filter((f) => f.kind === 'photo');
  const photo = photos.toSorted((a, b) => a.widthMm * a.heightMm - b.widthMm * b.heightMm)[0] as FrameSeen;
  const from = await editor.middle(photo);
  const scale = await editor.pixelsPerMm();
  await editor.page.evaluate(() => {
    const w = window as unknown as { frameTimes: number[]; stopFrames: boolean };
    w.frameTimes = [];
    w.stopFrames = false;
    let last = performance.now();
    const tick = (now: number) => {
      w.frameTimes.push(now - last);
      last = now;
      if (!w.stopFrames) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  const across = (photo.xMm > 195 ? -1 : 1) * 180 * scale;
  let previews = 0;
  editor.page.on('response', (r) => {
    if (r.url().endsWith('/preview')) previews++;
  });
  const begin = performance.now();
  await editor.drag(from, { x: from.x + across, y: from.y + 60 * scale }, 120, () => editor.page.waitForTimeout(12));
  const seconds = (performance.now() - begin) / 1000;
  const times = await editor.page.evaluate(() => {
    const w = window as unknown as { frameTimes: number[]; stopFrames: boolean };
    w.stopFrames = true;
    return w.frameTimes;
  });
  figures['drag-frame-median-ms'] = percentile(times, 0.5);
  figures['drag-frame-p95-ms'] = percentile(times, 0.95);
  figures['drag-relayouts-per-second'] = previews / seconds;
  await editor.close();
});

test('opening from the shelf, to first paint', async () => {
  const runs: number[] = [];
  for (let i = 0; i < 3; i++) {
    const editor = await Editor.open(browser, `${server.origin}/?token=${server.token}`);
    await editor.page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => undefined);
    const card = editor.page.locator(`[data-document="${id}"]`).first();
    await card.waitFor();
    const begin = performance.now();
    await card.dblclick();
    await editor.page.waitForFunction(() => performance.getEntriesByName('first-page-paint').length > 0);
    runs.push(performance.now() - begin);
    await editor.close();
  }
  figures['open-from-shelf-ms'] = percentile(runs, 0.5);
});

test('memory of the server with ten documents open', async () => {
  const copies = [id];
  for (let i = 1; i < 10; i++) {
    copies.push((await ask<{ id: string }>(server, 'POST', `/documents/${id}/duplicate`, {})).id);
  }
  for (const copy of copies) {
    const opened = await ask<{ scene: { id: string }; status: { revision: number } }>(
      server,
      'GET',
      `/documents/${copy}`,
    );
    expect(opened.status.revision).toBeGreaterThan(0);
  }
  await new Promise((done) => setTimeout(done, 2_000));
  const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
  figures['server-memory-mib'] = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
});
