// Language, theme and help: at the right end of both bars.

import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { CircleHelp, Languages, Monitor, Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { runCommand } from '../../components/commands';
import { Key } from '../../components/Key';
import { type Language, type Theme, usePreferences } from '../../stores/preferences';
import classes from './bar.module.css';

const icon = { size: 16, strokeWidth: 1.6, 'aria-hidden': true } as const;
const themes = { light: Sun, dark: Moon, system: Monitor };
const languages: readonly Language[] = ['zh', 'en'];

export function ProgramButtons() {
  return (
    <div className={classes.program}>
      <LanguageMenu />
      <ThemeMenu />
      <HelpMenu />
    </div>
  );
}

function LanguageMenu() {
  const { t } = useTranslation();
  const language = usePreferences((s) => s.language);
  const set = usePreferences((s) => s.set);
  return (
    <Menu>
      <Tooltip label={t('shell.language')}>
        <Menu.Target>
          <button type="button" className={classes.language} aria-label={t('shell.language')}>
            <Languages {...icon} /> {t(`shell.languageShort.${language}`)}
          </button>
        </Menu.Target>
      </Tooltip>
      <Menu.Dropdown>
        <Menu.RadioGroup value={language} onChange={(v) => set({ language: v as Language })}>
          {languages.map((l) => (
            <Menu.RadioItem key={l} value={l}>
              {t(`shell.languageName.${l}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

function ThemeMenu() {
  const { t } = useTranslation();
  const theme = usePreferences((s) => s.theme);
  const set = usePreferences((s) => s.set);
  const Icon = themes[theme];
  return (
    <Menu>
      <Tooltip label={t('shell.theme.label')}>
        <Menu.Target>
          <ActionIcon aria-label={t('shell.theme.label')}>
            <Icon {...icon} />
          </ActionIcon>
        </Menu.Target>
      </Tooltip>
      <Menu.Dropdown>
        <Menu.RadioGroup value={theme} onChange={(v) => set({ theme: v as Theme })}>
          {(['light', 'dark', 'system'] as const).map((name) => (
            <Menu.RadioItem key={name} value={name}>
              {t(`shell.theme.${name}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

function HelpMenu() {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Tooltip label={t('shell.help')}>
        <Menu.Target>
          <ActionIcon aria-label={t('shell.help')}>
            <CircleHelp {...icon} />
          </ActionIcon>
        </Menu.Target>
      </Tooltip>
      <Menu.Dropdown>
        <Menu.Item rightSection={<Key chord="F1" />} onClick={() => runCommand('guide')}>
          {t('shell.command.guide')}
        </Menu.Item>
        <Menu.Item rightSection={<Key chord="?" />} onClick={() => runCommand('shortcuts')}>
          {t('shell.command.shortcuts')}
        </Menu.Item>
        <Menu.Item rightSection={<Key chord="Ctrl+K" />} onClick={() => runCommand('palette')}>
          {t('shell.command.palette')}
        </Menu.Item>
        <Menu.Item onClick={() => runCommand('welcome')}>{t('shell.command.welcome')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => runCommand('about')}>{t('shell.command.about')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
