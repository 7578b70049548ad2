import { afterEach, describe, expect, it, vi } from 'vitest';
import { bottom, right } from '../kernels/rect';
import type { Step } from '../model/step';
import { useSelection } from '../stores/selection';
import { useView } from '../stores/view';
import { Driver } from '../test/driver';
import { block, columnX, documentWith, em, frame, heightOf, leading, lineY, photo } from '../test/page';

const page = () =>
  documentWith({
    blocks: [block('a', '一二三'), block('b', '四五六')],
    photos: [photo('p'), photo('q', 2000, 3000)],
    frames: [
      frame('text', 'text', 0, 1, 4, 40),
      frame('next', 'text', 0, 42, 2, 5),
      frame('pic', 'photo', 0, 10, 1, 6, { photo: 'p', crop: { x: 0, y: 0, w: 1, h: 1 } }),
      frame('cap', 'caption', 0, 16, 1, 1, { photo: 'p' }),
      frame('other', 'photo', 2, 20, 1, 8, { photo: 'q' }),
      frame('lone', 'text', 2, 42, 1, 5),
    ],
    threads: [
      { story: 's', from: 'a', to: 'a', frames: ['text', 'next'] },
      { story: 's', from: 'b', to: 'b', frames: ['lone'] },
    ],
  });

const play = () => new Driver(page());
const types = (steps: Step[]) => steps.map((s) => s.type);
/** The middle of a frame. */
const on = (d: Driver, id: string) => {
  const { X, Y, W, H } = d.frame(id).rect;
  return [X + W / 2, Y + H / 2] as const;
};

afterEach(() => vi.restoreAllMocks());

describe('selecting', () => {
  it('by click, with Shift more of them, by click on nothing none', () => {
    const d = play();
    d.click(...on(d, 'pic')).expectSelected('pic');
    d.click(...on(d, 'other'), { shift: true }).expectSelected('pic', 'other');
    d.click(...on(d, 'pic'), { shift: true }).expectSelected('other');
    d.click(10_000, 10_000).expectSelected().expectToBeIn('select.idle');
  });

  it('Alt goes down the pile', () => {
    const d = play();
    d.click(...on(d, 'pic'))
      .click(...on(d, 'pic'), { alt: true })
      .expectSelected('text');
  });

  it('a marquee takes what it touches', () => {
    const d = play();
    d.pointerDown(columnX(0) - 20_000, lineY(43)).pointerMove(60_000, 2 * leading);
    d.expectToBeIn('select.marquee').expectSelected('next');
    d.pointerUp().expectToBeIn('select.idle').expectSelected('next');
  });

  it('Tab goes through the frames in the order of reading, Shift-Tab back', () => {
    const d = play();
    d.press('Tab').expectSelected('text').press('Tab').expectSelected('pic');
    d.press('Tab').expectSelected('cap').press('Tab', { shift: true }).expectSelected('pic');
    d.press('Escape').expectSelected();
  });
});

