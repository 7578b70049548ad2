import { Button, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { showPage, showWidth, zoomSteps, zoomTo } from '../../canvas/looking';
import { Key } from '../../components/Key';
import { useView } from '../../stores/view';
import classes from './bar.module.css';

export const percent = (zoom: number): string => `${Math.round(zoom * 100)} %`;

export function ZoomSelect() {
  const { t } = useTranslation();
  const zoom = useView((s) => s.zoom);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          className={classes.zoom}
          aria-label={t('shell.zoom', { zoom: percent(zoom) })}
          rightSection={<ChevronDown size={14} strokeWidth={1.6} />}
        >
          {percent(zoom)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item rightSection={<Key chord="Ctrl+0" />} onClick={() => showPage()}>
          {t('canvas.key.fit-page')}
        </Menu.Item>
        <Menu.Item rightSection={<Key chord="Ctrl+Alt+0" />} onClick={() => showWidth()}>
          {t('canvas.key.fit-width')}
        </Menu.Item>
        <Menu.Item rightSection={<Key chord="Ctrl+1" />} onClick={() => zoomTo(1)}>
          {t('canvas.key.real-size')}
        </Menu.Item>
        <Menu.Divider />
        {zoomSteps.slice(0, 12).map((z) => (
          <Menu.Item key={z} onClick={() => zoomTo(z)}>
            {percent(z)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
