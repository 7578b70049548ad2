import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { textsOf } from './index';

type Texts = { [key: string]: string | Texts };

const keysOf = (texts: Texts, path = ''): string[] =>
  Object.entries(texts).flatMap(([k, v]) => (typeof v === 'string' ? [`${path}${k}`] : keysOf(v, `${path}${k}.`)));

/** Chinese has no plural forms, English has: only the stems are compared. */
const stems = (texts: Texts) => [...new Set(keysOf(texts).map((k) => k.replace(/_(one|other)$/, '')))].sort();

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((e) => {
    const path = join(folder, e.name);
    if (e.isDirectory()) return sources(path);
    return e.name.endsWith('.tsx') && !e.name.includes('.test.') ? [path] : [];
  });
}

/** A line without comments, and without the units that editors may type. */
const written = (line: string) =>
  line.replace(/\/\/.*|\/\*.*\*\/|countUnits\([^)]*\)|(?<=[{,] )[\u4e00-\u9fff]+(?=:)/g, '');

describe('texts', () => {
  it('both languages have the same keys', () => {
    expect(stems(textsOf('en'))).toEqual(stems(textsOf('zh')));
  });

  it('none is empty', () => {
    for (const language of ['zh', 'en'] as const) {
      const flat = JSON.stringify(textsOf(language));
      expect(flat).not.toContain('""');
    }
  });

  it('no component holds text of its own', () => {
    const literal = /[\u4e00-\u9fff]|>\s*[A-Z][a-z]+( [a-z]+)*\s*<\/|(?:aria-label|title|placeholder|label)="[^"{]+"/;
    const found = sources(join(import.meta.dirname, '..')).flatMap((path) =>
      readFileSync(path, 'utf8')
        .split('\n')
        .flatMap((line, i) => (literal.test(written(line)) ? [`${path}:${i + 1} ${line.trim()}`] : [])),
    );
    expect(found).toEqual([]);
  });
});
