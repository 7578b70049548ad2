// What was done can be seen, gone back to and taken back: the history, finding
// and replacing, a corrected manuscript read in again.

import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Block, Document } from '../src/model/document';
import { blockText } from '../src/model/text';
import type { FrameSeen } from './editor';
import { content, cursor, editor, id, inEditor, report, server, startAnew, tmp } from './fixture';
import { documentOf, middleOf, sectionBlocks } from './sections';

inEditor();

const button = (name: string | RegExp) => editor.page.getByRole('button', { name });
const textsOf = (d: Document) => [
  ...d.stories.flatMap((s) => s.story.blocks.map(blockText)),
  ...d.photos.map((p) => p.caption ?? ''),
];

async function undoTo(steps: number) {
  while ((await cursor()) > steps) {
    await editor.press('Control+z');
    await editor.idle();
  }
}

/** Selects the first photo that is not the main one, with the keyboard on the page. */
async function clickPhoto(): Promise<FrameSeen> {
  await editor.press('Escape');
  const photos = (await editor.frames()).filter((f) => f.kind === 'photo');
  const [smallest] = photos.toSorted((a, b) => a.widthMm * a.heightMm - b.widthMm * b.heightMm);
  if (!smallest) throw new Error('the page has no photo');
  const p = await editor.middle(smallest);
  await editor.page.mouse.click(p.x, p.y);
  return smallest;
}

async function openFind(keys: string, text: string) {
  await editor.press(keys);
  const field = editor.page.getByRole('textbox', { name: '查找' });
  await expect.poll(() => field.evaluate((f) => f === document.activeElement)).toBe(true);
  await field.fill(text);
}

async function replaceAll(text: string, by: string) {
  await openFind('Control+h', text);
  await editor.page.getByRole('textbox', { name: '替换为' }).fill(by);
  await button(/^全部替换/).click();
  await editor.idle();
}

describe('the history', () => {
  const sixEdits: [string, () => Promise<void>][] = [
    ['输入文字', () => typeIntoHeadline()],
    ['移动版框', () => movePhoto()],
    ['固定', () => editor.press('k')],
    ['锁定', () => editor.press('Control+l')],
    ['改版眉', () => setFolio()],
    ['替换', () => replaceAll('的', '之')],
  ];

  async function typeIntoHeadline() {
    const { id: frame } = await editor.frame((f) => f.role === 'headline');
    await editor.caretAt(frame, 2);
    await editor.page.keyboard.type('新');
  }

  async function movePhoto() {
    await clickPhoto();
    await editor.press('ArrowDown');
  }

  async function setFolio() {
    await editor.press('Escape');
    const field = editor.page.getByRole('textbox', { name: '版次' });
    await field.fill('A7');
    await field.press('Enter');
  }

  /** The panel's steps, oldest first, without the beginning. */
  const steps = async () => {
    const all = await editor.page.getByRole('list', { name: '历史' }).getByRole('button').allTextContents();
    return all.slice(0, -1).reverse();
  };
  const goTo = (step: number) =>
    editor.page
      .getByRole('list', { name: '历史' })
      .getByRole('button')
      .nth(sixEdits.length - step)
      .click();

  test('six edits by their names; back to the third by a click, and forth to the end', async () => {
    const after: string[] = [];
    for (const [, edit] of sixEdits) {
      await edit();
      await editor.idle();
      after.push(await content());
    }
    expect(after.map((a) => after.indexOf(a))).toEqual(sixEdits.map((_, i) => i));
    await editor.page.getByRole('tab', { name: '历史' }).click();
    await expect.poll(async () => (await steps()).length).toBe(sixEdits.length);
    const names = await steps();
    for (const [i, [name]] of sixEdits.entries()) expect(names[i]).toContain(name);
    await goTo(3);
    await expect.poll(content).toBe(after[2]);
    const present = editor.page.getByRole('list', { name: '历史' }).locator('[aria-current]');
    await expect.poll(() => present.textContent()).toContain('固定');
    await editor.idle();
    await editor.shot('history-third');
    for (let i = 3; i < sixEdits.length; i++) {
      await editor.press('Control+Shift+z');
      await editor.idle();
      expect(await content()).toBe(after[i]);
    }
    await expect.poll(() => button(/^重做/).isDisabled()).toBe(true);
  });

  test('it is kept over a restart', async () => {
    const end = await content();
    const port = Number(new URL(server.url).port);
    expect(await server.stop()).toBe(0);
    await startAnew(port);
    await editor.page.reload();
    await editor.ready();
    editor.troubles.length = 0; // the browser tells of refused connections
    expect(await content()).toBe(end);
    await editor.page.getByRole('tab', { name: '历史' }).click();
    await expect.poll(async () => (await steps()).length).toBe(sixEdits.length);
    await editor.page.getByRole('list', { name: '历史' }).getByRole('button', { name: '开始' }).click();
    await expect.poll(cursor).toBe(0);
    expect(await content()).not.toBe(end);
    for (let i = 0; i < sixEdits.length; i++) await editor.press('Control+Shift+z');
    await editor.idle();
    expect(await content()).toBe(end);
    await undoTo(0);
  });

  test('undo takes back a first letter that is still on its way', async () => {
    expect(await cursor()).toBe(0);
    const before = await content();
    const { id: frame } = await editor.frame((f) => f.role === 'headline');
    await editor.caretAt(frame, 2);
    let letGo = () => {};
    const held = new Promise<void>((done) => {
      letGo = done;
    });
    await editor.page.route('**/edits', async (route) => {
      await held;
      await route.continue();
    });
    const sent = editor.page.waitForRequest('**/edits');
    await editor.page.keyboard.type('急');
    await sent;
    await expect.poll(() => button(/^撤销/).isEnabled()).toBe(true);
    await button(/^撤销/).click();
    letGo();
    await editor.idle();
    await expect.poll(content).toBe(before);
    await expect.poll(() => button(/^撤销/).isDisabled()).toBe(true);
    await expect.poll(() => button(/^重做/).isEnabled()).toBe(true);
  });
});

