// What a photo's file says of itself, at the desk: two places that say different
// things, and coordinates.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { editor, id, inEditor, server } from './fixture';
import { addUploads, ours, uploadPhoto } from './program';
import { documentOf } from './sections';

inEditor();

const page = () => editor.page;
const said = '渔船在晨雾中出港。';
const settled = '晨雾中的港口。';

test('the words of a file are shown with where they stand, and taken as one step', async () => {
  const upload = await uploadPhoto(server, '港口.jpg', withWords(readFileSync(ours().photos[0] ?? '')));
  const before = await addUploads(server, id, [upload]);
  await expect.poll(() => page().evaluate(() => window.broadsheet.inspect().revision)).toBeGreaterThan(before);
  const added = async () => (await documentOf(server, id)).photos.find((p) => p.name === '港口.jpg');
  await expect.poll(async () => (await added())?.caption).toBe(settled);
  await editor.press('Control+Shift+P');
  const table = page().getByRole('grid', { name: '图说台' });
  const rows = table.locator('tbody tr');
  await expect.poll(() => rows.count()).toBeGreaterThan(7);
  const at = (await documentOf(server, id)).photos.findIndex((p) => p.name === '港口.jpg') + 1;
  await table.getByRole('button', { name: `图 ${at} 的图说` }).click();
  const section = page().getByRole('region', { name: '文件里写的' });
  await section.getByText(said).waitFor();
  await section.getByText('原片里有拍摄地的坐标').waitFor();
  expect(await section.getByText('EXIF', { exact: true }).count()).toBe(1);
  await section.scrollIntoViewIfNeeded();
  await editor.shot('desk-file');
  const take = section.getByRole('button', { name: '采用 XMP 的图说' });
  await take.focus();
  await page().keyboard.press('Enter');
  await expect.poll(async () => (await added())?.caption).toBe(said);
  await section.getByText('与本文档不同').waitFor();
  await page().getByRole('button', { name: /^撤销/ }).click();
  await expect.poll(async () => (await added())?.caption).toBe(settled);
});

/** A photo with a description in EXIF, which goes first, another in XMP, and coordinates. */
function withWords(jpeg: Buffer): Buffer {
  const text = Buffer.from(`${settled}\0`);
  const entry = [0x0e, 0x01, 2, 0, text.length, 0, 0, 0, 26, 0, 0, 0, 0, 0, 0, 0];
  const tiff = Buffer.concat([Buffer.from('II*\0\x08\0\0\0\x01\0', 'latin1'), Buffer.from(entry), text]);
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
    exif:GPSLatitude="39,14.5N" exif:GPSLongitude="106,46.1E" photoshop:Credit="海港通讯社"><dc:description><rdf:Alt><rdf:li
    xml:lang="x-default">${said}</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>`;
  return Buffer.concat([
    jpeg.subarray(0, 2),
    segment('Exif\0\0', tiff),
    segment('http://ns.adobe.com/xap/1.0/\0', Buffer.from(xmp)),
    jpeg.subarray(2),
  ]);
}

/** An APP1 segment (ISO 10918-1): its marker, its length with itself, its name, its body. */
function segment(name: string, body: Buffer): Buffer {
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(2 + name.length + body.length, 2);
  return Buffer.concat([head, Buffer.from(name, 'latin1'), body]);
}
