// What a page and the window around it tell each other (docs/http-api.md, "In a window").

import type { Finding, Job, Opened, Upload } from './wire';

/** What a page shall show; the shelf where it is empty. */
export type Opening = {
  /** The program's own, for a page that has none yet. */
  language?: 'zh' | 'en';
  document?: string;
  /** The document itself, where it could be opened. */
  opened?: Opened;
  job?: Job;
  uploads?: Upload[];
  error?: Finding;
  /** What else should be known. */
  findings?: Finding[];
};

/** An entry of the menu bar: with items a menu, with nothing a line between others. */
export type MenuItem = {
  command?: string;
  /** "_" stands before the letter that chooses it. */
  label?: string;
  keys?: string;
  isDisabled?: boolean;
  isChecked?: boolean;
  items?: MenuItem[];
};

export type Menu = { language: string; title: string; menus: MenuItem[] };

export type ShellEvents = {
  show: Opening;
  /** An entry of the menu was chosen. */
  command: { command: string };
  /** The window wants to close: everything is to be handed over. */
  closing: Record<string, never>;
  /** What the page shows is asked for, and where a place of a frame is on the screen. */
  inspect: { frame?: string; offset?: number };
};
