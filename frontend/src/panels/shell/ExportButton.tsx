import { ActionIcon, Button, Menu } from '@mantine/core';
import { ChevronDown, FileOutput } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { exportBy, openExport, startExport } from '../../stores/exporting';
import { loadProfiles, useProfiles } from '../../stores/profiles';
import { useSession } from '../../stores/session';
import classes from './bar.module.css';

/** Opens the dialog; its menu exports at once, by one of the profiles or as a picture. */
export function ExportButton() {
  const { t } = useTranslation();
  const isOpen = useSession((s) => s.document !== null);
  const profiles = useProfiles((s) => s.profiles);
  return (
    <div className={classes.split}>
      <Button
        variant="default"
        disabled={!isOpen}
        leftSection={<FileOutput size={16} strokeWidth={1.6} />}
        onClick={() => openExport()}
      >
        {t('shell.export')}
      </Button>
      <Menu position="bottom-end" onOpen={() => void loadProfiles()}>
        <Menu.Target>
          <ActionIcon variant="default" disabled={!isOpen} aria-label={t('shell.exportAs')} className={classes.more}>
            <ChevronDown size={14} strokeWidth={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {profiles.map((p) => (
            <Menu.Item key={p.name} onClick={() => void exportBy(p.name)}>
              {p.title}
            </Menu.Item>
          ))}
          <Menu.Item onClick={() => void startExport({ format: 'png', page: 0, dpi: 150 })}>
            {t('export.png')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => openExport(true)}>{t('shell.command.package')}</Menu.Item>
          <Menu.Item onClick={() => openExport()}>{t('export.more')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
