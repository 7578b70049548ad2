// Small pictures of pages: of the open document, and of alternatives that are
// looked at. Any scene can be drawn, on any canvas.

import type { Scene } from '../model/scene';
import { loadFaces } from './faces';
import { brushFor, forgetFont, paintGroups } from './paint';
import { photoFor } from './photos';

/**
 * Draws a page in the width that the canvas has on the screen; its height
 * follows. document: whose faces are loaded, if they are not yet. Draw again
 * on `onFaces` and `onPhoto`, for what was not there.
 */
export function drawThumbnail(canvas: HTMLCanvasElement, scene: Scene, page: number, document?: string) {
  const sheet = scene.pages[page];
  const ctx = canvas.getContext('2d');
  const width = canvas.clientWidth || canvas.width;
  if (!sheet || !ctx || !width) return;
  if (document) loadFaces(scene, document);
  const dpr = globalThis.devicePixelRatio || 1;
  const k = (width * dpr) / sheet.width;
  const [w, h] = [Math.round(width * dpr), Math.round(sheet.height * k)];
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
  }
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.fillStyle = '#fefdfb';
  ctx.fillRect(0, 0, w, h);
  ctx.setTransform(k * 1000, 0, 0, k * 1000, 0, 0);
  forgetFont(ctx);
  // Thumbnails never need more than the smallest rendition.
  const photo = (id: string, _: number, tone?: string) => photoFor(id, 320, tone);
  const brush = { ...brushFor(ctx, scene, k * 1000), photo };
  paintGroups(brush, sheet.groups);
}
