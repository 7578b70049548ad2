// Ticks of a ruler: at round numbers, dense enough to read from.

export type Tick = { value: number; isLabelled: boolean };

/** 1, 2 or 5 times a power of ten: the least step that is at least `pixels` wide. */
export function roundStep(pixelsPerUnit: number, pixels: number): number {
  const least = pixels / pixelsPerUnit;
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].find((m) => m * power >= least) ?? 10) * power;
}

/** Ticks from `from` to `to` (units); labels stand at least `labelPixels` apart. `whole`: no parts of a unit. */
export function ticks(from: number, to: number, pixelsPerUnit: number, labelPixels: number, whole = false): Tick[] {
  const labelled = Math.max(roundStep(pixelsPerUnit, labelPixels), whole ? 1 : 0);
  const fine = [labelled / 10, labelled / 5, labelled / 2].find(
    (s) => s * pixelsPerUnit >= 5 && (!whole || s % 1 === 0),
  );
  const step = fine ?? labelled;
  const out: Tick[] = [];
  for (let i = Math.ceil(from / step); i * step <= to; i++) {
    const value = i * step;
    const isLabelled = Math.abs(value / labelled - Math.round(value / labelled)) < 1e-6;
    out.push({ value: Math.round(value * 1e6) / 1e6, isLabelled });
  }
  return out;
}
