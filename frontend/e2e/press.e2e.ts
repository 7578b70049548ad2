// The page as the press would print it, and on its way there: plates, ink,
// what stops a page, and exporting by a profile.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { editor, inEditor, server, tmp } from './fixture';

/** A newspaper's own profile, with everything around the page. */
const marked = `extends: press
title: {zh: 带标记, en: Marked}
sheet: {bleedMM: 3, crop: true, registration: true, bar: true, slug: true}
`;

inEditor(() => {
  const folder = join(tmp.dir, 'profiles');
  mkdirSync(folder);
  writeFileSync(join(folder, 'marked.yaml'), marked);
  return ['--profiles', folder];
});

/** Opens the dock and waits until its picture is there. */
async function pressDock(): Promise<Locator> {
  const dock = editor.page.locator('[data-panel=press]');
  await editor.press('Control+Shift+Y');
  await expect.poll(() => dock.getByRole('button', { name: /^K 黑/ }).textContent()).toMatch(/\d %/);
  await dock.getByLabel('正在生成分色').waitFor({ state: 'hidden' });
  return dock;
}

/** The mean of what is seen around a place, 0 black to 255 white. */
async function brightness({ x, y }: { x: number; y: number }): Promise<number> {
  const png = await editor.page.screenshot({ clip: { x: x - 20, y: y - 20, width: 40, height: 40 } });
  return editor.page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const data: number[] = [...(context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? [])];
    return data.reduce((sum, v, i) => (i % 4 === 3 ? sum : sum + v), 0) / ((data.length / 4) * 3);
  }, png.toString('base64'));
}

const sumOf = async (dock: Locator) => Number(await dock.locator('dd').last().textContent());

test('plates are hidden by keys, the ink under the pointer counts them all the same', async () => {
  const dock = await pressDock();
  const photo = await editor.middle(await editor.frame((f) => f.kind === 'photo'));
  const [c, k] = [dock.getByRole('button', { name: /^C 青/ }), dock.getByRole('button', { name: /^K 黑/ })];
  const printed = await brightness(photo);
  await c.focus();
  for (const key of ['1', '2', '3', '4']) await editor.press(key);
  expect([await c.getAttribute('aria-pressed'), await k.getAttribute('aria-pressed')]).toEqual(['false', 'false']);
  await expect.poll(() => brightness(photo)).toBeGreaterThan(Math.max(245, printed));
  await editor.page.mouse.move(photo.x, photo.y);
  await expect.poll(() => sumOf(dock)).toBeGreaterThan(20);
  for (const key of ['1', '2', '3', '4']) await editor.press(key);
  await expect.poll(() => brightness(photo)).toBeLessThan(printed + 2);
  await editor.press('Control+Shift+Y');
});

test('what has more ink than a limit is gone to', async () => {
  const dock = await pressDock();
  const limit = dock.getByRole('textbox', { name: '上限' });
  await limit.fill('100');
  await limit.press('Enter');
  const over = dock.getByRole('button', { name: /超限/ });
  await over.waitFor();
  // Far from it: of the page only its empty corner is left in the window.
  const board = await editor.page.locator('[data-pasteboard]').boundingBox();
  await editor.page.mouse.move((board?.x ?? 0) + 300, (board?.y ?? 0) + 300);
  await editor.page.mouse.wheel(6000, 6000);
  const { id } = await editor.frame((f) => f.kind === 'photo');
  const away = await editor.point(id);
  await editor.shot('press-dock');
  await over.click();
  await editor.idle();
  expect((await editor.point(id)).y).toBeGreaterThan(away.y + 20);
  await editor.press('Control+Shift+Y');
});

test('findings stand on the page by their numbers, and the list and the page choose the same', async () => {
  const { page } = editor;
  const text = await editor.frame((f) => f.kind === 'text' && f.text.length > 300);
  await editor.caretAt(text.id, 20);
  await page.keyboard.insertText('，，重复重复。。(half)“'.repeat(3));
  await editor.idle();
  await editor.press('Escape');
  const dock = await pressDock();
  const marks = page.locator('[data-marks] button');
  const row = (n: number) =>
    dock.locator('li[data-chosen], li').filter({ has: page.getByText(String(n), { exact: true }) });
  await expect.poll(() => marks.count()).toBeGreaterThan(2);
  const numbers = await marks.allTextContents();
  const last = Number(numbers.at(-1));
  await marks.last().click();
  await expect.poll(() => row(last).locator('[aria-current]').count()).toBe(1);
  await editor.shot('press-marks');
  const size = await marks.first().boundingBox();
  await dock.locator('ul').last().getByRole('button').first().click();
  await expect.poll(() => marks.first().getAttribute('aria-pressed')).toBe('true');
  await editor.press('F8');
  await expect.poll(() => marks.nth(1).getAttribute('aria-pressed')).toBe('true');
  await editor.press('Shift+F8');
  await expect.poll(() => marks.first().getAttribute('aria-pressed')).toBe('true');
  const before = await marks.first().boundingBox();
  await editor.press('Control+=');
  await editor.idle();
  const after = await marks.first().boundingBox();
  expect([after?.width, after?.height]).toEqual([size?.width, size?.height]);
  expect([after?.x, after?.y]).not.toEqual([before?.x, before?.y]);
  await editor.press('Control+0');
  await editor.press('Control+Shift+Y');
  await marks.first().waitFor({ state: 'detached' });
  await editor.press('Control+z');
});

