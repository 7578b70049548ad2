// The program in a window of its own, on a screen that nobody looks at: keys
// and pointer by xdotool, questions through the address that it listens on.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { artefacts, ask, outputOf, type Server } from './program';

const top = resolve(import.meta.dirname, '../..');
export const desktop = process.env.BROADSHEET_DESKTOP ?? join(top, 'build/bin/broadsheet-desktop');

const children = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

function run(command: string, args: string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** Asks again and again until something is there; throws with the last answer after a while. */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  ms = 20_000,
): Promise<T> {
  let last: unknown;
  for (const end = performance.now() + ms; performance.now() < end; await pause(25)) {
    try {
      const found = await look();
      if (found) return found;
      last = found;
    } catch (error) {
      last = error;
    }
  }
  throw new Error(`${what}: ${last}`);
}

/** An X server with a window manager. */
export class Screen {
  private constructor(
    readonly display: string,
    private readonly server: ChildProcess,
    private readonly manager: ChildProcess,
  ) {}

  static async open(width = 1600, height = 1000): Promise<Screen> {
    const server = run('Xvfb', ['-displayfd', '1', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp']);
    const number = await new Promise<string>((done, fail) => {
      server.stdout?.once('data', (d) => done(String(d).trim()));
      server.once('exit', (code) => fail(new Error(`Xvfb ended with ${code}`)));
    });
    const manager = run('openbox', [], { DISPLAY: `:${number}` });
    return new Screen(`:${number}`, server, manager);
  }

  close() {
    this.manager.kill();
    this.server.kill();
  }

  tool(...args: string[]): Promise<string> {
    // Signs beyond ASCII need a locale that has them.
    return outputOf('xdotool', args, { DISPLAY: this.display, LC_ALL: 'C.UTF-8' });
  }

  key(...keys: string[]): Promise<string> {
    return this.tool('key', '--delay', '30', ...keys);
  }

  /** Types text; signs that no key of the keyboard has are put on one for the moment. */
  type(text: string, delay = 60): Promise<string> {
    return this.tool('type', '--delay', String(delay), text);
  }

  async shot(name: string): Promise<string> {
    mkdirSync(artefacts, { recursive: true });
    const file = join(artefacts, `window-${name}.png`);
    await outputOf('import', ['-window', 'root', file], { DISPLAY: this.display });
    return file;
  }

  /** Windows whose title contains something. */
  async windows(title: string): Promise<string[]> {
    const found = await this.tool('search', '--onlyvisible', '--name', title).catch(() => '');
    return found.split('\n').filter(Boolean);
  }
}

/** How many colours a picture has: a blank one has a handful. */
export const coloursOf = async (file: string): Promise<number> =>
  Number(await outputOf('identify', ['-format', '%k', file]));

type Point = { x: number; y: number };
type SeenFrame = { id: string; kind: string; role: string; text: string };
export type SeenInWindow = {
  seen: { revision: number; caret: unknown; pages: { frames: SeenFrame[] }[] };
  point: Point | null;
  /** The name of the dialog that is open. */
  dialog: string | null;
  size: { width: number; height: number };
  measures: Record<string, number[]>;
};
export type WindowStatus = { process: number; painted?: string; pages: number };

const token = 'window-under-test';

/** The running program. */
export class Program {
  private errors = '';
  readonly ended: Promise<number | null>;

  private constructor(
    readonly screen: Screen,
    private readonly child: ChildProcess,
    /** When it was started, in milliseconds since 1970. */
    readonly begun: number,
  ) {
    child.stderr?.on('data', (d) => {
      this.errors += d;
    });
    this.ended = new Promise((done) => child.once('exit', done));
  }

  private address = '';

  static async start(screen: Screen, data: string, args: string[] = [], language = 'zh'): Promise<Program> {
    const begun = Date.now();
    const child = run(
      desktop,
      [...args, '--data', data, '--lang', language, '--addr', '127.0.0.1:0', '--token', token],
      {
        DISPLAY: screen.display,
        XDG_SESSION_TYPE: 'x11',
        XDG_CACHE_HOME: join(data, 'cache'),
        XDG_DATA_HOME: join(data, 'home'),
        XDG_RUNTIME_DIR: '',
        LC_ALL: 'C.UTF-8', // the one with all signs that every machine has
      },
    );
    const program = new Program(screen, child, begun);
    program.address = await new Promise<string>((done, fail) => {
      child.stdout?.once('data', (d) => done(new URL(String(d).trim()).origin));
      child.once('exit', (code) => fail(new Error(`ended with ${code} before it listened:\n${program.errors}`)));
    });
    return program;
  }

  /** For the calls of the desk. */
  get server(): Server {
    return { origin: this.address, token, pid: this.child.pid ?? 0 } as Server;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  stderr = () => this.errors;

  ask<T>(method: string, path: string, json?: unknown): Promise<T> {
    return ask<T>(this.server, method, path, json);
  }

  status(): Promise<WindowStatus> {
    return this.ask('GET', '/shell');
  }

  /** Waits until a page has painted a document; returns when that was, since 1970. */
  async painted(pages = 1): Promise<number> {
    const { painted } = await until('first paint', async () => {
      const status = await this.status();
      return status.painted !== undefined && status.pages >= pages ? status : null;
    });
    return Date.parse(painted ?? '');
  }

  see(frame?: string, offset?: number): Promise<SeenInWindow> {
    return this.ask('POST', '/shell/inspect', { frame, offset });
  }

  /** Waits until a dialog is open, or none. */
  async dialog(name: string | null): Promise<void> {
    await until(`dialog ${name}`, async () => (await this.see()).dialog === name);
  }

  async frame(what: (f: SeenFrame) => boolean): Promise<SeenFrame> {
    const { seen } = await this.see();
    const found = seen.pages.flatMap((p) => p.frames).find(what);
    if (!found) throw new Error('no such frame');
    return found;
  }

  /** The window itself, by the title of its document. */
  window(title: string): Promise<string> {
    return until(`a window ${title}`, async () => (await this.screen.windows(title))[0]);
  }

  /** Clicks at a place of a frame, or of its text: the page fills the window below its menu bar. */
  async click(title: string, frame: string, offset?: number, times = 1): Promise<void> {
    const { point, size } = await this.see(frame, offset);
    if (!point) throw new Error('no such place');
    const window = await this.window(title);
    const height = Number(/HEIGHT=(\d+)/.exec(await this.screen.tool('getwindowgeometry', '--shell', window))?.[1]);
    const [x, y] = [point.x, height - size.height + point.y].map((v) => String(Math.round(v)));
    await this.screen.tool('mousemove', '--window', window, x ?? '', y ?? '');
    await this.screen.tool('click', '--repeat', String(times), '--delay', '60', '1');
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  stop(): Promise<number | null> {
    this.child.kill('SIGTERM');
    return this.ended;
  }
}
