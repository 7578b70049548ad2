import { describe, expect, it } from 'vitest';
import { fitPage, fitWidth, pageToScreen, realScale, reveal, screenToPage, viewportOf, zoomAt } from './viewport';

const scene = {
  pages: [
    { label: '1', width: 1_000_000, height: 1_400_000, bleed: 0, groups: [] },
    { label: '2', width: 800_000, height: 1_000_000, bleed: 0, groups: [] },
  ],
};
const view = { zoom: 0.5, panX: 100, panY: 50 };
const v = viewportOf(view, scene);

describe('page and screen', () => {
  it.each([
    [0, 0, 0],
    [0, 123_456, 654_321],
    [1, 400_000, 500_000],
  ])('there and back on page %i', (page, x, y) => {
    const s = pageToScreen(v, page, x, y);
    const back = screenToPage(v, s.x, s.y);
    expect(back.page).toBe(page);
    expect(back.x).toBeCloseTo(x, 3);
    expect(back.y).toBeCloseTo(y, 3);
  });

  it('pages stand below each other, centred', () => {
    expect(v.pages[1]).toMatchObject({ x: 100_000, y: 1_490_000 });
  });

  it('an inch in real size is 96 pixels', () => {
    expect(72_000 * realScale).toBe(96);
  });

  it('the corner stands on a whole device pixel', () => {
    expect(viewportOf({ zoom: 1, panX: 10.3, panY: 10.3 }, scene, 1.5).panX).toBeCloseTo(10, 6);
  });
});

describe('zoom', () => {
  it('keeps what is under the pointer', () => {
    const at = { x: 333, y: 222 };
    const before = screenToPage(v, at.x, at.y);
    const after = screenToPage(viewportOf(zoomAt(view, 1.7, at), scene, 100), at.x, at.y);
    expect(after.x).toBeCloseTo(before.x, -2);
    expect(after.y).toBeCloseTo(before.y, -2);
  });

  it('has ends', () => {
    expect(zoomAt(view, 1000, { x: 0, y: 0 }).zoom).toBe(40);
    expect(zoomAt(view, 0, { x: 0, y: 0 }).zoom).toBe(0.05);
  });

  it('fits a page, and its width', () => {
    const size = { width: 1000, height: 800 };
    const page = viewportOf(fitPage(v.pages[0] ?? never(), size, 20), scene);
    const corner = pageToScreen(page, 0, 1_000_000, 1_400_000);
    expect(corner.y).toBeLessThanOrEqual(800 - 23);
    expect(pageToScreen(page, 0, 0, 0).y).toBeGreaterThanOrEqual(20 + 23);
    const wide = viewportOf(fitWidth(v.pages[0] ?? never(), size), scene);
    expect(pageToScreen(wide, 0, 1_000_000, 0).x).toBeCloseTo(976, 0);
  });
});

it('reveals with the least move', () => {
  const size = { width: 500, height: 400 };
  const r = { X: 900_000, Y: 0, W: 50_000, H: 10_000 };
  const moved = viewportOf(reveal(v, view, size, 0, r), scene);
  const p = pageToScreen(moved, 0, 950_000, 0);
  expect(p.x).toBeCloseTo(476, 0);
  expect(moved.panY).toBe(50);
});

function never(): never {
  throw new Error('no page');
}