/** How dark the darkest pixel around a place of the page is, 0 black to 255; millimetres from its corner. */
async function darkest(xMm: number, yMm: number): Promise<number> {
  const { scale, x0, y0 } = await editor.place();
  const clip = { x: x0 + xMm * scale - 3, y: y0 + yMm * scale - 3, width: 6, height: 6 };
  const png = await editor.page.screenshot({ clip });
  return editor.page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const data: number[] = [...(context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? [])];
    return Math.min(...data.filter((_, i) => i % 4 === 0));
  }, png.toString('base64'));
}

test('a profile’s bleed and marks stand around the page as its file has them', async () => {
  const { page } = editor;
  for (let i = 0; i < 2; i++) await editor.press('Control+-');
  const dock = await pressDock();
  const crop = () => darkest(0, -7.5); // 5 to 10 mm above the corner: beyond bleed and offset
  expect(await crop()).toBeGreaterThan(180);
  await dock.getByRole('combobox', { name: '输出方案' }).click();
  await page.getByRole('option', { name: '带标记' }).click();
  await expect.poll(crop).toBeLessThan(120);
  expect(await darkest(-9, 100)).toBeGreaterThan(240); // the sheet is paper, no pasteboard
  await dock.getByLabel('正在生成分色').waitFor({ state: 'hidden' });
  await editor.press('Control+0');
  await editor.idle();
  // All of the sheet is in the window: its upper edge is below the rulers.
  const { scale, y0 } = await editor.place();
  const board = await page.locator('[data-pasteboard]').boundingBox();
  expect(y0 - 15 * scale).toBeGreaterThan((board?.y ?? 0) + 20);
  await editor.shot('press-sheet');
  await editor.press('Control+Shift+Y');
  await expect.poll(crop).toBeGreaterThan(180);
});

/** The file that comes of something. */
async function downloaded(begin: () => Promise<void>): Promise<Buffer> {
  const download = editor.page.waitForEvent('download', { timeout: 60_000 });
  await begin();
  const got = await download;
  const path = join(tmp.dir, got.suggestedFilename());
  await got.saveAs(path);
  return readFileSync(path);
}

async function exportDialog(): Promise<Locator> {
  await editor.press('Control+e');
  const dialog = editor.page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /PDF\/X-4/ }).waitFor();
  return dialog;
}

const isExport = (pdf: Buffer) => pdf.subarray(0, 5).toString() === '%PDF-' && pdf.length > 50_000;

test('a page is exported by a profile and the keyboard, and the profile is remembered', async () => {
  const dialog = await exportDialog();
  await dialog.getByRole('radio', { name: /网络 PDF/ }).check();
  await dialog.getByText('sRGB，供屏幕').waitFor();
  await dialog.getByText('检查通过').waitFor();
  await editor.shot('press-export');
  const web = await downloaded(() => editor.press('Control+Enter'));
  expect(isExport(web)).toBe(true);
  expect(web.includes('GTS_PDFX')).toBe(false);
  await editor.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(await (await exportDialog()).getByRole('radio', { name: /网络 PDF/ }).isChecked()).toBe(true);
  await dialog.getByRole('radio', { name: /PDF\/X-4/ }).check();
  await dialog.getByText('检查通过').waitFor();
  const press = await downloaded(() => editor.press('Enter'));
  expect(isExport(press) && press.includes('GTS_PDFX')).toBe(true);
  await editor.press('Escape');
});

test('what stops a page is gone to; who lets it pass says why, and the report says it', async () => {
  const { page } = editor;
  const text = await editor.frame((f) => f.kind === 'text' && f.text.length > 300);
  await editor.caretAt(text.id, 20);
  await page.keyboard.insertText('多'.repeat(900));
  await editor.idle();
  await editor.press('Escape');
  const dialog = await exportDialog();
  await dialog.getByText(/会让印厂退稿/).waitFor();
  await editor.shot('press-stopped');
  expect(await dialog.getByRole('button', { name: '导出', exact: true }).count()).toBe(0);
  await dialog.getByRole('button', { name: '仍要导出' }).click();
  const pass = dialog.getByRole('button', { name: '仍要导出' });
  expect(await pass.isEnabled()).toBe(false);
  await dialog.getByRole('textbox', { name: '经手人' }).fill('夜班 & 值班');
  await dialog.getByRole('textbox', { name: /放行理由/ }).fill('印厂已同意');
  await editor.shot('press-pass');
  expect(isExport(await downloaded(() => editor.press('Enter')))).toBe(true);
  const href = await dialog.getByRole('link', { name: /检查报告/ }).getAttribute('href');
  const report = await fetch(`${server.origin}${href}`, { headers: { Authorization: `Bearer ${server.token}` } });
  expect(await report.text()).toMatch(/夜班 &amp; 值班[\s\S]*印厂已同意/);
  await dialog.getByRole('button', { name: '关闭' }).click();
  await editor.press('Control+z');
  await editor.idle();
});
