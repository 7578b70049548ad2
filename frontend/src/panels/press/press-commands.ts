// The press dock by name and by key.

import type { Command } from '../../components/commands';
import { plateNames } from '../../kernels/plates';
import { usePanels } from '../../stores/panels';
import { togglePlate, useProof } from '../../stores/proof';
import { useSession } from '../../stores/session';

export const closePress = () => usePanels.setState({ press: false });

export const pressCommand: Command = {
  id: 'press',
  titleKey: 'press.command',
  group: 'view',
  keys: ['Ctrl+Shift+Y'],
  run: () => usePanels.setState(({ press }) => ({ press: !press, leftOpen: !press })),
  isEnabled: () => useSession.getState().document !== null,
  isChecked: () => usePanels.getState().press,
};

/** 1 to 4 while the dock has the focus. */
export const plateCommands: Command[] = plateNames.map((name, i) => ({
  id: `press.plate-${name}`,
  titleKey: `press.toggle.${name}`,
  group: 'view',
  keys: [String(i + 1)],
  panel: 'press',
  run: () => togglePlate(i),
  isChecked: () => useProof.getState().shown[i] ?? false,
}));
