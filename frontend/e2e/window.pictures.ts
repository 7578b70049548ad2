// The picture of the window in the README: the program on our own example,
// with its menu open.

import { mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ours, outputOf, scratch } from './program';
import { desktop, Program, Screen } from './screen';

const images = resolve(import.meta.dirname, '../../docs/img');
const folio = ['--date', '2025-05-16', '--page', '04', '--rubric', '专题', '--paper', '云渚日报'];
const tmp = scratch();
let screen: Screen;
let program: Program;

beforeAll(async () => {
  mkdirSync(images, { recursive: true });
  screen = await Screen.open(1480, 940);
  const file = join(tmp.dir, 'page.broadsheet');
  const example = ours();
  await outputOf(desktop, ['compose', example.manuscript, '--photos', example.folder, ...folio, '-o', file, '--quiet']);
  program = await Program.start(screen, join(tmp.dir, 'library'), [file]);
  await program.painted();
  await program.dialog('welcome');
  await screen.key('Escape');
  await program.dialog(null);
});
afterAll(async () => {
  await program?.stop();
  screen?.close();
  tmp.remove();
});

test('the window with its file menu', async () => {
  const frame = await program.frame((f) => f.kind === 'photo');
  const [{ title } = { title: '' }] = await program.ask<{ title: string }[]>('GET', '/documents');
  await program.click(title, frame.id, undefined, 1);
  await program.see();
  await screen.key('F10', 'Down');
  // Panels and the menu bar follow the page after a pause; an open menu stays.
  await new Promise((done) => setTimeout(done, 1000));
  const shot = await screen.shot('readme');
  const out = join(images, 'window.jpg');
  await outputOf('convert', [shot, '-trim', '+repage', '-quality', '80', out]);
  expect(statSync(out).size).toBeLessThan(400_000);
});
