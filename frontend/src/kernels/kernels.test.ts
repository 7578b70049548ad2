import { describe, expect, it } from 'vitest';
import { columnX, documentWith, em, frame, grid, heightOf, leading, lineY, photo } from '../test/page';
import { aligned, distributed } from './align';
import { cropOf, effectivePpi, fillCrop, pannedCrop, reshapedCrop, wholeHeight, zoomedCrop } from './crop';
import { captionOf, followed } from './follow';
import { cellAt, cellsOf, linesIn } from './grid';
import { frameBelow, framesAt, framesTouching, handleAt, portAt } from './hit';
import { resized } from './resize';
import { gapsAround, snapEdges, snapMove, snapTargets } from './snap';
import { frameBeside, inReadingOrder, restacked } from './stacking';
import { roundStep, ticks } from './ticks';

const box = { X: 100, Y: 200, W: 400, H: 300 };

describe('grid', () => {
  it.each([
    ['first cell', columnX(0) + 1, lineY(1) + 1, 1, 1],
    ['third column, tenth line', columnX(2) + em, lineY(10) + 1, 3, 10],
    ['above the grid', columnX(0), lineY(1) - 1000, 1, 0],
    ['left of the grid', columnX(0) - 2 * em, lineY(1) + 1, 0, 1],
    ['right of the grid', columnX(3) + 20 * em, lineY(1), 0, 1],
  ])('%s', (_, x, y, column, line) => {
    expect(cellAt(grid, x, y)).toEqual({ column, line });
  });

  it('counts the columns and lines of a frame', () => {
    expect(cellsOf(grid, frame('a', 'photo', 1, 33, 2, 17).rect)).toEqual({
      column: 2,
      columns: 2,
      line: 33,
      lines: 17,
    });
    expect(linesIn(grid, heightOf(1))).toBe(1);
  });
});

describe('resize', () => {
  it.each([
    ['e', 50, 99, { X: 100, Y: 200, W: 450, H: 300 }],
    ['w', 50, 99, { X: 150, Y: 200, W: 350, H: 300 }],
    ['n', 50, -20, { X: 100, Y: 180, W: 400, H: 320 }],
    ['se', 10, 20, { X: 100, Y: 200, W: 410, H: 320 }],
    ['nw', 10, 20, { X: 110, Y: 220, W: 390, H: 280 }],
  ] as const)('by %s', (h, dx, dy, want) => {
    expect(resized(box, h, dx, dy, { least: 10 })).toEqual(want);
  });

  it('stops before its sides pass each other', () => {
    expect(resized(box, 'e', -1000, 0, { least: 10 })).toMatchObject({ X: 100, W: 10 });
    expect(resized(box, 'w', 1000, 0, { least: 10 })).toMatchObject({ X: 490, W: 10 });
  });

  it('keeps its shape with Shift, anchored at the opposite corner', () => {
    expect(resized(box, 'nw', -400, 0, { keepAspect: true, least: 10 })).toEqual({ X: -300, Y: -100, W: 800, H: 600 });
  });
});

describe('snap', () => {
  const other = frame('o', 'photo', 2, 5, 1, 10);
  const free = { ...frame('f', 'box', 0, 1, 1, 3), rect: { X: 333_000, Y: 500_500, W: 20_000, H: 7_000 } };
  const d = documentWith({ frames: [other, free, frame('m', 'photo', 0, 1, 1, 3)] });
  const targets = snapTargets(d, 0, new Set(['m']));

  it('rests on columns and lines', () => {
    const near = { X: columnX(1) + 700, Y: lineY(7) - 900, W: 130_000, H: heightOf(4) };
    const s = snapMove(near, targets, 6_000);
    expect(s).toMatchObject({ dx: -700, dy: 900 });
    expect(s.guides).toEqual([
      { axis: 'x', at: columnX(1) },
      { axis: 'y', at: lineY(7) },
    ]);
  });

  it('takes the grid before a neighbour that is nearer', () => {
    const near = { X: columnX(2) + 3_000, Y: 0, W: 50_000, H: 1 };
    expect(snapMove(near, targets, 6_000).dx).toBe(-3_000);
  });

  it('rests on a neighbour where no grid is near', () => {
    const s = snapMove({ X: 333_000 + 900, Y: 0, W: 5_000, H: 1 }, targets, 2_000);
    expect(s.dx).toBe(-900);
    expect(s.guides).toContainEqual({ axis: 'x', at: 333_000 });
  });

  it('leaves alone what is too far, and everything with no reach', () => {
    expect(snapMove({ X: columnX(1) + 20_000, Y: 0, W: 1, H: 1 }, targets, 6_000).dx).toBe(0);
    expect(snapMove({ X: columnX(1) + 1, Y: 0, W: 1, H: 1 }, targets, 0).dx).toBe(0);
  });

  it('draws only the edges that a handle moves', () => {
    const r = { X: columnX(0) + 500, Y: 0, W: columnX(1) - columnX(0) - em + 300, H: 10_000 };
    const s = snapEdges(r, { left: false, right: true, top: false, bottom: false }, targets, 6_000);
    expect(s).toMatchObject({ dx: -800, dy: 0 });
  });

  it('tells the gaps to neighbours at its height and above it', () => {
    const [a, left, below, far] = [
      { X: 100, Y: 100, W: 50, H: 50 },
      { X: 20, Y: 90, W: 70, H: 30 },
      { X: 110, Y: 170, W: 10, H: 10 },
      { X: 1000, Y: 100, W: 10, H: 10 },
    ];
    expect(gapsAround(a, [left, below, far], 100)).toEqual([
      { axis: 'x', from: 90, to: 100, across: 125 },
      { axis: 'y', from: 150, to: 170, across: 125 },
    ]);
  });
});

