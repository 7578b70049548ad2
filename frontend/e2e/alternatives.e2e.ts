// Other pages from the same material: looked at without changing anything,
// applied as one step, with what is pinned and typed kept.

import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Document, Frame } from '../src/model/document';
import type { AlternativeSet, Job } from '../src/model/wire';
import type { FrameSeen } from './editor';
import { content, cursor, editor, id, inEditor, server } from './fixture';
import { ask } from './program';
import { documentOf, middleOf } from './sections';

inEditor();

type Opened = { document: Document; status: { revision: number } };
const opened = () => ask<Opened>(server, 'GET', `/documents/${id}`);
/** Document and revision, as the desk has them. */
const stored = async () => {
  const { document, status } = await opened();
  return JSON.stringify({ document, revision: status.revision });
};

const panel = () => editor.page.getByRole('region', { name: '备选版面' });
const cards = () => panel().getByRole('listitem');
const card = (n: number) => cards().filter({ has: editor.page.getByRole('button', { name: `看方案 ${n}` }) });
const banner = () => editor.page.getByRole('status').filter({ hasText: '版面尚未改动' });
const places = async () => JSON.stringify((await editor.frames()).map((f) => [f.id, f.xMm, f.yMm, f.widthMm]));

/** Waits for what is asked of the panel to be there with all its thumbnails. */
async function offered(): Promise<number> {
  await expect.poll(() => card(1).count(), { timeout: 60_000 }).toBe(1);
  const count = await cards().count();
  await expect.poll(() => cards().locator('canvas').count(), { timeout: 20_000 }).toBe(count);
  return count;
}

async function openAlternatives(): Promise<number> {
  await editor.page.getByRole('button', { name: /^组版/ }).click();
  return offered();
}

/** Asks for the next batch by what sets it off, and waits for it. */
async function nextBatch(ask: () => Promise<void>): Promise<AlternativeSet> {
  const answer = editor.page.waitForResponse((r) => /\/alternatives\/[^/]+$/.test(new URL(r.url()).pathname), {
    timeout: 60_000,
  });
  await ask();
  const set = (await (await answer).json()) as AlternativeSet;
  await offered();
  return set;
}

/** The pointer rests where it previews nothing. */
const away = async () => {
  const box = await editor.page.getByRole('main').boundingBox();
  await editor.page.mouse.move((box?.x ?? 0) + 8, (box?.y ?? 0) + 60);
};

/** How much of a thumbnail is dark, 0 to 1: an empty one has nothing. */
const ink = (thumbnail: Locator) =>
  thumbnail.evaluate((c) => {
    const canvas = c as HTMLCanvasElement;
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    let dark = 0;
    for (let i = 0; i < data.length; i += 4) if ((data[i + 1] ?? 255) < 160) dark++;
    return dark / (data.length / 4);
  });

async function undoAll(to: number) {
  while ((await cursor()) > to) {
    await editor.press('Control+z');
    await editor.idle();
  }
}

