// The document as the desk sends it. Lengths are whole thousandths of a point
// in page space: origin at the trim's top left, y downwards. Offsets in text
// are rune indexes (Unicode code points), never UTF-16 units.

/** A length in 1/1000 pt. */
export type Length = number;

export type Rect = { X: Length; Y: Length; W: Length; H: Length };
/** A part of a picture in fractions of its upright width and height. */
export type Crop = { x: number; y: number; w: number; h: number };

export type Role =
  | 'kicker'
  | 'headline'
  | 'deck'
  | 'byline'
  | 'dateline'
  | 'lead'
  | 'sectionhead'
  | 'crosshead'
  | 'body'
  | 'note'
  | 'credit';

/** A stretch of text of one appearance; style names a character style of the design. */
export type Span = { text: string; bold?: boolean; italic?: boolean; style?: string };

export type Block = {
  id: string;
  role: Role;
  spans: Span[];
  label?: string;
  confidence?: number;
  line?: number;
};

export type Align = 'justify' | 'start' | 'end' | 'centre' | 'spread';

export type Badge = { text: string; side: Length; size: Length; gap: Length };

export type Part = {
  end: number;
  size?: Length;
  tracking?: number;
  align?: Align;
  style?: string;
  x?: Length;
  top?: Length;
};

/** How one block is set beyond its style. */
export type Fit = {
  lines?: number;
  parts?: Part[];
  rows?: number;
  style?: string;
  badge?: Badge;
  size?: Length;
  leading?: Length;
  tracking?: number; // em
  align?: Align;
  indent?: number; // em; absent: the style's
};

export type Story = {
  id: string;
  story: { locale: string; mode: string; blocks: Block[] };
  fits?: Record<string, Fit>;
};

export type Photo = {
  id: string;
  name: string;
  width: number;
  height: number;
  caption?: string;
  credit?: string;
  headline?: string;
  /** Who took it. */
  byline?: string;
  /** Where it was taken, as a reader would name it. */
  place?: string;
  /** When it was taken, an ISO 8601 day. */
  date?: string;
  /** Who is seen, from left to right. */
  people?: string[];
  keywords?: string[];
  /** What it may be used for: a licence, an agreement. */
  rights?: string;
  /** Its credit stands with its caption, not in the line for all photos. */
  apartCredit?: boolean;
  section: number;
  confidence?: number;
  /** The editor's focal point in fractions of the upright picture. */
  focal?: { x: number; y: number };
  /** How it is made lighter or stronger for print; the original stays. */
  tone?: Tone;
};

/** Exposure in stops -3 to 3; contrast and shadows -1 to 1; white 0 to 0.5. */
export type Tone = {
  exposure?: number;
  contrast?: number;
  shadows?: number;
  white?: number;
  newsprint?: boolean;
};

export type FrameKind = 'text' | 'photo' | 'caption' | 'rule' | 'box';

/** Where a caption stands to its photo; absent: below. */
export type Placement = 'beside' | 'inside' | 'free';
/** What tells the captions of several photos apart; made from where the photos stand. */
export type CaptionLabel = 'number' | 'direction';
/** An ink of the design, as a share of its strength. */
export type Panel = { ink?: string; tint?: number };
export type CaptionSet = {
  placement?: Placement;
  label?: CaptionLabel;
  panel?: Panel;
  /** The panel is no wider than its text. */
  snug?: boolean;
};

export type Frame = {
  id: string;
  kind: FrameKind;
  rect: Rect;
  role?: string;
  columns?: number;
  gutter?: Length;
  columnX?: Length[];
  columnMeasure?: Length;
  onGrid?: boolean;
  balance?: boolean;
  style?: string;
  size?: Length;
  leading?: Length;
  align?: Align;
  valign?: 'top' | 'middle' | 'bottom';
  badge?: Badge;
  photo?: string;
  crop?: Crop;
  /** Of a caption frame with the captions of several photos, photo being absent. */
  photos?: string[];
  caption?: CaptionSet;
  ink?: string;
  width?: Length;
  paint?: { C: number; M: number; Y: number; K: number };
  noWrap?: boolean;
  standoff?: Length;
  pinned?: boolean;
  locked?: boolean;
};

export type Thread = { story: string; from: string; to: string; frames: string[] };

export type Grid = {
  columns: number;
  characters: number;
  size: Length;
  leading: Length;
  measure: Length;
  gutter: Length;
  x: Length[];
  top: Length;
  rows: number;
};

export type ParagraphStyle = {
  family: string;
  weight: number;
  italic?: boolean;
  size: Length;
  leading: Length;
  indent?: number;
  tracking?: number;
  align: Align;
  ink: string;
  kinsoku: string;
  squeeze: string;
  hanLatin?: number;
};

/** A character style: what it changes of the paragraph's. */
export type CharacterStyle = { family?: string; weight?: number; italic?: boolean };

export type Design = {
  name: string;
  title?: Record<string, string>;
  locale: string;
  format: { trim: Rect; typeArea: Rect; bleed?: Length; fold?: Length };
  faces: Record<string, string>;
  inks: Record<string, { C: number; M: number; Y: number; K: number }>;
  styles: Record<string, ParagraphStyle>;
  characters?: Record<string, CharacterStyle>;
  grids: Grid[];
  families: string[];
  photos: { minPPI: number; ppi: number; captionGap: Length; maxLoss: number } & CaptionDesign;
};

/** What the design says of captions; lengths and shares of 0 stand for what follows from the caption's size. */
export type CaptionDesign = {
  captionPlacement?: string;
  captionPanel?: string;
  captionPanelTint?: number;
  captionInset?: Length;
};

export type Folio = { pageNumber?: string; rubric?: string; date?: string; paper?: string; editors?: string };

export type Page = { frames: Frame[] };

export type Document = {
  title: string;
  author?: string;
  locale: string;
  mode: string;
  design: Design;
  grid: Grid;
  folio: Folio;
  stories: Story[];
  photos: Photo[];
  pages: Page[];
  threads: Thread[];
  /** The credit line as it was last made of what the photos say; other words were written by someone. */
  madeCreditLine?: string;
};

/** What a delta says of a document: whole values of the parts that differ. */
export type DocumentDelta = {
  title?: string;
  author?: string;
  locale?: string;
  design?: Design;
  grid?: Grid;
  folio?: Folio;
  madeCreditLine?: string;
  /** Frames that are new or differ, by id. */
  frames?: Record<string, Frame>;
  /** The ids of every page's frames back to front, where any list differs. */
  pages?: string[][];
  /** Blocks and fits that are new or differ; order, where the list of blocks differs. */
  stories?: Record<
    string,
    {
      order?: string[];
      blocks?: Record<string, Block>;
      fits?: Record<string, Fit | null>;
      locale?: string;
      mode?: string;
    }
  >;
  /** The ids of all stories, where the list differs. */
  storyOrder?: string[];
  /** All photos, where any differs. */
  photos?: Photo[];
  /** All threads, where any differs. */
  threads?: Thread[];
};
