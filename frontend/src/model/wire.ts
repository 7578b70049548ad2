// Requests and answers of the desk. docs/http-api.md says which call takes and
// gives what; types of the document, of steps and of the scene stand beside.

import type { Document, DocumentDelta, Photo, Rect, Tone } from './document';
import type { Scene, SceneDelta } from './scene';
import type { ShellEvents } from './shell';
import type { Edit, Step } from './step';

export type Severity = 'note' | 'warning' | 'error';

export type Finding = {
  severity: Severity;
  code: string;
  params?: Record<string, string>;
  place: {
    file?: string;
    line?: number;
    page?: number;
    frame?: string;
    block?: string;
    photo?: string;
    excerpt?: string;
  };
  /** The text in the language of the request (Accept-Language zh or en). */
  message: string;
  /** A mend, where there is one: applied like any edit. */
  mend?: Edit;
};

export type Overset = {
  story?: string;
  block?: string;
  photo?: string;
  /** Rune index where the missing part begins. */
  start: number;
  lines: number;
  characters: number;
  /** The frame at which the text ends, empty where no thread shows it. */
  frame?: string;
};

/** What everyone who looks at a document has to know of its state. */
export type Status = {
  revision: number;
  overset: Overset[];
  findings: Finding[];
  canUndo: boolean;
  canRedo: boolean;
  /** Name keys of the edits that undo and redo would touch. */
  undoName?: string;
  redoName?: string;
};

export type Opened = { id: string; document: Document; scene: Scene; status: Status };

/** The answer to an edit, an undo, a redo … : from the client's state to the present one. */
export type Change = {
  status: Status;
  document: DocumentDelta;
  /** The whole document instead, where the client's base is too long ago. */
  anew?: Document;
  /** A delta where the desk still knows the client's scene, else the whole. */
  scene?: SceneDelta;
  whole?: Scene;
  /** Steps of others that came between the client's base and its own, oldest first. */
  foreign?: Step[];
  /** The client's own steps as they were applied. */
  applied?: Step[];
  /** Steps of others behind its own: where the answer to the first try was lost. */
  late?: Step[];
};

export type EditRequest = {
  /** The revision that the client has; offsets and ids are of it. */
  base: number;
  /** The scene that the client has. */
  scene: string;
  edits: Edit[];
  /**
   * Counts the edit requests of this client, from 1. A request that comes a
   * second time (its answer was lost) is answered and not applied again.
   */
  serial: number;
};

export type PreviewRequest = { base: number; scene: string; steps: Step[] };
/** Nothing is stored; the client goes back to its own scene by keeping it. */
export type Preview = { scene?: SceneDelta; whole?: Scene; overset: Overset[]; document: DocumentDelta };

/** For each photo asked for the tone that its light wants; null where none does. */
export type ToneProposals = Record<string, Tone | null>;

export type DocumentInfo = {
  id: string;
  title: string;
  created: string; // RFC 3339
  modified: string;
  revision: number;
  pages: number;
  design: string;
  rubric?: string;
  errors: number;
  warnings: number;
  isBinned: boolean;
};

export type DesignInfo = { name: string; title: string; widthMm: number; heightMm: number; locale: string };

export type Session = {
  version: string;
  language: string;
  designs: DesignInfo[];
  limits: { manuscriptBytes: number; photoBytes: number; photos: number; fileBytes: number };
};

export type Upload = {
  id: string;
  name: string;
  bytes: number;
  kind: 'manuscript' | 'photo' | 'table' | 'document' | 'unknown';
};

export type JobState = 'running' | 'done' | 'failed' | 'cancelled';
export type Job = {
  id: string;
  kind: 'create' | 'compose' | 'export' | 'import';
  state: JobState;
  /** "read", "photos", "compose", "renditions", "render", "pictures", "save" */
  step?: string;
  done?: number;
  of?: number;
  /** Of a create or import: the document. */
  document?: string;
  /** Of a compose: the set of alternatives. */
  alternatives?: string;
  /** Of a failed job. */
  error?: Finding;
  /** The size of a finished export, where it is known beforehand. */
  bytes?: number;
  /** What was found on the way, of a create or an export. */
  findings?: Finding[];
};

export type CreateRequest = {
  manuscript: string; // id of an upload
  photos: string[];
  design?: string;
  folio?: { date?: string; pageNumber?: string; rubric?: string; paper?: string; editors?: string };
};