describe('looking', () => {
  test('thumbnails of five pages appear, numbered in the order shown, best first', async () => {
    const count = await openAlternatives();
    expect(count).toBe(5);
    for (let i = 0; i < count; i++) {
      await expect.poll(() => ink(cards().nth(i).locator('canvas'))).toBeGreaterThan(0.03);
    }
    const names = await panel()
      .getByRole('button', { name: /^看方案/ })
      .evaluateAll((all) => all.map((b) => b.ariaLabel));
    expect(names).toEqual([1, 2, 3, 4, 5].map((n) => `看方案 ${n}`));
    const ratings = await cards().evaluateAll((all) =>
      all.map((c) => Number(/总评\s*(\d+)/.exec(c.textContent ?? '')?.[1])),
    );
    expect(ratings).toEqual(ratings.toSorted((a, b) => b - a));
    await editor.shot('alternatives-open');
  });

  test('the pointer previews a page and changes nothing; leaving restores', async () => {
    const before = await stored();
    const page = await places();
    await openAlternatives();
    await away();
    expect(await places()).toBe(page);
    await card(2).hover();
    await expect.poll(() => banner().textContent()).toContain('方案 2');
    await expect.poll(places).not.toBe(page);
    await editor.shot('alternatives-preview');
    expect(await stored()).toBe(before);
    await away();
    await expect.poll(places).toBe(page);
    expect(await banner().count()).toBe(0);
    await card(3).hover();
    await expect.poll(places).not.toBe(page);
    await editor.press('Escape');
    await expect.poll(() => panel().count()).toBe(0);
    await expect.poll(places).toBe(page);
    expect(await stored()).toBe(before);
  });

  test('keys show each page; \\ held shows the present one', async () => {
    const before = await stored();
    const page = await places();
    const count = await openAlternatives();
    await away();
    const seen = new Set<string>([page]);
    for (let n = 1; n <= count; n++) {
      await editor.press(String(n));
      await expect.poll(() => banner().textContent()).toContain(`方案 ${n}，`);
      seen.add(await places());
    }
    expect(seen.size).toBe(count + 1);
    const last = await places();
    await editor.page.keyboard.down('\\');
    await expect.poll(places).toBe(page);
    await editor.page.keyboard.up('\\');
    await expect.poll(places).toBe(last);
    await editor.press('Escape');
    expect(await stored()).toBe(before);
  });

  test('K pins what is selected while a page is looked at, which stays in sight', async () => {
    const steps = await cursor();
    const photo = await smallPhoto();
    const p = await editor.middle(photo);
    await editor.page.mouse.click(p.x, p.y);
    await openAlternatives();
    await away();
    await editor.press('2');
    const page = await places();
    await editor.press('k');
    await expect.poll(async () => (await frameOf(photo.id)).pinned).toBe(true);
    await editor.idle();
    expect(await banner().textContent()).toContain('方案 2');
    expect(await places()).toBe(page);
    await editor.press('Escape');
    await editor.press('Control+z');
    await editor.idle();
    expect(await cursor()).toBe(steps);
    expect((await frameOf(photo.id)).pinned).toBeFalsy();
  });

  test('R brings another batch, C compares side by side', async () => {
    const before = await stored();
    await openAlternatives();
    const shapes = async () => JSON.stringify(await cards().evaluateAll((all) => all.map((c) => c.textContent)));
    const first = await shapes();
    const set = await nextBatch(() => editor.press('r'));
    expect(set.alternatives.length).toBeGreaterThan(2);
    expect(await shapes()).not.toBe(first);
    await editor.press('2');
    await editor.press('c');
    const dialog = editor.page.getByRole('dialog', { name: '并排比较' });
    await dialog.waitFor();
    expect(await dialog.locator('figcaption').allTextContents()).toEqual(['当前版面', '方案 2']);
    for (const i of [0, 1]) await expect.poll(() => ink(dialog.locator('canvas').nth(i))).toBeGreaterThan(0.03);
    await editor.shot('alternatives-compared');
    await editor.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
    await expect.poll(() => panel().count()).toBe(1);
    await editor.press('Escape');
    expect(await stored()).toBe(before);
  });
});

