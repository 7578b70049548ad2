// What the canvas shows is what the proof shows: pixel for pixel in place, and
// alike but for how two programs smooth their edges.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { Run, Scene } from '../src/model/scene';
import { Editor } from './editor';
import { browser, id, onSample, server, tmp } from './fixture';
import { compare, type Likeness, type Patch } from './pictures';
import { artefacts, ask, outputOf, run } from './program';

const dpi = 192; // real size at two device pixels to the CSS pixel
const pixels = (milli: number) => (milli * dpi) / 72000;

onSample();

const opened = () => ask<{ scene: Scene }>(server, 'GET', `/documents/${id}`);

test('the page on the canvas is the page of the proof', async () => {
  const { scene } = await opened();
  const shot = await pageOnCanvas();
  const proof = await proofOfDocument();
  const seen = await likenesses(shot, proof, [...sampled(everyGlyph(scene)), ...photoCorners(scene)]);
  expect(kindsOf(seen)).toEqual(['corner', 'ligature', 'other', 'squeezed']);
  expect(seen.filter(isOff)).toEqual([]);
});

test('so are ligatures, vertical forms, squeezed pairs and narrowed runs', async () => {
  await outputOf('go', [
    'run',
    '-C',
    resolve(import.meta.dirname, '../..'),
    './backend/internal/specimen',
    '-o',
    tmp.dir,
  ]);
  const specimen = JSON.parse(readFileSync(join(tmp.dir, 'specimen.json'), 'utf8')) as Scene;
  const shot = await pageOnCanvas(specimen);
  const seen = await likenesses(
    shot,
    readFileSync(join(tmp.dir, 'specimen.png')),
    everyGlyph(specimen).map((g) => g.patch),
  );
  expect(seen.length).toBeGreaterThan(150);
  expect(seen.filter(isOff)).toEqual([]);
});

const kindsOf = (seen: Likeness[]) => [...new Set(seen.map((l) => l.name.split(' ')[0]))].toSorted();

/**
 * Another place, other ink, or another form. Skia puts the baselines of small
 * text on whole device pixels, the proof does not: half a pixel up or down is
 * the browser's.
 */
const isOff = (l: Likeness) => l.dx !== 0 || Math.abs(l.dy) > 1 || l.like < 0.9 || l.grey > 6;

async function likenesses(shot: Buffer, proof: Buffer, patches: Patch[]): Promise<Likeness[]> {
  const editor = await Editor.open(browser, 'about:blank');
  const seen = await compare(editor.page, shot, proof, patches);
  await editor.close();
  return seen;
}

/** The first page on the screen, in real size and without any of the editor's marks; a scene in the document's place. */
async function pageOnCanvas(scene?: Scene): Promise<Buffer> {
  const editor = await Editor.open(browser, 'about:blank', { width: 2300, height: 2300, scale: 2 });
  if (scene) {
    await editor.page.route(`**/api/documents/${id}`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), scene } });
    });
    // What came between that call and the stream of events: the same scene.
    await editor.page.route(`**/api/documents/${id}/changes*`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), scene: undefined, whole: scene } });
    });
  }
  await editor.page.goto(server.url);
  await editor.ready();
  await editor.press('w');
  await editor.press('Control+1');
  await editor.idle();
  const { width = 0, height = 0 } = scene?.pages[0] ?? (await opened()).scene.pages[0] ?? {};
  const { x0, y0 } = await editor.place();
  const [x, y] = [Math.round(2 * x0) / 2, Math.round(2 * y0) / 2];
  const shot = await editor.page.screenshot({
    clip: { x, y, width: Math.floor(pixels(width)) / 2, height: Math.floor(pixels(height)) / 2 },
  });
  mkdirSync(artefacts, { recursive: true });
  writeFileSync(join(artefacts, scene ? 'specimen-on-canvas.png' : 'page-on-canvas.png'), shot);
  await editor.close();
  return shot;
}

async function proofOfDocument(): Promise<Buffer> {
  const file = join(tmp.dir, 'page.broadsheet');
  const response = await fetch(`${server.origin}/api/documents/${id}/file`, {
    headers: { Authorization: `Bearer ${server.token}` },
  });
  writeFileSync(file, Buffer.from(await response.arrayBuffer()));
  await run(['export', file, '-o', join(tmp.dir, 'page.png'), '--dpi', String(dpi), '--quiet']);
  return readFileSync(join(tmp.dir, 'page.png'));
}

type Kind = 'ligature' | 'squeezed' | 'other';
type Glyph = { kind: Kind; patch: Patch };

/** Every glyph of the first page. */
function everyGlyph(scene: Scene): Glyph[] {
  const lines = (scene.pages[0]?.groups ?? []).flatMap((g) => g.items.filter((i) => i.k === 'line'));
  return lines.flatMap((line) => line.runs.flatMap((run) => run.g.map((_, i) => glyphOf(run, i))));
}

/** A ligature stands for several characters; what is squeezed has less room than it is high. */
function glyphOf(run: Run, i: number): Glyph {
  const a = run.a[i] ?? 0;
  const room = (run.a[i + 1] ?? run.w ?? a + run.s) - a;
  const stands = (run.c[i + 1] ?? run.e) - (run.c[i] ?? 0);
  const kind = stands > 1 ? 'ligature' : room < 0.7 * run.s ? 'squeezed' : 'other';
  const [x, y] = [run.x + a, run.y - (run.r?.[i] ?? 0)];
  const patch = boxOf(`${kind} glyph ${run.g[i]}`, x, y - run.s, Math.max(room, run.s / 2), 1.3 * run.s);
  return { kind, patch };
}

/** Some of each kind, spread over the page, so that the whole takes seconds. */
function sampled(glyphs: Glyph[], each = 60): Patch[] {
  return (['ligature', 'squeezed', 'other'] as const).flatMap((kind) => {
    const all = glyphs.filter((g) => g.kind === kind);
    const step = Math.max(1, Math.floor(all.length / each));
    return all.filter((_, i) => i % step === 0).map((g) => g.patch);
  });
}

/** The four corners of each photo. */
function photoCorners(scene: Scene): Patch[] {
  const photos = (scene.pages[0]?.groups ?? []).flatMap((g) => g.items.filter((i) => i.k === 'pic'));
  const half = 8000;
  return photos.flatMap(({ r: [x, y, w, h], photo }) =>
    [x, x + w].flatMap((cx) =>
      [y, y + h].map((cy) => boxOf(`corner of ${photo.slice(0, 8)}`, cx - half, cy - half, 2 * half, 2 * half)),
    ),
  );
}

const boxOf = (name: string, x: number, y: number, w: number, h: number): Patch => ({
  name,
  x: Math.round(pixels(x)),
  y: Math.round(pixels(y)),
  w: Math.max(4, Math.round(pixels(w))),
  h: Math.round(pixels(h)),
});
