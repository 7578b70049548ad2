import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import { dayOf } from './days';

const t = ((key: string, { time }: { time: string }) => `${key} ${time}`) as unknown as TFunction;
const now = new Date(2026, 0, 15, 0, 10);

it.each([
  [new Date(2026, 0, 15, 0, 5), 'home.today 00:05'],
  [new Date(2026, 0, 14, 23, 55), 'home.yesterday 23:55'],
  [new Date(2026, 0, 12, 9, 0), '1月12日'],
  [new Date(2025, 11, 31, 9, 0), '2025年12月31日'],
])('%s', (at, said) => expect(dayOf(at.toISOString(), 'zh', t, now)).toBe(said));