export type ComposeConditions = {
  design?: string;
  family?: 'modules' | 'running';
  columns?: number;
  /** Body size in 1/1000 pt. */
  size?: number;
  /** Share of the type area, 0 to 1. */
  photoShare?: number;
};

export type ComposeRequest = { base: number; conditions: ComposeConditions; count: number; seed: number };

export type Alternative = {
  number: number; // from 1
  family: 'modules' | 'running';
  columns: number;
  size: number;
  fill: number; // of the type area, 0 to 1
  photoShare: number;
  /** Mean distance of photos from their sections, mm. */
  photoDistanceMm: number;
  oversetLines: number;
  /** 0 to 100, 100 is perfect. */
  rating: number;
};

export type AlternativeSet = {
  id: string;
  base: number;
  tried: number;
  milliseconds: number;
  seed: number;
  /** The page as it is, measured alike. */
  current: Alternative;
  alternatives: Alternative[];
  /** Conditions that no page meets, which were left aside. */
  unmet: (keyof ComposeConditions)[];
};

export type HistoryStep = { number: number; name: string; time: string; count: number };
/** cursor is how many of the steps are in force; 0 is the beginning. */
export type History = { cursor: number; steps: HistoryStep[] };

/** A proposal to take up or release lines. */
export type FitProposal = {
  edit: Edit;
  changes: {
    kind: 'looseness' | 'tracking' | 'photo';
    block?: string;
    frame?: string;
    before: string;
    after: string;
    lines: number;
  }[];
  lines: number;
};

/** One difference of a manuscript that is read in again. */
export type RereadChange = {
  number: number;
  kind: 'changed' | 'added' | 'removed' | 'role';
  block: string;
  before: string; // as last read
  current: string; // as edited
  after: string; // as read now
  /** The editor changed the same place. */
  isConflict: boolean;
};
export type Reread = { id: string; changes: RereadChange[]; findings: Finding[] };

export type ExportRequest = {
  /**
   * `captions` is the table of the photos' captions, `photos` a zip of JPEGs
   * with the captions and credits of the document as IPTC and XMP, `package` a
   * zip with all that a printer is handed.
   */
  format: 'pdf' | 'png' | 'captions' | 'photos' | 'package';
  /** Of a PDF or a package: the name of its export profile; the default where nothing is said. */
  profile?: string;
  /** Of a PDF or a package: what lets pass what the profile stops. */
  overrides?: Override[];
  /** Of a PDF: its pages, from 0; all where nothing is said. */
  pages?: number[];
  /** Of a PDF or a package: the file's name without extension; as the profile says where nothing is said. */
  name?: string;
  /** Of a PNG, from 0. */
  page?: number;
  dpi?: number;
  /** Of the captions; `xlsx` where nothing is said. */
  table?: 'xlsx' | 'csv';
  /** Of the photos: as the page shows them, not whole. */
  cropped?: boolean;
  /** At most so many pixels, 16 to 30000; 0 for all that there are. */
  longSide?: number;
  /** Of the JPEGs, 1 to 100; 90 where nothing is said. */
  quality?: number;
  /** With an XMP file beside each. */
  sidecars?: boolean;
  /** With the coordinates and serial numbers of the originals. */
  keepLocation?: boolean;
};

/** Photos that were added; those that could not be used, and what is wrong with the others. */
export type PhotosChange = Change & { findings: Finding[] };

/** What a table of captions has changed, and what of it could not be used. */
export type CaptionsChange = Change & { taken: number; findings: Finding[] };

/** Events of the stream, by their names. */
export type Events = ShellEvents & {
  hello: { server: string };
  /** A document has a new revision; those who have it open ask for the change. */
  changed: { document: string; revision: number; client: string };
  job: Job;
  /** The list of documents is another one. */
  shelf: Record<string, never>;
};

/** Errors: a finding with its message, or a plain one. */
export type Failure = { error: Finding };

/** A photo in a document of the shelf. */
export type PhotoUse = {
  document: string;
  title: string;
  /** Counted from 0; null where no frame shows it. */
  page: number | null;
  caption: string;
  credit: string;
  /** When the document changed last, RFC 3339. */
  modified: string;
};

