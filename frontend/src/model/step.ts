// Steps: the smallest changes of a document, as the desk takes them. An edit is
// a named list of steps and becomes one entry of the history.

import type { Block, Design, Document, Fit, Folio, Frame, Grid, Page, Photo, Role, Span, Thread } from './document';

/** Where a text stands: a block of a story, or the caption of a photo. */
export type TextRef = { story: string; block: string } | { photo: string };

export type Step =
  /** Runes from..to give way to spans (none: they are deleted). */
  | { type: 'replaceText'; at: TextRef; from: number; to: number; spans: Span[] }
  /** Appearance of runes from..to; fields that are absent stay, style "" takes the character style away. */
  | { type: 'styleText'; at: TextRef; from: number; to: number; bold?: boolean; italic?: boolean; style?: string }
  /** What stands behind rune at becomes a block of its own. */
  | { type: 'splitBlock'; story: string; block: string; at: number; newBlock: Block /* spans are ignored */; fit?: Fit }
  /** The text of next moves to the end of block, and next is gone. */
  | { type: 'joinBlocks'; story: string; block: string; next: string }
  /** Behind the block named after; "" puts them first. */
  | { type: 'insertBlocks'; story: string; after: string; blocks: Block[]; fits?: Record<string, Fit> }
  | { type: 'removeBlocks'; story: string; blocks: string[] }
  | { type: 'setBlock'; story: string; block: string; role: Role; label: string }
  /** null takes the fit away. */
  | { type: 'setFit'; story: string; block: string; fit: Fit | null }
  /** The manuscript as last read: the desk's own, it shows in no delta. */
  | { type: 'setRead'; story: string; read: { locale: string; mode?: string; blocks: Block[] } | null }
  | { type: 'insertFrame'; page: number; index: number; frame: Frame }
  | { type: 'removeFrame'; frame: string }
  /** The frame with this id becomes this value. */
  | { type: 'setFrame'; frame: Frame }
  /** Page and place in it, back to front. */
  | { type: 'moveFrame'; frame: string; page: number; index: number }
  | { type: 'setThreads'; threads: Thread[] }
  | { type: 'insertPhoto'; index: number; photo: Photo }
  | { type: 'removePhoto'; photo: string }
  /** All of a photo but its caption, which only replaceText changes. */
  | { type: 'setPhoto'; photo: Photo }
  | { type: 'movePhoto'; photo: string; index: number }
  | { type: 'insertPage'; index: number; page: Page }
  | { type: 'removePage'; index: number }
  | {
      type: 'setProperties';
      title?: string;
      author?: string;
      folio?: Folio;
      design?: Design;
      grid?: Grid;
      madeCreditLine?: string;
    }
  /** The whole document, as composing makes it. */
  | { type: 'replaceDocument'; document: Document };

export type Edit = {
  /** Key of the edit's name in the catalogues, below `edit.`: "type", "move-frame" … */
  name: string;
  steps: Step[];
  /** Joins the history's last step (typing on at the same place). */
  join?: boolean;
};
