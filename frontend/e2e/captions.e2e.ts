// Captions on the page: merged for a group, labelled from where the photos
// stand, and placed inside and beside a photo.

import { describe, expect, test } from 'vitest';
import type { Document, Frame } from '../src/model/document';
import type { LineItem, Scene } from '../src/model/scene';
import type { FrameSeen } from './editor';
import { content, editor, id, inEditor, server } from './fixture';
import { ask } from './program';

inEditor();

type Open = { document: Document; scene: Scene };
const open = () => ask<Open>(server, 'GET', `/documents/${id}`);
const framesOf = (d: Document) => d.pages.flatMap((p) => p.frames);
const inspector = () => editor.page.getByRole('complementary', { name: '属性' });

/** Two photos of the page that stand side by side or one above the other, the widest apart first. */
async function pair(): Promise<[FrameSeen, FrameSeen]> {
  const photos = (await editor.frames()).filter((f) => f.kind === 'photo').toSorted((a, b) => a.xMm - b.xMm);
  return [photos[0], photos.at(-1)] as [FrameSeen, FrameSeen];
}

async function click(frame: FrameSeen, modifiers: 'Shift'[] = []) {
  const at = await editor.middle(frame);
  for (const key of modifiers) await editor.page.keyboard.down(key);
  await editor.page.mouse.click(at.x, at.y);
  for (const key of modifiers) await editor.page.keyboard.up(key);
  await editor.idle();
}

const sharedFrame = (d: Document) => framesOf(d).find((f) => (f.photos?.length ?? 0) > 1);

/** The glyphs of the label before a photo's caption. */
async function labelOf(photo: string): Promise<string> {
  const { scene } = await open();
  const lines = scene.pages.flatMap((p) => p.groups.flatMap((g) => g.items)).filter((i) => i.k === 'line');
  const label = lines.find((l: LineItem) => l.label && l.photo === photo);
  return label?.runs.flatMap((r) => r.g).join(' ') ?? '';
}

const photoOf = async (frame: FrameSeen) =>
  framesOf((await open()).document).find((f) => f.id === frame.id)?.photo ?? '';

describe('captions of a group', () => {
  test('are merged, and their labels follow the photos when these change places', async () => {
    const before = await content();
    const [a, b] = await pair();
    const [p, q] = [await photoOf(a), await photoOf(b)];
    await click(a);
    await click(b, ['Shift']);
    await inspector().getByRole('button', { name: '合并图说' }).click();
    await editor.idle();
    const shared = sharedFrame((await open()).document) as Frame;
    expect(shared.photos?.toSorted()).toEqual([p, q].toSorted());
    const [labelP, labelQ] = [await labelOf(p), await labelOf(q)];
    expect(labelP).not.toBe('');
    expect(labelP).not.toBe(labelQ);
    await editor.shot('captions-merged');

    await editor.drag(await editor.middle(a), await editor.middle(b));
    expect(await photoOf(a)).toBe(q);
    expect(await labelOf(q)).toBe(labelP);
    expect(await labelOf(p)).toBe(labelQ);

    // Typed into the shared frame, it goes to the caption of the photo that it stands with.
    const seen = await editor.frame((f) => f.id === shared.id);
    const captionP = (await open()).document.photos.find((x) => x.id === p)?.caption ?? '';
    await editor.caretAt(shared.id, seen.text.indexOf(captionP) + 1);
    await editor.page.keyboard.type('又');
    await editor.idle();
    await expect
      .poll(async () => (await open()).document.photos.find((x) => x.id === p)?.caption)
      .toBe(`${captionP.slice(0, 1)}又${captionP.slice(1)}`);
    await editor.press('Escape');

    for (let i = 0; i < 10 && (await content()) !== before; i++) {
      await editor.page.locator('[data-pasteboard]').focus();
      await editor.press('Control+z');
      await editor.idle();
    }
    expect(await content()).toBe(before);
  });

  test('are told apart by numbers, and split again', async () => {
    const [a, b] = await pair();
    await click(a);
    await click(b, ['Shift']);
    await inspector().getByRole('button', { name: '合并图说' }).click();
    await editor.idle();
    await inspector().getByText('图①').click();
    await editor.idle();
    expect(sharedFrame((await open()).document)?.caption?.label).toBe('number');
    const { scene } = await open();
    const onPhoto = scene.pages[0]?.groups.find((g) => g.frame === a.id)?.items.filter((i) => i.k === 'line');
    expect(onPhoto).toHaveLength(1);
    await editor.shot('captions-numbered');
    await inspector().getByRole('button', { name: '拆分图说' }).click();
    await editor.idle();
    expect(sharedFrame((await open()).document)).toBeUndefined();
  });
});

describe('the caption of a photo', () => {
  test('stands inside, on a panel, and beside, and follows', async () => {
    const photos = (await editor.frames()).filter((f) => f.kind === 'photo');
    const frame = photos.toSorted((x, y) => y.widthMm - x.widthMm)[0] as FrameSeen;
    const photo = await photoOf(frame);
    const caption = async () =>
      framesOf((await open()).document).find((f) => f.kind === 'caption' && f.photo === photo);
    await click(frame);
    await inspector().getByRole('img', { name: '照片之内' }).click();
    await editor.idle();
    expect((await caption())?.caption?.placement).toBe('inside');
    await inspector().getByLabel('衬底油墨').click();
    await editor.page.getByRole('option', { name: 'black' }).click();
    await editor.idle();
    expect((await caption())?.caption?.panel?.ink).toBe('black');
    await editor.shot('caption-inside');
    expect((await editor.inspect()).findings.map((f) => f.code)).not.toContain('preflight.caption-off-photo');
    const was = (await caption())?.rect;
    await editor.page.locator('[data-pasteboard]').focus();
    await editor.press('ArrowDown');
    await editor.idle();
    expect((await caption())?.rect.Y).toBeGreaterThan(was?.Y ?? 0);
    await inspector().getByRole('img', { name: '照片旁边' }).click();
    await editor.idle();
    expect(await caption()).toMatchObject({ onGrid: true, caption: { placement: 'beside' } });
    await editor.shot('caption-beside');
  });
});
