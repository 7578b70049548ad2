// The photo desk with fourteen photos: captions in the table, several at once,
// mends, words that are looked for.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { content, editor, id, inEditor, report, server, tmp } from './fixture';
import { addUploads, ask, morePhotos, uploadPhoto } from './program';
import { documentOf } from './sections';
import { unzip } from './unzip';

inEditor();

const page = () => editor.page;
const present = () => documentOf(server, id);
const table = () => page().getByRole('grid', { name: '图说台' });
const row = (n: number) =>
  table()
    .locator('tbody tr')
    .nth(n - 1);
const panel = () => page().getByRole('complementary', { name: '所选照片' });

/** Seven photos more in the document, and the desk open. */
async function atDesk() {
  const { photos } = await present();
  if (photos.length < 14) {
    const uploads: string[] = [];
    for (const path of morePhotos()) uploads.push(await uploadPhoto(server, basename(path), readFileSync(path)));
    const before = await addUploads(server, id, uploads);
    await expect.poll(() => page().evaluate(() => window.broadsheet.inspect().revision)).toBeGreaterThan(before);
  }
  await editor.press('Control+Shift+P');
  await table().waitFor();
  await expect.poll(() => table().locator('tbody tr').count()).toBe(14);
}

const captions = async () => (await present()).photos.map((p) => p.caption ?? '');
const cell = (n: number, field: string) => row(n).getByRole('button', { name: new RegExp(`^图 ${n} 的${field}`) });

