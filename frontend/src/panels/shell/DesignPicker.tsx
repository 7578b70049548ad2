import { Button, Menu } from '@mantine/core';
import { ChevronDown, LayoutTemplate } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { attempt } from '../../components/toasts';
import { composeAlternatives, setConditions, useAlternatives } from '../../stores/alternatives';
import { useSession } from '../../stores/session';
import { reloadShelf, useShelf } from '../../stores/shelf';
import classes from './bar.module.css';

/** The design of the page; another one is tried by composing in it. */
export function DesignPicker() {
  const { t, i18n } = useTranslation();
  const about = useShelf((s) => s.about);
  const design = useSession((s) => s.document?.design);
  const columns = useSession((s) => s.document?.grid.columns);
  const wanted = useAlternatives((s) => s.conditions.design);
  useEffect(() => {
    if (!about) void attempt(reloadShelf);
  }, [about]);
  if (!design) return null;
  const title = design.title?.[i18n.language] ?? about?.designs.find((d) => d.name === design.name)?.title;
  const choose = (name: string) => {
    setConditions({ design: name });
    void composeAlternatives();
  };
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          className={classes.design}
          leftSection={<LayoutTemplate size={16} strokeWidth={1.6} />}
          rightSection={<ChevronDown size={14} strokeWidth={1.6} />}
        >
          {t('shell.design', { title: title ?? design.name, count: columns })}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('shell.designHint')}</Menu.Label>
        <Menu.RadioGroup value={wanted ?? design.name} onChange={choose}>
          {(about?.designs ?? []).map((d) => (
            <Menu.RadioItem key={d.name} value={d.name}>
              {t('shell.designEntry', { title: d.title, width: Math.round(d.widthMm), height: Math.round(d.heightMm) })}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
