// The editor in a real browser, in the words of someone who works with it.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { artefacts } from './program';

export type FrameSeen = {
  id: string;
  kind: string;
  role: string;
  xMm: number;
  yMm: number;
  widthMm: number;
  heightMm: number;
  text: string;
};

export type Seen = {
  revision: number;
  pages: { widthMm: number; heightMm: number; frames: FrameSeen[] }[];
  selection: unknown;
  caret: unknown;
  overset: unknown;
  findings: { code: string }[];
};

type Point = { x: number; y: number };

type Broadsheet = {
  inspect(): Seen;
  screenPoint(frame: string, offset?: number): Point;
  whenIdle(): Promise<void>;
};

declare global {
  interface Window {
    broadsheet: Broadsheet;
  }
}

/** Starts Debian's Chromium; as root it needs to be told to do without its sandbox. */
export async function launch(attempts = 3): Promise<Browser> {
  try {
    return await start();
  } catch (error) {
    // Now and then it crashes as it starts, which is no fault of the program's.
    if (attempts <= 1) throw error;
    return launch(attempts - 1);
  }
}

let running: Promise<Browser> | undefined;

/** The one browser of all files that a worker runs; it ends with the worker. */
export async function theBrowser(): Promise<Browser> {
  const now = await running?.catch(() => undefined);
  if (now?.isConnected()) return now;
  running = launch();
  return running;
}

function start(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export type Look = { width?: number; height?: number; language?: string; theme?: 'light' | 'dark'; scale?: number };

/** A tab on an address, with everything that it complained of. */
export class Editor {
  readonly troubles: string[] = [];
  private cdp: CDPSession | undefined;

  private constructor(readonly page: Page) {}

  static async open(browser: Browser, url: string, look: Look = {}): Promise<Editor> {
    const context = await browser.newContext({
      viewport: { width: look.width ?? 1440, height: look.height ?? 900 },
      locale: look.language ?? 'zh-CN',
      colorScheme: look.theme ?? 'light',
      deviceScaleFactor: look.scale ?? 1,
      acceptDownloads: true,
    });
    const page = await context.newPage();
    const editor = new Editor(page);
    page.on('pageerror', (e) => editor.troubles.push(`error: ${e.message}`));
    page.on('console', (m) => {
      if (m.type() === 'error' || m.type() === 'warning') editor.troubles.push(`${m.type()}: ${m.text()}`);
    });
    await page.goto(url);
    return editor;
  }

  /** Leaves what is shown for the shelf, as by the browser's Back, and comes from there to a document, seen as a whole. */
  async comeBack(document: string): Promise<this> {
    const { page } = this;
    await page.unrouteAll({ behavior: 'wait' });
    for (const event of ['request', 'response', 'download'] as const) page.removeAllListeners(event);
    await page.mouse.move(0, 0);
    // Out of a text to its frame, and out of that.
    for (let i = 0; i < 2; i++) await this.press('Escape');
    await this.goTo('/');
    await page.locator(`[data-document="${document}"]`).waitFor();
    await this.goTo(`/d/${document}`);
    await this.ready();
    await page.locator('[data-pasteboard]').focus();
    await this.press('Control+0');
    return this.idle();
  }

  private goTo(path: string) {
    return this.page.evaluate((to) => {
      history.pushState(null, '', to);
      dispatchEvent(new PopStateEvent('popstate'));
    }, path);
  }

  /** Waits until a document is on the canvas and nothing is under way. */
  async ready(): Promise<this> {
    await this.page.waitForFunction(() => (window.broadsheet?.inspect()?.pages?.length ?? 0) > 0, null, {
      timeout: 60_000,
    });
    return this.idle();
  }

  async idle(): Promise<this> {
    await this.page.evaluate(() => window.broadsheet.whenIdle());
    return this;
  }

  inspect(): Promise<Seen> {
    return this.page.evaluate(() => window.broadsheet.inspect());
  }

  async frames(): Promise<FrameSeen[]> {
    return (await this.inspect()).pages.flatMap((p) => p.frames);
  }

  /** The first frame that the test describes; fails loudly where there is none. */
  async frame(what: (f: FrameSeen) => boolean): Promise<FrameSeen> {
    const found = (await this.frames()).find(what);
    if (!found) throw new Error('no such frame');
    return found;
  }

  point(frame: string, offset?: number): Promise<Point> {
    return this.page.evaluate(([f, o]) => window.broadsheet.screenPoint(f, o), [frame, offset] as const);
  }

  /** The middle of a frame in client coordinates. */
  async middle(f: FrameSeen): Promise<Point> {
    const corner = await this.point(f.id);
    const scale = await this.pixelsPerMm();
    return { x: corner.x + (f.widthMm / 2) * scale, y: corner.y + (f.heightMm / 2) * scale };
  }

  /** CSS pixels a millimetre, from where two frames stand. */
  async pixelsPerMm(): Promise<number> {
    return (await this.place()).scale;
  }

  /** How page space (mm) lies on the screen, from the two frames farthest apart. */
  async place(): Promise<{ scale: number; x0: number; y0: number }> {
    const all = (await this.inspect()).pages[0]?.frames ?? [];
    const byX = all.toSorted((a, b) => a.xMm - b.xMm);
    const [a, b] = [byX[0], byX.at(-1)];
    if (!a || !b || a.xMm === b.xMm) throw new Error('the page has too few frames to measure');
    const [p, q] = [await this.point(a.id), await this.point(b.id)];
    const scale = (q.x - p.x) / (b.xMm - a.xMm);
    return { scale, x0: p.x - a.xMm * scale, y0: p.y - a.yMm * scale };
  }

  /** Puts the caret into a frame's text. */
  async caretAt(frame: string, offset: number) {
    const p = await this.point(frame, offset);
    await this.page.mouse.dblclick(p.x, p.y);
    await this.page.mouse.click(p.x, p.y);
    await this.idle();
  }

  async press(keys: string) {
    await this.page.keyboard.press(keys);
  }

  /** Types through an input method: the composition in the making, then what it ends with. */
  async compose(stages: string[], result: string) {
    this.cdp ??= await this.page.context().newCDPSession(this.page);
    for (const text of stages) {
      await this.cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    }
    await this.cdp.send('Input.insertText', { text: result });
    await this.idle();
  }

  async drag(from: Point, to: Point, steps = 12, during?: (step: number) => Promise<void>) {
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    for (let i = 1; i <= steps; i++) {
      await this.page.mouse.move(from.x + ((to.x - from.x) * i) / steps, from.y + ((to.y - from.y) * i) / steps);
      await during?.(i);
    }
    await this.page.mouse.up();
    await this.idle();
  }

  async shot(name: string) {
    mkdirSync(artefacts, { recursive: true });
    await this.page.screenshot({ path: join(artefacts, `${name}.png`) });
  }

  isOpenOn(origin: string): boolean {
    return !this.page.isClosed() && new URL(this.page.url()).origin === origin;
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}
