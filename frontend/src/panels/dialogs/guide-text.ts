// The guide of docs/guide with its pictures, as the build takes them in.

import type { Language } from '../../stores/preferences';

const texts = import.meta.glob<string>('../../../../docs/guide/*.md', { query: '?raw', import: 'default' });
const pictures = import.meta.glob<string>('../../../../docs/img/guide/*.jpg', {
  query: '?url',
  import: 'default',
  eager: true,
});

const folder = '../../../../docs/';

/** The guide as Markdown; it is fetched when first asked for. */
export async function guideText(language: Language): Promise<string> {
  const text = texts[`${folder}guide/${language}.md`];
  if (!text) throw new Error(`no guide in ${language}`);
  return text();
}

/** Where the program serves a picture that the guide names from its own folder. */
export const pictureUrl = (named: string): string | undefined => pictures[named.replace(/^\.\.\//, folder)];
