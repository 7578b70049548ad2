import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { Menu as MenuIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { commandNamed, isCommandEnabled, runCommand } from '../../components/commands';
import { Key } from '../../components/Key';
import { usePanels } from '../../stores/panels';
import { usePreferences } from '../../stores/preferences';

export function MainMenu() {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-start">
      <Tooltip label={t('shell.menu')}>
        <Menu.Target>
          <ActionIcon aria-label={t('shell.menu')}>
            <MenuIcon size={16} strokeWidth={1.6} />
          </ActionIcon>
        </Menu.Target>
      </Tooltip>
      <Menu.Dropdown miw={240}>
        <Entry id="home" />
        <Entry id="import" />
        <Entry id="save-as" />
        <Menu.Divider />
        <Entry id="photo-desk" />
        <Entry id="press" />
        <Menu.Divider />
        <Entry id="reread" />
        <Entry id="compose" />
        <Entry id="fit" />
        <Entry id="export" />
        <Entry id="package" />
        <Menu.Divider />
        <Menu.Item onClick={showHistory}>{t('history.title')}</Menu.Item>
        <Entry id="text.find" />
        <Entry id="palette" />
        <Menu.Divider />
        <Menu.Item onClick={() => usePanels.setState({ leftOpen: true })} hiddenFrom="md">
          {t('shell.dock.left')}
        </Menu.Item>
        <Menu.Item onClick={() => usePanels.setState({ rightOpen: true })} hiddenFrom="lg">
          {t('shell.dock.inspector')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function showHistory() {
  usePreferences.getState().set({ leftTab: 'history' });
  usePanels.setState({ leftOpen: true });
}

/** A command with its key. */
function Entry({ id }: { id: string }) {
  const { t } = useTranslation();
  const command = commandNamed(id);
  if (!command) return null;
  const [key] = command.keys ?? [];
  return (
    <Menu.Item
      disabled={!isCommandEnabled(command)}
      rightSection={key && <Key chord={key} />}
      onClick={() => runCommand(id)}
    >
      {t(command.titleKey)}
    </Menu.Item>
  );
}
