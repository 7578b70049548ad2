// The program at work on the sample, for the tests of one file: each file has a
// program and a data folder to itself, and shares the browser with others.

import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { Editor, theBrowser } from './editor';
import { ask, type Server, sample, scratch, serve } from './program';
import { documentOf } from './sections';

export let tmp: ReturnType<typeof scratch>;
export const report = sample();
export let browser: Browser;
export let server: Server;
/** The document. */
export let id: string;
/** The tab of the test that runs. */
export let editor: Editor;

const data = () => join(tmp.dir, 'data');

/** Composes the sample before the first test, and ends everything behind the last. args: more of the program's. */
export function onSample(args: () => string[] = () => []) {
  beforeAll(async () => {
    tmp = scratch();
    browser = await theBrowser();
    server = await serve(data(), [report.manuscript, '--photos', report.folder, ...args()]);
    id = new URL(server.url).pathname.split('/').at(-1) ?? '';
  });
  afterAll(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await server.stop();
    tmp.remove();
  });
}

/** The same with a tab on the document for each test. */
export function inEditor(args?: () => string[]) {
  onSample(args);
  inTab();
}

/**
 * A tab on the document for each test of where it is called; what the console
 * complains of fails it. The tab is the one of the test before, which left the
 * document and comes back to it: that costs an eighth of a new tab. Behind a
 * test that failed, or that was done with its tab, there is a new one.
 */
export function inTab() {
  beforeEach(async ({ task }) => {
    editor = await tab();
    return async () => {
      const { troubles } = editor;
      if (task.result?.state === 'fail' || troubles.length > 0) await editor.close();
      expect(troubles).toEqual([]);
    };
  });
}

async function tab(): Promise<Editor> {
  if (editor?.isOpenOn(server.origin) !== true) return (await Editor.open(browser, address())).ready();
  await editor.comeBack(id);
  return editor;
}

/** The document as it is kept. */
export const content = async () => JSON.stringify(await documentOf(server, id));
/** How many steps of its history are in force. */
export const cursor = async () => (await ask<{ cursor: number }>(server, 'GET', `/documents/${id}/history`)).cursor;

/** The document's address, also where the server was started anew without naming it. */
export const address = () => `${server.origin}/d/${id}?token=${server.token}`;

/** Starts the server on the same data, once it was stopped or killed. */
export async function startAnew(port = 0) {
  server = await serve(data(), [], port);
}
