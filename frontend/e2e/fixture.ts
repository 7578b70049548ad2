// The program at work on the sample, for the tests of one file: each file has
// this module, and so the program, to itself.

import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { Editor, launch } from './editor';
import { ask, type Server, sample, scratch, serve } from './program';
import { documentOf } from './sections';

export const tmp = scratch();
export const data = join(tmp.dir, 'data');
export const report = sample();
export let browser: Browser;
export let server: Server;
/** The document. */
export let id: string;
/** The tab of the test that runs. */
export let editor: Editor;

/** Composes the sample before the first test, and ends everything behind the last. */
export function onSample() {
  beforeAll(async () => {
    browser = await launch();
    server = await serve(data, [report.manuscript, '--photos', report.folder]);
    id = new URL(server.url).pathname.split('/').at(-1) ?? '';
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    tmp.remove();
  });
}

/** The same with a tab on the document for each test; what the console complains of fails it. */
export function inEditor() {
  onSample();
  beforeEach(async () => {
    editor = await (await Editor.open(browser, address())).ready();
    return async () => {
      const { troubles } = editor;
      await editor.close();
      expect(troubles).toEqual([]);
    };
  });
}

/** The document as it is kept. */
export const content = async () => JSON.stringify(await documentOf(server, id));
/** How many steps of its history are in force. */
export const cursor = async () => (await ask<{ cursor: number }>(server, 'GET', `/documents/${id}/history`)).cursor;

/** The document's address, also where the server was started anew without naming it. */
export const address = () => `${server.origin}/d/${id}?token=${server.token}`;

/** Starts the server on the same data, once it was stopped or killed. */
export async function startAnew(port = 0) {
  server = await serve(data, [], port);
}
