// The files of a zip, for looking into what the program has made.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';

/** Puts the files of an archive into a folder, flat; returns their paths. */
export function unzip(archive: string, folder: string): string[] {
  const data = readFileSync(archive);
  mkdirSync(folder, { recursive: true });
  const end = data.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const [count, directory] = [data.readUInt16LE(end + 10), data.readUInt32LE(end + 16)];
  const paths: string[] = [];
  for (let i = 0, at = directory; i < count; i++) {
    const [method, size, local] = [data.readUInt16LE(at + 10), data.readUInt32LE(at + 20), data.readUInt32LE(at + 42)];
    const [nameLength, extra, comment] = [28, 30, 32].map((o) => data.readUInt16LE(at + o)) as [number, number, number];
    const name = data.toString('utf8', at + 46, at + 46 + nameLength);
    const start = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
    const packed = data.subarray(start, start + size);
    const path = join(folder, basename(name));
    writeFileSync(path, method === 0 ? packed : inflateRawSync(packed));
    paths.push(path);
    at += 46 + nameLength + extra + comment;
  }
  return paths;
}