describe('moving', () => {
  it('begins after a few pixels, previews on the way, and snaps to columns and lines', () => {
    const d = play();
    const before = d.frame('pic').rect;
    d.pointerDown(...on(d, 'pic')).expectToBeIn('select.pointing');
    d.pointerMove(columnX(1) - columnX(0) + 2_000, 2 * leading - 1_500).expectToBeIn('select.translating');
    expect(d.drag.guides).toHaveLength(2);
    expect(d.previews.length).toBeGreaterThan(0);
    d.pointerUp().expectToBeIn('select.idle');
    expect(d.frame('pic').rect).toEqual({ ...before, X: columnX(1), Y: before.Y + 2 * leading });
    expect(d.drag.rects).toBe(null);
  });

  it('the caption follows at the same distance', () => {
    const d = play();
    const gap = d.frame('cap').rect.Y - d.frame('pic').rect.Y;
    d.pointerDown(...on(d, 'pic'))
      .pointerMove(columnX(1) - columnX(0), leading)
      .pointerUp();
    expect(d.frame('cap').rect.Y - d.frame('pic').rect.Y).toBe(gap);
    expect(d.frame('cap').rect.X).toBe(columnX(1));
    expect(d.edits).toHaveLength(1);
    expect(d.lastEdit.name).toBe('move-frame');
  });

  it('Alt frees it from the grid, Shift holds the axis', () => {
    const d = play();
    const before = d.frame('pic').rect;
    d.pointerDown(...on(d, 'pic'))
      .pointerMove(23_000, 11_000, { alt: true })
      .pointerUp({ alt: true });
    expect(d.frame('pic').rect.X).toBeCloseTo(before.X + 23_000, -1);
    const e = play();
    e.pointerDown(...on(e, 'pic')).pointerMove(columnX(1) - columnX(0), 3_000, { shift: true });
    e.pointerUp({ shift: true });
    expect(e.frame('pic').rect).toEqual({ ...before, X: columnX(1) });
  });

  it('Escape puts everything back and sends nothing', () => {
    const d = play();
    d.pointerDown(...on(d, 'pic'))
      .pointerMove(50_000, 50_000)
      .press('Escape');
    d.expectToBeIn('select.idle').pointerUp();
    expect(d.edits).toEqual([]);
    expect(d.drag.rects).toBe(null);
  });

  it('keys move by a cell or line, Shift ten, Alt a tenth of a millimetre', () => {
    const d = play();
    const { X, Y } = d.frame('other').rect;
    d.click(...on(d, 'other'))
      .press('ArrowRight')
      .press('ArrowDown')
      .press('ArrowUp', { shift: true });
    expect(d.frame('other').rect).toMatchObject({ X: X + em, Y: Y + leading - 10 * leading });
    d.press('ArrowRight', { alt: true });
    expect(d.frame('other').rect.X - X - em).toBe(283);
  });

  it('locked frames stay', () => {
    const d = play();
    d.click(...on(d, 'other')).press('l', { ctrl: true });
    expect(d.frame('other').locked).toBe(true);
    const { rect } = d.frame('other');
    d.press('ArrowDown')
      .pointerDown(...on(d, 'other'))
      .pointerMove(columnX(1) - columnX(0), 0)
      .pointerUp();
    expect(d.frame('other').rect).toEqual(rect);
  });
});

describe('resizing', () => {
  it('a corner snaps to the next column; the photo keeps its shape, the caption its width', () => {
    const d = play();
    useSelection.getState().selectFrames(['pic']);
    const { rect } = d.frame('pic');
    d.pointerDown(right(rect), bottom(rect)).expectToBeIn('select.resizing');
    d.pointerMove(columnX(1) - columnX(0) - 2_000, 3 * leading + 1_000).pointerUp();
    const after = d.frame('pic');
    expect(right(after.rect)).toBe(columnX(1) + 13 * em);
    expect(after.rect.H).toBe(heightOf(9));
    const crop = after.crop ?? { w: 0, h: 1 };
    expect((3000 * crop.w) / (2000 * crop.h)).toBeCloseTo(after.rect.W / after.rect.H, 4);
    expect(d.frame('cap').rect).toMatchObject({ X: after.rect.X, W: after.rect.W });
  });
});