describe('finding', () => {
  test('Ctrl+F finds over story and captions; all are replaced in one step', async () => {
    const before = await content();
    const start = await cursor();
    const count =
      textsOf(await documentOf(server, id))
        .join('')
        .split('的').length - 1;
    await openFind('Control+f', '的');
    const outcome = editor.page.getByRole('search').getByRole('status');
    await expect.poll(() => outcome.textContent()).toBe(`${count} 处`);
    await editor.press('Enter');
    await expect.poll(() => outcome.textContent()).toBe(`${count} 处，第 1 处`);
    await editor.press('Shift+Enter');
    await expect.poll(() => outcome.textContent()).toBe(`${count} 处，第 ${count} 处`);
    await editor.shot('find');
    await replaceAll('的', '之所');
    const after = textsOf(await documentOf(server, id)).join('');
    expect(after).not.toContain('的');
    expect(after.split('之所').length - 1).toBeGreaterThanOrEqual(count);
    expect(await cursor()).toBe(start + 1);
    await expect.poll(() => outcome.textContent()).toBe(`已替换 ${count} 处，可一步撤销。`);
    await editor.shot('find-replaced');
    await editor.press('Escape');
    await editor.press('Control+z');
    await editor.idle();
    expect(await content()).toBe(before);
  });

  test('another panel in its place ends it: no marks stay on the page', async () => {
    const { x, y } = await pageCorner();
    const look = () => editor.page.screenshot({ clip: { x, y, width: 300, height: 300 } });
    await openFind('Control+f', '的');
    await expect.poll(() => editor.page.getByRole('search').getByRole('status').textContent()).toContain('处');
    const marked = await look();
    await editor.page.getByRole('tab', { name: '历史' }).click();
    await expect.poll(async () => (await look()).equals(marked)).toBe(false);
    const plain = await look();
    await editor.page.getByRole('tab', { name: '稿件' }).click();
    await expect.poll(() => button('关闭查找').count()).toBe(0);
    await editor.idle();
    expect((await look()).equals(plain)).toBe(true);
  });

  /** Where the body of the page is dense, away from what the pointer lights up. */
  async function pageCorner() {
    const body = await editor.frame((f) => f.kind === 'text' && f.text.split('的').length > 4);
    return editor.point(body.id);
  }
});

