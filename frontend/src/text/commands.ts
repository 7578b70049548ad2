// The commands of text for the palette, the sheet of shortcuts and the keys of
// the program. Titles are keys of the catalogue "text".

import { openOverset } from '../panels/overset/overset-state';
import { usePreferences } from '../stores/preferences';
import { useSelection } from '../stores/selection';
import { session, useSession } from '../stores/session';
import { openFind, step } from './find-state';
import { toggle } from './formatting';
import { localDocument } from './local';

export type TextCommand = {
  id: string;
  /** Key in the catalogue "text". */
  title: string;
  /** "Ctrl+F": Ctrl is Command on a Mac. */
  keys: string;
  run: () => void;
  isEnabled: () => boolean;
};

const isOpen = (): boolean => useSession.getState().id !== null;
const hasText = (): boolean => isOpen() && useSelection.getState().text !== null;

function look(key: 'bold' | 'italic') {
  const d = localDocument();
  const { text } = useSelection.getState();
  const edit = d && text && toggle(d, text, key);
  if (edit) void session.edit(edit);
}

/** The dock of the story comes up, since finding lives in it. */
function find(isReplacing: boolean) {
  usePreferences.getState().set({ leftTab: 'story' });
  openFind(isReplacing);
}

function switchManuscript() {
  const { folded, set } = usePreferences.getState();
  set({ leftTab: 'story', folded: { ...folded, 'story.manuscript': !folded['story.manuscript'] } });
}

export const textCommands: readonly TextCommand[] = [
  { id: 'text.find', title: 'command.find', keys: 'Ctrl+F', run: () => find(false), isEnabled: isOpen },
  { id: 'text.replace', title: 'command.replace', keys: 'Ctrl+H', run: () => find(true), isEnabled: isOpen },
  { id: 'text.find-next', title: 'command.findNext', keys: 'F3', run: () => step(1), isEnabled: isOpen },
  { id: 'text.find-previous', title: 'command.findPrevious', keys: 'Shift+F3', run: () => step(-1), isEnabled: isOpen },
  { id: 'text.bold', title: 'command.bold', keys: 'Ctrl+B', run: () => look('bold'), isEnabled: hasText },
  { id: 'text.italic', title: 'command.italic', keys: 'Ctrl+I', run: () => look('italic'), isEnabled: hasText },
  { id: 'text.overset', title: 'command.overset', keys: '', run: () => openOverset(), isEnabled: isOpen },
  { id: 'text.manuscript', title: 'command.manuscript', keys: '', run: switchManuscript, isEnabled: isOpen },
];
