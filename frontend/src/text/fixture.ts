// A small document for tests.

import type { Block, Document, Role } from '../model/document';
import type { TextPoint } from '../stores/selection';

export const block = (id: string, text: string, role: Role = 'body', label?: string): Block => ({
  id,
  role,
  spans: text ? [{ text }] : [],
  ...(label && { label }),
});

/** One story "s" with these blocks, and photos with these captions. */
export function documentOf(blocks: Block[], captions: string[] = []): Document {
  return {
    title: '',
    locale: 'zh-Hans',
    mode: 'horizontal',
    design: { styles: {}, grids: [], families: [] } as unknown as Document['design'],
    grid: {} as Document['grid'],
    folio: {},
    stories: [{ id: 's', story: { locale: 'zh-Hans', mode: 'horizontal', blocks } }],
    photos: captions.map((caption, i) => ({
      id: `p${i + 1}`,
      name: `${i + 1}.jpg`,
      width: 1,
      height: 1,
      caption,
      section: -1,
    })),
    pages: [],
    threads: [],
  };
}

export const textsOf = (d: Document): string[] =>
  d.stories.flatMap((s) => s.story.blocks.map((b) => b.spans.map((x) => x.text).join('')));

export const point = (blockId: string, offset: number): TextPoint => ({ at: { story: 's', block: blockId }, offset });
