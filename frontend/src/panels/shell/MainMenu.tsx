import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { Menu as MenuIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { desk } from '../../api/desk';
import { commandNamed, isCommandEnabled, runCommand } from '../../components/commands';
import { download } from '../../components/files';
import { Key } from '../../components/Key';
import { usePanels } from '../../stores/panels';
import { usePreferences } from '../../stores/preferences';
import { useSession } from '../../stores/session';

export function MainMenu() {
  const { t } = useTranslation();
  const id = useSession((s) => s.id);
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
        <Menu.Item disabled={!id} onClick={() => id && download(desk.fileUrl(id))}>
          {t('home.download')}
        </Menu.Item>
        <Menu.Divider />
        <Entry id="reread" />
        <Entry id="compose" />
        <Entry id="fit" />
        <Entry id="export" />
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
