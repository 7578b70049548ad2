// From a manuscript and photos to a page, and the shelf of documents.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Editor, theBrowser } from './editor';
import { faultsOf } from './faults';
import { ask, type Server, sample, scratch, serve } from './program';
import { documentOf } from './sections';

const tmp = scratch();
const report = sample();
let browser: Browser;
let server: Server;
let editor: Editor;

beforeAll(async () => {
  browser = await theBrowser();
  server = await serve(join(tmp.dir, 'data'));
});
afterAll(async () => {
  await server.stop();
  tmp.remove();
});
beforeEach(async () => {
  editor = await Editor.open(browser, server.url);
});
afterEach(async () => {
  await editor.close();
  expect(editor.troubles).toEqual([]);
});

const button = (name: string | RegExp) => editor.page.getByRole('button', { name, exact: typeof name === 'string' });
const field = (at: number) => editor.page.locator('input[type=file]').nth(at);
const alert = () => editor.page.getByRole('alert');
const card = (id: string) => editor.page.locator(`[data-document="${id}"]`);
const cards = () => editor.page.locator('[data-document]');
const shelf = () => ask<{ id: string; title: string }[]>(server, 'GET', '/documents');

async function choose(at: number, files: string[]) {
  await field(at).setInputFiles(files);
}

/** A file of a name with some content. */
function file(name: string, content: string): string {
  const path = join(tmp.dir, name);
  writeFileSync(path, content);
  return path;
}

describe('three steps to a page', () => {
  test('an empty shelf says how to begin', async () => {
    await editor.page.getByText('还没有文档').waitFor();
    expect(await editor.page.getByRole('listitem').filter({ hasText: '拖入稿件' }).getAttribute('aria-current')).toBe(
      'step',
    );
    expect(await faultsOf(editor)).toEqual([]);
    await editor.shot('home-empty');
  });

  test('what is no manuscript is told, with what to do, and the photos stay', async () => {
    await choose(1, report.photos.slice(0, 2));
    await choose(0, [file('broken.docx', 'PK\u0003\u0004 and then nothing that Word wrote')]);
    await expect.poll(() => button('组版').isEnabled()).toBe(true);
    await button('组版').click();
    await alert().waitFor();
    expect(await alert().textContent()).toMatch(/broken\.docx.*(请|重新)/s);
    await editor.shot('home-no-manuscript');
    await choose(0, [file('empty.txt', '')]);
    await expect.poll(() => alert().count()).toBe(0);
    await button('组版').click();
    await expect.poll(() => alert().textContent()).toMatch(/empty\.txt/);
    await editor.page.getByText('已收到 2 张照片').waitFor();
    expect(await shelf()).toEqual([]);
    // The desk's refusals are answers that the browser tells of.
    editor.troubles.splice(0, editor.troubles.length, ...editor.troubles.filter((t) => !/status of 4\d\d/.test(t)));
  });

  test('files that are neither manuscript nor photo are named', async () => {
    await choose(0, [file('table.xlsx', 'x')]);
    await alert().waitFor();
    expect(await alert().textContent()).toContain('table.xlsx');
  });

  test('a page from the sample: steps are marked, the editor opens', async () => {
    await choose(0, [report.manuscript]);
    await editor.page.getByText('已收到', { exact: false }).first().waitFor();
    await choose(1, report.photos);
    await editor.page.getByText(`已收到 ${report.photos.length} 张照片`).waitFor();
    await editor.shot('home-ready');
    await button('组版').click();
    await openMade();
    const photos = (await editor.frames()).filter((f) => f.kind === 'photo');
    expect(photos.length).toBe(report.photos.length);
    expect((await editor.inspect()).overset).toEqual([]);
    await editor.shot('created');
  });

  test('a photo that is none is told by name; the page is made all the same', async () => {
    await choose(0, [report.manuscript]);
    await choose(1, [...report.photos.slice(0, 3), file('9-notes.jpg', 'these are notes')]);
    await expect.poll(() => button('组版').isEnabled()).toBe(true);
    await button('组版').click();
    await button('打开版面').waitFor({ timeout: 60_000 });
    const told = editor.page.getByRole('status').getByRole('listitem').filter({ hasText: '9-notes.jpg' });
    expect(await told.textContent()).toMatch(/请|换/);
    await editor.shot('home-bad-photo');
    await button('打开版面').click();
    await editor.ready();
    expect((await editor.frames()).filter((f) => f.kind === 'photo').length).toBe(3);
  });

  test('a long composing shows its progress, and given up leaves no document', async () => {
    const before = await shelf();
    const long = Array.from({ length: 40_000 }, (_, i) => `第${i}段：写一些字来占地方，看看会怎样。`);
    await choose(0, [file('long.txt', `很长的稿件\n\n${long.join('\n')}`)]);
    await expect.poll(() => button('组版').isEnabled()).toBe(true);
    await button('组版').click();
    await editor.page.getByRole('progressbar').waitFor();
    await button('取消').click();
    await expect.poll(() => button('组版').isEnabled()).toBe(true);
    expect(await shelf()).toEqual(before);
  });
});

