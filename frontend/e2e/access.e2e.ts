// Every screen in both languages and both themes: no barrier that axe can
// find, nothing cut off, nothing left untranslated, no complaint in the console.

import { describe, expect, test } from 'vitest';
import { Editor, type Look } from './editor';
import { cutOff, faultsOf } from './faults';
import { browser, editor as inHand, inTab, onSample, server } from './fixture';

onSample();

type Screen = [name: string, open: (e: Editor) => Promise<unknown>, close?: (e: Editor) => Promise<unknown>];

const clickOn = async (e: Editor, kind: string) => {
  const at = await e.middle(await e.frame((f) => f.kind === kind));
  await e.page.mouse.click(at.x, at.y);
};
const key = (chord: string) => (e: Editor) => e.press(chord);
const dialogIs = (e: Editor, open: boolean) => expect.poll(() => e.page.getByRole('dialog').count()).toBe(open ? 1 : 0);
const leftTab = (n: number) => (e: Editor) => e.page.locator('[data-dock=left] [role=tab]').nth(n).click();
const closeDialog = async (e: Editor) => {
  await e.press('Escape');
  await dialogIs(e, false);
};
const photosAs = (n: number) => (e: Editor) => e.page.locator('[data-panel=photos] header button').nth(n).click();
const dialog = (open: (e: Editor) => Promise<unknown>) => async (e: Editor) => {
  await e.page.locator('[data-pasteboard]').focus();
  await open(e);
  await dialogIs(e, true);
};
/** By the help menu, as it has no key; the licences are there when it is shown. */
const openAbout = async (e: Editor) => {
  await e.page.getByRole('button', { name: /^(帮助|Help)$/ }).click();
  await e.page.getByRole('menuitem', { name: /Broadsheet$/ }).click();
  await e.page.getByRole('radiogroup').waitFor();
};

const atDesk = async (e: Editor) => {
  await e.press('Control+Shift+P');
  await e.page.locator('[data-panel=photo-desk]').waitFor();
};
const toPage = async (e: Editor) => {
  await e.page.goBack();
  await e.page.locator('[data-pasteboard]').waitFor({ state: 'visible' });
};

/** All that the editor can show, one after another; each leaves the page as it was. */
const screens: Screen[] = [
  ['nothing', async () => undefined],
  ['photo', (e) => clickOn(e, 'photo'), key('Escape')],
  [
    'several',
    async (e) =>
      e.page
        .locator('[data-pasteboard]')
        .focus()
        .then(() => e.press('Control+a')),
    key('Escape'),
  ],
  [
    'text',
    async (e) => e.caretAt((await e.frame((f) => f.kind === 'text' && f.text.length > 300)).id, 20),
    async (e) => {
      await e.press('Escape');
      await e.press('Escape');
    },
  ],
  ['photos', leftTab(1)],
  ['captions', photosAs(1), photosAs(0)],
  ['pages', leftTab(2)],
  ['history', leftTab(3), leftTab(0)],
  ['find', (e) => e.press('Control+h'), key('Escape')],
  ['palette', dialog((e) => e.press('Control+k')), closeDialog],
  ['shortcuts', dialog((e) => e.press('?')), closeDialog],
  ['guide', dialog((e) => e.press('F1')), closeDialog],
  ['about', dialog(openAbout), closeDialog],
  ['export', dialog((e) => e.press('Control+e')), closeDialog],
  [
    'press',
    async (e) => {
      await e.press('Control+Shift+Y');
      await e.page.locator('[data-panel=press] ul + div a').waitFor();
    },
    key('Control+Shift+Y'),
  ],
  [
    'photo desk, several',
    async (e) => {
      await atDesk(e);
      await e.page.locator('tbody input[type=checkbox]').nth(1).click();
      await e.page.locator('tbody input[type=checkbox]').nth(3).click();
      await e.page.locator('[data-panel=multi-edit] #desk-place').fill('云渚');
    },
    toPage,
  ],
  [
    'photo desk, words',
    async (e) => {
      await atDesk(e);
      await e.press('Control+f');
      await e.page.keyboard.insertText('政协');
      await e.page.locator('mark').first().waitFor();
    },
    toPage,
  ],
  [
    'photo desk, cards',
    async (e) => {
      await atDesk(e);
      await e.page.locator('fieldset button').last().click();
      await e.page.locator('[role=option]').first().waitFor();
    },
    async (e) => {
      await e.page.locator('fieldset button').nth(-2).click();
      await toPage(e);
    },
  ],
  [
    'alternatives',
    async (e) => {
      await e.press('Control+Enter');
      await e.page.locator('[data-panel=alternatives] li').nth(4).waitFor({ timeout: 60_000 });
    },
    key('Escape'),
  ],
];

/** Every console message is a fault. */
async function closed(editor: Editor) {
  expect(editor.troubles).toEqual([]);
  await editor.close();
}

const looks: [language: 'zh' | 'en', theme: 'light' | 'dark'][] = [
  ['zh', 'light'],
  ['en', 'dark'],
];

