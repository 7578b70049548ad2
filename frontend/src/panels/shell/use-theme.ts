// Light, dark, or what the system says; the root's data-theme follows.

import { useColorScheme } from '@mantine/hooks';
import { useLayoutEffect } from 'react';
import { schemeOf, usePreferences } from '../../stores/preferences';

export function useTheme(): 'light' | 'dark' {
  const theme = usePreferences((s) => s.theme);
  const system = useColorScheme('light', { getInitialValueInEffect: false });
  const scheme = schemeOf(theme, system === 'dark');
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = scheme;
  }, [scheme]);
  return scheme;
}
