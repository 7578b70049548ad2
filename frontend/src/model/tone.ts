// Tones of photos: their ranges, and the short form that the desk knows them
// by in addresses (photo.Tone in the backend).

import type { Tone } from './document';

export type ToneSlider = 'exposure' | 'contrast' | 'shadows' | 'white';

/** Range of each slider, and the step of its keys. */
export const toneRanges: Record<ToneSlider, { least: number; most: number; step: number }> = {
  exposure: { least: -3, most: 3, step: 0.1 },
  contrast: { least: -1, most: 1, step: 0.05 },
  shadows: { least: -1, most: 1, step: 0.05 },
  white: { least: 0, most: 0.5, step: 0.01 },
};

const letters: [string, ToneSlider][] = [
  ['e', 'exposure'],
  ['c', 'contrast'],
  ['s', 'shadows'],
  ['w', 'white'],
];

const hundredths = (v: number) => Math.round(v * 100);

/** "e50s20n" is half a stop, a fifth of the shadows, on newsprint; no change is "". */
export function toneKey(tone: Tone | undefined): string {
  if (!tone) return '';
  const values = letters.map(([letter, name]) => {
    const n = hundredths(tone[name] ?? 0);
    return n === 0 ? '' : `${letter}${n}`;
  });
  return values.join('') + (tone.newsprint ? 'n' : '');
}

/** A tone on its steps, without what changes nothing; undefined for none. */
export function tidyTone(tone: Tone): Tone | undefined {
  const out: Tone = {};
  for (const [, name] of letters) {
    const n = hundredths(tone[name] ?? 0);
    if (n !== 0) out[name] = n / 100;
  }
  if (tone.newsprint) out.newsprint = true;
  return Object.keys(out).length ? out : undefined;
}
