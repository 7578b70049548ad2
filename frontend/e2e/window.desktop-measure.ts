// The figures of the window: start to first paint, memory of all its
// processes, key to paint in WebKit without a graphics processor.

import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { artefacts, outputOf, sample, scratch } from './program';
import { desktop, Program, Screen } from './screen';
import { documentOf, middleOf } from './sections';

const figures: Record<string, number> = {};
const tmp = scratch();
const data = join(tmp.dir, 'library');
const file = join(tmp.dir, 'page.broadsheet');
let screen: Screen;

beforeAll(async () => {
  screen = await Screen.open();
  const report = sample();
  await outputOf(desktop, ['compose', report.manuscript, '--photos', report.folder, '-o', file, '--quiet']);
  const first = await Program.start(screen, data, [file]); // is imported, renditions are made
  await first.painted();
  await first.dialog('welcome');
  await screen.key('Escape');
  await first.dialog(null);
  await first.stop();
});
afterAll(() => {
  mkdirSync(artefacts, { recursive: true });
  writeFileSync(join(artefacts, 'desktop.json'), JSON.stringify(figures, null, 2));
  screen.close();
  tmp.remove();
});

/** The value below which a share of all lies. */
function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** A process and all that it has started. */
function family(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), parent: parentOf(name) }));
  const below = (p: number): number[] => [p, ...parents.filter((x) => x.parent === p).flatMap((x) => below(x.pid))];
  return below(pid);
}

function parentOf(pid: string): number {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  } catch {
    return -1; // has ended
  }
}

const pssOf = (pid: number) =>
  Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]) / 1024;

test('start to first paint', async () => {
  const runs: number[] = [];
  for (let i = 0; i < 5; i++) {
    const program = await Program.start(screen, data, [file]);
    runs.push((await program.painted()) - program.begun);
    await program.see();
    expect(await program.stop()).toBe(0);
  }
  figures['window-start-ms'] = percentile(runs, 0.5);
});

const keystrokes = 200;

test('key to paint, in the middle of section C, and memory', async () => {
  const program = await Program.start(screen, data, [file]);
  await program.painted();
  const [only] = await program.ask<{ id: string; title: string }[]>('GET', '/documents');
  const { id, title } = only ?? { id: '', title: '' };
  const { seen } = await program.see();
  figures['window-memory-mib'] = family(program.pid).reduce((sum, pid) => sum + pssOf(pid), 0);
  const frames = seen.pages.flatMap((p) => p.frames);
  const { frame, offset } = middleOf(await documentOf(program.server, id), 2, frames as never);
  await program.click(title, frame.id, offset, 2);
  await program.see();
  for (let i = 0; i < keystrokes / 20; i++) await screen.type('newspaper columns run', 70);
  const { measures } = await program.see();
  const times = measures['edit-to-paint'] ?? [];
  expect(times.length).toBeGreaterThanOrEqual(keystrokes * 0.9);
  figures['window-key-p50-ms'] = percentile(times, 0.5);
  figures['window-key-p95-ms'] = percentile(times, 0.95);
  await program.stop();
});

test('size of the program', () => {
  figures['window-binary-mib'] = statSync(desktop).size / 2 ** 20;
});
