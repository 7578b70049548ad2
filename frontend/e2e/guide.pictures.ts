// The pictures of docs/guide and the README, taken of the program at work on
// our own example, so that they can be taken again when it looks different.

import { copyFileSync, mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Editor, launch } from './editor';
import { ours, type Server, scratch, serve } from './program';

const images = resolve(import.meta.dirname, '../../docs/img');
/** Bytes that a picture may have. */
const most = 250_000;

const folio = ['--date', '2025-05-16', '--page', '04', '--rubric', '专题', '--paper', '云渚日报'];

let browser: Browser;
let server: Server;
const data = scratch();

beforeAll(async () => {
  for (const folder of ['guide', 'screens']) mkdirSync(join(images, folder), { recursive: true });
  const example = ours();
  server = await serve(data.dir, [example.manuscript, '--photos', example.folder, ...folio]);
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  data.remove();
});

const open = (language: 'zh' | 'en', theme: 'light' | 'dark', url = server.url) =>
  Editor.open(browser, url, { width: 1400, height: 860, language: language === 'zh' ? 'zh-CN' : 'en', theme });

async function take(editor: Editor, name: string) {
  const path = join(images, `${name}.jpg`);
  await editor.page.waitForTimeout(600); // panels follow the page after a pause
  for (const quality of [80, 72, 64, 56]) {
    await editor.page.screenshot({ path, type: 'jpeg', quality });
    if (statSync(path).size < most) break;
  }
  expect(statSync(path).size).toBeLessThan(most);
}

const leftTab = (editor: Editor, n: number) => editor.page.locator('[data-dock=left] [role=tab]').nth(n).click();

async function clickFirst(editor: Editor, kind: string) {
  const middle = await editor.middle(await editor.frame((f) => f.kind === kind));
  await editor.page.mouse.click(middle.x, middle.y);
  await editor.idle();
}

async function home(language: 'zh' | 'en') {
  const editor = await open(language, 'light', `${server.origin}/?token=${server.token}`);
  await editor.page.locator('#start-title').waitFor();
  await editor.page.waitForLoadState('networkidle').catch(() => undefined);
  await take(editor, `guide/home-${language}`);
  await editor.close();
}

async function photo(editor: Editor, language: string) {
  await clickFirst(editor, 'photo');
  await take(editor, `guide/photo-${language}`);
  await editor.press('Escape');
}

/** Several photos chosen, and what would change of them. */
async function desk(editor: Editor, language: string) {
  await editor.press('Control+Shift+P');
  const boxes = editor.page.locator('[data-panel=photo-desk] tbody input[type=checkbox]');
  for (const n of [1, 3, 4]) await boxes.nth(n).click();
  await editor.page.locator('#desk-place').fill('云渚');
  await editor.page.locator('#desk-caption').fill('{place}：{caption}');
  await take(editor, `guide/desk-${language}`);
  await editor.page.goBack();
  await editor.idle();
}

async function alternatives(editor: Editor, language: string) {
  await editor.press('Control+Enter');
  await editor.page.locator('[data-panel=alternatives] li').nth(4).waitFor({ timeout: 60_000 });
  await editor.page.locator('[data-panel=alternatives] li').nth(1).hover();
  await editor.idle();
  await take(editor, `guide/alternatives-${language}`);
  await editor.press('Escape');
  await editor.idle();
}

/** The plates without the yellow one, the pointer on a photo. */
async function press(editor: Editor, language: string) {
  const dock = editor.page.locator('[data-panel=press]');
  await editor.press('Control+Shift+Y');
  await dock.locator('button[aria-pressed]').nth(2).click();
  await expect
    .poll(() => dock.locator('button[aria-pressed]').nth(3).textContent(), { timeout: 20_000 })
    .toMatch(/\d %/);
  const middle = await editor.middle(await editor.frame((f) => f.kind === 'photo'));
  await editor.page.mouse.move(middle.x, middle.y);
  await take(editor, `guide/press-${language}`);
  await editor.press('Control+Shift+Y');
}

/** A caret in the middle of the page, and a few characters typed there. */
async function text(editor: Editor, language: string) {
  const frame = await editor.frame((f) => f.kind === 'text' && f.text.length > 300 && f.xMm > 100);
  await editor.caretAt(frame.id, 60);
  await editor.page.keyboard.insertText('清晨的');
  await editor.idle();
  await editor.press('Control+1');
  await editor.idle();
  await take(editor, `guide/text-${language}`);
}

describe.each(['zh', 'en'] as const)('the guide in %s', (language) => {
  it('by daylight', async () => {
    const editor = await (await open(language, 'light')).ready();
    await take(editor, `guide/page-${language}`);
    await photo(editor, language);
    await desk(editor, language);
    await alternatives(editor, language);
    await press(editor, language);
    await editor.press('Control+e');
    await editor.page.getByRole('dialog').waitFor();
    await take(editor, `guide/export-${language}`);
    expect(editor.troubles).toEqual([]);
    await editor.close();
    await home(language);
  });

  it('by night', async () => {
    const editor = await (await open(language, 'dark')).ready();
    await text(editor, language);
    await editor.press('Control+0');
    await leftTab(editor, 3);
    await take(editor, `guide/history-${language}`);
    await editor.press('Control+z'); // the other language finds the page as it was
    await editor.idle();
    expect(editor.troubles).toEqual([]);
    await editor.close();
  });
});

const sizes = [
  [1280, 800],
  [1920, 1080],
] as const;
const looks = [
  ['zh', 'light'],
  ['zh', 'dark'],
  ['en', 'light'],
  ['en', 'dark'],
] as const;

/** The same view in every window, language and theme: docs/screens.md. */
describe.each(sizes)('screens at %i × %i', (width, height) => {
  it.each(looks)('%s, %s', async (language, theme) => {
    const look = { width, height, language: language === 'zh' ? 'zh-CN' : 'en', theme };
    const editor = await (await Editor.open(browser, server.url, look)).ready();
    await clickFirst(editor, 'photo');
    await take(editor, `screens/${width}-${language}-${theme}`);
    expect(editor.troubles).toEqual([]);
    await editor.close();
  });
});

it('the README', () => {
  const guide = (name: string) => join(images, 'guide', `${name}.jpg`);
  copyFileSync(guide('page-zh'), join(images, 'editor-light.jpg'));
  copyFileSync(guide('text-zh'), join(images, 'editor-dark.jpg'));
  copyFileSync(guide('alternatives-zh'), join(images, 'alternatives-panel.jpg'));
  copyFileSync(guide('home-zh'), join(images, 'home.jpg'));
});
