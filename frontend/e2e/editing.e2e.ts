// An editor at work on words and frames: what is typed, chosen, pasted, drawn,
// threaded and moved, each by the hand or key that one would use.

import { beforeEach, describe, expect, test } from 'vitest';
import type { Document } from '../src/model/document';
import { blockText } from '../src/model/text';
import type { FrameSeen } from './editor';
import { editor, id, inEditor, server } from './fixture';
import { documentOf, middleOf } from './sections';

let before: Document;

inEditor();
beforeEach(async () => {
  before = await present();
});

const present = () => documentOf(server, id);
const blocksNow = async () => (await present()).stories[0]?.story.blocks ?? [];
const same = async (f: FrameSeen) => editor.frame((g) => g.id === f.id);
const dock = () => editor.page.locator('[data-dock=inspector]');
const sizeOf = (f: FrameSeen) => f.widthMm * f.heightMm;

type Chosen = { frames: string[]; anchor: { offset: number } | null; focus: { frame: string; offset: number } | null };
const chosen = async () => (await editor.inspect()).selection as Chosen;

async function smallestPhoto(): Promise<FrameSeen> {
  const photos = (await editor.frames()).filter((f) => f.kind === 'photo');
  return photos.toSorted((a, b) => sizeOf(a) - sizeOf(b))[0] as FrameSeen;
}

async function caretInBody() {
  const place = middleOf(before, 2, await editor.frames());
  await editor.caretAt(place.frame.id, place.offset);
  return place;
}

async function click(f: FrameSeen, modifiers: 'Shift'[] = []) {
  const p = await editor.middle(f);
  for (const key of modifiers) await editor.page.keyboard.down(key);
  await editor.page.mouse.click(p.x, p.y);
  for (const key of modifiers) await editor.page.keyboard.up(key);
}

async function paste(data: Record<string, string>) {
  await editor.page.evaluate((all) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(all)) clipboardData.setData(type, text);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, data);
  await editor.idle();
}

/** Back to how the document was, one step of the history for each edit. */
async function undo(times = 1) {
  for (let i = 0; i < times; i++) await editor.press('Control+z');
  await editor.idle();
  expect(JSON.stringify(await present()) === JSON.stringify(before)).toBe(true);
}

/** A text frame drawn with the mouse in the lower margin, where no other frame is. */
async function drawTextFrame(): Promise<FrameSeen> {
  const known = new Set((await editor.frames()).map((f) => f.id));
  const height = (await editor.inspect()).pages[0]?.heightMm ?? 0;
  const { scale, x0, y0 } = await editor.place();
  const lowest = Math.max(...(await editor.frames()).map((f) => f.yMm + f.heightMm));
  const at = (x: number, y: number) => ({ x: x0 + x * scale, y: y0 + y * scale });
  await editor.press('t');
  await editor.drag(at(20, lowest + 4), at(120, height - 4));
  await expect.poll(async () => (await editor.frames()).filter((f) => !known.has(f.id)).length).toBe(1);
  return editor.frame((f) => !known.has(f.id));
}

