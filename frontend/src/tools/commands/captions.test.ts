import { describe, expect, it } from 'vitest';
import { captionOf, followed, movingFrames, sharedCaptionOf } from '../../kernels/follow';
import { bottom, isInside, right } from '../../kernels/rect';
import { applyAnyStep } from '../../model/apply-frame-step';
import { captionPhotos } from '../../model/captions';
import type { Document, Frame } from '../../model/document';
import type { Step } from '../../model/step';
import { columnX, documentWith, frame, grid, photo } from '../../test/page';
import {
  canMerge,
  labelSteps,
  mergeCaptions,
  panelSteps,
  placeCaptions,
  placementSteps,
  splitCaptions,
} from './captions';
import { deleteSteps } from './making';
import { placePhotoSteps, swapSteps } from './photos';
import { moveSteps, resizeSteps } from './placing';

const page = (frames: Frame[]) => documentWith({ frames, photos: ['p', 'q', 'r'].map((id) => photo(id)) });
/** Three photos in a row, each with its caption below. */
const row = () =>
  page(
    ['p', 'q', 'r'].flatMap((id, i) => [
      frame(`photo-${id}`, 'photo', i, 1, 1, 10, { photo: id }),
      frame(`caption-${id}`, 'caption', i, 12, 1, 1, { photo: id }),
    ]),
  );
const applied = (d: Document, steps: readonly Step[]) => steps.reduce(applyAnyStep, d);
const framesOf = (d: Document) => d.pages.flatMap((p) => p.frames);
const find = (d: Document, id: string) => framesOf(d).find((f) => f.id === id) as Frame;
const captions = (d: Document) =>
  framesOf(d)
    .filter((f) => f.kind === 'caption')
    .map((f) => `${f.id}: ${captionPhotos(f).join(' ')}`);
const merged = () => {
  const d = row();
  return applied(d, mergeCaptions(d, ['photo-q', 'photo-p']).steps);
};
let made = 0;
const id = (prefix: string) => `${prefix}-${++made}`;

describe('merging', () => {
  it('puts the captions of the chosen photos into one frame below them', () => {
    const d = merged();
    expect(captions(d)).toEqual(['caption-q: p q', 'caption-r: r']);
    const shared = find(d, 'caption-q');
    expect(shared.caption).toEqual({ label: 'direction' });
    expect(shared.photo).toBeUndefined();
    expect(shared.rect).toMatchObject({ X: columnX(0), W: right(find(d, 'photo-q').rect) - columnX(0) });
    expect(shared.rect.Y).toBeGreaterThan(bottom(find(d, 'photo-q').rect));
    expect(sharedCaptionOf(d, find(d, 'photo-q'))?.id).toBe('caption-q');
    expect(captionOf(d, find(d, 'photo-q'))).toBeUndefined();
  });

  it('takes photos without a caption frame, and out of other groups', () => {
    const d = merged();
    expect(canMerge(d, ['photo-q', 'photo-r'])).toBe(true);
    const next = applied(d, mergeCaptions(d, ['photo-q', 'photo-r']).steps);
    expect(captions(next)).toEqual(['caption-q: p', 'caption-r: q r']);
    const bare = page([
      frame('a', 'photo', 0, 1, 1, 5, { photo: 'p' }),
      frame('b', 'photo', 1, 1, 1, 5, { photo: 'q' }),
    ]);
    expect(captions(applied(bare, mergeCaptions(bare, ['a', 'b'], () => 'new').steps))).toEqual(['new: p q']);
  });

  it.each([[['photo-p']], [['photo-p', 'photo-p']], [['caption-p']], [[]]])('needs two photos: %j', (ids) => {
    expect(canMerge(row(), ids)).toBe(false);
    expect(mergeCaptions(row(), ids).steps).toEqual([]);
  });

  it('stands below the last of photos that are far from each other', () => {
    const d = page([
      frame('a', 'photo', 0, 1, 1, 10, { photo: 'p' }),
      frame('b', 'photo', 3, 30, 1, 10, { photo: 'q' }),
    ]);
    const made = mergeCaptions(d, ['a', 'b'], () => 'new');
    const [last, rect] = [find(d, 'b').rect, find(applied(d, made.steps), 'new').rect];
    expect(rect).toMatchObject({ X: last.X, W: last.W, Y: bottom(last) + 4000 });
  });

  it('splits again, a frame below each photo', () => {
    const d = merged();
    const next = applied(d, splitCaptions(d, ['photo-q'], id).steps);
    expect(captions(next).map((c) => c.split(': ')[1])).toEqual(['p', 'q', 'r']);
    for (const name of ['p', 'q']) {
      const of = find(next, `photo-${name}`);
      const caption = captionOf(next, of);
      expect(caption?.rect).toMatchObject({ X: of.rect.X, W: of.rect.W, Y: bottom(of.rect) + 4000 });
      expect(caption?.caption).toBeUndefined();
    }
  });

  it('labels are chosen, and none is no setting', () => {
    const d = merged();
    expect(find(applied(d, labelSteps(d, 'caption-q', 'number')), 'caption-q').caption).toEqual({ label: 'number' });
    expect(find(applied(d, labelSteps(d, 'caption-q', undefined)), 'caption-q').caption).toBeUndefined();
  });
});