describe.each(looks)('%s, %s', (language, theme) => {
  const look: Look = { language: language === 'zh' ? 'zh-CN' : 'en-GB', theme };

  test('the editor, whatever it shows', { timeout: 400_000 }, async () => {
    const editor = await (await Editor.open(browser, server.url, look)).ready();
    const faults: string[] = [];
    for (const [name, open, close] of screens) {
      await open(editor);
      await editor.idle();
      faults.push(...(await faultsOf(editor)).map((f) => `${name}: ${f}`));
      await editor.shot(`access-${language}-${theme}-${name}`);
      await close?.(editor);
      await editor.idle();
    }
    expect([...new Set(faults)]).toEqual([]);
    await closed(editor);
  });

  test('the shelf', async () => {
    const editor = await Editor.open(browser, `${server.origin}/?token=${server.token}`, look);
    await editor.page.locator('[data-document]').first().waitFor();
    expect(await faultsOf(editor)).toEqual([]);
    if (language === 'en') expect(await hanOf(editor)).toEqual([]);
    await editor.shot(`access-${language}-${theme}-shelf`);
    await closed(editor);
  });
});

/** Whether anything of the editor's own lies on the page. */
const drawnAbove = (editor: Editor) =>
  editor.page.evaluate(() => {
    const layers = document.querySelectorAll<HTMLCanvasElement>(
      'canvas[data-layer=ground], canvas[data-layer=overlay]',
    );
    return [...layers].some((layer) => {
      const copy = new OffscreenCanvas(layer.width, layer.height).getContext('2d', { willReadFrequently: true });
      copy?.drawImage(layer, 0, 0);
      return copy?.getImageData(0, 0, layer.width, layer.height).data.some((v, i) => i % 4 === 3 && v > 0);
    });
  });

/** Chinese on the shelf outside of what documents are called. */
const hanOf = (editor: Editor) =>
  editor.page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let n = walker.nextNode(); n; n = walker.nextNode()) {
      const own = n.parentElement?.closest('[data-document], [lang]:not(html), script, style');
      if (!own && /\p{Script=Han}/u.test(n.textContent ?? '')) found.push(n.textContent ?? '');
    }
    return found;
  });

describe('at each size', () => {
  inTab();

  test.each([
    [1280, 800],
    [1440, 900],
    [1920, 1080],
  ])('%i × %i, light and dark', async (width, height) => {
    const { page } = inHand;
    await page.setViewportSize({ width, height });
    await clickOn(inHand, 'photo');
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme)).toBe(theme);
      await inHand.idle();
      await inHand.shot(`size-${width}-${theme}`);
      expect(await cutOff(inHand)).toEqual([]);
      // The page is what counts: it has at least half of the window's width.
      const room = await page.locator('[data-pasteboard]').boundingBox();
      expect(room?.width).toBeGreaterThan(width / 2);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  });
});

test.each([1440, 1000])(
  'the page stays where it was seen first while the editor is built around it, %i wide',
  async (width) => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN' });
    const page = await context.newPage();
    await page.addInitScript(() => {
      const places = new Set<string>();
      Object.assign(window, { places });
      const watch = () => {
        const canvas = document.querySelector('canvas[data-layer=page]');
        const { x, y, width: w, height: h } = canvas?.getBoundingClientRect() ?? {};
        if (canvas) places.add([x, y, w, h, canvas.closest('.first-page') ? 'first' : 'editor'].join());
        requestAnimationFrame(watch);
      };
      requestAnimationFrame(watch);
    });
    await page.goto(server.url);
    await page.locator('[data-dock=status], [data-dock=bar]').first().waitFor();
    await page.waitForTimeout(300);
    const places = await page.evaluate(() => [...(window as unknown as { places: Set<string> }).places]);
    expect(places).toHaveLength(2);
    const [first, later] = places.map((p) => p.split(','));
    expect([first?.at(-1), later?.at(-1)]).toEqual(['first', 'editor']);
    expect(later?.slice(0, 4)).toEqual(first?.slice(0, 4));
    await context.close();
  },
);

