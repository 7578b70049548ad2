// A button that shows an icon alone: its name is told to everyone.

import { ActionIcon, type ActionIconProps, Tooltip } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { MouseEventHandler } from 'react';
import { showChord } from './chords';

export type IconButtonProps = ActionIconProps & {
  icon: LucideIcon;
  label: string;
  /** A chord, shown in the tooltip. */
  keys?: string;
  /** A toggle that is on or off; absent: no toggle. */
  isPressed?: boolean;
  onClick?: MouseEventHandler<HTMLButtonElement>;
  iconSize?: number;
};

export function IconButton({ icon: Icon, label, keys, isPressed, iconSize = 16, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={keys ? `${label}  ${showChord(keys)}` : label}>
      <ActionIcon aria-label={label} aria-pressed={isPressed} data-active={isPressed || undefined} {...rest}>
        <Icon size={iconSize} strokeWidth={1.6} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
