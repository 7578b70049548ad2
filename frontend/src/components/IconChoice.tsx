// One of a few, each an icon whose name is told to everyone.

import { SegmentedControl, Tooltip } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';

export type IconChoiceProps<T extends string> = {
  label: string;
  value: T;
  choices: readonly { value: T; label: string; icon: LucideIcon }[];
  disabled?: boolean;
  onChange: (value: T) => void;
};

export function IconChoice<T extends string>({ label, value, choices, disabled, onChange }: IconChoiceProps<T>) {
  return (
    <SegmentedControl
      fullWidth
      size="xs"
      aria-label={label}
      disabled={disabled}
      value={value}
      onChange={(v) => onChange(v as T)}
      data={choices.map((c) => ({
        value: c.value,
        label: (
          <Tooltip label={c.label}>
            <span role="img" aria-label={c.label} style={{ display: 'grid', placeItems: 'center' }}>
              <c.icon size={14} strokeWidth={1.6} aria-hidden />
            </span>
          </Tooltip>
        ),
      }))}
    />
  );
}
