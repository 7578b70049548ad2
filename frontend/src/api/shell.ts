// What is around the page: a tab of a browser, or a window of the program's
// own. Whatever differs between the two is decided here, once.

import type { Menu, Opening } from '../model/shell';
import { call, clientId } from './client';

/** A file of the desk that the editor wants to have: the result of a job, or a document. */
export type Wanted = { job: string } | { document: string };

/** What became of it: a browser loads it down by itself; a window asks where, and the editor may give it up. */
export type Saved = { state: 'loading' } | { state: 'kept'; path: string } | { state: 'dropped' };

export type Shell = {
  /** The commands stand in a menu bar above the page. */
  readonly hasMenuBar: boolean;
  /** The page can end the program. */
  readonly canQuit: boolean;
  /** The first call of a page: what it shall show. */
  start(): Promise<Opening>;
  /** The first document is painted. */
  painted(): void;
  showMenu(menu: Menu): Promise<void>;
  /** Lets the editor choose files to open. What comes of it is told as files, or as an event. */
  open(pick: () => Promise<File[]>): Promise<File[]>;
  /** Lets the editor keep a file. */
  save(wanted: Wanted, url: string): Promise<Saved>;
  settled(isSaved: boolean): void;
  inspected(seen: unknown): void;
  quit(): void;
};

const browser: Shell = {
  hasMenuBar: false,
  canQuit: false,
  start: async () => ({}),
  painted: () => undefined,
  showMenu: async () => undefined,
  open: (pick) => pick(),
  save: async (_, url) => {
    const link = document.createElement('a');
    link.href = url;
    link.download = '';
    link.click();
    return { state: 'loading' };
  },
  settled: () => undefined,
  inspected: () => undefined,
  quit: () => undefined,
};

/** Where nobody waits for the answer and nothing can be done about a failure. */
const tell = (path: string, json: unknown = {}) => void call('POST', `/shell/${path}`, { json }).catch(() => undefined);

const ownWindow: Shell = {
  hasMenuBar: true,
  canQuit: true,
  start: () => call('POST', '/shell/start'),
  painted: () => tell('painted'),
  showMenu: (menu) => call('PUT', '/shell/menu', { json: menu }),
  open: async () => {
    await call('POST', '/shell/open');
    return [];
  },
  save: async (wanted) => {
    const { path } = await call<{ path?: string }>('POST', '/shell/save', { json: wanted });
    return path ? { state: 'kept', path } : { state: 'dropped' };
  },
  settled: (isSaved) => tell('settled', { isSaved }),
  inspected: (seen) => tell('inspected', seen),
  quit: () => tell('quit'),
};

/** The addresses that Wails gives to a page: on Windows one of HTTP, elsewhere a scheme of its own. */
const isWindow = location.protocol === 'wails:' || location.hostname === 'wails.localhost';

export const shell: Shell = isWindow ? ownWindow : browser;

/** The address of the events: a stream cannot send headers. */
export const eventsUrl = (language: string) =>
  `/api/events?${new URLSearchParams({ client: clientId, lang: language })}`;