describe('applying', () => {
  test('each is one step; taking both back gives the same document', async () => {
    const before = await content();
    const steps = await cursor();
    await openAlternatives();
    await card(2).hover();
    await card(2).getByRole('button', { name: /^采用/ }).click();
    await expect.poll(() => panel().count()).toBe(0);
    await editor.idle();
    expect(await cursor()).toBe(steps + 1);
    expect(await content()).not.toBe(before);
    await openAlternatives();
    await editor.press('3');
    await editor.press('Enter');
    await expect.poll(() => panel().count()).toBe(0);
    await editor.idle();
    expect(await cursor()).toBe(steps + 2);
    await editor.shot('alternatives-applied');
    for (let i = 0; i < 2; i++) await editor.press('Control+z');
    await editor.idle();
    expect(await content()).toBe(before);
  });

  test('typed text is kept and a pinned frame stays where it stood', async () => {
    const steps = await cursor();
    const { frame, offset } = middleOf(await documentOf(server, id), 1, await editor.frames());
    await editor.caretAt(frame.id, offset);
    await editor.page.keyboard.type('编辑亲手添的一句话。');
    await editor.idle();
    await editor.press('Escape');
    const photo = await smallPhoto();
    const p = await editor.middle(photo);
    await editor.page.mouse.click(p.x, p.y);
    await openAlternatives();
    await away();
    await editor.press('k');
    await editor.idle();
    expect((await frameOf(photo.id)).pinned).toBe(true);
    await nextBatch(() => editor.press('r'));
    await editor.press('1');
    await editor.press('Enter');
    await expect.poll(() => panel().count()).toBe(0);
    await editor.idle();
    const after = await frameOf(photo.id);
    const seen = await editor.frame((f) => f.id === photo.id);
    for (const side of ['xMm', 'yMm', 'widthMm', 'heightMm'] as const) expect(seen[side]).toBeCloseTo(photo[side], 3);
    expect(after.pinned).toBe(true);
    expect((await editor.frames()).map((f) => f.text).join('\n')).toContain('编辑亲手添的一句话。');
    await editor.shot('alternatives-pinned');
    await undoAll(steps);
  });

  test('another design comes as one step and goes with one', async () => {
    const before = await content();
    const steps = await cursor();
    const present = (await documentOf(server, id)).design.name;
    await editor.page.getByRole('button', { name: /^版式/ }).click();
    const entries = editor.page.getByRole('menuitemradio');
    await entries.first().waitFor();
    await editor.shot('alternatives-designs');
    await nextBatch(() => entries.and(editor.page.locator('[aria-checked=false]')).first().click());
    expect(await editor.page.getByRole('menu').count()).toBe(0);
    await editor.press('1');
    await editor.shot('alternatives-design-preview');
    await editor.press('Enter');
    await expect.poll(() => panel().count()).toBe(0);
    await editor.idle();
    expect((await documentOf(server, id)).design.name).not.toBe(present);
    expect(await cursor()).toBe(steps + 1);
    await editor.press('Control+z');
    await editor.idle();
    expect(await content()).toBe(before);
  });
});

