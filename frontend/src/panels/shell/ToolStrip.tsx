import { Tooltip, UnstyledButton } from '@mantine/core';
import { Frame, Hand, Image, type LucideIcon, Minus, MousePointer2, Type } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Tool, useView } from '../../stores/view';
import { setTool } from '../../tools/tool';
import classes from './bar.module.css';

const tools: { name: Tool; key: string; icon: LucideIcon }[] = [
  { name: 'select', key: 'V', icon: MousePointer2 },
  { name: 'text', key: 'T', icon: Type },
  { name: 'photo', key: 'P', icon: Image },
  { name: 'frame', key: 'F', icon: Frame },
  { name: 'rule', key: 'L', icon: Minus },
  { name: 'hand', key: 'H', icon: Hand },
];

export function ToolStrip() {
  const { t } = useTranslation();
  const tool = useView((s) => s.tool);
  return (
    <div className={classes.tools} role="toolbar" aria-label={t('shell.tools')}>
      {tools.map(({ name, key, icon: Icon }) => (
        <Tooltip key={name} label={`${t(`canvas.key.tool-${name}`)}  ${key}`}>
          <UnstyledButton
            className={classes.tool}
            aria-label={t(`canvas.key.tool-${name}`)}
            aria-pressed={tool === name}
            onClick={() => setTool(name)}
          >
            <Icon size={16} strokeWidth={1.6} aria-hidden />
            <span className={classes.toolKey}>{key}</span>
          </UnstyledButton>
        </Tooltip>
      ))}
    </div>
  );
}
