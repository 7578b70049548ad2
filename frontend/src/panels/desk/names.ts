// What a finding is called where there is no room for its message.

import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** The short name of a finding's code; the last part of the code where it has none. */
export function useShortNames(): (code: string) => string {
  const { t } = useTranslation();
  return useCallback((code) => t(`desk.short.${code}`, { defaultValue: code.split('.').at(-1) ?? code }), [t]);
}
