// Pictures of the canvas: renditions of the desk at a width that fits the
// zoom, decoded off the main thread. A narrower one serves until the wanted
// one is there, and one of another tone until that is toned.

import { desk } from '../api/desk';

const widths = [320, 800, 1600, 3200];
/** Decoded pixels that are kept, about four bytes each. */
const mostPixels = 60_000_000;

type Held = { photo: string; bitmap: ImageBitmap; used: number };

const held = new Map<string, Held>();
const loading = new Map<string, Promise<void>>();
const failed = new Set<string>();
const listeners = new Set<(photo: string) => void>();
let clock = 0;

/** Told when a photo can be drawn, or drawn better. */
export function onPhoto(l: (photo: string) => void): () => void {
  listeners.add(l);
  return () => listeners.delete(l);
}

/** The step at or above a width in device pixels. */
export const widthFor = (pixels: number): number => widths.find((w) => w >= pixels) ?? 3200;

const key = (photo: string, width: number, tone: string) => `${photo} ${width} ${tone}`;

/** The best picture at hand for a width in device pixels of the WHOLE photo, in a tone (see toneKey); a better one is fetched. */
export function photoFor(photo: string, pixels: number, tone = ''): ImageBitmap | null {
  const wanted = widthFor(pixels);
  if (!held.has(key(photo, wanted, tone))) fetchPhoto(photo, wanted, tone);
  const steps = [wanted, ...widths.filter((w) => w > wanted), ...widths.filter((w) => w < wanted).reverse()];
  for (const width of steps) {
    const h = held.get(key(photo, width, tone));
    if (!h) continue;
    h.used = ++clock;
    return h.bitmap;
  }
  return latestOf(photo);
}

/** What was drawn last of a photo, in whatever tone. */
function latestOf(photo: string): ImageBitmap | null {
  let best: Held | null = null;
  for (const h of held.values()) if (h.photo === photo && h.used > (best?.used ?? 0)) best = h;
  return best?.bitmap ?? null;
}

/** Settles when no picture is being fetched. */
export async function photosSettled(): Promise<void> {
  while (loading.size) await Promise.allSettled(loading.values());
}

function fetchPhoto(photo: string, width: number, tone: string) {
  const k = key(photo, width, tone);
  if (loading.has(k) || failed.has(k) || isOtherToneLoading(photo, width)) return;
  const load = decode(photo, width, tone)
    .then((bitmap) => {
      held.set(k, { photo, bitmap, used: ++clock });
      discard();
    })
    .catch(() => {
      failed.add(k);
      // A desk that was away may be back: it is asked again after a while.
      setTimeout(() => failed.delete(k), 10_000);
    })
    .finally(() => {
      loading.delete(k);
      for (const l of listeners) l(photo);
    });
  loading.set(k, load);
}

/**
 * While a slider moves, tones come faster than pictures: one at a time is
 * fetched, and when it is there the photo is drawn anew, which asks for the
 * tone that is wanted by then.
 */
function isOtherToneLoading(photo: string, width: number): boolean {
  const start = key(photo, width, '');
  for (const k of loading.keys()) if (k.startsWith(start)) return true;
  return false;
}

async function decode(photo: string, width: number, tone: string): Promise<ImageBitmap> {
  const response = await fetch(desk.photoUrl(photo, width, tone));
  if (!response.ok) throw new Error(String(response.status));
  return createImageBitmap(await response.blob());
}

/** Drops what was not drawn for longest while too much is held. */
function discard() {
  let pixels = [...held.values()].reduce((n, h) => n + h.bitmap.width * h.bitmap.height, 0);
  const oldest = [...held.entries()].sort((a, b) => a[1].used - b[1].used);
  for (const [k, h] of oldest) {
    if (pixels <= mostPixels || held.size <= 8) return;
    pixels -= h.bitmap.width * h.bitmap.height;
    h.bitmap.close();
    held.delete(k);
  }
}