describe('by keys alone', () => {
  inTab();

  test('F6 goes round the docks, with a ring to be seen, and back to the page', async () => {
    const editor = inHand;
    await editor.page.locator('[data-pasteboard]').focus();
    const seen: string[] = [];
    for (let i = 0; i < 6; i++) {
      await editor.press('F6');
      seen.push(
        await editor.page.evaluate(
          () => document.activeElement?.closest<HTMLElement>('[data-dock]')?.dataset.dock ?? '',
        ),
      );
    }
    expect(new Set(seen)).toContain('left');
    expect(new Set(seen)).toContain('inspector');
    await editor.page.locator('[data-dock=inspector] button').first().focus();
    await editor.press('Tab');
    const ring = await editor.page.evaluate(() => {
      const style = getComputedStyle(document.activeElement ?? document.body);
      return {
        html: document.activeElement?.outerHTML.slice(0, 150),
        width: Number.parseFloat(style.outlineWidth),
        style: style.outlineStyle,
      };
    });
    expect(ring).not.toMatchObject({ style: 'none' });
    expect(ring.width).toBeGreaterThanOrEqual(2);
  });

  test('tools, zoom and preview', async () => {
    const editor = inHand;
    await editor.page.locator('[data-pasteboard]').focus();
    const tool = async () => String(((await editor.inspect()) as unknown as { tool: string }).tool).split('.')[0];
    const tools: string[] = [];
    for (const letter of ['t', 'p', 'f', 'l', 'h', 'v']) {
      await editor.press(letter);
      tools.push((await tool()) ?? '');
    }
    expect(new Set(tools).size).toBe(6);
    expect(tools.at(-1)).toBe('select');
    const before = await editor.pixelsPerMm();
    await editor.press('Control+=');
    await editor.idle();
    expect(await editor.pixelsPerMm()).toBeGreaterThan(before);
    await editor.press('Control+0');
    await editor.idle();
    expect(await editor.pixelsPerMm()).toBeCloseTo(before, 3);
    await editor.press('Control+1');
    await editor.idle();
    expect(await editor.pixelsPerMm()).toBeCloseTo(96 / 25.4, 2);
    expect(await drawnAbove(editor)).toBe(true);
    await editor.press('w');
    await editor.idle();
    expect(await drawnAbove(editor)).toBe(false);
    await editor.shot('preview');
    await editor.press('w');
    await editor.idle();
    expect(await drawnAbove(editor)).toBe(true);
  });

  test('the palette finds a command and runs it', async () => {
    const editor = inHand;
    await editor.page.locator('[data-pasteboard]').focus();
    await editor.press('Control+k');
    await expect.poll(() => editor.page.evaluate(() => document.activeElement?.matches('input'))).toBe(true);
    await editor.page.keyboard.type('导出');
    await editor.press('Enter');
    await editor.page.getByRole('dialog', { name: '导出' }).waitFor();
  });
});

describe('the About dialog', () => {
  test('is searched and gone through by keys', async () => {
    const editor = await (await Editor.open(browser, server.url, { language: 'en-GB' })).ready();
    await openAbout(editor);
    const { page } = editor;
    const title = () => page.getByRole('dialog').getByRole('heading', { level: 3 }).last().textContent();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search');
    expect(await title()).toBe('Broadsheet');
    await page.keyboard.type('noto');
    await expect.poll(title).toBe('Noto Sans SC');
    await editor.press('ArrowDown');
    await editor.press('ArrowDown');
    await expect.poll(title).toBe('Noto Serif SC');
    await editor.press('Tab');
    const text = page.getByRole('region', { name: 'Licence of Noto Serif SC' });
    expect(await text.evaluate((e) => e === document.activeElement)).toBe(true);
    await editor.press('End');
    await expect.poll(() => text.evaluate((e) => e.scrollTop)).toBeGreaterThan(0);
    expect(await text.textContent()).toContain('SIL OPEN FONT LICENSE');
    await editor.press('Escape');
    await dialogIs(editor, false);
    await closed(editor);
  });

  test('says what it could not read, and tries again', async () => {
    const editor = await (await Editor.open(browser, server.url)).ready();
    await editor.page.route('**/licences.json', (route) => route.fulfill({ json: null }), { times: 1 });
    await editor.page.getByRole('button', { name: '帮助' }).click();
    await editor.page.getByRole('menuitem', { name: '关于 Broadsheet' }).click();
    await editor.page.getByRole('alert').waitFor();
    await editor.shot('about-failed');
    expect(await faultsOf(editor)).toEqual([]);
    await editor.page.getByRole('button', { name: '再试一次' }).click();
    await editor.page.getByRole('radiogroup').waitFor();
    await closed(editor);
  });
});

describe('what was chosen is kept', () => {
  test('language and theme change at once and are there after a reload', async () => {
    const editor = await (await Editor.open(browser, server.url)).ready();
    await editor.page.getByRole('button', { name: '语言' }).click();
    await editor.page.getByRole('menuitemradio', { name: 'English' }).click();
    await editor.page.getByRole('button', { name: 'Compose', exact: false }).first().waitFor();
    await editor.page.getByRole('button', { name: 'Theme' }).click();
    await editor.page.getByRole('menuitemradio', { name: 'Dark' }).click();
    await expect.poll(() => editor.page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    await editor.page.reload();
    await editor.ready();
    await editor.page.getByRole('button', { name: 'Theme' }).waitFor();
    expect(await editor.page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    expect(await editor.page.evaluate(() => document.documentElement.lang)).toMatch(/^en/);
    await closed(editor);
  });

  test('the width of a dock is', async () => {
    const editor = await (await Editor.open(browser, server.url)).ready();
    const dock = editor.page.locator('[data-dock=left]');
    const before = (await dock.boundingBox())?.width ?? 0;
    await editor.drag({ x: before, y: 500 }, { x: before + 60, y: 500 });
    const wider = (await dock.boundingBox())?.width ?? 0;
    expect(wider).toBeGreaterThan(before + 30);
    await editor.page.reload();
    await editor.ready();
    expect((await dock.boundingBox())?.width).toBeCloseTo(wider, 0);
    await closed(editor);
  });
});