export type PhotoMatch = {
  field: 'caption' | 'credit' | 'headline' | 'byline' | 'place' | 'people' | 'keywords' | 'name';
  /** Rune offsets in the field; in people and keywords, of all joined by line breaks. */
  from: number;
  to: number;
};

/** A photo with its places on the shelf. */
export type ShelfPhoto = {
  /** As in the first of the uses. */
  photo: Photo;
  bytes?: number;
  format?: string;
  /** The last changed document first. */
  uses: PhotoUse[];
  /** Where the words stand, in the use of index found. */
  matches?: PhotoMatch[];
  /** Absent: 0. */
  found?: number;
  /** How unlike it is to the photo asked for: 0 the same, to 64. */
  distance?: number;
};

export type ShelfPhotos = {
  total: number;
  photos: ShelfPhoto[];
  /** While documents are still being read: what they hold may be missing. */
  reading?: { done: number; of: number };
};

export type PhotoOrder = 'modified' | 'name' | 'date';

/** What was written of a photo, or of one like it. */
export type EarlierCaption = {
  caption: string;
  credit: string;
  byline?: string;
  place?: string;
  date?: string;
  document: string;
  title: string;
  modified: string;
  photo: string;
  distance: number;
};

/** A place in a photo's file that metadata stand in. */
export type MetadataPlace = 'xmp' | 'iptc' | 'exif' | 'sidecar';

/** What one place says of a field: one value, or the entries of a list. */
export type Said = { from: MetadataPlace; values: string[] };

export type MetadataField =
  | 'caption'
  | 'headline'
  | 'title'
  | 'byline'
  | 'credit'
  | 'source'
  | 'rights'
  | 'date'
  | 'place'
  | 'people'
  | 'keywords';

/** What a photo's file says of a field, and what other places of it say instead. */
export type Account = Said & { field: MetadataField; others?: Said[] };

export type FileWords = { fields: Account[]; hasCoordinates: boolean };

export type LikePhotos = { like: ShelfPhoto[]; captions: EarlierCaption[] };

/** An export profile, as the desk tells of it in the language of the request. */
export type ExportProfile = {
  name: string;
  title: string;
  about?: string;
  standard: 'PDF/X-4' | 'PDF/X-1a:2003' | 'none';
  space: 'cmyk' | 'srgb';
  /** The printing condition, for people. */
  condition?: string;
  /** Percent of ink, all plates together. */
  inkLimit: number;
  ppi: number;
  bleedMM: number;
  marks: boolean;
  /** Exporting in spite of what stops is possible. */
  override: boolean;
};

/** What a profile's file has around a page, in page space, 1/1000 pt. */
export type Sheet = {
  bleed: Rect;
  media: Rect;
  /** How wide lines and rings are. */
  hairline: number;
  /** x and y of both ends; in registration colour, as rings are. */
  lines: [number, number, number, number][];
  /** x and y of the middle, and the radius. */
  rings: [number, number, number][];
  /** Of the colour bar, as they look in print. */
  patches: { rect: Rect; colour: string }[];
  /** From x, y on its baseline; smaller than size where it needs more than its room. */
  slug?: { text: string; x: number; y: number; size: number; room: number };
};

/** What becomes of a finding on the way to a file. */
export type Decision = 'stop' | 'warn' | 'note' | 'off';

/** What an editor let pass, and why; without codes, all that stops. */
export type Override = { by: string; why: string; codes?: string[] };

/** A finding as an export profile decides on it. */
export type PreflightFinding = Finding & {
  decision: Exclude<Decision, 'off'>;
  /** Where on the page it is. */
  rect?: Rect;
  override?: Override;
};

/** A document held to an export profile. */
export type Preflight = {
  version: string;
  subject: {
    title: string;
    file?: string;
    paper?: string;
    date?: string;
    rubric?: string;
    labels: string[];
    trims_mm: [number, number][];
  };
  profile: {
    name: string;
    title: string;
    standard: ExportProfile['standard'];
    condition?: string;
    inkLimit: number;
    override: boolean;
  };
  language: string;
  /** Nothing stops, or all that does was overridden. */
  mayExport: boolean;
  /** Those that are off are not among the findings. */
  counts: { stop: number; overridden: number; warn: number; note: number; off: number };
  findings: PreflightFinding[];
  overrides: Override[];
  /** What an export by the profile is called, without extension. */
  fileName?: string;
};
