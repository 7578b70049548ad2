import { beforeEach, expect, it } from 'vitest';
import { type Command, registerCommands, useCommands } from '../../components/commands';
import type { MenuItem } from '../../model/shell';
import { useRoute } from '../../stores/route';
import { menusOf, runFromMenu } from './menu-bar';

const command = (id: string, group: Command['group'], more: Partial<Command> = {}): Command => ({
  id,
  group,
  titleKey: `title.${id}`,
  run: () => undefined,
  ...more,
});

/** A menu in a line each: labels, keys, states; "-" for a line. */
const told = (items: readonly MenuItem[]): string[] =>
  items.map((i) =>
    i.label === undefined
      ? '-'
      : [i.label, i.keys, i.isDisabled && 'disabled', i.isChecked !== undefined && `checked ${i.isChecked}`]
          .filter(Boolean)
          .join(' '),
  );

const t = (key: string) => key;
const menu = (menus: readonly MenuItem[], name: string) =>
  told(menus.find((m) => m.label === `menu.${name}`)?.items ?? []);

beforeEach(() => useCommands.setState({ commands: [] }));

it('commands stand in the menu of their group, with their first key and their state', () => {
  const menus = menusOf(
    [
      command('undo', 'edit', { keys: ['Ctrl+Z'], isEnabled: () => false }),
      command('toggle-grid', 'view', { isChecked: () => true }),
      command('toggle-snap', 'view', { isChecked: () => false }),
    ],
    [],
    t,
  );
  expect(menus.map((m) => m.label)).toEqual(['menu.edit', 'menu.view']);
  expect(menu(menus, 'edit')).toEqual(['title.undo Ctrl+Z disabled']);
  expect(menu(menus, 'view')).toEqual(['title.toggle-grid checked true', 'title.toggle-snap checked false']);
});

it('the file menu has its order, the last documents, and no line too many', () => {
  const commands = [
    command('quit', 'file', { keys: ['Ctrl+Q'] }),
    command('export', 'file'),
    command('import', 'file'),
    command('new-one', 'file'),
  ];
  const menus = menusOf(commands, [{ id: 'd1', title: 'a_b' }], t);
  expect(menu(menus, 'file')).toEqual([
    'title.import',
    'menu.recent',
    '-',
    'title.export',
    '-',
    'title.new-one',
    '-',
    'title.quit Ctrl+Q',
  ]);
  // An underline would choose a letter.
  const file = menus[0]?.items ?? [];
  expect(file.find((i) => i.label === 'menu.recent')?.items).toEqual([{ command: 'document:d1', label: 'a__b' }]);
});

it('a chosen entry runs its command, opens its document, or leaves a field its own undo', () => {
  const ran: string[] = [];
  registerCommands([
    command('undo', 'edit', { run: () => ran.push('undo') }),
    command('never', 'edit', { run: () => ran.push('never'), isEnabled: () => false }),
  ]);
  runFromMenu('undo');
  runFromMenu('never');
  runFromMenu('gone');
  expect(ran).toEqual(['undo']);
  const asked: string[] = [];
  Object.assign(document, { execCommand: (name: string) => asked.push(name) > 0 });
  const field = document.body.appendChild(document.createElement('input'));
  field.focus();
  runFromMenu('undo');
  expect([ran, asked]).toEqual([['undo'], ['undo']]);
  field.remove();
  runFromMenu('document:d7');
  expect(useRoute.getState().document).toBe('d7');
});
