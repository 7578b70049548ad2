// Two pictures of the same page held against each other, in a browser.

import type { Page } from 'playwright-core';

/** A part of a picture, device pixels. */
export type Patch = { name: string; x: number; y: number; w: number; h: number };

/** How one part of two pictures compares. */
export type Likeness = Patch & {
  /** Correlation of the two in the best place, 1 is equal but for contrast. */
  like: number;
  /** Where the second must be moved for that, pixels. */
  dx: number;
  dy: number;
  /** Difference of the two mean greys, of 255. */
  grey: number;
};

type Asked = { a: string; b: string; patches: Patch[]; reach: number };

/** Compares parts of two PNGs of one size; the second is tried up to `reach` pixels off. */
export async function compare(page: Page, a: Buffer, b: Buffer, patches: Patch[], reach = 3): Promise<Likeness[]> {
  const asked: Asked = { a: a.toString('base64'), b: b.toString('base64'), patches, reach };
  return page.evaluate(inBrowser, asked);
}

/** Runs in the page: nothing from outside of it is at hand. */
async function inBrowser({ a, b, patches, reach }: Asked): Promise<Likeness[]> {
  type Grey = { at: (x: number, y: number) => number; width: number; height: number };
  const read = async (png: string): Promise<Grey> => {
    const bytes = Uint8Array.from(atob(png), (c) => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    const grey = (x: number, y: number) => {
      const i = 4 * (y * width + x);
      return 0.299 * (data[i] ?? 0) + 0.587 * (data[i + 1] ?? 0) + 0.114 * (data[i + 2] ?? 0);
    };
    // Hairlines that lie half a pixel off still touch.
    const at = (x: number, y: number) => (grey(x, y - 1) + 2 * grey(x, y) + grey(x, y + 1)) / 4;
    return { at, width, height };
  };
  const part = (g: Grey, p: Patch, dx: number, dy: number) => {
    const out = new Float64Array(p.w * p.h);
    for (let y = 0; y < p.h; y++) for (let x = 0; x < p.w; x++) out[y * p.w + x] = g.at(p.x + x + dx, p.y + y + dy);
    return out;
  };
  const mean = (v: Float64Array) => v.reduce((s, x) => s + x, 0) / v.length;
  const correlation = (u: Float64Array, v: Float64Array) => {
    const [mu, mv] = [mean(u), mean(v)];
    let [uv, uu, vv] = [0, 0, 0];
    u.forEach((x, i) => {
      const [du, dv] = [x - mu, (v[i] ?? 0) - mv];
      uv += du * dv;
      uu += du * du;
      vv += dv * dv;
    });
    return uu < 1 && vv < 1 ? 1 : uv / Math.sqrt(uu * vv || 1);
  };
  const [first, second] = [await read(a), await read(b)];
  // A screenshot ends at a whole CSS pixel.
  if (Math.max(Math.abs(first.width - second.width), Math.abs(first.height - second.height)) > 2)
    throw new Error(`${first.width} × ${first.height} and ${second.width} × ${second.height}`);
  return patches.map((p) => {
    const u = part(first, p, 0, 0);
    let best = { like: -2, dx: 0, dy: 0 };
    for (let dy = -reach; dy <= reach; dy++)
      for (let dx = -reach; dx <= reach; dx++) {
        const like = correlation(u, part(second, p, dx, dy));
        if (like > best.like + 1e-9 || (dx === 0 && dy === 0 && like >= best.like)) best = { like, dx, dy };
      }
    return { ...p, ...best, grey: Math.abs(mean(u) - mean(part(second, p, 0, 0))) };
  });
}
