import { ActionIcon, Button, Menu } from '@mantine/core';
import { ChevronDown, FileOutput } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { startExport } from '../../stores/exporting';
import { openDialog } from '../../stores/panels';
import { usePreferences } from '../../stores/preferences';
import { useSession } from '../../stores/session';
import classes from './bar.module.css';

/** Exports at once as last time; its menu has the other ways. */
export function ExportButton() {
  const { t } = useTranslation();
  const isOpen = useSession((s) => s.document !== null);
  const format = usePreferences((s) => s.exportFormat);
  return (
    <div className={classes.split}>
      <Button
        variant="default"
        disabled={!isOpen}
        leftSection={<FileOutput size={16} strokeWidth={1.6} />}
        onClick={() => openDialog('export')}
      >
        {t('shell.export')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" disabled={!isOpen} aria-label={t('shell.exportAs')} className={classes.more}>
            <ChevronDown size={14} strokeWidth={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void startExport({ format: 'pdf' })}>{t('export.pdf')}</Menu.Item>
          <Menu.Item onClick={() => void startExport({ format: 'png', page: 0, dpi: 150 })}>
            {t('export.png')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => openDialog('export')}>{t(`export.more.${format}`)}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
