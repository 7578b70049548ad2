// The tone of a photo: set in the inspector, seen on the page.

import { describe, expect, test } from 'vitest';
import type { Document } from '../src/model/document';
import type { FrameSeen } from './editor';
import { content, cursor, editor, id, inEditor, server } from './fixture';
import { documentOf } from './sections';

inEditor();

const inspector = () => editor.page.getByRole('complementary', { name: '属性' });
const photoOf = async (frame: string) => {
  const d: Document = await documentOf(server, id);
  const holder = d.pages.flatMap((p) => p.frames).find((f) => f.id === frame);
  return d.photos.find((p) => p.id === holder?.photo);
};

/** The largest photo, selected. */
async function selectLead(): Promise<FrameSeen> {
  const frames = (await editor.frames()).filter((f) => f.kind === 'photo');
  const lead = frames.toSorted((a, b) => b.widthMm * b.heightMm - a.widthMm * a.heightMm)[0];
  if (!lead) throw new Error('no photo on the page');
  const at = await editor.middle(lead);
  await editor.page.mouse.click(at.x, at.y);
  await editor.idle();
  return lead;
}

/** Mean of red, green and blue of the middle of a frame, from the page's own canvas. */
async function meanOf(frame: FrameSeen): Promise<number> {
  const corner = await editor.point(frame.id);
  const scale = await editor.pixelsPerMm();
  const [w, h] = [frame.widthMm * scale * 0.5, frame.heightMm * scale * 0.5];
  return editor.page.evaluate(
    ({ x, y, w, h }) => {
      const canvas = document.querySelector<HTMLCanvasElement>('[data-pasteboard] canvas, canvas');
      // A copy is read: the canvas itself would complain of being read at all.
      const copy = document.createElement('canvas');
      copy.width = Math.round(w);
      copy.height = Math.round(h);
      const ctx = copy.getContext('2d', { willReadFrequently: true });
      if (!canvas || !ctx) throw new Error('no canvas');
      const box = canvas.getBoundingClientRect();
      const k = canvas.width / box.width;
      const part = [(x - box.left) * k, (y - box.top) * k, w * k, h * k] as const;
      ctx.drawImage(canvas, ...part, 0, 0, copy.width, copy.height);
      const { data } = ctx.getImageData(0, 0, copy.width, copy.height);
      let sum = 0;
      for (let i = 0; i < data.length; i += 4) sum += (data[i] ?? 0) + (data[i + 1] ?? 0) + (data[i + 2] ?? 0);
      return sum / (data.length * 0.75);
    },
    { x: corner.x + w / 2, y: corner.y + h / 2, w, h },
  );
}

const slider = (name: string) => inspector().getByRole('slider', { name });

describe('the tone of a photo', () => {
  test('a figure makes the page lighter, undo brings it back to the byte', async () => {
    const lead = await selectLead();
    const [before, light] = [await content(), await meanOf(lead)];
    const exposure = inspector().getByLabel('曝光数值');
    await exposure.fill('1');
    await exposure.press('Enter');
    await editor.idle();
    expect((await photoOf(lead.id))?.tone).toEqual({ exposure: 1 });
    await expect.poll(() => meanOf(lead)).toBeGreaterThan(light + 25);
    await editor.shot('tone');
    await editor.press('Control+z');
    await editor.idle();
    expect(await content()).toBe(before);
    await expect.poll(() => meanOf(lead)).toBeCloseTo(light, 0);
  });

  test('a slider shows what it does while it is dragged, and is one step', async () => {
    const lead = await selectLead();
    const [steps, light] = [await cursor(), await meanOf(lead)];
    await slider('曝光').scrollIntoViewIfNeeded();
    const box = await slider('曝光').boundingBox();
    if (!box) throw new Error('no slider');
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await editor.page.mouse.move(at.x, at.y);
    await editor.page.mouse.down();
    await editor.page.mouse.move(at.x + 8, at.y, { steps: 4 });
    await editor.page.mouse.move(at.x + 25, at.y, { steps: 8 });
    await expect.poll(() => meanOf(lead)).toBeGreaterThan(light + 10);
    expect(await cursor()).toBe(steps);
    await editor.page.mouse.up();
    await editor.idle();
    expect(await cursor()).toBe(steps + 1);
    expect((await photoOf(lead.id))?.tone?.exposure).toBeGreaterThan(0.2);
    await expect.poll(() => meanOf(lead)).toBeGreaterThan(light + 10);
    // As it came, for as long as it is asked for.
    const asItCame = inspector().getByRole('button', { name: '看原样' });
    await asItCame.focus();
    await editor.page.keyboard.down('Enter');
    await expect.poll(() => meanOf(lead)).toBeCloseTo(light, 0);
    await editor.page.keyboard.up('Enter');
    await expect.poll(() => meanOf(lead)).toBeGreaterThan(light + 10);
    await inspector().getByRole('button', { name: '还原' }).click();
    await editor.idle();
    expect((await photoOf(lead.id))?.tone).toBeUndefined();
    await expect.poll(() => meanOf(lead)).toBeCloseTo(light, 0);
  });

  test('arrow keys on a slider are one step as long as they come together', async () => {
    const lead = await selectLead();
    const [before, steps] = [await content(), await cursor()];
    await slider('暗部').focus();
    for (let i = 0; i < 3; i++) await editor.press('ArrowRight');
    await editor.idle();
    expect((await photoOf(lead.id))?.tone).toEqual({ shadows: 0.15 });
    expect(await cursor()).toBe(steps + 1);
    await editor.page.locator('[data-pasteboard]').focus();
    await editor.press('Control+z');
    await editor.idle();
    expect(await content()).toBe(before);
  });

  test('the desk proposes a tone for a photo that is too dark, and leaves a light one alone', async () => {
    const lead = await selectLead();
    const proposal = inspector().getByRole('button', { name: '建议' });
    const d: Document = await documentOf(server, id);
    const tones = await editor.page.evaluate(
      async ([doc, photos]) => {
        const answer = await fetch(`/api/documents/${doc}/photos/tone`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ photos }),
        });
        return (await answer.json()) as Record<string, object | null>;
      },
      [id, d.photos.map((p) => p.id)] as const,
    );
    expect(Object.keys(tones)).toHaveLength(d.photos.length);
    const photo = await photoOf(lead.id);
    await proposal.click();
    await editor.idle();
    const wanted = photo && tones[photo.id];
    if (wanted) await expect.poll(async () => (await photoOf(lead.id))?.tone).toMatchObject(wanted);
    else await editor.page.getByText('明暗合适，不用调整').waitFor();
  });
});
