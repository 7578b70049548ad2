// Where in a document the tests work: found by what a reader would look for.

import type { Block, Document } from '../src/model/document';
import { blockText } from '../src/model/text';
import type { FrameSeen } from './editor';
import { ask, type Server } from './program';

export const documentOf = async (server: Server, id: string): Promise<Document> =>
  (await ask<{ document: Document }>(server, 'GET', `/documents/${id}`)).document;

/** The blocks of a section, counted from 0, without its head. */
export function sectionBlocks(d: Document, section: number): Block[] {
  const blocks = d.stories[0]?.story.blocks ?? [];
  const heads = blocks.flatMap((b, i) => (b.role === 'sectionhead' ? [i] : []));
  return blocks.slice((heads[section] ?? 0) + 1, heads[section + 1]);
}

/** A place in the middle of a section: the frame that shows it and the UTF-16 offset in the frame's text. */
export function middleOf(
  d: Document,
  section: number,
  frames: FrameSeen[],
): { frame: FrameSeen; offset: number; block: Block } {
  const blocks = sectionBlocks(d, section);
  const block = blocks[Math.floor(blocks.length / 2)];
  if (!block) throw new Error(`section ${section} has no text`);
  const text = blockText(block);
  const half = Math.floor(text.length / 2);
  const excerpt = text.slice(half, half + 8);
  for (const frame of frames) {
    const at = frame.text.indexOf(excerpt);
    if (at >= 0) return { frame, offset: at, block };
  }
  throw new Error(`no frame shows “${excerpt}”`);
}
