// kill -9 at a random moment in a stream of edits, again and again: after each
// restart every acknowledged edit is there and the document opens.
// ROUNDS=200 for the long run.

import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Document } from '../src/model/document';
import { blockText, runeCount } from '../src/model/text';
import type { Change, Opened } from '../src/model/wire';
import { ask, ours, type Server, scratch, serve } from './program';

const rounds = Number(process.env.ROUNDS ?? 10);
const tmp = scratch();
afterAll(tmp.remove);

/** What the driver knows to be saved: the marks that are in force, in the order of the history. */
type Known = { marks: string[]; revision: number; sure: number };

test(`${rounds} times killed, nothing acknowledged lost`, { timeout: rounds * 6_000 + 60_000 }, async () => {
  const data = join(tmp.dir, 'data');
  const report = ours();
  let server = await serve(data, [report.manuscript, '--photos', report.folder]);
  const id = new URL(server.url).pathname.split('/').at(-1) ?? '';
  const known: Known = { marks: [], revision: 0, sure: 0 };
  for (let round = 0; round < rounds; round++) {
    const opened = await ask<Opened>(server, 'GET', `/documents/${id}`);
    const lifetime = 10 + Math.random() * 400; // from when the edits begin
    const killed = new Promise<void>((done) => setTimeout(() => server.kill().then(done), lifetime));
    const last = await drive(server, opened, round, known);
    await killed;
    server = await serve(data);
    await verify(server, id, known, last);
  }
  expect(known.sure).toBeGreaterThan(rounds);
  await server.stop();
});

/** Sends edits one after the other until the server is gone; returns the one that got no answer. */
async function drive(server: Server, opened: Opened, round: number, known: Known): Promise<string> {
  const { id } = opened;
  const at = { base: opened.status.revision, scene: opened.scene.id };
  for (let n = 0; ; n++) {
    const mark = `〔${round}.${n}〕`;
    const isUndo = known.marks.length > 3 && Math.random() < 0.2;
    try {
      const change = isUndo
        ? await ask<Change>(server, 'POST', `/documents/${id}/undo`, at)
        : await ask<Change>(server, 'POST', `/documents/${id}/edits`, insertion(at, opened.document, mark, n));
      if (isUndo) known.marks.pop();
      else known.marks.push(mark);
      known.sure++;
      known.revision = change.status.revision;
      at.base = change.status.revision;
      at.scene = change.scene?.id ?? change.whole?.id ?? at.scene;
    } catch (error) {
      if (error instanceof TypeError) return isUndo ? 'undo' : mark; // the connection broke
      throw error;
    }
  }
}

/** An edit that writes a mark at the front of some paragraph. */
function insertion(at: { base: number; scene: string }, d: Document, mark: string, n: number) {
  const story = d.stories[0];
  const bodies = story?.story.blocks.filter((b) => b.role === 'body') ?? [];
  const block = bodies[n % bodies.length];
  const step = {
    type: 'replaceText',
    at: { story: story?.id, block: block?.id },
    from: 0,
    to: 0,
    spans: [{ text: mark }],
  };
  return { ...at, edits: [{ name: 'type', steps: [step] }], serial: 0 };
}

async function verify(server: Server, id: string, known: Known, last: string) {
  const { document, status } = await ask<Opened>(server, 'GET', `/documents/${id}`);
  const text = document.stories.flatMap((s) => s.story.blocks.map(blockText)).join('\n');
  expect(runeCount(text)).toBeGreaterThan(1000);
  expect(status.revision).toBeGreaterThanOrEqual(known.revision);
  // The edit without an answer may have been saved or not; an undo takes the last mark back.
  if (last === 'undo' && status.revision > known.revision) known.marks.pop();
  if (last !== 'undo' && text.includes(last)) known.marks.push(last);
  for (const mark of known.marks) expect(text, `${mark} was acknowledged`).toContain(mark);
  known.revision = status.revision;
}
