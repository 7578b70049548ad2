import { describe, expect, it } from 'vitest';
import {
  coverage,
  type InkCube,
  inkColour,
  inkCube,
  inksAt,
  overLimit,
  type Plates,
  paintPlates,
  readPlates,
} from './plates';

/** A cube of pure subtraction: C takes red, M green, Y blue, K all. */
function plainCube(side: number): InkCube {
  const rgb = new Uint8Array(side ** 4 * 3);
  let o = 0;
  const left = (v: number, k: number) => Math.round(255 * (1 - v / (side - 1)) * (1 - k / (side - 1)));
  for (let c = 0; c < side; c++)
    for (let m = 0; m < side; m++)
      for (let y = 0; y < side; y++) for (let k = 0; k < side; k++) for (const v of [c, m, y]) rgb[o++] = left(v, k);
  const made = inkCube(rgb);
  if (!made) throw new Error('no cube');
  return made;
}

const cube = plainCube(5);

/** A page of one row. */
function row(...pixels: [number, number, number, number][]): Plates {
  const plane = (i: number) => Uint8Array.from(pixels, (p) => p[i] as number);
  return { width: pixels.length, height: 1, levels: [plane(0), plane(1), plane(2), plane(3)] };
}

function picture(p: Plates, look: Parameters<typeof paintPlates>[3]): number[] {
  const out = new Uint8ClampedArray(p.width * p.height * 4);
  paintPlates(out, p, cube, look, 0, p.height);
  return Array.from({ length: p.width * p.height }, (_, i) =>
    [0, 1, 2].reduce((n, c) => n * 256 + (out[i * 4 + c] ?? 0), 0),
  );
}

const all = [true, true, true, true] as const;

describe('the wire', () => {
  it('brings planes one after the other', () => {
    const bytes = new Uint8Array(12 + 8);
    const view = new DataView(bytes.buffer);
    for (const [i, v] of [0x53544c50, 2, 1].entries()) view.setUint32(i * 4, v, true);
    bytes.set([1, 2, 3, 4, 5, 6, 7, 8], 12);
    const p = readPlates(bytes);
    expect(p && [p.width, p.height, ...p.levels.map((l) => [...l])]).toEqual([2, 1, [1, 2], [3, 4], [5, 6], [7, 8]]);
    expect(readPlates(bytes.subarray(0, 19))).toBeNull();
    expect(readPlates(new Uint8Array(3))).toBeNull();
    view.setUint32(0, 7, true);
    expect(readPlates(bytes)).toBeNull();
  });
});

describe('the colour of inks', () => {
  it('is that of the nodes, and between them goes straight', () => {
    expect(inkColour(cube, 0, 0, 0, 0)).toBe(0xffffff);
    expect(inkColour(cube, 255, 0, 0, 0)).toBe(0x00ffff);
    expect(inkColour(cube, 0, 0, 0, 255)).toBe(0);
    for (let k = 0; k <= 255; k += 5) expect(inkColour(cube, 0, 0, 0, k) & 255).toBeCloseTo(255 - k, -0.4);
  });
});

describe('a cube', () => {
  it('has as many nodes along each ink', () => {
    expect(inkCube(new Uint8Array(11 ** 4 * 3))?.side).toBe(11);
    expect(inkCube(new Uint8Array(11 ** 4 * 3 - 3))).toBeNull();
    expect(inkCube(new Uint8Array(3))).toBeNull();
  });
});

describe('what is shown', () => {
  const page = row([255, 0, 0, 0], [0, 0, 0, 255], [255, 255, 0, 0], [0, 0, 0, 0]);

  it('leaves out the plates that are off', () => {
    expect(picture(page, { mode: 'composite', shown: all, limit: null })).toEqual([0x00ffff, 0, 0x0000ff, 0xffffff]);
    const noCyan = [false, true, true, true] as const;
    expect(picture(page, { mode: 'composite', shown: noCyan, limit: null })).toEqual([0xffffff, 0, 0xff00ff, 0xffffff]);
  });

  it('shows plates as films in grey', () => {
    const cyan = [true, false, false, false] as const;
    expect(picture(page, { mode: 'grey', shown: cyan, limit: null })).toEqual([0, 0xffffff, 0, 0xffffff]);
  });

  it('hatches what is over the limit, hidden plates counted too', () => {
    const dark = row(...Array.from({ length: 16 }, (): [number, number, number, number] => [200, 200, 200, 100]));
    const look = { mode: 'composite', shown: [false, false, false, true], limit: 240 } as const;
    const colours = new Set(picture(dark, look));
    expect(colours.size).toBe(2);
    expect(colours.has(0xd0121b)).toBe(true);
    expect(new Set(picture(dark, { ...look, limit: 300 })).size).toBe(1);
  });
});

describe('the figures', () => {
  const page = row([255, 0, 0, 0], [255, 255, 255, 51], [0, 0, 0, 0], [0, 0, 0, 0]);

  it('tells the inks under a pixel', () => {
    expect(inksAt(page, 1.9, 0.2)).toEqual([100, 100, 100, 20]);
    expect(inksAt(page, 4, 0)).toBeNull();
    expect(inksAt(page, -0.1, 0)).toBeNull();
  });

  it('tells the coverage of plates', () => {
    expect(coverage(page).map(Math.round)).toEqual([50, 25, 25, 5]);
  });

  it('finds the place with the most ink', () => {
    expect(overLimit(page, 240)).toEqual({ pixels: 1, most: 320, x: 1, y: 0 });
    expect(overLimit(page, 320).pixels).toBe(0);
  });
});
