// What leaves the program: the same bytes as the command line writes, and after
// edits a page that its readers accept.

import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { editor, id, inEditor, report, server, tmp } from './fixture';
import { measured } from './pagecheck';
import { outputOf, run } from './program';
import { documentOf, middleOf } from './sections';

inEditor();

/** Exports by the dialog and returns the file. */
async function exported(format: RegExp, dpi?: number): Promise<string> {
  const { page } = editor;
  await page.getByRole('button', { name: '导出', exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: format }).check();
  if (dpi) await dialog.getByLabel('分辨率').fill(String(dpi));
  await editor.shot(`export-${format.source}`);
  const download = page.waitForEvent('download', { timeout: 60_000 });
  await dialog.getByRole('button', { name: '导出', exact: true }).click();
  const got = await download;
  const path = join(tmp.dir, got.suggestedFilename());
  await got.saveAs(path);
  return path;
}

const compose = (out: string, ...more: string[]) =>
  run(['compose', report.manuscript, '--photos', report.folder, '-o', join(tmp.dir, out), '--quiet', ...more]);

test('an unedited page is exported as compose writes it, PDF and PNG', async () => {
  await compose('by-compose.pdf', '--png', join(tmp.dir, 'by-compose.png'), '--png-dpi', '120');
  const pdf = await exported(/X-4/);
  expect(readFileSync(pdf).equals(readFileSync(join(tmp.dir, 'by-compose.pdf')))).toBe(true);
  await editor.press('Escape');
  const png = await exported(/PNG/, 120);
  expect(readFileSync(png).equals(readFileSync(join(tmp.dir, 'by-compose.png')))).toBe(true);
});

test('so are the files of the command line', async () => {
  await compose('same.pdf');
  await compose('same.broadsheet');
  const response = await fetch(`${server.origin}/api/documents/${id}/file`, {
    headers: { Authorization: `Bearer ${server.token}` },
  });
  writeFileSync(join(tmp.dir, 'shelf.broadsheet'), Buffer.from(await response.arrayBuffer()));
  for (const name of ['same', 'shelf']) {
    const out = join(tmp.dir, `${name}-exported.pdf`);
    await run(['export', join(tmp.dir, `${name}.broadsheet`), '-o', out, '--quiet']);
    expect(readFileSync(out).equals(readFileSync(join(tmp.dir, 'same.pdf')))).toBe(true);
  }
});

test('a long export shows its progress, and given up gives no file', async () => {
  const { page } = editor;
  let files = 0;
  page.on('download', () => files++);
  await page.getByRole('button', { name: '导出', exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /PNG/ }).check();
  await dialog.getByLabel('分辨率').fill('600');
  const begin = dialog.getByRole('button', { name: '导出', exact: true });
  await begin.click();
  await dialog.getByRole('progressbar').waitFor();
  await dialog.getByRole('button', { name: '取消' }).click();
  await expect.poll(() => begin.isEnabled(), { timeout: 60_000 }).toBe(true);
  expect(files).toBe(0);
});

test('an export goes on behind the dialog and is given up in the status bar', async () => {
  const { page } = editor;
  let files = 0;
  page.on('download', () => files++);
  await page.getByRole('button', { name: '导出', exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /PNG/ }).check();
  await dialog.getByLabel('分辨率').fill('600');
  await dialog.getByRole('button', { name: '导出', exact: true }).click();
  await dialog.getByRole('button', { name: '关闭' }).click();
  const stop = page.locator('[data-dock=status]').getByTitle('停止输出');
  await stop.waitFor();
  await editor.shot('export-status');
  await stop.click();
  await stop.waitFor({ state: 'hidden', timeout: 60_000 });
  expect(files).toBe(0);
});

test('a package has the page as an export, and a name of one’s own', async () => {
  const { page } = editor;
  await editor.press('Control+e');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /X-4/ }).check();
  await dialog.getByRole('checkbox', { name: '打包交印厂' }).check();
  await dialog.getByLabel('文件', { exact: true }).fill('交/印厂');
  await editor.shot('export-package');
  const download = page.waitForEvent('download', { timeout: 60_000 });
  await dialog.getByRole('button', { name: '导出', exact: true }).click();
  const got = await download;
  expect(got.suggestedFilename()).toBe('交印厂.zip');
  const zip = join(tmp.dir, 'package.zip');
  await got.saveAs(zip);
  await compose('packed.pdf');
  const names = (await outputOf('python3', ['-c', unpack, zip, join(tmp.dir, 'packed')])).trim().split('\n');
  expect(names).toEqual(expect.arrayContaining(['交印厂.pdf', 'README.txt', 'fonts.csv', 'preflight.html']));
  const packed = readFileSync(join(tmp.dir, 'packed', '交印厂.pdf'));
  expect(packed.equals(readFileSync(join(tmp.dir, 'packed.pdf')))).toBe(true);
});

/** Unpacks a zip and prints the names of its files. */
const unpack =
  'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); z.extractall(sys.argv[2]); print("\\n".join(z.namelist()))';

test('after edits the page is still one for the press, and holds what was typed', async () => {
  const { frame, offset } = middleOf(await documentOf(server, id), 2, await editor.frames());
  await editor.caretAt(frame.id, offset);
  await editor.page.keyboard.type('编辑加的一句话。');
  await editor.idle();
  await editor.press('Escape');
  const photo = await editor.frame((f) => f.kind === 'photo');
  const at = await editor.middle(photo);
  await editor.page.mouse.click(at.x, at.y);
  await editor.press('ArrowDown');
  await editor.idle();
  expect((await editor.frame((f) => f.id === photo.id)).yMm).toBeGreaterThan(photo.yMm + 3);
  const pdf = await exported(/X-4/);
  const text = (await outputOf('pdftotext', ['-raw', pdf, '-'])).replaceAll(/\s/g, '');
  expect(text).toContain('编辑加的一句话。');
  await outputOf('qpdf', ['--check', pdf]);
  expect(statSync(pdf).size).toBeGreaterThan(100_000);
  await compose('unedited.pdf');
  const [edited, composed] = [
    await measured(pdf, report.manuscript),
    await measured(join(tmp.dir, 'unedited.pdf'), report.manuscript),
  ];
  if (!edited || !composed) return; // qpdf and pdftotext have looked at it
  expect(held.map((key) => [key, edited[key]])).toEqual(held.map((key) => [key, composed[key]]));
});

/** Figures that edits as small as these leave as they are: nothing is lost, and every rule still holds. */
const held = [
  'pages',
  'qpdf',
  'fonts_not_embedded',
  'fonts_without_unicode',
  'black_text_not_k',
  'lost',
  'no_start',
  'no_end',
  'split_units',
  'baseline_err_mm',
];
