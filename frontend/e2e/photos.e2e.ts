// Photos and their captions, on the page and in the panels.

import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Document, Frame } from '../src/model/document';
import type { FrameSeen } from './editor';
import { content, editor, id, inEditor, server } from './fixture';
import { ours } from './program';
import { documentOf } from './sections';

inEditor();

const present = () => documentOf(server, id);
const framesOf = (d: Document) => d.pages.flatMap((p) => p.frames);
const stored = async (frame: string) => framesOf(await present()).find((f) => f.id === frame) as Frame;
const photoFrames = async () => (await editor.frames()).filter((f) => f.kind === 'photo');
const bySize = async () =>
  (await photoFrames()).toSorted((a, b) => a.widthMm * a.heightMm - b.widthMm * b.heightMm) as [FrameSeen, FrameSeen];
const inspector = () => editor.page.getByRole('complementary', { name: '属性' });

async function select(frame: FrameSeen) {
  const at = await editor.middle(frame);
  await editor.page.mouse.click(at.x, at.y);
  await editor.idle();
}

/** What a change is like: it changes the document, undo takes it back to the byte, redo brings it again. */
async function undoable(change: () => Promise<void>) {
  const before = await content();
  await change();
  await editor.idle();
  const after = await content();
  expect(after).not.toBe(before);
  await editor.press('Control+z');
  await editor.idle();
  expect(await content()).toBe(before);
  await editor.press('Control+Shift+z');
  await editor.idle();
  expect(await content()).toBe(after);
}

/** Lets files fall on the page at a place of the window. */
async function drop(paths: string[], { x, y }: { x: number; y: number }) {
  const files = paths.map((path) => ({ name: basename(path), data: readFileSync(path).toString('base64') }));
  await editor.page.evaluate(
    ({ files, x, y }) => {
      const transfer = new DataTransfer();
      for (const f of files)
        transfer.items.add(new File([Uint8Array.from(atob(f.data), (c) => c.charCodeAt(0))], f.name));
      const target = document.elementFromPoint(x, y);
      for (const type of ['dragover', 'drop'])
        target?.dispatchEvent(
          new DragEvent(type, { bubbles: true, cancelable: true, clientX: x, clientY: y, dataTransfer: transfer }),
        );
    },
    { files, x, y },
  );
}

describe('on the page', () => {
  test('a photo dropped on another changes places with it, captions too', async () => {
    const [a, b] = await bySize();
    const [first, second] = [await stored(a.id), await stored(b.id)];
    await undoable(async () => {
      await editor.drag(await editor.middle(a), await editor.middle(b), 12, async (step) => {
        if (step === 12) await editor.shot('swap');
      });
    });
    expect((await stored(a.id)).photo).toBe(second.photo);
    expect((await stored(b.id)).photo).toBe(first.photo);
    expect((await stored(a.id)).rect).toEqual(first.rect);
    const captions = framesOf(await present()).filter((f) => f.kind === 'caption');
    expect(captions.map((f) => f.photo).toSorted()).toEqual(
      framesOf(await present())
        .filter((f) => f.kind === 'photo')
        .map((f) => f.photo)
        .toSorted(),
    );
  });

  test('a double click crops: drag, wheel, Escape leaves', async () => {
    const [, frame] = await bySize();
    const at = await editor.middle(frame);
    await editor.page.mouse.dblclick(at.x, at.y);
    await editor.idle();
    await undoable(async () => {
      await editor.page.mouse.move(at.x, at.y);
      await editor.page.mouse.wheel(0, -240);
      await editor.idle();
    });
    const zoomed = (await stored(frame.id)).crop;
    await editor.shot('crop');
    expect((await editor.inspect()) as unknown).toMatchObject({ tool: 'select.cropping' });
    // Beside the focal point, which would be moved by itself.
    await undoable(() => editor.drag({ x: at.x - 60, y: at.y - 40 }, { x: at.x - 45, y: at.y - 32 }));
    const moved = (await stored(frame.id)).crop;
    expect(moved?.w).toBeCloseTo(zoomed?.w ?? 0, 6);
    expect([moved?.x, moved?.y]).not.toEqual([zoomed?.x, zoomed?.y]);
    await editor.press('Escape');
    await editor.idle();
    expect((await editor.inspect()) as unknown).toMatchObject({ selection: { frames: [frame.id] } });
  });

  test('fill, fit and the focal point, by the inspector', async () => {
    const [, frame] = await bySize();
    await select(frame);
    await undoable(() => inspector().getByRole('button', { name: '适合' }).click());
    await undoable(() => inspector().getByRole('button', { name: '填满' }).click());
    await undoable(async () => {
      await inspector().getByLabel('缩放').fill('200');
      await editor.press('Enter');
    });
    await undoable(async () => {
      await inspector().getByLabel('焦点横坐标').fill('30');
      await editor.press('Enter');
    });
    await editor.shot('focal');
  });

  test('too large for its pixels: the inspector warns and a finding leads to the place', async () => {
    const [frame] = await bySize();
    await select(frame);
    await inspector().getByLabel('缩放').fill('2000');
    await editor.press('Enter');
    await editor.idle();
    await expect
      .poll(async () => (await editor.inspect()).findings.map((f) => f.code))
      .toContainEqual(expect.stringMatching(/ppi|resolution/));
    expect(await inspector().locator('[data-enough=false]').count()).toBe(1);
    await editor.press('Escape');
    await editor.page.getByText(/ppi/).last().click();
    await editor.idle();
    expect((await editor.inspect()) as unknown).toMatchObject({ selection: { frames: [frame.id] } });
    await editor.shot('low-ppi');
    await editor.press('Control+z');
    await editor.idle();
  });
});

