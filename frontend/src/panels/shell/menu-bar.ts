// The menu bar of a window: the commands of the registry, as the palette shows
// them, in menus by their group.

import {
  type Command,
  type CommandGroup,
  commandNamed,
  fieldCommand,
  isCommandEnabled,
  runCommand,
} from '../../components/commands';
import type { MenuItem } from '../../model/shell';
import type { DocumentInfo } from '../../model/wire';
import { goToDocument } from '../../stores/route';

type Translate = (key: string) => string;

const line: MenuItem = {};

/** A menu: entries by the ids of commands, "-" for a line, "recent" for the last documents; the group's others follow. */
type Plan = { name: string; groups: readonly CommandGroup[]; first: readonly string[]; last?: readonly string[] };

const plans: readonly Plan[] = [
  {
    name: 'file',
    groups: ['file'],
    first: ['home', 'import', 'recent', '-', 'save-as', 'reread', 'export', 'package', '-'],
    last: ['-', 'quit'],
  },
  { name: 'edit', groups: ['edit'], first: ['undo', 'redo', '-', 'text.find', '-'] },
  { name: 'view', groups: ['view'], first: [] },
  { name: 'tools', groups: ['tools'], first: [] },
  { name: 'text', groups: ['text'], first: [] },
  { name: 'arrange', groups: ['arrange'], first: [] },
  { name: 'photo', groups: ['photo'], first: [] },
  { name: 'compose', groups: ['compose'], first: ['compose', 'fit'] },
  { name: 'help', groups: ['help'], first: ['guide', 'shortcuts', 'palette', 'welcome', '-', 'about'] },
];

const placed = new Set(plans.flatMap((p) => [...p.first, ...(p.last ?? [])]));

/** The menus for what can be done now. */
export function menusOf(
  commands: readonly Command[],
  recent: readonly Pick<DocumentInfo, 'id' | 'title'>[],
  t: Translate,
): MenuItem[] {
  const byId = new Map(commands.map((c) => [c.id, c]));
  const entry = (id: string): MenuItem[] => {
    if (id === '-') return [line];
    if (id === 'recent') return recentMenu(recent, t);
    const command = byId.get(id);
    return command ? [itemOf(command, t)] : [];
  };
  return plans.flatMap(({ name, groups, first, last = [] }) => {
    const others = commands.filter((c) => groups.includes(c.group) && !placed.has(c.id)).map((c) => itemOf(c, t));
    const items = tidy([...first.flatMap(entry), line, ...others, ...last.flatMap(entry)]);
    return items.length ? [{ label: t(`menu.${name}`), items }] : [];
  });
}

function itemOf(command: Command, t: Translate): MenuItem {
  const [keys] = command.keys ?? [];
  return {
    command: command.id,
    label: plain(t(command.titleKey)),
    ...(keys && { keys }),
    ...(!isCommandEnabled(command) && { isDisabled: true }),
    ...(command.isChecked && { isChecked: command.isChecked() }),
  };
}

/** Prefix of the command that opens a document. */
const opening = 'document:';

function recentMenu(recent: readonly Pick<DocumentInfo, 'id' | 'title'>[], t: Translate): MenuItem[] {
  const items = recent.map(({ id, title }) => ({ command: opening + id, label: plain(title) }));
  return items.length ? [{ label: t('menu.recent'), items }] : [];
}

/** A "_" of the text is no mark of a letter. */
const plain = (text: string) => text.replaceAll('_', '__');

/** No line at the ends, none beside another. */
const tidy = (items: readonly MenuItem[]): MenuItem[] =>
  items.filter((item, i) => item.label || (items.slice(0, i).some(hasLabel) && items[i + 1]?.label));

const hasLabel = (item: MenuItem) => item.label !== undefined;

/** An entry was chosen: what its key would do at the place of the focus. */
export function runFromMenu(id: string) {
  if (id.startsWith(opening)) return goToDocument(id.slice(opening.length));
  const command = commandNamed(id);
  if (command && !fieldCommand(command)) runCommand(id);
}