describe('text', () => {
  test('a caret in the text fills the inspector at once, with no hint to double-click', async () => {
    await editor.page.evaluate(() => {
      const seen = new Set<string>();
      Object.assign(window, { seen });
      const watch = () =>
        document.querySelector('[data-dock=inspector]')?.textContent?.includes('双击文字，') && seen.add('hint');
      new MutationObserver(watch).observe(document.body, { childList: true, subtree: true, characterData: true });
    });
    const { frame, offset } = middleOf(before, 2, await editor.frames());
    const p = await editor.point(frame.id, offset);
    await editor.page.mouse.dblclick(p.x, p.y);
    await dock().getByRole('textbox', { name: '字号' }).waitFor();
    expect(await editor.page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen])).toEqual([]);
  });

  test('keys of the caret: along words, lines, paragraphs and frames to both ends of the story', async () => {
    const { frame, offset } = await caretInBody();
    await editor.press('Home');
    const home = (await chosen()).focus;
    await editor.press('Shift+End');
    const line = await chosen();
    expect(line.anchor?.offset).toBe(home?.offset);
    expect(line.focus?.offset).toBeGreaterThan(offset);
    await editor.press('Control+End');
    expect((await chosen()).focus?.frame).not.toBe(frame.id);
    const { revision } = await editor.inspect();
    await editor.press('Delete');
    await editor.press('Control+Home');
    await editor.press('Backspace');
    await editor.idle();
    expect((await chosen()).focus).toMatchObject({ offset: 0 });
    expect((await editor.inspect()).revision).toBe(revision);
    await editor.press('PageDown');
    expect((await chosen()).focus?.frame).not.toBe((await editor.frame((f) => f.role === 'headline')).id);
  });

  test('what is one sign to the eye goes by one key', async () => {
    const { block } = await caretInBody();
    const text = async () => blockText((await blocksNow()).find((b) => b.id === block.id) ?? block);
    for (const sign of ['😀', '👨‍👩‍👧‍👦', 'e\u0301', '🇨🇳', '👍🏽', '𠮷']) {
      await editor.page.keyboard.insertText(sign);
      await editor.idle();
      expect(await text()).toContain(sign);
      await editor.press('Backspace');
      await editor.idle();
      expect(await text()).toBe(blockText(block));
    }
  });

  test('paragraphs from Word keep bold and nothing else of theirs, and go by one undoing', async () => {
    const { block } = await caretInBody();
    await paste({
      'text/plain': '粗体字常',
      'text/html':
        '<html><head><style>p{color:red}</style></head><body><!--StartFragment--><p class=MsoNormal><b>粗体字</b>常<o:p></o:p></p><p class=MsoNormal style="color:red">第二段</p><!--EndFragment--></body></html>',
    });
    const blocks = await blocksNow();
    const at = blocks.findIndex((b) => b.id === block.id);
    expect(blocks[at]?.spans.slice(-2)).toEqual([{ text: '粗体字', bold: true }, { text: '常' }]);
    expect(blocks[at + 1]?.role).toBe('body');
    expect(blockText(blocks[at + 1] ?? block)).toMatch(/^第二段/);
    await undo();
  });

  test('a long paragraph is overset: one tag at the frame, and typing goes on', async () => {
    const { block } = await caretInBody();
    await paste({ 'text/plain': '山水田林湖草沙，生态治理。'.repeat(400) });
    await editor.page.keyboard.type('甲乙');
    await editor.idle();
    const text = blockText((await blocksNow()).find((b) => b.id === block.id) ?? block);
    expect(text).toContain('生态治理。甲乙');
    const overset = (await editor.inspect()).overset as { frame: string }[];
    expect(overset.length).toBeGreaterThan(1);
    expect(new Set(overset.map((o) => o.frame)).size).toBe(1);
    await editor.shot('editing-overset');
    await editor.press('Control+z');
    await undo();
  });

  test('typing over several paragraphs leaves one of the first one’s kind', async () => {
    const { block } = await caretInBody();
    for (let i = 0; i < 3; i++) await editor.press('Control+Shift+ArrowDown');
    await editor.page.keyboard.type('新');
    await editor.idle();
    const blocks = await blocksNow();
    const old = before.stories[0]?.story.blocks.length ?? 0;
    expect(blocks.length).toBeLessThan(old);
    const joined = blocks.find((b) => b.id === block.id);
    expect(joined?.role).toBe('body');
    expect(blockText(joined ?? block)).toContain('新');
    await undo();
  });

  test('Enter behind a section head begins body text, Backspace joins it again', async () => {
    const head = await editor.frame((f) => f.role === 'sectionhead');
    await editor.caretAt(head.id, 2);
    await editor.press('End');
    const { length } = await blocksNow();
    await editor.press('Enter');
    await editor.idle();
    const blocks = await blocksNow();
    expect(blocks.length).toBe(length + 1);
    const at = blocks.findIndex((b) => blockText(b) === '');
    expect([blocks[at - 1]?.role, blocks[at]?.role]).toEqual(['sectionhead', 'body']);
    await editor.press('Backspace');
    await editor.idle();
    expect(await blocksNow()).toEqual(before.stories[0]?.story.blocks);
    await editor.press('Control+z');
    await undo();
  });

  test('Ctrl+Alt and a digit change the kind of a paragraph', async () => {
    const { block } = await caretInBody();
    const role = async () => (await blocksNow()).find((b) => b.id === block.id)?.role;
    const all = { 1: 'sectionhead', 2: 'crosshead', 3: 'lead', 4: 'body' };
    for (const [digit, name] of Object.entries(all)) {
      await editor.press(`Control+Alt+${digit}`);
      await editor.idle();
      expect(await role()).toBe(name);
    }
    await undo(4);
  });

  test('zooming by keys stays at the caret, and an input method brings it back from where one scrolled', async () => {
    const { frame, offset } = await caretInBody();
    const at = await editor.point(frame.id, offset);
    await editor.press('Control+1');
    await editor.idle();
    const zoomed = await editor.point(frame.id, offset);
    expect(Math.hypot(zoomed.x - at.x, zoomed.y - at.y)).toBeLessThan(12);
    await editor.page.mouse.move(at.x, at.y);
    await editor.page.mouse.wheel(0, -3000);
    await editor.idle();
    const cdp = await editor.page.context().newCDPSession(editor.page);
    await cdp.send('Input.imeSetComposition', { text: 'zhong', selectionStart: 5, selectionEnd: 5 });
    await editor.idle();
    const area = await editor.page.locator('[data-text-input]').boundingBox();
    const window = await editor.page.locator('[data-pasteboard]').boundingBox();
    expect(area?.y).toBeGreaterThan(window?.y ?? 0);
    expect(area?.y).toBeLessThan((window?.y ?? 0) + (window?.height ?? 0));
    await editor.shot('composing-far-away');
    await cdp.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
    await editor.idle();
  });

  test('dragging to the window’s edge scrolls and goes on choosing', async () => {
    const { frame, offset } = middleOf(before, 0, await editor.frames());
    await editor.press('Control+1');
    const start = await editor.point(frame.id, offset);
    const box = await editor.page.locator('canvas[data-layer=overlay]').boundingBox();
    if (!box) throw new Error('no canvas');
    await editor.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await editor.page.mouse.wheel(start.x - box.x - box.width / 2, start.y - box.y - box.height / 2);
    await expect
      .poll(async () => Math.abs((await editor.point(frame.id, offset)).y - box.y - box.height / 2))
      .toBeLessThan(40);
    await editor.caretAt(frame.id, offset);
    const p = await editor.point(frame.id, offset);
    await editor.page.mouse.move(p.x, p.y);
    await editor.page.mouse.down();
    await editor.page.mouse.move(p.x, box.y + box.height - 6, { steps: 6 });
    await expect.poll(async () => (await editor.point(frame.id, offset)).y).toBeLessThan(p.y - 60);
    await editor.page.mouse.up();
    const { anchor, focus } = await chosen();
    expect(anchor).toMatchObject({ offset });
    expect(focus).not.toEqual(anchor);
  });
});

