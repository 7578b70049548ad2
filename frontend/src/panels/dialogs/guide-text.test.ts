import { describe, expect, it } from 'vitest';
import { guideText, pictureUrl } from './guide-text';

const picturesOf = (markdown: string) => [...markdown.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map((m) => m[1] ?? '');

describe.each(['zh', 'en'] as const)('the guide in %s', (language) => {
  it('shows pictures that exist, in its own language', async () => {
    const pictures = picturesOf(await guideText(language));
    expect(pictures.length).toBeGreaterThanOrEqual(6);
    for (const name of pictures) {
      expect(name).toContain(`-${language}.jpg`);
      expect(pictureUrl(name), name).toBeDefined();
    }
  });

  it('has the same chapters as the other', async () => {
    const chapters = (text: string) => text.match(/^## /gm)?.length;
    expect(chapters(await guideText(language))).toBe(chapters(await guideText('en')));
  });
});
