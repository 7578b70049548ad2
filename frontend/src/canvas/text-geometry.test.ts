import { describe, expect, it } from 'vitest';
import { block, columnX, documentWith, em, frame, group, line, lineY, photo, sceneOf } from '../test/page';
import { frameText, offsetInFrame, pointInFrame } from './frame-text';
import { caretRect, comparePoints, lineOf, pointAt, rangeRects, textLayout, verticalMove } from './text-geometry';

// Paragraph a: lines of 5, 5 and 3 in two columns; b in the second frame; c is empty.
const text = '一二三四五六七八九十甲乙丙';
const d = documentWith({
  blocks: [block('a', text), block('b', '丁𠀀戊'), block('c', '')],
  frames: [
    frame('f', 'text', 0, 1, 2, 2),
    frame('g', 'text', 2, 1, 1, 4),
    frame('cap', 'caption', 3, 1, 1, 2, { photo: 'p' }),
  ],
  photos: [photo('p')],
  threads: [{ story: 's', from: 'a', to: 'c', frames: ['f', 'g'] }],
});
const scene = sceneOf([
  group('f', [line('a', 0, 5, columnX(0), 1), line('a', 5, 5, columnX(0), 2), line('a', 10, 3, columnX(1), 1)]),
  group('g', [{ ...line('a', 0, 1, 0, 1), label: true }, line('b', 0, 3, columnX(2), 1)]),
  group('cap', [line('', 0, 4, columnX(3), 1)], ''),
]);
const t = textLayout(scene, d);
const at = (b: string, offset: number) => ({ at: { story: 's', block: b }, offset });

describe('caret', () => {
  it('stands before its rune', () => {
    expect(caretRect(t, at('a', 2))).toMatchObject({ page: 0, x: columnX(0) + 2 * em });
  });

  it('at a break belongs to the next line, or upstream to the one before', () => {
    expect(caretRect(t, at('a', 5))?.x).toBe(columnX(0));
    expect(caretRect(t, at('a', 5), true)?.x).toBe(columnX(0) + 5 * em);
    expect(lineOf(t, at('a', 5), true)?.start).toBe(0);
  });

  it('in an empty paragraph stands below the one before', () => {
    const before = caretRect(t, at('b', 0));
    expect(caretRect(t, at('c', 0))).toMatchObject({ x: columnX(2), y: (before?.y ?? 0) + 15_000 });
  });

  it('is nowhere in overset text', () => {
    const short = textLayout(sceneOf([group('f', [line('a', 0, 5, columnX(0), 1)])]), d);
    expect(caretRect(short, at('a', 9))).toBe(null);
  });

  it('shares a ligature evenly', () => {
    const ligature = line('a', 0, 3, 0, 1);
    ligature.runs = ligature.runs.map((r) => ({ ...r, g: [1, 2], a: [0, 2 * em], c: [0, 2] }));
    const l = textLayout(sceneOf([group('f', [ligature])]), d);
    expect(caretRect(l, at('a', 1))?.x).toBe(em);
    expect(caretRect(l, at('a', 3))?.x).toBe(3 * em);
  });

  it('stands behind the glyph before an opening mark that lost its half', () => {
    const squeezed = line('x', 0, 3, 0, 1);
    // 字（字: the mark is drawn half an em early.
    squeezed.runs = squeezed.runs.map((r) => ({ ...r, a: [0, em / 2, 1.5 * em] }));
    const doc = documentWith({ blocks: [block('x', '字（字')], frames: [frame('f', 'text', 0, 1, 1, 1)] });
    const l = textLayout(sceneOf([group('f', [squeezed])]), doc);
    expect(caretRect(l, at('x', 1))?.x).toBe(em);
  });
});

describe('point', () => {
  const row = (n: number) => lineY(n) + 5_000;
  it.each([
    ['between glyphs, to the nearer side', columnX(0) + 2.6 * em, row(1), at('a', 3)],
    ['right of a short line', columnX(1) + 12 * em, row(1), at('a', 13)],
    ['in the second column', columnX(1) + em, row(2), at('a', 11)],
    ['in another frame', columnX(2) + 0.9 * em, row(1), at('b', 1)],
  ])('%s', (_, x, y, want) => {
    expect(pointAt(t, 0, x, y)).toMatchObject(want);
  });

  it('knows a line end whose text goes on', () => {
    expect(pointAt(t, 0, columnX(0) + 9 * em, row(1))).toEqual({ ...at('a', 5), upstream: true });
  });

  it('finds captions', () => {
    expect(pointAt(t, 0, columnX(3) + em, row(1))).toEqual({ at: { photo: 'p' }, offset: 1 });
  });

  it('is null beside all text, unless one text is meant', () => {
    expect(pointAt(t, 0, 0, 0)).toBe(null);
    expect(pointAt(t, 0, 0, 0, { story: 's', block: 'b' })).toMatchObject(at('a', 0));
  });
});