describe('a shared caption', () => {
  it('moves when all of its photos move, not with one of them', () => {
    const d = merged();
    expect(movingFrames(d, ['photo-p']).map((f) => f.id)).toEqual(['photo-p']);
    expect(movingFrames(d, ['photo-p', 'photo-q']).map((f) => f.id)).toContain('caption-q');
  });

  it('follows what its photos take up when one is resized', () => {
    const d = merged();
    const [was, pic] = [find(d, 'caption-q').rect, find(d, 'photo-q').rect];
    const next = applied(d, resizeSteps(d, 'photo-q', { ...pic, W: pic.W + 30_000, H: pic.H + 20_000 }));
    expect(find(next, 'caption-q').rect).toEqual({ ...was, W: was.W + 30_000, Y: was.Y + 20_000 });
  });

  it('stays as it is when two of its photos change places', () => {
    const d = merged();
    expect(captions(applied(d, swapSteps(d, 'photo-p', 'photo-q')))).toEqual(captions(d));
  });

  it('names the photo that comes into a place of the group', () => {
    const d = merged();
    expect(captions(applied(d, swapSteps(d, 'photo-p', 'photo-r')))).toEqual(['caption-q: r q', 'caption-r: p']);
    expect(captions(applied(d, placePhotoSteps(d, 'photo-q', 'r')))[0]).toBe('caption-q: p r');
  });

  it('loses the photo that is deleted, and goes with the last', () => {
    const d = merged();
    const one = applied(d, deleteSteps(d, ['photo-p']));
    expect(captions(one)).toEqual(['caption-q: q', 'caption-r: r']);
    expect(find(one, 'caption-q').caption).toBeUndefined();
    expect(captions(applied(d, deleteSteps(d, ['photo-p', 'photo-q'])))).toEqual(['caption-r: r']);
  });
});

describe('placement', () => {
  const placed = (place: Parameters<typeof placementSteps>[2]) => {
    const d = row();
    return applied(d, placementSteps(d, 'caption-p', place));
  };

  it('beside: the next column, as high as the photo, on the grid', () => {
    const f = find(placed({ placement: 'beside' }), 'caption-p');
    expect(f).toMatchObject({ onGrid: true, valign: 'bottom', caption: { placement: 'beside' } });
    expect(f.rect).toEqual({ ...find(row(), 'photo-p').rect, X: columnX(1) });
  });

  it('beside at the left where the right has no column', () => {
    const d = page([
      frame('wide', 'photo', 1, 1, 3, 10, { photo: 'p' }),
      frame('caption', 'caption', 1, 12, 3, 1, { photo: 'p' }),
    ]);
    expect(find(applied(d, placementSteps(d, 'caption', { placement: 'beside' })), 'caption').rect.X).toBe(columnX(0));
  });

  it.each(['top', 'bottom'] as const)('inside at the %s: on the photo, before it', (valign) => {
    const d = page([
      frame('c', 'caption', 0, 12, 1, 1, { photo: 'p' }),
      frame('f', 'photo', 0, 1, 2, 10, { photo: 'p' }),
    ]);
    const next = applied(d, placementSteps(d, 'c', { placement: 'inside', valign }));
    const [f, c] = [find(next, 'f'), find(next, 'c')];
    expect(framesOf(next).map((x) => x.id)).toEqual(['f', 'c']);
    expect(isInside(c.rect, f.rect)).toBe(true);
    expect(valign === 'top' ? c.rect.Y - f.rect.Y : bottom(c.rect) - bottom(f.rect)).toBe(0);
  });

  it('back below: nothing is left of the other places', () => {
    const d = placed({ placement: 'inside', snug: true, align: 'end' });
    expect(find(applied(d, placementSteps(d, 'caption-p', {})), 'caption-p')).toEqual({
      ...find(row(), 'caption-p'),
      rect: expect.objectContaining({ X: columnX(0), Y: bottom(find(row(), 'photo-p').rect) + 4000 }),
    });
  });

  it('all chosen at once, but none shared by photos inside them', () => {
    const d = merged();
    const next = applied(d, placeCaptions(d, ['photo-p', 'photo-q', 'photo-r'], { placement: 'inside' }));
    expect(find(next, 'caption-r').caption?.placement).toBe('inside');
    expect(find(next, 'caption-q')).toEqual(find(d, 'caption-q'));
  });

  it('a panel of an ink', () => {
    const d = placed({ placement: 'inside' });
    const next = applied(d, panelSteps(d, 'caption-p', { ink: 'black', tint: 0.2 }));
    expect(find(next, 'caption-p').caption).toEqual({ placement: 'inside', panel: { ink: 'black', tint: 0.2 } });
  });

  it.each([
    ['beside', 'bottom'],
    ['inside', 'bottom'],
    ['inside', 'top'],
  ] as const)('%s at the %s follows its photo', (placement, valign) => {
    const d = placed({ placement, valign });
    const [was, pic] = [find(d, 'caption-p').rect, find(d, 'photo-p').rect];
    const shifted = find(applied(d, moveSteps(d, ['photo-p'], 500, 700)), 'caption-p').rect;
    expect(shifted).toEqual({ ...was, X: was.X + 500, Y: was.Y + 700 });
    const larger = { ...pic, W: pic.W + 30_000, H: pic.H + 20_000 };
    const next = applied(d, resizeSteps(d, 'photo-p', larger));
    const c = find(next, 'caption-p').rect;
    if (placement === 'beside') expect(c).toEqual({ ...was, X: was.X + 30_000, H: larger.H });
    else {
      expect(c).toMatchObject({ X: larger.X, W: larger.W, H: was.H });
      expect(valign === 'bottom' ? bottom(c) : c.Y).toBe(valign === 'bottom' ? bottom(larger) : larger.Y);
    }
  });

  it('free captions stay, and small photos keep theirs inside', () => {
    const free = placed({ placement: 'free' });
    expect(moveSteps(free, ['photo-p'], 500, 0)).toHaveLength(1);
    const inside = placed({ placement: 'inside' });
    const tiny = { X: 0, Y: 0, W: 2 * grid.size, H: grid.size };
    const c = find(inside, 'caption-p');
    expect(isInside(followed(c, find(inside, 'photo-p').rect, tiny), tiny)).toBe(true);
  });
});