describe('crop', () => {
  const p = photo('p', 3000, 2000);

  it('fills a frame around the focal point, and stays inside the photo', () => {
    expect(fillCrop(p, { W: 100, H: 100 }, { x: 0.5, y: 0.5 })).toEqual({
      x: expect.closeTo(1 / 6),
      y: 0,
      w: 2 / 3,
      h: 1,
    });
    expect(fillCrop(p, { W: 100, H: 100 }, { x: 0.95, y: 0.5 }).x).toBeCloseTo(1 / 3);
    expect(fillCrop(p, { W: 300, H: 100 }, { x: 0.5, y: 0.2 })).toEqual({ x: 0, y: 0, w: 1, h: 0.5 });
  });

  it('always has the shape of its frame', () => {
    for (const shape of [
      { W: 100, H: 100 },
      { W: 240, H: 90 },
      { W: 50, H: 130 },
    ]) {
      const c = reshapedCrop(p, { x: 0.2, y: 0.3, w: 0.3, h: 0.45 }, { W: 100, H: 100 }, shape);
      expect((c.w * p.width) / (c.h * p.height)).toBeCloseTo(shape.W / shape.H, 6);
      expect(c.x >= 0 && c.y >= 0 && c.x + c.w <= 1 + 1e-9 && c.y + c.h <= 1 + 1e-9).toBe(true);
    }
  });

  it('keeps the focal point where it was in the frame', () => {
    const focal = { x: 0.6, y: 0.4 };
    const before = { x: 0.4, y: 0.25, w: 0.3, h: 0.45 };
    const after = reshapedCrop({ ...p, focal }, before, { W: 100, H: 100 }, { W: 130, H: 100 });
    expect((focal.x - after.x) / after.w).toBeCloseTo((focal.x - before.x) / before.w, 6);
    expect((focal.y - after.y) / after.h).toBeCloseTo((focal.y - before.y) / before.h, 6);
  });

  it('comes back to itself when the frame does', () => {
    const before = { x: 0.2, y: 0.1, w: 0.4, h: 0.6 };
    const away = reshapedCrop(p, before, { W: 100, H: 100 }, { W: 120, H: 100 });
    const back = reshapedCrop(p, away, { W: 120, H: 100 }, { W: 100, H: 100 });
    expect(back.w).toBeCloseTo(before.w, 6);
    expect(back.x).toBeCloseTo(before.x, 6);
  });

  it('pans no farther than the photo', () => {
    const c = { x: 0.1, y: 0.1, w: 0.5, h: 0.5 };
    expect(pannedCrop(c, 0.1, 0).x).toBeCloseTo(0.05);
    expect(pannedCrop(c, 5, -5)).toMatchObject({ x: 0, y: 0.5 });
  });

  it('zooms about a point, and never shows more than there is', () => {
    const c = { x: 0.25, y: 0.25, w: 0.5, h: 0.5 };
    const shape = { W: 300, H: 200 };
    const z = zoomedCrop(p, c, shape, 2, { x: 0, y: 0 });
    expect(z).toMatchObject({ x: 0.25, y: 0.25, w: 0.25, h: 0.25 });
    expect(zoomedCrop(p, c, shape, 0.01, { x: 0.5, y: 0.5 })).toEqual({ x: 0, y: 0, w: 1, h: 1 });
  });

  it('takes a missing crop for the whole photo', () => {
    expect(cropOf(undefined)).toEqual({ x: 0, y: 0, w: 1, h: 1 });
    expect(cropOf({ x: 0, y: 0, w: 0, h: 0 })).toEqual({ x: 0, y: 0, w: 1, h: 1 });
  });

  it('counts pixels to the inch of paper', () => {
    expect(effectivePpi(p, { x: 0, y: 0, w: 1, h: 1 }, { W: 10 * 72_000, H: 10 * 72_000 })).toBe(200);
    expect(wholeHeight(p, 300)).toBe(200);
  });
});

