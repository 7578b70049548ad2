// What can be done at the photo desk by name.

import type { Command } from '../../components/commands';
import { toPage } from '../../stores/route';
import { applyDraft, fillDown, selectAll } from './actions';
import { isEmpty } from './changes';
import { focusSearch } from './DeskSearch';
import { useDeskHabits, usePhotoDesk } from './desk-state';

const hasDraft = () => !isEmpty(usePhotoDesk.getState().draft);

export const deskCommands: Command[] = [
  { id: 'desk.back', titleKey: 'desk.command.back', group: 'view', run: toPage },
  { id: 'desk.find', titleKey: 'desk.command.find', group: 'edit', keys: ['Ctrl+F'], run: focusSearch },
  {
    id: 'desk.select-all',
    titleKey: 'desk.command.selectAll',
    group: 'edit',
    keys: ['Ctrl+A'],
    panel: 'photo-desk',
    run: () => selectAll(),
  },
  {
    id: 'desk.fill-down',
    titleKey: 'desk.command.fillDown',
    group: 'edit',
    keys: ['Ctrl+D'],
    panel: 'photo-desk',
    run: fillDown,
    isEnabled: () => usePhotoDesk.getState().active !== null,
  },
  {
    id: 'desk.apply',
    titleKey: 'desk.command.apply',
    group: 'edit',
    keys: ['Ctrl+Enter'],
    panel: 'photo-desk',
    run: () => applyDraft(),
    isEnabled: hasDraft,
  },
  {
    id: 'desk.view',
    titleKey: 'desk.command.view',
    group: 'view',
    run: () => useDeskHabits.setState((s) => ({ view: s.view === 'list' ? 'grid' : 'list' })),
  },
];
