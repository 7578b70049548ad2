// The commands of text for the palette, the sheet of shortcuts and the keys of
// the program.

import type { Command } from '../components/commands';
import { openOverset } from '../panels/overset/overset-state';
import { usePreferences } from '../stores/preferences';
import { useSelection } from '../stores/selection';
import { session, useSession } from '../stores/session';
import { textEditing } from './editing';
import { openFind, step } from './find-state';
import { toggle } from './formatting';
import { handleKey } from './keys';
import { localDocument } from './local';

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

/** Does what a chord of the sheet of keys means, as from a menu. */
function pressInText(chord: string) {
  const arrows: Record<string, string> = { '←': 'ArrowLeft', '→': 'ArrowRight', '↑': 'ArrowUp', '↓': 'ArrowDown' };
  const parts = chord.split('+');
  const last = parts.at(-1) ?? '';
  const [altKey, ctrlKey] = [parts.includes('Alt'), parts.includes('Ctrl')];
  const event = new KeyboardEvent('keydown', { key: arrows[last] ?? last, altKey, ctrlKey });
  handleKey(event, textEditing);
}

/** A key of the caret, for the sheet of keys. */
function told(id: string, title: string, chord: string): Command {
  return {
    id,
    titleKey: `text.command.${title}`,
    group: 'text',
    keys: [chord],
    isKeyElsewhere: true,
    run: () => pressInText(chord),
    isEnabled: hasText,
  };
}

/** Keys that the hidden text area takes itself are only told here. */
export const textCommands: readonly Command[] = [
  {
    id: 'text.find',
    titleKey: 'text.command.find',
    group: 'edit',
    keys: ['Ctrl+F'],
    run: () => find(false),
    isEnabled: isOpen,
  },
  {
    id: 'text.replace',
    titleKey: 'text.command.replace',
    group: 'edit',
    keys: ['Ctrl+H'],
    run: () => find(true),
    isEnabled: isOpen,
  },
  {
    id: 'text.find-next',
    titleKey: 'text.command.findNext',
    group: 'edit',
    keys: ['F3'],
    run: () => step(1),
    isEnabled: isOpen,
  },
  {
    id: 'text.find-previous',
    titleKey: 'text.command.findPrevious',
    group: 'edit',
    keys: ['Shift+F3'],
    run: () => step(-1),
    isEnabled: isOpen,
  },
  {
    id: 'text.bold',
    titleKey: 'text.command.bold',
    group: 'text',
    keys: ['Ctrl+B'],
    run: () => look('bold'),
    isEnabled: hasText,
  },
  {
    id: 'text.italic',
    titleKey: 'text.command.italic',
    group: 'text',
    keys: ['Ctrl+I'],
    run: () => look('italic'),
    isEnabled: hasText,
  },
  told('text.tighter', 'tighter', 'Alt+←'),
  told('text.looser', 'looser', 'Alt+→'),
  told('text.block-up', 'blockUp', 'Alt+↑'),
  told('text.block-down', 'blockDown', 'Alt+↓'),
  told('text.sectionhead', 'sectionhead', 'Ctrl+Alt+1'),
  told('text.crosshead', 'crosshead', 'Ctrl+Alt+2'),
  told('text.lead', 'lead', 'Ctrl+Alt+3'),
  told('text.body', 'body', 'Ctrl+Alt+4'),
  told('text.leave', 'leave', 'Escape'),
  { id: 'text.overset', titleKey: 'text.command.overset', group: 'text', run: () => openOverset(), isEnabled: isOpen },
  {
    id: 'text.manuscript',
    titleKey: 'text.command.manuscript',
    group: 'text',
    run: switchManuscript,
    isEnabled: isOpen,
  },
];