describe('asking', () => {
  test('a design that was only looked at is not kept as a condition', async () => {
    await editor.page.getByRole('button', { name: /^版式/ }).click();
    const entries = editor.page.getByRole('menuitemradio');
    await nextBatch(() => entries.and(editor.page.locator('[aria-checked=false]')).first().click());
    await editor.press('Escape');
    await expect.poll(() => panel().count()).toBe(0);
    const asked = editor.page.waitForRequest((r) => r.url().endsWith('/compose'));
    await openAlternatives();
    expect((await asked).postDataJSON().conditions).toEqual({});
  });

  test('conditions change what is offered', async () => {
    await openAlternatives();
    const conditions = editor.page.getByRole('radiogroup', { name: '版面形式' });
    const compose = () => editor.page.getByRole('button', { name: '按条件组版' }).click();
    for (const [label, family] of [
      ['通栏', 'running'],
      ['模块', 'modules'],
    ] as const) {
      await conditions.getByText(label, { exact: true }).click();
      const set = await nextBatch(compose);
      expect(set.alternatives.map((a) => a.family)).toEqual(set.alternatives.map(() => family));
    }
    await conditions.getByText('不限', { exact: true }).click();
    const columns = (await documentOf(server, id)).grid.columns;
    const grids = (await documentOf(server, id)).design.grids.map((g) => g.columns);
    const wanted = grids.find((n) => n !== columns) ?? columns;
    const field = editor.page.getByRole('textbox', { name: '栏数' });
    await field.fill(String(wanted));
    await field.press('Enter');
    const set = await nextBatch(compose);
    expect(set.alternatives.map((a) => a.columns)).toEqual(set.alternatives.map(() => wanted));
    await editor.shot('alternatives-conditions');
    const impossible = [2, 3, 11, 12].find((n) => !grids.includes(n)) ?? 1;
    await field.fill(String(impossible));
    await field.press('Enter');
    expect((await nextBatch(compose)).unmet).toEqual(['columns']);
    await expect.poll(() => panel().getByRole('status').textContent()).toContain('没有版面符合条件：栏数');
    await editor.shot('alternatives-unmet');
    await editor.page.getByRole('button', { name: '恢复为不限' }).click();
    expect(await field.inputValue()).toBe('');
  });

  test('a composition under way is cancelled: back to the page, or to the batch before', async () => {
    const before = await stored();
    await cancelOne(() => editor.page.getByRole('button', { name: /^组版/ }).click());
    await expect.poll(() => panel().count()).toBe(0);
    await openAlternatives();
    const names = await cards().allTextContents();
    await cancelOne(() => editor.press('r'));
    await expect.poll(() => cards().allTextContents()).toEqual(names);
    await editor.press('2');
    await expect.poll(() => banner().textContent()).toContain('方案 2');
    await editor.press('Escape');
    expect(await stored()).toBe(before);
  });

  /** Starts a composition that takes long enough, and cancels it by its button. */
  async function cancelOne(start: () => Promise<void>) {
    const { revision } = (await opened()).status;
    // One composition goes on at a time: ours waits behind these.
    const others = await Promise.all(
      Array.from({ length: 40 }, (_, seed) =>
        ask<Job>(server, 'POST', `/documents/${id}/compose`, { base: revision, conditions: {}, count: 9, seed }),
      ),
    );
    const asked = editor.page.waitForResponse((r) => r.url().endsWith('/compose'));
    await start();
    const job = (await (await asked).json()) as Job;
    await panel().getByRole('progressbar').waitFor();
    await editor.shot('alternatives-waiting');
    await panel().getByRole('button', { name: '取消' }).click();
    await expect.poll(async () => (await ask<Job>(server, 'GET', `/jobs/${job.id}`)).state).toBe('cancelled');
    await expect.poll(() => panel().getByRole('progressbar').count()).toBe(0);
    for (const other of others) await ask(server, 'DELETE', `/jobs/${other.id}`);
  }

  test.each([
    ['收回', /^(收紧|缩小字距|降低图 \d).* → .*(行|em|mm) 收回 \d+ 行$/],
    ['放出', /^(放松|加大字距|加高图 \d).* → .*(行|em|mm) 放出 \d+ 行$/],
  ])('%s lines of a story: what would change is shown, one undo takes it back', async (way, words) => {
    const before = await content();
    const steps = await cursor();
    await editor.page.getByRole('button', { name: '菜单' }).click();
    await editor.page.getByRole('menuitem', { name: /收紧或放松/ }).click();
    const dialog = editor.page.getByRole('dialog', { name: '收紧或放松几行' });
    await dialog.getByRole('radiogroup', { name: '方向' }).getByText(way, { exact: true }).click();
    await dialog.getByRole('button', { name: '看方案' }).click();
    await expect.poll(() => dialog.getByRole('status').textContent()).toContain('可以做到');
    expect(await dialog.getByRole('listitem').count()).toBeGreaterThan(0);
    expect(await dialog.getByRole('listitem').first().textContent()).toMatch(words);
    await editor.shot(`fit-${way === '收回' ? 'take' : 'release'}`);
    expect(await content()).toBe(before);
    await dialog.getByRole('button', { name: '采用' }).click();
    await expect.poll(() => dialog.count()).toBe(0);
    await editor.idle();
    expect(await cursor()).toBe(steps + 1);
    expect(await content()).not.toBe(before);
    await editor.press('Control+z');
    await editor.idle();
    expect(await content()).toBe(before);
  });
});

async function smallPhoto(): Promise<FrameSeen> {
  const photos = (await editor.frames()).filter((f) => f.kind === 'photo');
  const [smallest] = photos.toSorted((a, b) => a.widthMm * a.heightMm - b.widthMm * b.heightMm);
  if (!smallest) throw new Error('the page has no photo');
  return smallest;
}

async function frameOf(frame: string): Promise<Frame> {
  const found = (await documentOf(server, id)).pages.flatMap((p) => p.frames).find((f) => f.id === frame);
  if (!found) throw new Error(`no frame ${frame}`);
  return found;
}
