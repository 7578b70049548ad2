// Typing on the page: by keys, by an input method, by two at once; undone and
// redone; and nothing lost when the program is killed in the middle.

import { describe, expect, test } from 'vitest';
import { Editor } from './editor';
import { browser, content, cursor, editor, id, inEditor, server, startAnew } from './fixture';
import { documentOf, middleOf } from './sections';

inEditor();

const headline = () => editor.frame((f) => f.role === 'headline');
const textOf = async () => (await editor.frames()).map((f) => f.text).join('\n');

describe('typing', () => {
  test('an input method writes into the headline, one step of the history', async () => {
    const before = await content();
    const { id: frame } = await headline();
    await editor.caretAt(frame, 2);
    await editor.compose(['d', 'da', 'da d', '大地'], '大地');
    expect((await headline()).text.slice(2, 4)).toBe('大地');
    await editor.shot('headline-composed');
    await editor.press('Control+z');
    await editor.idle();
    expect(await content()).toBe(before);
  });

  test('an input method writes into the body, and nothing is sent while it is under way', async () => {
    const { frame, offset } = middleOf(await documentOf(server, id), 2, await editor.frames());
    await editor.caretAt(frame.id, offset);
    const edits: string[] = [];
    editor.page.on('request', (r) => {
      if (r.url().endsWith('/edits')) edits.push(r.url());
    });
    const cdp = await editor.page.context().newCDPSession(editor.page);
    for (const text of ['z', 'zh', 'zhong', '中文']) {
      await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    }
    await editor.shot('body-composing');
    expect(edits).toEqual([]);
    await cdp.send('Input.insertText', { text: '中文稿件' });
    await editor.idle();
    expect(edits.length).toBe(1);
    expect(await textOf()).toContain('中文稿件');
  });

  test('undo to the beginning and redo to the end give the same bytes', async () => {
    const { frame, offset } = middleOf(await documentOf(server, id), 1, await editor.frames());
    await editor.caretAt(frame.id, offset);
    await editor.page.keyboard.type('新闻纸上的字 and Latin words');
    await editor.press('Enter');
    await editor.page.keyboard.type('又一段');
    await editor.press('Backspace');
    await editor.idle();
    const end = await content();
    const steps = await cursor();
    for (let i = 0; i < steps; i++) await editor.press('Control+z');
    await editor.idle();
    expect(await cursor()).toBe(0);
    for (let i = 0; i < steps; i++) await editor.press('Control+Shift+z');
    await editor.idle();
    expect(await content()).toBe(end);
  });

  test('two tabs type at once and agree', async () => {
    const other = await (await Editor.open(browser, server.url)).ready();
    const seen = await documentOf(server, id);
    const [a, b] = [middleOf(seen, 0, await editor.frames()), middleOf(seen, 3, await other.frames())];
    await editor.caretAt(a.frame.id, a.offset);
    await other.caretAt(b.frame.id, b.offset);
    await Promise.all([
      editor.page.keyboard.type('甲甲甲甲甲甲甲甲', { delay: 15 }),
      other.page.keyboard.type('乙乙乙乙乙乙乙乙', { delay: 17 }),
    ]);
    await Promise.all([editor.idle(), other.idle()]);
    await expect.poll(async () => (await editor.inspect()).revision === (await other.inspect()).revision).toBe(true);
    const [one, two] = [await textOf(), (await other.frames()).map((f) => f.text).join('\n')];
    expect(one).toBe(two);
    expect(one).toContain('甲甲甲甲甲甲甲甲');
    expect(one).toContain('乙乙乙乙乙乙乙乙');
    await other.close();
  });

  test('kill -9 in the middle: what was acknowledged is there, and typing goes on', async () => {
    const { frame, offset } = middleOf(await documentOf(server, id), 2, await editor.frames());
    await editor.caretAt(frame.id, offset);
    await editor.page.keyboard.type('死而', { delay: 20 });
    await editor.idle();
    const port = Number(new URL(server.url).port);
    await server.kill();
    await editor.page.keyboard.type('复生', { delay: 20 });
    await startAnew(port);
    await expect.poll(async () => (await textOf()).includes('死而复生'), { timeout: 30_000 }).toBe(true);
    await editor.idle();
    expect(JSON.stringify(await documentOf(server, id))).toContain('死而复生');
    editor.troubles.length = 0; // the browser tells of refused connections
  });
});
