// Which glyphs a face of the canvas holds: its character map says so, a single
// subtable of format 12 from U+F0000 on.

const glyphBase = 0xf0000;
const tableRecord = 16;
const groupRecord = 12;

/** The glyph numbers that a TrueType file of the desk has characters for; none where it is no such file. */
export function glyphsOfFont(data: ArrayBuffer): Set<number> {
  const file = new DataView(data);
  const glyphs = new Set<number>();
  const cmap = tableAt(file, 'cmap');
  if (cmap === null) return glyphs;
  const subtable = cmap + file.getUint32(cmap + 8);
  const groups = file.getUint32(subtable + 12);
  for (let i = 0; i < groups; i++) {
    const at = subtable + 16 + groupRecord * i;
    const last = file.getUint32(at + 4);
    for (let char = file.getUint32(at); char <= last; char++) glyphs.add(char - glyphBase);
  }
  return glyphs;
}

/** Where a table begins, bytes. */
function tableAt(file: DataView, tag: string): number | null {
  const tables = file.byteLength >= 12 ? file.getUint16(4) : 0;
  for (let i = 0; i < tables; i++) {
    const at = 12 + tableRecord * i;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((n) => file.getUint8(at + n)));
    if (name === tag) return file.getUint32(at + 8);
  }
  return null;
}
