// Times as an editor says them: today 14:32, yesterday 18:47, 14 January.

import type { TFunction } from 'i18next';

const startOfDay = (d: Date) => new Date(d.getFullYear(), d.getMonth(), d.getDate()).getTime();
const day = 24 * 3600 * 1000; // milliseconds

/** now is given where tests need it. */
export function dayOf(time: string, language: string, t: TFunction, now = new Date()): string {
  const at = new Date(time);
  const clock = at.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hour12: false });
  const days = Math.round((startOfDay(now) - startOfDay(at)) / day);
  if (days === 0) return t('home.today', { time: clock });
  if (days === 1) return t('home.yesterday', { time: clock });
  const isThisYear = at.getFullYear() === now.getFullYear();
  return at.toLocaleDateString(language, { month: 'short', day: 'numeric', year: isThisYear ? undefined : 'numeric' });
}
