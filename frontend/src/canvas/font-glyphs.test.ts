import { expect, test } from 'vitest';
import { glyphsOfFont } from './font-glyphs';

/** A file with nothing but a character map of format 12. */
function fontWith(groups: [number, number][]): ArrayBuffer {
  const file = new DataView(new ArrayBuffer(28 + 12 + 16 + 12 * groups.length));
  file.setUint16(4, 1);
  for (const [i, c] of [...'cmap'].entries()) file.setUint8(12 + i, c.charCodeAt(0));
  file.setUint32(20, 28);
  file.setUint32(28 + 8, 12);
  file.setUint16(40, 12);
  file.setUint32(40 + 12, groups.length);
  for (const [i, [from, to]] of groups.entries()) {
    file.setUint32(56 + 12 * i, 0xf0000 + from);
    file.setUint32(60 + 12 * i, 0xf0000 + to);
    file.setUint32(64 + 12 * i, from);
  }
  return file.buffer as ArrayBuffer;
}

test('the character map tells the glyphs', () => {
  expect([
    ...glyphsOfFont(
      fontWith([
        [0, 0],
        [12, 14],
      ]),
    ),
  ]).toEqual([0, 12, 13, 14]);
});

test('what is no font has no glyphs', () => {
  expect(glyphsOfFont(new ArrayBuffer(3)).size).toBe(0);
  expect(glyphsOfFont(new ArrayBuffer(64)).size).toBe(0);
});
