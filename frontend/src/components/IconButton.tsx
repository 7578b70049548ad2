// A button that shows an icon alone: its name is told to everyone.

import { ActionIcon, type ActionIconProps, Tooltip } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { MouseEvent, MouseEventHandler } from 'react';
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

/** A click of the mouse leaves the keys to the page: Space pans there, and does not press the button again. */
function giveKeysBack(e: MouseEvent<HTMLButtonElement>) {
  if (e.detail > 0) e.currentTarget.blur();
}

export function IconButton({ icon: Icon, label, keys, isPressed, iconSize = 16, onClick, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={keys ? `${label}  ${showChord(keys)}` : label}>
      <ActionIcon
        aria-label={label}
        aria-pressed={isPressed}
        data-active={isPressed || undefined}
        {...rest}
        onClick={(e: MouseEvent<HTMLButtonElement>) => {
          giveKeysBack(e);
          onClick?.(e);
        }}
      >
        <Icon size={iconSize} strokeWidth={1.6} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