describe('frames', () => {
  test('after a click on a button of the inspector the keys are the page’s', async () => {
    const [a, b] = (await editor.frames()).filter((f) => f.kind === 'photo').slice(0, 2) as [FrameSeen, FrameSeen];
    await click(a);
    await click(b, ['Shift']);
    await dock().getByRole('button', { name: '左对齐' }).click();
    await editor.idle();
    expect((await same(a)).xMm).toBeCloseTo((await same(b)).xMm, 2);
    const { x } = await editor.point(a.id);
    await editor.page.keyboard.down('Space');
    const middle = await editor.middle(await same(a));
    await editor.drag(middle, { x: middle.x + 50, y: middle.y + 20 });
    await editor.page.keyboard.up('Space');
    expect(Math.abs((await editor.point(a.id)).x - x - 50)).toBeLessThan(2);
    await undo();
  });

  test('numbers of the inspector: sums and units are read, nonsense and what is too much do no harm', async () => {
    const photo = await smallestPhoto();
    await click(photo);
    const width = dock().getByRole('textbox', { name: '宽度' });
    const give = async (text: string) => {
      await width.fill(text);
      await width.press('Enter');
      await editor.idle();
      return (await same(photo)).widthMm;
    };
    expect(await give('abc')).toBeCloseTo(photo.widthMm, 2);
    expect(await give('30+5')).toBeCloseTo(35, 1);
    expect(await give('3cm')).toBeCloseTo(30, 1);
    expect(await give('99999')).toBeLessThanOrEqual(2001);
    expect(await give('-50')).toBeLessThan(1);
    await undo(4);
  });

  test('text without room runs on into a frame that is drawn for it', async () => {
    const full = middleOf(before, 2, await editor.frames()).frame;
    const drawn = await drawTextFrame();
    await editor.press('Escape');
    await click(full);
    await click(drawn, ['Shift']);
    expect((await chosen()).frames).toEqual([full.id, drawn.id]);
    await editor.press('j');
    await editor.idle();
    const thread = (await present()).threads.find((t) => t.frames.includes(full.id));
    expect(thread?.frames).toEqual([full.id, drawn.id]);
    expect((await blocksNow()).length).toBe(before.stories[0]?.story.blocks.length);
    await editor.shot('editing-threaded');
    await undo(2);
  });

  test('two texts with others between them are not threaded, and it is said why', async () => {
    const [a, b] = (await editor.frames()).filter((f) => f.role === 'sectionhead').slice(0, 2) as [
      FrameSeen,
      FrameSeen,
    ];
    await click(a);
    await click(b, ['Shift']);
    await editor.press('j');
    await editor.page.getByText('不能续排').first().waitFor();
    await undo(0);
  });

  test('a drawn frame takes what is typed; a locked one stays', async () => {
    const drawn = await drawTextFrame();
    await editor.page.keyboard.type('新框里的字');
    await expect.poll(async () => (await same(drawn)).text).toBe('新框里的字');
    await editor.press('Escape');
    await editor.press('Control+l');
    await editor.press('ArrowRight');
    await editor.press('Delete');
    await editor.idle();
    expect(await same(drawn)).toMatchObject({ xMm: drawn.xMm, text: '新框里的字' });
    await undo(3);
  });

  test('zooming keeps what is under the pointer, wheel and middle button pan', async () => {
    const photo = await smallestPhoto();
    const [p, scale] = [await editor.point(photo.id), await editor.pixelsPerMm()];
    await editor.page.mouse.move(p.x, p.y);
    await editor.page.keyboard.down('Control');
    await editor.page.mouse.wheel(0, -300);
    await editor.page.keyboard.up('Control');
    await expect.poll(() => editor.pixelsPerMm()).toBeGreaterThan(scale * 1.5);
    const q = await editor.point(photo.id);
    expect(Math.hypot(q.x - p.x, q.y - p.y)).toBeLessThan(3);
    await editor.page.mouse.wheel(30, 80);
    await expect.poll(async () => Math.round((await editor.point(photo.id)).y - q.y)).toBe(-80);
    await editor.page.mouse.move(700, 500);
    await editor.page.mouse.down({ button: 'middle' });
    await editor.page.mouse.move(650, 520, { steps: 4 });
    await editor.page.mouse.up({ button: 'middle' });
    expect((await editor.point(photo.id)).x - q.x).toBeCloseTo(-80, 0);
    await undo(0);
  });
});
