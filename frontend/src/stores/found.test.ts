import { beforeEach, expect, it } from 'vitest';
import type { PreflightFinding } from '../model/wire';
import { chooseFinding, listFindings, useFound } from './found';

const found = (code: string, frame: string): PreflightFinding => ({
  code,
  severity: 'warning',
  decision: 'warn',
  message: code,
  place: { frame },
});

const [a, b, c] = [found('a', 'f1'), found('b', 'f1'), found('b', 'f2')];

beforeEach(() => listFindings(null));

it.each([
  ['what is chosen stays chosen where an earlier one was mended', [a, b, c], 2, [b, c], 1],
  ['what was mended is chosen no more', [a, b, c], 0, [b, c], null],
  ['no list, nothing chosen', [a], 0, null, null],
])('%s', (_, before, chosen, after, want) => {
  listFindings(before);
  chooseFinding(chosen);
  listFindings(after);
  expect(useFound.getState().chosen).toBe(want);
});