describe('hit', () => {
  const back = frame('back', 'text', 0, 1, 2, 20);
  const front = frame('front', 'photo', 0, 5, 1, 5);
  const rule = frame('rule', 'rule', 3, 1, 1, 1, { rect: { X: 700_000, Y: 100_000, W: 500, H: 90_000 } });
  const d = documentWith({ frames: [back, front, rule] });
  const inside = [columnX(0) + 100, lineY(6)] as const;

  it('finds the front first, and goes down the pile round and round', () => {
    const under = framesAt(d, 0, ...inside);
    expect(under.map((f) => f.id)).toEqual(['front', 'back']);
    expect(frameBelow(under, 'front')?.id).toBe('back');
    expect(frameBelow(under, 'back')?.id).toBe('front');
  });

  it('finds a photo in front of the text that runs around it', () => {
    const above = documentWith({ frames: [front, back] });
    expect(framesAt(above, 0, ...inside).map((f) => f.id)).toEqual(['front', 'back']);
  });

  it('finds thin rules from nearby, but not wide frames', () => {
    expect(framesAt(d, 0, 703_000, 120_000, 4_000).map((f) => f.id)).toEqual(['rule']);
    expect(framesAt(d, 0, back.rect.X - 1000, back.rect.Y + 5, 4_000)).toEqual([]);
  });

  it('a marquee takes what it touches, not what it is drawn on', () => {
    const r = { X: columnX(0) + 1000, Y: lineY(3), W: 5_000, H: 50_000 };
    expect(framesTouching(d, 0, r).map((f) => f.id)).toEqual(['front']);
  });

  it('finds handles and ports', () => {
    const r = { X: 100, Y: 100, W: 200, H: 120 };
    expect(handleAt(r, { x: 302, y: 219 }, 7)).toBe('se');
    expect(handleAt(r, { x: 200, y: 97 }, 7)).toBe('n');
    expect(handleAt(r, { x: 200, y: 150 }, 7)).toBe(null);
    expect(handleAt({ ...r, W: 20 }, { x: 110, y: 100 }, 7)).toBe(null);
    expect(portAt(r, { x: 100, y: 122 })).toBe('in');
    expect(portAt(r, { x: 300, y: 198 })).toBe('out');
  });
});

describe('follow', () => {
  const pic = frame('pic', 'photo', 0, 1, 1, 10, { photo: 'p' });
  const cap = frame('cap', 'caption', 0, 11, 1, 1, { photo: 'p' });
  const d = documentWith({ frames: [pic, cap], photos: [photo('p')] });

  it('a caption stays below and takes on the width', () => {
    expect(captionOf(d, pic)?.id).toBe('cap');
    const to = { X: 0, Y: 0, W: 500, H: 100 };
    const r = followed(cap, pic.rect, to);
    expect(r).toMatchObject({ X: 0, W: 500, H: cap.rect.H });
    expect(r.Y - 100).toBe(cap.rect.Y - pic.rect.Y - pic.rect.H);
  });
});

describe('stacking', () => {
  it.each([
    ['forward', 1, 2],
    ['forward', 3, 3],
    ['backward', 0, 0],
    ['front', 1, 3],
    ['back', 2, 0],
  ] as const)('%s from %i', (how, from, to) => {
    expect(restacked(4, from, how)).toBe(to);
  });

  it('reads rows from left to right', () => {
    const frames = [frame('c', 'text', 0, 20, 1, 5), frame('b', 'text', 2, 1, 1, 5), frame('a', 'photo', 0, 1, 1, 5)];
    expect(inReadingOrder(frames).map((f) => f.id)).toEqual(['a', 'b', 'c']);
    expect(frameBeside(frames, 'c', 1)?.id).toBe('a');
    expect(frameBeside(frames, undefined, -1)?.id).toBe('c');
  });
});

describe('align', () => {
  const rects = [box, { X: 0, Y: 0, W: 100, H: 100 }, { X: 900, Y: 900, W: 100, H: 100 }];
  it('puts edges and middles where the key has them', () => {
    expect(aligned(rects, box, 'right').map((r) => r.X)).toEqual([100, 400, 400]);
    expect(aligned(rects, box, 'middle').map((r) => r.Y)).toEqual([200, 300, 300]);
  });
  it('makes equal spaces', () => {
    const [a, b, c] = distributed(rects, 'across');
    expect([b?.X, a?.X, c?.X]).toEqual([0, 300, 900]);
  });
});

describe('ticks', () => {
  it('stand at round numbers', () => {
    expect(roundStep(1, 46)).toBe(50);
    expect(roundStep(10, 46)).toBe(5);
    const t = ticks(0, 100, 1, 46);
    expect(t.filter((x) => x.isLabelled).map((x) => x.value)).toEqual([0, 50, 100]);
    expect(t.map((x) => x.value)).toEqual([
      0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 100,
    ]);
  });
  it('never part a line', () => {
    expect(ticks(0, 3, 300, 40, true).map((x) => x.value)).toEqual([0, 1, 2, 3]);
  });
});

it('one leading is one line', () => {
  expect(lineY(2) - lineY(1)).toBe(leading);
});