describe('photos', () => {
  it('dropped on the middle of another they change places, captions too', () => {
    const d = play();
    const [from, to] = [on(d, 'pic'), on(d, 'other')];
    d.pointerDown(...from).pointerMove(to[0] - from[0], to[1] - from[1]);
    expect(d.drag.swap).toBe('other');
    d.pointerUp();
    expect(d.lastEdit.name).toBe('swap-photos');
    expect([d.frame('pic').photo, d.frame('other').photo, d.frame('cap').photo]).toEqual(['q', 'p', 'q']);
    expect(d.frame('pic').rect).toEqual(page().pages[0]?.frames[2]?.rect);
  });

  it('a double click crops: dragging pans, the wheel zooms, Escape ends', () => {
    vi.useFakeTimers();
    const d = play();
    d.doubleClick(...on(d, 'pic')).expectToBeIn('select.cropping');
    d.wheel(-300);
    vi.runAllTimers();
    const zoomed = d.frame('pic').crop;
    expect(zoomed?.w).toBeLessThan(0.8);
    d.pointerDown(columnX(0) + 5_000, lineY(11))
      .pointerMove(10_000, 0)
      .pointerUp();
    expect(d.frame('pic').crop?.x).toBeLessThan(zoomed?.x ?? 0);
    expect(d.frame('pic').rect).toEqual(page().pages[0]?.frames[2]?.rect);
    d.press('Escape').expectToBeIn('select.idle').expectSelected('pic');
    vi.useRealTimers();
  });

  it('the focal point is dragged', () => {
    const d = play();
    d.doubleClick(...on(d, 'pic'))
      .pointerDown(...on(d, 'pic'))
      .pointerMove(13_000, 0)
      .pointerUp();
    expect(d.lastEdit.name).toBe('focal-point');
    expect(d.document.photos[0]?.focal?.x).toBeCloseTo(0.6, 2);
  });

  it('fit shows the whole photo', () => {
    const d = play();
    d.click(...on(d, 'other')).press('e', { ctrl: true, alt: true });
    const { rect } = d.frame('other');
    expect(rect.H / rect.W).toBeCloseTo(1.5, 3);
  });
});

describe('threads', () => {
  const outPort = (d: Driver, id: string) => {
    const { rect } = d.frame(id);
    return [right(rect), bottom(rect) - rect.H / 3] as const;
  };

  it('click on the out-port, then on a frame', () => {
    const d = play();
    useSelection.getState().selectFrames(['next']);
    d.click(...outPort(d, 'next')).expectToBeIn('select.threading');
    d.click(...on(d, 'lone')).expectToBeIn('select.idle');
    expect(d.document.threads).toEqual([{ story: 's', from: 'a', to: 'b', frames: ['text', 'next', 'lone'] }]);
  });

  it('a rectangle drawn on empty paper goes on with the text', () => {
    const d = play();
    useSelection.getState().selectFrames(['next']);
    d.click(...outPort(d, 'next'));
    d.pointerDown(columnX(0), lineY(60)).pointerMove(100_000, 50_000).pointerUp();
    const thread = d.document.threads.find((t) => t.frames.includes('next'));
    expect(thread?.frames).toHaveLength(3);
    expect(d.frame(thread?.frames[2] ?? '').kind).toBe('text');
  });

  it('Escape leaves the thread as it is', () => {
    const d = play();
    useSelection.getState().selectFrames(['next']);
    d.click(...outPort(d, 'next'))
      .press('Escape')
      .expectToBeIn('select.idle');
    expect(d.edits).toEqual([]);
  });
});

describe('a frame that was just drawn', () => {
  const withDrawn = () => {
    const d = page();
    d.stories[0]?.story.blocks.push(block('drawn', ''));
    d.threads.push({ story: 's', from: 'drawn', to: 'drawn', frames: ['other-text'] });
    d.pages[0]?.frames.push(frame('other-text', 'text', 3, 42, 1, 5));
    return new Driver(d);
  };

  it('takes the text that has no room elsewhere; its empty paragraph goes', () => {
    const d = withDrawn();
    useSelection.getState().selectFrames(['next', 'other-text']);
    d.press('j');
    expect(d.document.threads[0]).toEqual({ story: 's', from: 'a', to: 'a', frames: ['text', 'next', 'other-text'] });
    expect(d.document.threads).toHaveLength(2);
    expect(d.document.stories[0]?.story.blocks.map((b) => b.id)).toEqual(['a', 'b']);
  });

  it('runs on into another', () => {
    const d = withDrawn();
    useSelection.getState().selectFrames(['other-text', 'lone']);
    d.press('j');
    expect(d.document.threads[1]).toEqual({ story: 's', from: 'b', to: 'b', frames: ['other-text', 'lone'] });
  });
});