describe('a corrected manuscript', () => {
  /** Removes one paragraph, adds one, and changes two: one of them where the editor typed. */
  function correct(d: Document): { file: string; removed: Block; clean: Block; edited: Block } {
    const [removed, clean, edited] = [sectionBlocks(d, 2).at(-1), sectionBlocks(d, 3)[0], middleBlock(d)];
    if (!removed || !clean || !edited) throw new Error('the story is too short');
    let text = readFileSync(report.manuscript, 'utf8');
    const replace = (b: Block, by: string) => {
      const was = blockText(b);
      if (!text.includes(was)) throw new Error(`the manuscript has no “${was.slice(0, 10)}”`);
      text = text.replace(was, () => by);
    };
    replace(removed, '');
    replace(clean, `${blockText(clean)}\n\n${added}`);
    const was = blockText(edited);
    const half = Math.floor(was.length / 2);
    replace(edited, `${was.slice(0, half - 3)}改稿改稿${was.slice(half + 3)}`);
    const file = join(tmp.dir, `corrected-${basename(report.manuscript)}`);
    writeFileSync(file, text);
    return { file, removed, clean, edited };
  }
  const added = '这一段是记者后来补写的，原稿里没有。';
  const middleBlock = (d: Document) => {
    const blocks = sectionBlocks(d, 1);
    return blocks[Math.floor(blocks.length / 2)];
  };
  const layoutOf = (d: Document) => JSON.stringify(d.pages.map((p) => p.frames.map((f) => [f.id, f.rect])));

  async function read(file: string) {
    await button('菜单').click();
    await editor.page.getByRole('menuitem', { name: '读入修改后的稿件' }).click();
    const dialog = editor.page.getByRole('dialog', { name: '读入修改后的稿件' });
    const chooser = editor.page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: '选择稿件文件' }).click();
    await (await chooser).setFiles(file);
    await expect.poll(() => dialog.getByRole('listitem').count()).toBe(3);
    return dialog;
  }

  test('changes come in as one step; what the editor wrote stays, a conflict waits for a choice', async () => {
    const start = await cursor();
    const original = await documentOf(server, id);
    const { file, removed, edited } = correct(original);
    const { frame, offset } = middleOf(original, 1, await editor.frames());
    await editor.caretAt(frame.id, offset);
    await editor.page.keyboard.type('编辑改过');
    await editor.idle();
    const before = await documentOf(server, id);
    const dialog = await read(file);
    const row = (kind: string) => dialog.getByRole('listitem').filter({ has: editor.page.getByLabel(kind) });
    expect(await row('删去').textContent()).toContain(blockText(removed));
    expect(await row('增加').textContent()).toContain(added);
    const conflict = row('修改');
    expect(await conflict.textContent()).toContain('冲突');
    expect(await conflict.textContent()).toContain('编辑改过');
    expect(await conflict.textContent()).toContain('改稿改稿');
    expect(await conflict.locator('mark').allTextContents()).toEqual(['编辑改过', expect.stringContaining('改稿改稿')]);
    expect(await conflict.getByRole('checkbox').isChecked()).toBe(false);
    await editor.shot('reread');
    expect(await content()).toBe(JSON.stringify(before));
    await dialog.getByRole('button', { name: '更新 2 处' }).click();
    await expect.poll(() => dialog.count()).toBe(0);
    await editor.idle();
    const after = await documentOf(server, id);
    const texts = textsOf(after);
    expect(texts).toContain(added);
    expect(texts).not.toContain(blockText(removed));
    expect(texts.join('')).toContain('编辑改过');
    expect(texts.join('')).not.toContain('改稿改稿');
    expect(layoutOf(after)).toBe(layoutOf(before));
    expect(await cursor()).toBe(start + 2);
    await editor.press('Control+z');
    await editor.idle();
    expect(await content()).toBe(JSON.stringify(before));
    await takeAll(file, edited);
    await undoTo(start);
    expect(await content()).toBe(JSON.stringify(original));
  });

  /** The conflict is chosen too: the reporter's words take the place of the editor's. */
  async function takeAll(file: string, edited: Block) {
    const dialog = await read(file);
    await dialog.getByRole('checkbox', { name: '修改' }).check();
    await dialog.getByRole('button', { name: '更新 3 处' }).click();
    await expect.poll(() => dialog.count()).toBe(0);
    await editor.idle();
    const block = (await documentOf(server, id)).stories[0]?.story.blocks.find((b) => b.id === edited.id);
    expect(block && blockText(block)).toContain('改稿改稿');
    expect(block && blockText(block)).not.toContain('编辑改过');
  }
});

test('frames that cannot be threaded say why', async () => {
  const before = await content();
  const headline = await editor.frame((f) => f.role === 'headline');
  const body = await editor.frame((f) => f.kind === 'text' && f.text.length > 300);
  for (const [i, f] of [headline, body].entries()) {
    const p = await editor.point(f.id);
    const scale = await editor.pixelsPerMm();
    const at = { x: p.x + 3 * scale, y: p.y + 3 * scale };
    await editor.page.mouse.move(at.x, at.y);
    if (i) await editor.page.keyboard.down('Shift');
    await editor.page.mouse.down();
    await editor.page.mouse.up();
    if (i) await editor.page.keyboard.up('Shift');
  }
  expect((await editor.inspect()).selection).toMatchObject({ frames: [headline.id, body.id] });
  await editor.press('j');
  const toast = editor.page.getByRole('alert');
  await expect.poll(() => toast.textContent()).toContain('不能续排');
  await editor.shot('thread-refused');
  expect(await content()).toBe(before);
});
