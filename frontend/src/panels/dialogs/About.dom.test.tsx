import { MantineProvider } from '@mantine/core';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { i18n } from '../../i18n/components';
import { useShelf } from '../../stores/shelf';
import About from './About';
import type { LicencesFile } from './licences';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const file: LicencesFile = {
  program: { name: 'Broadsheet', copyright: 'Copyright (c) 2026 We', licence: 'MIT', texts: [0] },
  entries: [
    { kind: 'go', name: 'a.org/tool', version: 'v1.2.3', licence: '', texts: [1, 2] },
    { kind: 'npm', name: 'bare', version: '4.5.6', licence: 'ISC', isDeclared: true, author: 'A. Writer', texts: [] },
  ],
  texts: ['our text', 'first text', 'second text'],
};

let root: Root;
let host: HTMLElement;
let answer: () => Promise<Response>;

const list = () => Promise.resolve(Response.json(file));
const session = () => Promise.resolve(Response.json({ version: 'v9.8.7', language: 'en', designs: [], limits: {} }));

beforeEach(async () => {
  await i18n.changeLanguage('en');
  vi.stubGlobal('fetch', (url: string) => (url === '/licences.json' ? answer() : session()));
  host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
});
afterEach(async () => {
  await act(async () => root.unmount());
  useShelf.setState({ about: null });
  host.remove();
  vi.unstubAllGlobals();
});

async function open(how: () => Promise<Response>) {
  answer = how;
  await act(async () =>
    root.render(
      <MantineProvider>
        <About />
      </MantineProvider>,
    ),
  );
}

const rows = () => [...host.querySelectorAll('label')].map((l) => l.querySelector('span')?.textContent);
const chosen = () => host.querySelector('input:checked')?.closest('label')?.querySelector('span')?.textContent;
const texts = () => [...host.querySelectorAll('pre')].map((p) => p.textContent);
const search = () => host.querySelector('input[type=search]') as HTMLInputElement;

async function choose(name: string) {
  const row = [...host.querySelectorAll('label')].find((l) => l.textContent?.startsWith(name));
  await act(async () => row?.querySelector('input')?.click());
}

async function find(query: string) {
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  await act(async () => {
    set?.call(search(), query);
    search().dispatchEvent(new Event('input', { bubbles: true }));
  });
}

describe('the About dialog', () => {
  it('says what the program is, its version, and whose it is', async () => {
    await open(list);
    expect(host.textContent).toContain('Version v9.8.7');
    expect(host.textContent).toContain('Copyright (c) 2026 We · MIT licence');
  });

  it('begins with the licence of the program itself', async () => {
    await open(list);
    expect(rows()).toEqual(['Broadsheet', 'a.org/tool', 'bare']);
    expect([chosen(), texts()]).toEqual(['Broadsheet', ['our text']]);
  });

  it('shows every text of what is chosen', async () => {
    await open(list);
    await choose('a.org/tool');
    expect([chosen(), texts()]).toEqual(['a.org/tool', ['first text', 'second text']]);
    expect(host.textContent).toContain('v1.2.3 · see its text');
  });

  it('says so where a package carries no text', async () => {
    await open(list);
    await choose('bare');
    expect(texts()).toEqual([]);
    expect(host.textContent).toContain('names the licence ISC and the author A. Writer');
  });

  it('searches, and shows the first that is found', async () => {
    await open(list);
    await find('tool');
    expect([rows(), chosen()]).toEqual([['a.org/tool'], 'a.org/tool']);
    expect(host.querySelector('output')?.textContent).toBe('1 part');
    await find('nowhere');
    expect([rows(), texts()]).toEqual([[], []]);
    expect(host.textContent).toContain('Nothing matches “nowhere”');
  });

  it('goes from the field into the list by the arrow key', async () => {
    await open(list);
    search().focus();
    const down = new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true });
    await act(async () => void search().dispatchEvent(down));
    expect(document.activeElement).toBe(host.querySelector('input:checked'));
  });

  it('says that the list is on its way', async () => {
    await open(() => new Promise(() => undefined));
    expect(host.querySelector('output')?.textContent).toBe('Reading the list of licences…');
  });

  it.each([
    ['HTTP 404', () => Promise.resolve(new Response('', { status: 404 }))],
    ['Failed to fetch', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['licences.json', () => Promise.resolve(new Response('<!doctype html>'))],
  ])('says what went wrong, and tries again: %s', async (trouble, how) => {
    await open(how);
    expect(host.querySelector('[role=alert]')?.textContent).toContain(`could not be read (${trouble})`);
    answer = list;
    await act(async () => host.querySelector('button')?.click());
    expect(host.querySelector('[role=alert]')).toBeNull();
    expect(chosen()).toBe('Broadsheet');
  });
});
