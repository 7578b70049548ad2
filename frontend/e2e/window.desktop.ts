// The desktop program as a user meets it: a window, a menu bar, dialogs, files
// given to a second start; and what remains when a part of it crashes.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blockText } from '../src/model/text';
import { measured } from './pagecheck';
import { outputOf, sample, scratch } from './program';
import { coloursOf, desktop, Program, Screen, until } from './screen';
import { documentOf } from './sections';

const tmp = scratch();
const data = join(tmp.dir, 'library');
const report = sample();
const file = join(tmp.dir, 'page.broadsheet');
let screen: Screen;
let program: Program;
let id: string;
let title: string;

type Info = { id: string; title: string };
const documents = () => program.ask<Info[]>('GET', '/documents');

beforeAll(async () => {
  screen = await Screen.open();
  const source = [report.manuscript, '--photos', report.folder];
  // The commands are all in this program too.
  await outputOf(desktop, ['compose', ...source, '-o', file, '--quiet']);
  program = await Program.start(screen, data, [file]);
});

afterAll(async () => {
  await program?.kill();
  screen?.close();
  tmp.remove();
});

/** The headline's text as the desk has it. */
async function headline(): Promise<string> {
  const { stories } = await documentOf(program.server, id);
  const block = stories.flatMap((s) => s.story.blocks).find((b) => b.role === 'headline');
  return block ? blockText(block) : '';
}

test('starts on the file that it is given, and shows it', async () => {
  await program.painted();
  const [only] = await documents();
  ({ id, title } = only as Info);
  await program.window(title);
  await program.dialog('welcome');
  await screen.shot('first');
  await screen.key('Escape');
  await program.dialog(null);
  const shot = await screen.shot('page');
  expect(await coloursOf(shot)).toBeGreaterThan(1000);
});

test('the menu bar has the commands in the language of the page, and runs them', async () => {
  await program.see();
  await screen.key('F10');
  await screen.key('Down');
  await until('an open menu', async () => (await coloursOf(await screen.shot('menu'))) > 1000);
  await screen.key('Escape', 'Escape');
  // Help: the sheet of keys.
  await screen.key('F10');
  await screen.key('Left'); // from the first menu to the last
  await screen.key('Down', 'Down', 'Return');
  await program.dialog('shortcuts');
  await screen.key('Escape');
  await program.dialog(null);
});

test('Chinese typed into the headline is on the page and with the desk', async () => {
  const before = await headline();
  const frame = await program.frame((f) => f.role === 'headline');
  await program.click(title, frame.id, 1, 2);
  // Keys may overtake clicks on their way through a web view that is busy.
  await until('a caret', async () => (await program.see()).seen.caret !== null);
  await screen.key('Home');
  await screen.type('新春');
  await until('the typed text', async () => (await headline()).startsWith('新春'));
  expect(await headline()).toBe(`新春${before}`);
  await program.see();
  await screen.shot('typed');
});

test('exports by dialog a PDF that a printer would take', async () => {
  await program.see();
  const out = join(tmp.dir, 'from window.pdf');
  await screen.key('Escape');
  await screen.key('ctrl+e');
  await program.dialog('export');
  await screen.key('Return');
  await until('the system’s dialog', async () => (await screen.windows('^存储$')).length > 0);
  await screen.shot('save');
  await screen.key('ctrl+a');
  await screen.type(out, 10);
  await screen.key('Return');
  await until('the file', async () => existsSync(out) && readFileSync(out).subarray(-6).toString().includes('EOF'));
  await screen.key('Escape');
  await program.dialog(null);
  expect(await outputOf('qpdf', ['--check', out])).toContain('No syntax');
  const figures = await measured(out, report.manuscript);
  if (figures) expect(figures).toMatchObject({ pages: 1, fonts_not_embedded: 0, black_text_not_k: 0 });
});

test('three photos join the document by the calls that a drop makes', async () => {
  const photos = report.photos.slice(0, 3);
  const before = (await documentOf(program.server, id)).photos.length;
  const uploads: string[] = [];
  for (const photo of photos) {
    const url = `${program.server.origin}/api/uploads?name=new-${photo.split('/').at(-1)}`;
    const headers = { Authorization: `Bearer ${program.server.token}`, 'Content-Type': 'application/octet-stream' };
    // Another picture to the eye of the library: a comment more.
    const body = Buffer.concat([readFileSync(photo), Buffer.from('\n')]);
    const answer = await fetch(url, { method: 'POST', headers, body });
    uploads.push(((await answer.json()) as { id: string }).id);
  }
  const opened = await program.ask<{ status: { revision: number }; scene: { id: string } }>('GET', `/documents/${id}`);
  const at = { base: opened.status.revision, scene: opened.scene.id, serial: 1 };
  await program.ask('POST', `/documents/${id}/photos`, { ...at, uploads });
  expect((await documentOf(program.server, id)).photos).toHaveLength(before + 3);
});

test('a second start hands its file to the first, and ends', async () => {
  const other = join(tmp.dir, 'other.txt');
  writeFileSync(other, '第二篇\n\n本报记者 甲\n\n第一段文字，说明另一件事情。\n');
  await outputOf(desktop, [other, '--data', data], { DISPLAY: screen.display, XDG_RUNTIME_DIR: '' });
  await program.window('第二篇');
  expect((await documents()).map((d) => d.title)).toContain('第二篇');
  await program.see();
  await screen.shot('second');
});

test('a page whose process is killed comes back, with all that was typed', async () => {
  const { pages } = await program.status();
  await outputOf('pkill', ['-9', '-P', String(program.pid), 'WebKitWebProces']);
  await program.painted(pages + 1);
  await until('the page', async () => (await program.see()).seen.pages.length > 0);
  expect((await documents()).map((d) => d.title)).toContain('第二篇');
});

test('kill -9 and a new start lose nothing', async () => {
  const before = await headline();
  expect(before.startsWith('新春')).toBe(true);
  await program.kill();
  program = await Program.start(screen, data, [file]);
  await program.painted();
  expect(await headline()).toBe(before);
});

test('without a screen it says what to do instead', async () => {
  const started = outputOf(desktop, ['--data', join(tmp.dir, 'other'), '--lang', 'en'], { DISPLAY: ':9999' });
  await expect(started).rejects.toThrow(/There is no screen.*broadsheet serve/s);
});

test('closes by its menu, at once and without a trace', async () => {
  await program.see();
  await screen.key('ctrl+q');
  expect(await program.ended).toBe(0);
  expect(existsSync(join(data, 'window.json'))).toBe(true);
  expect(readdirSync(data)).not.toContain('window.socket');
  expect(program.stderr()).not.toMatch(/panic|CRITICAL/);
});