describe(report.name, () => {
  test('fourteen photos at a glance', async () => {
    await atDesk();
    await expect.poll(() => table().locator('img').evaluateAll(areLoaded)).toBe(true);
    await editor.shot('desk');
    await page().getByRole('button', { name: '看照片' }).click();
    await expect.poll(() => page().getByRole('option').count()).toBeGreaterThan(8);
    await editor.shot('desk-grid');
    await page().getByRole('button', { name: '列表' }).click();
    await page().getByRole('button', { name: /^未用/ }).click();
    await expect.poll(() => table().locator('tbody tr').count()).toBe(7);
  });

  test('captions are written from row to row, and taken back', async () => {
    await atDesk();
    const before = await captions();
    await cell(8, '图说').click();
    await page().keyboard.type('工作人员在现场核对数据');
    await page().keyboard.press('Enter');
    await page().keyboard.type('参加培训的全体学员合影。');
    await page().keyboard.press('Enter');
    await page().keyboard.type('不要');
    await page().keyboard.press('Escape');
    await expect
      .poll(captions)
      .toEqual([...before.slice(0, 7), '工作人员在现场核对数据', '参加培训的全体学员合影。', ...before.slice(9)]);
    // Nothing is written in the cell: the history is the document's.
    await page().keyboard.press('Control+z');
    await page().keyboard.press('Control+z');
    await expect.poll(captions).toEqual(before);
    await page().keyboard.press('Control+Shift+z');
    await expect.poll(captions).toEqual([...before.slice(0, 7), '工作人员在现场核对数据', ...before.slice(8)]);
  });

  test('four at once, by a template, as one step', async () => {
    await atDesk();
    const before = await content();
    await cell(10, '地点').click();
    for (let n = 0; n < 3; n++) await page().keyboard.press('Shift+ArrowDown');
    await expect.poll(() => table().locator('tr[aria-selected=true]').count()).toBe(4);
    await panel().getByLabel('署名', { exact: true }).fill('沈禾 摄');
    await panel().getByLabel('地点', { exact: true }).fill('红果子镇');
    await panel().getByLabel('图说', { exact: true }).fill('{place}一角，图{number}');
    await expect.poll(() => panel().locator('li').count()).toBeGreaterThan(10);
    await editor.shot('desk-several');
    await page().keyboard.press('Control+Enter');
    const changed = async () => (await present()).photos.slice(9, 13).map((p) => [p.caption, p.credit, p.place]);
    await expect.poll(changed).toEqual([10, 11, 12, 13].map((n) => [`红果子镇一角，图${n}`, '沈禾 摄', '红果子镇']));
    await page().getByRole('button', { name: /^撤销/ }).click();
    await expect.poll(content).toBe(before);
  });

  test('words are found, marked and replaced', async () => {
    await atDesk();
    const word = (await captions())[1]?.slice(0, 2) ?? '';
    await page().keyboard.press('Control+f');
    await page().keyboard.type(word);
    await expect.poll(() => table().locator('mark').count()).toBeGreaterThan(0);
    const hits = await table().locator('mark').count();
    await editor.shot('desk-search');
    await page().keyboard.press('Alt+Enter');
    await expect.poll(() => table().locator('tr[aria-selected=true]').count()).toBe(hits);
    await page().keyboard.press('Control+h');
    await page()
      .getByRole('textbox', { name: /^全部替换为/ })
      .fill('视察');
    await page().keyboard.press('Enter');
    await expect.poll(async () => (await captions()).join('').split('视察').length - 1).toBe(hits);
  });

  test('three findings are mended, and the photos leave with their words', async () => {
    await atDesk();
    // Half of the captions lose their full stop: the others show the house's style.
    await cell(1, '图说').click();
    for (const text of ['2024-7-9，委员在田间调研', '干部在企业走访（沈禾 摄）', '老人在社区食堂用餐']) {
      await page().keyboard.type(text);
      await page().keyboard.press('Enter');
    }
    await row(3).getByRole('button', { name: '补上“。”' }).click();
    await row(1).getByRole('checkbox').click();
    await row(2).getByRole('checkbox').click();
    for (const name of ['日期写法', '署名在图说里'])
      await panel()
        .getByRole('checkbox', { name: `改正“${name}”` })
        .click();
    await page().keyboard.press('Control+Enter');
    const words = async () => (await present()).photos.slice(0, 3).map((p) => [p.caption, p.credit ?? '']);
    await expect.poll(words).toEqual([
      ['2024年7月9日，委员在田间调研', ''],
      ['干部在企业走访', '沈禾'],
      ['老人在社区食堂用餐。', ''],
    ]);
    const files = await exported('导出照片，长边 1800 像素，另附 XMP');
    if (!existsSync('/usr/bin/exiftool'))
      return console.warn('exiftool is not installed: the exported photos are not read back');
    const [read] = JSON.parse(
      execFileSync('exiftool', [
        '-json',
        '-IPTC:all',
        '-XMP:all',
        '-charset',
        'iptc=UTF8',
        files.find((f) => /02.*\.jpg$/.test(f)) ?? '',
      ]).toString(),
    ) as Record<string, string>[];
    expect(read).toMatchObject({ 'Caption-Abstract': '干部在企业走访', Credit: '沈禾', Description: '干部在企业走访' });
  });

  test('captions go out as a table and come back as one step', async () => {
    await atDesk();
    const before = await content();
    const [table] = await exported('导出图说表（CSV）');
    const rows = readFileSync(table ?? '', 'utf8').replace('老人在社区食堂用餐。', '老人在社区食堂吃饭。');
    writeFileSync(table ?? '', rows);
    await page().getByRole('button', { name: '图说表' }).click();
    const choice = page().waitForEvent('filechooser');
    await page().getByRole('menuitem', { name: '读入改好的图说表…' }).click();
    await (await choice).setFiles(table ?? '');
    await expect.poll(async () => (await captions())[2]).toBe('老人在社区食堂吃饭。');
    await page().getByRole('button', { name: /^撤销/ }).click();
    await expect.poll(content).toBe(before);
  });

  test('the library has the photos of all documents, and their words go along to another', async () => {
    await atDesk();
    const { photos } = await present();
    const [first] = photos;
    const copy = await ask<{ id: string }>(server, 'POST', `/documents/${id}/duplicate`, { title: '旧版' });
    await editor.page.goto(`${server.origin}/photos`);
    await expect.poll(() => page().getByRole('option').count()).toBe(14);
    await page()
      .getByRole('textbox', { name: /^按图说/ })
      .fill(photos[5]?.caption?.slice(-9) ?? '');
    await expect.poll(() => page().getByRole('option').count()).toBe(1);
    await page().getByRole('option').click();
    await page().getByRole('complementary', { name: '所选照片' }).waitFor();
    await editor.shot('library');
    await page().getByRole('button', { name: '旧版' }).click();
    await table().waitFor();
    // Written otherwise here, the caption of the other document is offered.
    await cell(1, '图说').click();
    await page().keyboard.type('另一种写法。');
    await page().keyboard.press('Enter');
    await page().keyboard.press('ArrowUp');
    await panel().getByRole('button', { name: first?.caption }).click();
    await editor.shot('desk-earlier');
    await page().keyboard.press('Control+Enter');
    await expect.poll(async () => (await documentOf(server, copy.id)).photos[0]?.caption).toBe(first?.caption);
  });
});

const areLoaded = (images: (HTMLElement | SVGElement)[]) =>
  images.every((i) => (i as HTMLImageElement).naturalWidth > 0);

/** What an entry of the desk's menu makes: the file, or those of the archive. */
async function exported(entry: string): Promise<string[]> {
  await page().getByRole('button', { name: '图说表' }).click();
  const download = page().waitForEvent('download', { timeout: 60_000 });
  await page().getByRole('menuitem', { name: entry }).click();
  const got = await download;
  const file = join(tmp.dir, got.suggestedFilename());
  await got.saveAs(file);
  if (!file.endsWith('.zip')) return [file];
  return unzip(file, `${file}.d`);
}
