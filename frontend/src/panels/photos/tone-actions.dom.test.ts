import { expect, test } from 'vitest';
import type { Document, Photo } from '../../model/document';
import { toneSteps } from './tone-actions';

const photo = (id: string, tone?: Photo['tone']): Photo => ({
  id,
  name: `${id}.jpg`,
  width: 3,
  height: 2,
  section: -1,
  ...(tone ? { tone } : {}),
});
const d = { photos: [photo('a'), photo('b', { exposure: 0.5 }), photo('c', { newsprint: true })] } as Document;

test('each photo that is meant has its tone changed, the others are left out', () => {
  const steps = toneSteps(d, ['a', 'b'], (p) => ({ ...p.tone, shadows: 0.2 }));
  expect(steps).toEqual([
    { type: 'setPhoto', photo: photo('a', { shadows: 0.2 }) },
    { type: 'setPhoto', photo: photo('b', { exposure: 0.5, shadows: 0.2 }) },
  ]);
});

test('what has its tone already is no step, and no tone is none at all', () => {
  expect(toneSteps(d, ['a', 'b', 'c'], (p) => p.tone ?? {})).toEqual([]);
  expect(toneSteps(d, ['b', 'c'], () => ({}))).toEqual([
    { type: 'setPhoto', photo: photo('b') },
    { type: 'setPhoto', photo: photo('c') },
  ]);
});
