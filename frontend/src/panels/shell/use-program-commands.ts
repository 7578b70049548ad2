// Commands that work on every screen.

import { spotlight } from '@mantine/spotlight';
import { useEffect } from 'react';
import { shell } from '../../api/shell';
import { type Command, registerCommands } from '../../components/commands';
import { pickFiles, sortFiles } from '../../components/files';
import { attempt } from '../../components/toasts';
import { openDialog } from '../../stores/panels';
import { usePreferences } from '../../stores/preferences';
import { goHome, useRoute } from '../../stores/route';
import { makePage, takeFiles, useStart } from '../../stores/start';
import { toNextDock } from './docks';

const preferences = usePreferences.getState;
const isHome = () => useRoute.getState().document === null;

async function importFiles() {
  const files = await shell.open(() => pickFiles('.broadsheet', true));
  if (!files.length) return;
  goHome();
  await takeFiles(sortFiles(files));
}

const commands: Command[] = [
  { id: 'palette', titleKey: 'shell.command.palette', group: 'help', keys: ['Ctrl+K'], run: () => spotlight.toggle() },
  {
    id: 'import',
    titleKey: 'shell.command.import',
    group: 'file',
    keys: ['Ctrl+O'],
    run: () => void attempt(importFiles),
  },
  {
    id: 'make-page',
    titleKey: 'shell.command.makePage',
    group: 'compose',
    keys: ['Ctrl+Enter'],
    run: () => void makePage(),
    isEnabled: () => isHome() && useStart.getState().manuscript !== null && useStart.getState().job === null,
  },
  {
    id: 'shortcuts',
    titleKey: 'shell.command.shortcuts',
    group: 'help',
    keys: ['?'],
    run: () => openDialog('shortcuts'),
  },
  { id: 'guide', titleKey: 'shell.command.guide', group: 'help', keys: ['F1'], run: () => openDialog('guide') },
  { id: 'welcome', titleKey: 'shell.command.welcome', group: 'help', run: () => openDialog('welcome') },
  { id: 'about', titleKey: 'shell.command.about', group: 'help', run: () => openDialog('about') },
  { id: 'next-dock', titleKey: 'shell.command.nextDock', group: 'view', keys: ['F6'], run: () => toNextDock(1) },
  {
    id: 'previous-dock',
    titleKey: 'shell.command.previousDock',
    group: 'view',
    keys: ['Shift+F6'],
    run: () => toNextDock(-1),
  },
  ...(['light', 'dark', 'system'] as const).map(
    (theme): Command => ({
      id: `theme-${theme}`,
      titleKey: `shell.theme.${theme}`,
      group: 'view',
      run: () => preferences().set({ theme }),
      isChecked: () => preferences().theme === theme,
    }),
  ),
  {
    id: 'language',
    titleKey: 'shell.command.language',
    group: 'view',
    run: () => preferences().set({ language: preferences().language === 'zh' ? 'en' : 'zh' }),
  },
];

const ofWindow: Command[] = [
  { id: 'quit', titleKey: 'shell.command.quit', group: 'file', keys: ['Ctrl+Q'], run: shell.quit },
];

export function useProgramCommands() {
  useEffect(() => registerCommands(shell.canQuit ? [...commands, ...ofWindow] : commands), []);
}
