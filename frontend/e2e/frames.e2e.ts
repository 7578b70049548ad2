// Working on frames with the mouse and with keys.

import { expect, test } from 'vitest';
import type { FrameSeen } from './editor';
import { editor, inEditor } from './fixture';

inEditor();

const photos = async () => (await editor.frames()).filter((f) => f.kind === 'photo');
const smallest = async () =>
  (await photos()).toSorted((a, b) => a.widthMm * a.heightMm - b.widthMm * b.heightMm)[0] as FrameSeen;
const again = async (f: FrameSeen) => editor.frame((g) => g.id === f.id);

/** Where the photo's middle goes, two columns away, so that it covers text and no other photo (that would swap them). */
async function freePlace(photo: FrameSeen): Promise<{ x: number; y: number }> {
  const others = (await photos()).filter((f) => f.id !== photo.id);
  const covers = (x: number, y: number, f: FrameSeen) =>
    x < f.xMm + f.widthMm && f.xMm < x + photo.widthMm && y < f.yMm + f.heightMm && f.yMm < y + photo.heightMm;
  const { scale, x0, y0 } = await editor.place();
  const x = photo.xMm + (photo.xMm > 200 ? -100 : 100);
  for (let y = 180; y < 450; y += 10) {
    if (others.some((f) => covers(x, y, f))) continue;
    return { x: x0 + (x + photo.widthMm / 2) * scale, y: y0 + (y + photo.heightMm / 2) * scale };
  }
  throw new Error('no room for the photo');
}

test('a photo is dragged two columns, and the text runs on during the drag', async () => {
  const photo = await smallest();
  const from = await editor.middle(photo);
  // Where every fiftieth character of all text stands.
  const flow = async () => {
    const places: unknown[] = [];
    for (const f of (await editor.frames()).filter((g) => g.kind === 'text'))
      for (let i = 0; i < f.text.length; i += 50) places.push(await editor.point(f.id, i));
    return JSON.stringify(places);
  };
  const before = await flow();
  let during = before;
  const to = await freePlace(photo);
  await editor.drag(from, to, 16, async (step) => {
    if (step === 16) {
      await expect.poll(flow, { timeout: 5_000 }).not.toBe(before);
      during = await flow();
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