describe('captions of several photos in one frame', () => {
  // One line: a label, the caption of q, a label, that of p; p goes on in the next.
  const shared = documentWith({
    frames: [frame('cap', 'caption', 0, 1, 4, 2, { photos: ['p', 'q'] })],
    photos: [photo('p'), photo('q')],
  });
  const piece = (of: string, start: number, count: number, x: number, n: number, label = false) => ({
    ...line('', start, count, columnX(0) + x * em, n),
    photo: of,
    ...(label && { label, start: 0, end: 0 }),
  });
  const items = [
    piece('q', 0, 3, 0, 1, true),
    piece('q', 0, 4, 3, 1),
    piece('p', 0, 3, 8, 1, true),
    piece('p', 0, 2, 11, 1),
    piece('p', 2, 2, 0, 2),
  ];
  const l = textLayout(sceneOf([group('cap', items, '')]), shared);

  it.each([
    ['in the first', 4.1, 1, 'q', 1],
    ['in a label: the caption nearest', 7.4, 1, 'q', 4],
    ['in the second', 12.2, 1, 'p', 1],
    ['in its second line', 1.1, 2, 'p', 3],
    ['right of all', 40, 1, 'p', 2],
  ])('%s', (_, x, n, of, offset) => {
    expect(pointAt(l, 0, columnX(0) + x * em, lineY(n) + 5_000)).toMatchObject({ at: { photo: of }, offset });
  });

  it('labels are no text: offsets are the caption’s own', () => {
    expect(caretRect(l, { at: { photo: 'p' }, offset: 1 })?.x).toBe(columnX(0) + 12 * em);
  });

  it('are read in the order in which they stand', () => {
    expect(frameText(l, 'cap').text).toBe('q说明。\np说明。');
  });
});

describe('moving by lines', () => {
  it('goes down through columns and frames, keeping its distance from the edge', () => {
    const goal = columnX(0) + 2 * em;
    const one = verticalMove(t, at('a', 2), false, 1, goal);
    expect(one?.place).toMatchObject(at('a', 7));
    const two = verticalMove(t, at('a', 7), false, 1, goal);
    expect(two).toMatchObject({ place: at('a', 12), goalX: columnX(1) + 2 * em });
    expect(verticalMove(t, at('a', 12), false, 1, columnX(1) + 2 * em)?.place).toMatchObject(at('b', 2));
    expect(verticalMove(t, at('a', 0), false, -1, goal)).toBe(null);
  });
});

describe('ranges', () => {
  it('cover parts of lines over columns and paragraphs', () => {
    const rects = rangeRects(t, at('b', 1), at('a', 4));
    expect(rects.map((r) => [r.rect.X, Math.round(r.rect.W / em)])).toEqual([
      [columnX(0) + 4 * em, 1],
      [columnX(0), 5],
      [columnX(1), 3],
      [columnX(2), 1],
    ]);
  });

  it('know which point is first', () => {
    expect(comparePoints(d, at('a', 9), at('b', 0))).toBeLessThan(0);
    expect(comparePoints(d, { at: { photo: 'p' }, offset: 0 }, at('c', 0))).toBeGreaterThan(0);
  });
});

describe('text of a frame', () => {
  it('is what stands in it, without labels', () => {
    expect(frameText(t, 'f').text).toBe(text);
    expect(frameText(t, 'g').text).toBe('丁𠀀戊');
    expect(frameText(t, 'cap').text).toBe('p说明。');
  });

  it('counts UTF-16 units where texts count runes', () => {
    expect(pointInFrame(t, 'g', 3)).toEqual(at('b', 2));
    expect(offsetInFrame(t, 'g', at('b', 2))).toBe(3);
    expect(offsetInFrame(t, 'g', at('a', 2))).toBe(null);
  });
});
