// The program under test: the built binary as a process of its own.

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const top = resolve(import.meta.dirname, '../..');

export const binary = process.env.BROADSHEET_BINARY ?? join(top, 'build/bin/broadsheet');

/** Where screenshots and exports of the tests are kept. */
export const artefacts = join(top, 'build/e2e');

/** folder holds the photos and no others. */
export type Sample = { name: string; manuscript: string; photos: string[]; folder: string };

/** The sample report with its seven photos, or our own example where the samples are not at hand. */
export function sample(): Sample {
  const samples = process.env.BROADSHEET_SAMPLES ?? resolve(top, '../shared/samples');
  const manuscript = join(samples, 'huinong.txt');
  if (!existsSync(manuscript)) return ours();
  const photos = jpegs(join(samples, 'photos')).slice(0, 7);
  return { name: 'sample', manuscript, photos, folder: linked(photos) };
}

/** Photos that are not on the page of the sample. */
export function morePhotos(): string[] {
  const samples = join(process.env.BROADSHEET_SAMPLES ?? resolve(top, '../shared/samples'), 'photos');
  return existsSync(samples) ? jpegs(samples).slice(7, 14) : ours().photos;
}

/** The example of the repository. */
export function ours(): Sample {
  const folder = join(top, 'examples/photos');
  return { name: 'example', manuscript: join(top, 'examples/report.txt'), photos: jpegs(folder), folder };
}

const jpegs = (dir: string) =>
  readdirSync(dir)
    .filter((f) => f.endsWith('.jpg'))
    .sort()
    .map((f) => join(dir, f));

/** A folder of links to some photos, gone when the tests end. */
function linked(photos: string[]): string {
  const { dir, remove } = scratch();
  process.once('exit', remove);
  for (const file of photos) symlinkSync(file, join(dir, basename(file)));
  return dir;
}

/** A folder for one test, removed afterwards. */
export function scratch(): { dir: string; remove: () => void } {
  const dir = mkdtempSync(join(tmpdir(), 'broadsheet-e2e-'));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

export type Server = {
  /** With the token. */
  url: string;
  origin: string;
  token: string;
  pid: number;
  /** Milliseconds from the start to the URL. */
  startMs: number;
  stop: () => Promise<number | null>;
  kill: () => Promise<void>;
  stderr: () => string;
};

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts `broadsheet serve` on a data folder; port 0 takes a free one. */
export async function serve(dataDir: string, args: string[] = [], port = 0): Promise<Server> {
  const begin = performance.now();
  const child = spawn(
    binary,
    ['serve', ...args, '--data', dataDir, '--addr', `127.0.0.1:${port}`, '--no-browser', '--lang', 'en'],
    { env: { ...process.env, XDG_CACHE_HOME: join(dataDir, 'cache') } },
  );
  running.add(child);
  const ended = new Promise<number | null>((done) =>
    child.once('exit', (code) => {
      running.delete(child);
      done(code);
    }),
  );
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const url = await firstLine(child, ended, () => errors);
  const parsed = new URL(url);
  return {
    url,
    origin: parsed.origin,
    token: parsed.searchParams.get('token') ?? '',
    pid: child.pid ?? 0,
    startMs: performance.now() - begin,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stderr: () => errors,
  };
}

async function firstLine(child: ChildProcess, ended: Promise<number | null>, errors: () => string): Promise<string> {
  if (!child.stdout) throw new Error('no output');
  const lines = createInterface({ input: child.stdout });
  const line = new Promise<string>((done) => lines.once('line', done));
  const early = ended.then((code): string => {
    throw new Error(`serve ended with ${code} before its first line:\n${errors()}`);
  });
  return Promise.race([line, early]);
}

/** Runs a command of the program and returns what it printed; throws where it fails. */
export function run(args: string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  return outputOf(binary, args, env);
}

/** Runs any command; throws with its messages where it fails. */
export function outputOf(command: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { env: { ...process.env, ...env } });
    const out: Buffer[] = [];
    let errors = '';
    child.stdout.on('data', (c) => out.push(c));
    child.stderr.on('data', (c) => {
      errors += c;
    });
    child.once('error', fail);
    child.once('close', (code) =>
      code === 0 ? done(Buffer.concat(out).toString()) : fail(new Error(`${command} ${args[0]}: ${code}\n${errors}`)),
    );
  });
}

/** Calls the desk as a script would. */
export async function ask<T>(server: Server, method: string, path: string, json?: unknown): Promise<T> {
  const response = await fetch(`${server.origin}/api${path}`, {
    method,
    headers: { Authorization: `Bearer ${server.token}`, 'Content-Type': 'application/json', 'X-Client': 'script' },
    body: json === undefined ? undefined : JSON.stringify(json),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return (text ? JSON.parse(text) : undefined) as T;
}

/** Uploads a photo; returns the upload's id. */
export async function uploadPhoto(server: Server, name: string, bytes: Buffer): Promise<string> {
  const url = `${server.origin}/api/uploads?name=${encodeURIComponent(name)}`;
  const headers = { Authorization: `Bearer ${server.token}`, 'Content-Type': 'application/octet-stream' };
  const response = await fetch(url, { method: 'POST', headers, body: new Uint8Array(bytes) });
  return ((await response.json()) as { id: string }).id;
}

/** Adds uploaded photos to a document; returns the revision before. */
export async function addUploads(server: Server, id: string, uploads: readonly string[]): Promise<number> {
  type State = { status: { revision: number }; scene: { id: string } };
  const { status, scene } = await ask<State>(server, 'GET', `/documents/${id}`);
  const base = status.revision;
  await ask(server, 'POST', `/documents/${id}/photos`, { base, scene: scene.id, serial: 1, uploads });
  return base;
}
