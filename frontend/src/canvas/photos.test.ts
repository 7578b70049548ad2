import { beforeEach, expect, test, vi } from 'vitest';

type Asked = { url: string; answer: () => void };

let asked: Asked[] = [];
let photos: typeof import('./photos');

beforeEach(async () => {
  asked = [];
  vi.resetModules();
  vi.stubGlobal(
    'fetch',
    (url: string) =>
      new Promise((resolve) => {
        asked.push({ url, answer: () => resolve({ ok: true, blob: async () => url }) });
      }),
  );
  vi.stubGlobal('createImageBitmap', async (url: string) => ({ url, width: 4, height: 3, close: () => undefined }));
  photos = await import('./photos');
  return () => vi.unstubAllGlobals();
});

const tones = () => asked.map((a) => new URL(a.url, 'http://x').searchParams.get('tone') ?? '');

test('while tones change only one is fetched at a time, and the last one wanted is next', async () => {
  photos.onPhoto((p) => photos.photoFor(p, 300, wanted));
  let wanted = '';
  photos.photoFor('a', 300);
  asked[0]?.answer();
  await photos.photosSettled();
  for (wanted of ['e10', 'e20', 'e30']) expect(photos.photoFor('a', 300, wanted)).toMatchObject({ width: 4 });
  expect(tones()).toEqual(['', 'e10']);
  asked[1]?.answer();
  await vi.waitFor(() => expect(tones()).toEqual(['', 'e10', 'e30']));
  asked[2]?.answer();
  await photos.photosSettled();
  expect(photos.photoFor('a', 300, 'e30')).toMatchObject({ url: asked[2]?.url });
  expect(asked).toHaveLength(3);
});

test('a tone that is not there yet is stood in for by what was drawn last, of this photo alone', async () => {
  photos.photoFor('a', 300, 'n');
  asked[0]?.answer();
  await photos.photosSettled();
  expect(photos.photoFor('a', 300, 'e50')).toMatchObject({ url: asked[0]?.url });
  expect(photos.photoFor('b', 300, 'e50')).toBeNull();
  expect(tones()).toEqual(['n', 'e50', 'e50']);
});