describe('what the mouse does, by keys', () => {
  it('+ adds the next frame, - takes the last away', () => {
    const d = play();
    d.press('Tab').press('+').expectSelected('text', 'pic').press('-').expectSelected('text');
  });

  it('X swaps two photos, J threads two texts, Shift J takes one out', () => {
    const d = play();
    useSelection.getState().selectFrames(['pic', 'other']);
    d.press('x');
    expect([d.frame('pic').photo, d.frame('other').photo]).toEqual(['q', 'p']);
    useSelection.getState().selectFrames(['next', 'lone']);
    d.press('j');
    expect(d.document.threads).toHaveLength(1);
    useSelection.getState().selectFrames(['next']);
    d.press('J', { shift: true });
    expect(d.document.threads[0]?.frames).toEqual(['text', 'lone']);
  });

  it('Ctrl and arrows move the right and lower edges', () => {
    const d = play();
    const { rect } = d.frame('pic');
    d.click(...on(d, 'pic'))
      .press('ArrowDown', { ctrl: true })
      .press('ArrowLeft', { ctrl: true });
    expect(d.frame('pic').rect).toEqual({ ...rect, W: rect.W - em, H: rect.H + leading });
    expect(d.frame('cap').rect.W).toBe(rect.W - em);
  });

  it('Enter crops, arrows pan, Alt and arrows move the focal point', () => {
    const d = play();
    d.click(...on(d, 'pic'))
      .press('Enter')
      .expectToBeIn('select.cropping');
    d.press('ArrowRight', { alt: true });
    expect(d.document.photos[0]?.focal?.x).toBeCloseTo(0.51, 3);
    d.press('Enter').expectToBeIn('select.idle');
  });
});

describe('making and taking away', () => {
  it('letters choose tools; a drawn photo frame is selected', () => {
    const d = play();
    d.press('p').expectToBeIn('photo.idle');
    d.pointerDown(columnX(1) + 1_000, lineY(60))
      .pointerMove(132_000, 60_000)
      .expectToBeIn('photo.drawing')
      .pointerUp();
    expect(d.lastEdit.name).toBe('new-photo');
    const [id] = useSelection.getState().frames;
    expect(d.frame(id ?? '')).toMatchObject({ kind: 'photo', rect: { X: columnX(1) } });
    expect(useView.getState().tool).toBe('select');
  });

  it('Delete takes a photo with its caption, and text frames out of their threads', () => {
    const d = play();
    d.click(...on(d, 'pic'))
      .press('Delete')
      .expectSelected();
    expect(d.document.pages[0]?.frames.map((f) => f.id)).toEqual(['text', 'next', 'other', 'lone']);
    d.click(...on(d, 'next')).press('Delete');
    expect(types(d.lastEdit.steps)).toEqual(['setThreads', 'removeFrame']);
    expect(d.document.threads[0]?.frames).toEqual(['text']);
    expect(d.document.stories[0]?.story.blocks).toHaveLength(2);
  });

  it('a copied text of one frame has paragraphs of its own', () => {
    const d = play();
    d.click(...on(d, 'lone')).press('d', { ctrl: true });
    expect(d.document.stories[0]?.story.blocks.map((b) => b.spans[0]?.text)).toEqual(['一二三', '四五六', '四五六']);
    expect(d.document.threads).toHaveLength(3);
    const [copy] = useSelection.getState().frames;
    expect(d.document.threads[2]?.frames).toEqual([copy]);
  });

  it('brings frames forward and back', () => {
    const d = play();
    d.click(...on(d, 'pic')).press('{', { ctrl: true, shift: true });
    expect(d.document.pages[0]?.frames[0]?.id).toBe('pic');
    d.press(']', { ctrl: true });
    expect(d.document.pages[0]?.frames[1]?.id).toBe('pic');
  });
});