describe('in the panels', () => {
  test('rank by keys and by dragging', async () => {
    await editor.page.getByRole('tab', { name: /照片/ }).click();
    const tiles = editor.page.getByRole('list', { name: '照片' }).getByRole('button', { name: /^图/ });
    const order = async () => (await present()).photos.map((p) => p.id);
    const before = await order();
    await undoable(async () => {
      await tiles.nth(1).focus();
      await editor.press('Alt+ArrowLeft');
    });
    expect(await order()).toEqual([before[1], before[0], ...before.slice(2)]);
    await undoable(() => tiles.nth(3).dragTo(tiles.nth(0)));
    expect((await order())[0]).toBe(before[3]);
  });

  test('a caption changed in the inspector stands on the page, and one typed on the page in the list', async () => {
    const [, frame] = await bySize();
    await select(frame);
    await undoable(async () => {
      await inspector().getByRole('textbox', { name: '图说' }).fill('编辑改过的图说。');
      await editor.press('Tab');
      await editor.page.locator('[data-pasteboard]').focus();
    });
    const photo = (await stored(frame.id)).photo;
    const caption = framesOf(await present()).find((f) => f.kind === 'caption' && f.photo === photo) as Frame;
    await expect.poll(async () => (await editor.frame((f) => f.id === caption.id)).text).toContain('编辑改过的图说。');
    await editor.caretAt(caption.id, 2);
    await editor.page.keyboard.type('又');
    await editor.idle();
    await editor.press('Escape');
    await editor.page.getByRole('tab', { name: /照片/ }).click();
    await editor.page.getByRole('button', { name: '看图说' }).click();
    const number = (await present()).photos.findIndex((p) => p.id === photo) + 1;
    const field = editor.page.getByLabel(`图 ${number} 的图说`, { exact: true });
    await expect.poll(() => field.inputValue()).toMatch(/又/);
    await field.fill('在列表里写的图说。');
    await editor.press('Enter');
    await editor.idle();
    await expect
      .poll(async () => (await editor.frame((f) => f.id === caption.id)).text)
      .toContain('在列表里写的图说。');
    await editor.shot('captions');
    await editor.page.getByRole('button', { name: '看照片' }).click();
  });

  test('a photo without a caption is found missing one', async () => {
    const [, frame] = await bySize();
    await select(frame);
    await inspector().getByRole('textbox', { name: '图说' }).fill('');
    await editor.press('Tab');
    await expect
      .poll(async () => (await editor.inspect()).findings.map((f) => f.code))
      .toContainEqual(expect.stringMatching(/caption/));
    await editor.press('Control+z');
    await editor.idle();
  });

  test('new photos come in by the picker and take the place of one on the page', async () => {
    await editor.page.getByRole('tab', { name: /照片/ }).click();
    const before = (await present()).photos.length;
    await editor.page.locator('input[type=file]').last().setInputFiles(ours().photos.slice(0, 2));
    await expect.poll(async () => (await present()).photos.length, { timeout: 30_000 }).toBe(before + 2);
    await editor.idle();
    const added = (await present()).photos.at(-1)?.id;
    const [, frame] = await bySize();
    await select(frame);
    const tile = editor.page
      .getByRole('list', { name: '照片' })
      .getByRole('button', { name: /未上版/ })
      .last();
    await undoable(async () => {
      await tile.focus();
      await editor.press('Enter');
    });
    expect((await stored(frame.id)).photo).toBe(added);
    await editor.shot('replaced');
  });

  test('a file dropped on the page becomes a photo there; what is no photo is told', async () => {
    const before = await present();
    const { x0, y0, scale } = await editor.place();
    const at = { x: x0 + 120 * scale, y: y0 + 350 * scale };
    await drop([ours().photos[3] ?? ''], at);
    await expect.poll(async () => (await present()).photos.length, { timeout: 30_000 }).toBe(before.photos.length + 1);
    await editor.idle();
    const added = (await present()).photos.find((p) => before.photos.every((q) => q.id !== p.id));
    const holder = framesOf(await present()).find((f) => f.kind === 'photo' && f.photo === added?.id);
    expect(holder).toBeTruthy();
    await editor.shot('dropped');
    for (let i = 0; i < 2; i++) await editor.press('Control+z');
    await editor.idle();
    expect(await content()).toBe(JSON.stringify(before));
    await drop([join(import.meta.dirname, 'photos.e2e.ts')], at);
    await editor.page.getByText(/没有加入：photos\.e2e\.ts/).waitFor();
    expect(editor.page.url()).toContain(id);
  });

  test('a photo is drawn into an empty frame, and taken off again', async () => {
    await editor.press('p');
    const { x0, y0, scale } = await editor.place();
    const at = (x: number, y: number) => ({ x: x0 + x * scale, y: y0 + y * scale });
    const known = new Set((await editor.frames()).map((f) => f.id));
    await undoable(() => editor.drag(at(150, 440), at(220, 490)));
    const made = await editor.frame((f) => f.kind === 'photo' && !known.has(f.id));
    await expect
      .poll(async () => (await editor.inspect()).findings.map((f) => f.code))
      .toContainEqual(expect.stringMatching(/empty/));
    await editor.page.getByRole('tab', { name: /照片/ }).click();
    const tile = editor.page
      .getByRole('list', { name: '照片' })
      .getByRole('button', { name: /未上版/ })
      .first();
    await undoable(async () => {
      await tile.focus();
      await editor.press('Enter');
    });
    expect((await stored(made.id)).photo).toBeTruthy();
    await editor.shot('placed');
    await undoable(async () => {
      await editor.page.locator('[data-pasteboard]').focus();
      await editor.press('Delete');
    });
    expect(await stored(made.id)).toBeUndefined();
  });
});
