// The scene as the desk sends it: what to paint and where, nothing to decide.
// Lengths are 1/1000 pt in page space; offsets in text are rune indexes.

import type { Length } from './document';

export type Scene = {
  /** Names this state for the deltas that follow: opaque. */
  id: string;
  /** Ids of faces; the runs name them by index. The list only grows while a document is open. */
  faces: string[];
  /** CSS colours as they look in print; items name them by index. Only grows. */
  paints: string[];
  pages: ScenePage[];
};

export type ScenePage = {
  label: string;
  width: Length;
  height: Length;
  bleed: Length;
  /** Back to front. */
  groups: SceneGroup[];
};

/** One frame, or one piece of furniture, as placed. */
export type SceneGroup = {
  /** Unique on the page: the frame's id, or for furniture "~" and a number. */
  key: string;
  /** Id of the frame; empty for furniture. */
  frame: string;
  role: string;
  story?: string;
  lang?: string;
  items: SceneItem[];
};

export type SceneItem = FillItem | PictureItem | RuleItem | LineItem;

export type FillItem = {
  k: 'fill';
  /** x, y, w, h; or a path: op, then its coordinates. */
  r?: [Length, Length, Length, Length];
  d?: (string | number)[];
  p: number;
};

export type PictureItem = {
  k: 'pic';
  photo: string;
  r: [Length, Length, Length, Length];
  /** Shown part in fractions of the upright photo: x, y, w, h. */
  crop: [number, number, number, number];
  /** How the photo is toned, in the desk's letters (see toneKey); absent where it is as it came. */
  tone?: string;
  alt?: string;
};

export type RuleItem = {
  k: 'rule';
  /** x1, y1, x2, y2 */
  l: [Length, Length, Length, Length];
  w: Length;
  p: number;
  dash?: Length[];
};

/** One set line. */
export type LineItem = {
  k: 'line';
  /** Empty for captions (then the group's frame tells the photo) and furniture. */
  block: string;
  role: string;
  /** Whose caption it is, in a frame with several. */
  photo?: string;
  /** Rune range in the block's or the caption's text; 0, 0 for a label. */
  start: number;
  end: number;
  /** The label of the block or the caption (a badge's letter, 左图：), not its text. */
  label?: boolean;
  runs: Run[];
};

/** Glyphs of one face, size and paint on one baseline. */
export type Run = {
  f: number;
  s: Length;
  p: number;
  /** Origin: start of the run on the baseline. */
  x: Length;
  y: Length;
  /** Glyph numbers, and each one's x from the origin. */
  g: number[];
  a: Length[];
  /** Upwards shifts; absent where all are zero. */
  r?: Length[];
  /** For each glyph the rune index in the BLOCK's text of the first rune it stands for. */
  c: number[];
  /** Where the run's text ends, rune index in the block's text. */
  e: number;
  /** Horizontal scale, absent for 1. */
  h?: number;
  /** From the origin to where the last glyph's advance ends; absent where the desk does not know it. */
  w?: Length;
};

/** How one scene becomes another. */
export type SceneDelta = {
  id: string;
  /** The id of the scene that it starts from. */
  base: string;
  /** Appended to the lists of the base. */
  faces?: string[];
  paints?: string[];
  /** Number of pages afterwards. */
  pageCount: number;
  /** Pages that are new or differ, by index. */
  pages?: Record<
    number,
    {
      /** Whole page: new, or its size or label changed. */
      page?: ScenePage;
      /** Keys of all groups back to front, where the list differs. */
      order?: string[];
      /** Groups that are new or differ in more than items: whole. */
      groups?: Record<string, SceneGroup>;
      /** Groups of which only a stretch of items differs. */
      splices?: Record<string, { from: number; remove: number; items: SceneItem[] }>;
    }
  >;
};
