// What a page and the window around it tell each other (docs/http-api.md, "In a window").

import type { Finding, Job, Upload } from './wire';

/** What a page shall show; the shelf where it is empty. */
export type Opening = { document?: string; job?: Job; uploads?: Upload[]; error?: Finding };

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
  open: Opening;
  /** An entry of the menu was chosen. */
  command: { command: string };
  /** The window wants to close: everything is to be handed over. */
  closing: Record<string, never>;
  /** What the page has measured is asked for. */
  measures: Record<string, never>;
};