/** Where something is to be read first, the page is opened from there. */
async function openMade() {
  const read = button('打开版面');
  await Promise.race([read.waitFor({ timeout: 60_000 }), editor.page.waitForURL(/\/d\//)]);
  if (await read.isVisible()) await read.click();
  await editor.ready();
}

describe('the shelf', () => {
  test('a document is renamed, found, copied, thrown away, brought back and deleted for good', async () => {
    const [first] = await shelf();
    if (!first) throw new Error('no document');
    await open(first.id, '重命名');
    await editor.page.getByLabel('重命名').fill('年终特刊');
    await editor.press('Enter');
    await expect.poll(async () => (await shelf())[0]?.title).toBe('年终特刊');
    await open(first.id, '制作副本');
    await expect.poll(() => cards().filter({ hasText: '年终特刊 副本' }).count()).toBe(1);
    const copy = (await shelf()).find((d) => d.title === '年终特刊 副本')?.id ?? '';
    expect({ ...(await documentOf(server, copy)), title: '年终特刊' }).toEqual(await documentOf(server, first.id));
    const search = editor.page.getByLabel('按标题搜索文档');
    await search.fill('副本');
    await expect.poll(() => cards().count()).toBe(1);
    await editor.shot('shelf-found');
    await search.fill('没有这样的标题');
    await editor.page.getByText('没有标题含').waitFor();
    await search.fill('');
    await open(copy, '移到回收站');
    await expect.poll(() => cards().filter({ hasText: '年终特刊 副本' }).count()).toBe(0);
    await button(/^回收站/).click();
    await editor.shot('shelf-bin');
    await button('恢复').click();
    await editor.page.getByText('回收站是空的').waitFor();
    await button(/^最近/).click();
    await open(copy, '移到回收站');
    await button(/^回收站/).click();
    await button('永久删除').first().click();
    await editor.page.getByRole('dialog').getByRole('button', { name: '永久删除' }).click();
    await editor.page.getByText('回收站是空的').waitFor();
    expect((await shelf()).filter((d) => d.title.includes('副本'))).toEqual([]);
  });

  test('each card shows its page', async () => {
    const picture = cards().first().locator('img');
    await picture.waitFor();
    await expect
      .poll(() => picture.evaluate((i: HTMLImageElement) => i.complete && i.naturalWidth))
      .toBeGreaterThan(100);
    await editor.shot('shelf');
  });

  test('a document goes out as a file and comes in again the same', async () => {
    const [first] = await shelf();
    if (!first) throw new Error('no document');
    const download = editor.page.waitForEvent('download');
    await open(first.id, '下载 .broadsheet 文件');
    const saved = join(tmp.dir, 'out.broadsheet');
    await (await download).saveAs(saved);
    await choose(0, [saved]);
    await editor.page.waitForURL(/\/d\//);
    await editor.ready();
    const id = new URL(editor.page.url()).pathname.split('/').at(-1) ?? '';
    expect(id).not.toBe(first.id);
    expect(await documentOf(server, id)).toEqual(await documentOf(server, first.id));
  });

  test('the address of a document outlives the program', async () => {
    const [first] = await shelf();
    if (!first) throw new Error('no document');
    const before = await documentOf(server, first.id);
    await server.stop();
    server = await serve(join(tmp.dir, 'data'));
    await editor.page.goto(`${server.origin}/d/${first.id}?token=${server.token}`);
    await editor.ready();
    expect(await documentOf(server, first.id)).toEqual(before);
    editor.troubles.length = 0; // the browser tells of the connection that ended
  });
});

/** Chooses from the menu of a document. */
async function open(id: string, entry: string) {
  await card(id)
    .getByRole('button', { name: /的操作$/ })
    .click();
  await editor.page.getByRole('menuitem', { name: entry }).click();
}
