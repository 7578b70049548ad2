// The photo library with five hundred photos: how soon pictures are there, how
// evenly it scrolls, and what the server needs for it.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Editor, launch } from './editor';
import { keepFigures, percentile } from './figures';
import { addUploads, ask, morePhotos, type Server, sample, scratch, serve, uploadPhoto } from './program';

const figures: Record<string, number> = {};
const tmp = scratch();
let browser: Browser;
let server: Server;

const count = 500;
/** A document holds so many at most; each brings its own seven. */
const inOne = 180;

beforeAll(async () => {
  browser = await launch();
  const report = sample();
  server = await serve(join(tmp.dir, 'data'), [report.manuscript, '--photos', report.folder]);
  const first = new URL(server.url).pathname.split('/').at(-1) ?? '';
  const originals = [...report.photos, ...morePhotos()].map((path) => readFileSync(path));
  for (let made = 7; made < count; ) {
    const { id } = await ask<{ id: string }>(server, 'POST', `/documents/${first}/duplicate`, { title: `${made}` });
    const uploads: string[] = [];
    for (; uploads.length < inOne && made < count; made++) uploads.push(await upload(originals, made));
    await addUploads(server, id, uploads);
  }
}, 300_000);
afterAll(async () => {
  keepFigures(figures);
  await browser.close();
  await server.stop();
  tmp.remove();
});

/** The same pictures, but other bytes: behind its end a JPEG may have anything. */
async function upload(originals: readonly Buffer[], n: number): Promise<string> {
  const original = originals[n % originals.length] as Buffer;
  return uploadPhoto(server, `${n}.jpg`, Buffer.concat([original, Buffer.from(String(n))]));
}

const memory = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]) / 1024;

test('five hundred photos are looked through', async () => {
  await server.stop(); // what importing needs is another matter
  server = await serve(join(tmp.dir, 'data'));
  const editor = await Editor.open(browser, `${server.origin}/photos?token=${server.token}`);
  const { page } = editor;
  const begin = Date.now();
  await page.waitForFunction(() => document.querySelectorAll('[data-place] img').length > 10);
  figures['library-shown-ms'] = Date.now() - begin;
  await page.evaluate(() => {
    const w = window as unknown as { times: number[] };
    w.times = [];
    let last = performance.now();
    const tick = (now: number) => {
      w.times.push(now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await page.mouse.move(700, 500);
  for (let i = 0; i < 120; i++) {
    await page.mouse.wheel(0, 220);
    await page.waitForTimeout(40);
  }
  const times = await page.evaluate(() => (window as unknown as { times: number[] }).times);
  figures['library-frame-p50-ms'] = percentile(times, 0.5);
  figures['library-frame-p95-ms'] = percentile(times, 0.95);
  await page.waitForFunction(
    () => {
      const seen = [...document.querySelectorAll('[data-place]')];
      return seen.length > 20 && seen.every((o) => o.querySelector('img[data-sharp]'));
    },
    null,
    { timeout: 60_000 },
  );
  figures['library-sharp-ms'] = Date.now() - begin;
  figures['library-memory-mib'] = memory();
  await editor.shot('library-500');
  expect(editor.troubles).toEqual([]);
  await editor.close();
}, 180_000);
