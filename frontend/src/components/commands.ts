// All commands of the program: what the palette, menus, the sheet of keys and
// the key handler know. Whoever can do something registers it here.

import { create } from 'zustand';
import { chordOf, isTyping } from './chords';

export type CommandGroup = 'file' | 'edit' | 'view' | 'tools' | 'arrange' | 'text' | 'photo' | 'compose' | 'help';

export type Command = {
  id: string;
  /** Key of its name in the texts, as "shell.command.undo". */
  titleKey: string;
  group: CommandGroup;
  /** As chordOf writes them: "Ctrl+Shift+Z", "F6", "R". The first is shown. */
  keys?: readonly string[];
  run: () => void;
  isEnabled?: () => boolean;
  /** For what is on or off. */
  isChecked?: () => boolean;
  /** Its keys count only while the focus is in the element with this data-panel. */
  panel?: string;
  /** Others listen for its keys themselves (the pasteboard's tools): here they are only told. */
  isKeyElsewhere?: boolean;
};

type Registry = { commands: readonly Command[] };

export const useCommands = create<Registry>(() => ({ commands: [] }));

/** Adds a command; one of the same id gives way. Returns its removal. */
export function registerCommand(command: Command): () => void {
  useCommands.setState(({ commands }) => ({ commands: [...commands.filter((c) => c.id !== command.id), command] }));
  return () => useCommands.setState(({ commands }) => ({ commands: commands.filter((c) => c !== command) }));
}

/** Adds several; returns the removal of all. */
export function registerCommands(commands: readonly Command[]): () => void {
  const ends = commands.map(registerCommand);
  return () => {
    for (const end of ends) end();
  };
}

export const commandNamed = (id: string): Command | undefined =>
  useCommands.getState().commands.find((c) => c.id === id);

export const isCommandEnabled = (c: Command): boolean => c.isEnabled?.() ?? true;

/** Runs a command, if it is there and has something to do. Returns whether it ran. */
export function runCommand(id: string): boolean {
  const command = commandNamed(id);
  if (!command || !isCommandEnabled(command)) return false;
  command.run();
  return true;
}

/** Where the focus is, as far as keys are concerned. */
export type KeyPlace = {
  /** data-panel of the elements around the focus, innermost first. */
  panels: readonly string[];
  /** Text is typed: into a field, or on the page. */
  isTyping: boolean;
  /** The text is the field's own, with its own undo. */
  isField: boolean;
  /** A dialog or menu is open: it has all keys. */
  isDialog: boolean;
};

const fieldKeys = new Set(['Ctrl+Z', 'Ctrl+Shift+Z', 'Ctrl+Y', 'Ctrl+A', 'Ctrl+B', 'Ctrl+I', 'Ctrl+D', 'Escape']);

/** The command of a chord at a place: the focused panel's before the program's. */
export function commandForKey(commands: readonly Command[], chord: string, place: KeyPlace): Command | undefined {
  if (place.isDialog || (place.isTyping && isTyping(chord)) || (place.isField && fieldKeys.has(chord)))
    return undefined;
  const able = commands.filter((c) => c.keys?.includes(chord) && !c.isKeyElsewhere && isCommandEnabled(c));
  const own = place.panels.flatMap((p) => able.filter((c) => c.panel === p));
  return own[0] ?? able.find((c) => c.panel === undefined);
}

function placeOf(target: EventTarget | null): KeyPlace {
  const element = target instanceof HTMLElement ? target : null;
  const panels: string[] = [];
  for (
    let e = element?.closest<HTMLElement>('[data-panel]');
    e;
    e = e.parentElement?.closest<HTMLElement>('[data-panel]')
  )
    panels.push(e.dataset.panel ?? '');
  const isText = element?.matches('input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable=true]');
  return {
    panels,
    isTyping: isText ?? false,
    isField: (isText ?? false) && !element?.matches('[data-text-input]'),
    isDialog: element?.closest('[role=dialog], [role=menu], [role=listbox]') != null,
  };
}

/** What a field does itself for a command that is chosen while it has the focus, as its keys would. */
const ofFields: Record<string, string> = { undo: 'undo', redo: 'redo' };

/** Hands a command over to the field that has the focus; returns whether it took it. */
export function fieldCommand(command: Command): boolean {
  const { activeElement } = document;
  const own = ofFields[command.id];
  if (!own || !placeOf(activeElement).isField) return false;
  return document.execCommand(own);
}

/** Listens for the keys of all commands; returns the end. */
export function listenForKeys(): () => void {
  const onKeyDown = (e: KeyboardEvent) => {
    if (e.defaultPrevented || e.isComposing) return;
    const command = commandForKey(useCommands.getState().commands, chordOf(e), placeOf(e.target));
    if (!command) return;
    e.preventDefault();
    command.run();
  };
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}
