// A page as its printing plates: amounts of the four inks for each pixel, and
// what they look like on paper.

/** The order of the plates everywhere. */
export const plateNames = ['c', 'm', 'y', 'k'] as const;
export type PlateName = (typeof plateNames)[number];

export type Plates = {
  width: number;
  height: number;
  /** One byte a pixel, row by row from the page's upper left; 255 is solid. */
  levels: readonly [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
};

/** What the inks look like: RGB bytes of a grid of `side` amounts of each ink, C slowest, K fastest. */
export type InkCube = { side: number; rgb: Uint8Array; axes: readonly [Axis, Axis, Axis, Axis] };

/** For each level of an ink: the node below, and as one number how far it is to the next and the step to it. */
type Axis = { base: Int32Array; way: Int32Array };

const weights = 512;
const stepBits = 16;
const stepMask = (1 << stepBits) - 1;

/** Makes the cube ready; null where the bytes are not those of a cube. */
export function inkCube(rgb: Uint8Array): InkCube | null {
  const side = Math.round((rgb.length / 3) ** 0.25);
  if (side < 2 || side > 33 || side ** 4 * 3 !== rgb.length) return null;
  return {
    side,
    rgb,
    axes: [newAxis(side, side ** 3), newAxis(side, side ** 2), newAxis(side, side), newAxis(side, 1)],
  };
}

function newAxis(side: number, step: number): Axis {
  const axis = { base: new Int32Array(256), way: new Int32Array(256) };
  for (let level = 0; level < 256; level++) {
    const place = (level / 255) * (side - 1);
    const node = Math.min(Math.floor(place), side - 2);
    axis.base[level] = node * step;
    axis.way[level] = (Math.round((place - node) * weights) << stepBits) | step;
  }
  return axis;
}

/** composite: as printed; single: one plate in its ink; grey: the plates as films, black. */
export type PlateMode = 'composite' | 'single' | 'grey';

export type PlateLook = {
  mode: PlateMode;
  /** Which plates are shown, in their order. */
  shown: readonly [boolean, boolean, boolean, boolean];
  /** Percent of ink, all plates together, above which pixels are hatched; null: none are. */
  limit: number | null;
};

/** The header of the answer: "PLTS", width, height, each four bytes, little end first. */
const headerLength = 12;
const magic = 0x53544c50;

/** Reads plates as the desk sends them, unpacked: header, then the planes one after the other. */
export function readPlates(bytes: Uint8Array): Plates | null {
  if (bytes.length < headerLength) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const [width, height] = [view.getUint32(4, true), view.getUint32(8, true)];
  const size = width * height;
  if (view.getUint32(0, true) !== magic || !size || bytes.length !== headerLength + 4 * size) return null;
  const plane = (i: number) => bytes.subarray(headerLength + i * size, headerLength + (i + 1) * size);
  return { width, height, levels: [plane(0), plane(1), plane(2), plane(3)] };
}

/** Amounts of ink at a pixel in percent; null outside. */
export function inksAt(p: Plates, x: number, y: number): [number, number, number, number] | null {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  if (column < 0 || row < 0 || column >= p.width || row >= p.height) return null;
  const at = row * p.width + column;
  const percent = (plate: Uint8Array) => Math.round(((plate[at] ?? 0) / 255) * 100);
  const [c, m, y_, k] = p.levels;
  return [percent(c), percent(m), percent(y_), percent(k)];
}

/** How much of the page each plate covers, in percent. */
export function coverage(p: Plates): [number, number, number, number] {
  const mean = (plate: Uint8Array) => {
    let sum = 0;
    for (const v of plate) sum += v;
    return (sum / plate.length / 255) * 100;
  };
  const [c, m, y, k] = p.levels;
  return [mean(c), mean(m), mean(y), mean(k)];
}

/** What is over a limit: how many pixels, the most ink there is and where, in percent and pixels. */
export type OverLimit = { pixels: number; most: number; x: number; y: number };

export function overLimit(p: Plates, limit: number): OverLimit {
  const [c, m, y, k] = p.levels as readonly [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
  const bound = levelOf(limit);
  let [pixels, most, at] = [0, 0, 0];
  for (let i = 0; i < c.length; i++) {
    const sum = (c[i] as number) + (m[i] as number) + (y[i] as number) + (k[i] as number);
    if (sum > most) [most, at] = [sum, i];
    if (sum > bound) pixels++;
  }
  return { pixels, most: (most / 255) * 100, x: at % p.width, y: Math.floor(at / p.width) };
}

/** A sum of levels that counts as being at the limit: half a level of each plate is rounding. */
const levelOf = (percent: number) => (percent / 100) * 255 + 2;

/** Writes some rows of the picture as RGBA; out holds them alone. */
export function paintPlates(
  out: Uint8ClampedArray,
  p: Plates,
  cube: InkCube,
  look: PlateLook,
  from: number,
  rows: number,
) {
  const colour = colourOf(cube, look);
  const [c, m, y, k] = p.levels as readonly [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
  const bound = look.limit === null ? Number.POSITIVE_INFINITY : levelOf(look.limit);
  const start = from * p.width;
  let [last, rgb] = [-1, 0];
  for (let i = 0, o = 0; i < rows * p.width; i++, o += 4) {
    const at = start + i;
    const [a, b, d, e] = [c[at] as number, m[at] as number, y[at] as number, k[at] as number];
    const key = ((a * 256 + b) * 256 + d) * 256 + e;
    if (key !== last) [last, rgb] = [key, colour(a, b, d, e)];
    const isOver = a + b + d + e > bound && isHatched(i % p.width, from + Math.floor(i / p.width));
    const v = isOver ? hatch : rgb;
    out[o] = v >> 16;
    out[o + 1] = (v >> 8) & 255;
    out[o + 2] = v & 255;
    out[o + 3] = 255;
  }
}

/** The red of what the press would refuse. */
const hatch = 0xd0121b;
const isHatched = (x: number, y: number) => ((x + y) & 7) < 3;

type Colour = (c: number, m: number, y: number, k: number) => number;

function colourOf(cube: InkCube, { mode, shown }: PlateLook): Colour {
  const [hasC, hasM, hasY, hasK] = shown;
  if (mode === 'grey')
    return (c, m, y, k) => {
      const left = [hasC ? c : 0, hasM ? m : 0, hasY ? y : 0, hasK ? k : 0].reduce((l, v) => l * (1 - v / 255), 255);
      return Math.round(left) * 0x010101;
    };
  return (c, m, y, k) => inkColour(cube, hasC ? c : 0, hasM ? m : 0, hasY ? y : 0, hasK ? k : 0);
}

/**
 * The colour of inks on paper, 0xRRGGBB: between the cube's nodes along the
 * edges of a simplex, the longest way first, as the backend goes.
 */
export function inkColour({ rgb, axes }: InkCube, c: number, m: number, y: number, k: number): number {
  const [ac, am, ay, ak] = axes;
  const at0 = num(ac.base, c) + num(am.base, m) + num(ay.base, y) + num(ak.base, k);
  const [w0, w1] = [Math.max(num(ac.way, c), num(am.way, m)), Math.min(num(ac.way, c), num(am.way, m))];
  const [w2, w3] = [Math.max(num(ay.way, y), num(ak.way, k)), Math.min(num(ay.way, y), num(ak.way, k))];
  const [first, a, b, last] = [Math.max(w0, w2), Math.min(w0, w2), Math.max(w1, w3), Math.min(w1, w3)];
  const [second, third] = [Math.max(a, b), Math.min(a, b)];
  const at1 = at0 + (first & stepMask);
  const at2 = at1 + (second & stepMask);
  const at3 = at2 + (third & stepMask);
  const at4 = at3 + (last & stepMask);
  const [s1, s2, s3, s4] = [first >> stepBits, second >> stepBits, third >> stepBits, last >> stepBits];
  let out = 0;
  for (let i = 0; i < 3; i++) {
    const sum =
      (weights - s1) * num(rgb, at0 * 3 + i) +
      (s1 - s2) * num(rgb, at1 * 3 + i) +
      (s2 - s3) * num(rgb, at2 * 3 + i) +
      (s3 - s4) * num(rgb, at3 * 3 + i) +
      s4 * num(rgb, at4 * 3 + i);
    out = (out << 8) | ((sum + weights / 2) >> 9);
  }
  return out;
}

/** An element that is there. */
const num = (of: Uint8Array | Int32Array, at: number): number => of[at] as number;
