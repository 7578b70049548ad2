// Faces of the canvas: copies whose U+F0000 + n is glyph n, so that the
// browser never shapes. First the outlines of the document alone, for a quick
// first paint; then the whole face, for what is typed next.

import { desk } from '../api/desk';
import type { Scene } from '../model/scene';
import { setAdvance } from './text-lines';

type Loading = 'none' | 'subset' | 'whole' | 'failed';

/** One face as the canvas draws with it. */
export type CanvasFace = {
  id: string;
  /** The CSS family that is drawn with now; null before anything is loaded. */
  family: string | null;
  state: Loading;
  loaded?: FontFace;
};

const faces = new Map<string, CanvasFace>();
const listeners = new Set<() => void>();
const underWay = new Set<Promise<unknown>>();
let count = 0;

/** Told when glyphs may be drawn that could not be before. */
export function onFaces(l: () => void): () => void {
  listeners.add(l);
  return () => listeners.delete(l);
}

export const faceOf = (id: string): CanvasFace | undefined => faces.get(id);

/** Whether all faces of a scene can be drawn with. */
export const areFacesReady = (scene: Scene): boolean =>
  scene.faces.every((id) => faces.get(id)?.family || faces.get(id)?.state === 'failed');

/** Settles when no face is being loaded, nor will be. */
export async function facesSettled(): Promise<void> {
  while (underWay.size) await Promise.allSettled(underWay);
  await wholes;
}

/** Loads what a scene names and is not here yet. */
export function loadFaces(scene: Scene, document: string) {
  const fresh = scene.faces.filter((id) => !faces.has(id));
  if (!fresh.length) return;
  const made = fresh.map((id): CanvasFace => ({ id, family: null, state: 'none' }));
  for (const face of made) faces.set(face.id, face);
  const first = Promise.all(made.map((face) => loadFirst(face, document)));
  underWay.add(first);
  void first.then(() => {
    loadWholes(byUse(made, scene));
    underWay.delete(first);
  });
}

/** The face of most glyphs first: there one types. */
function byUse(some: readonly CanvasFace[], scene: Scene): CanvasFace[] {
  const uses = new Map<string, number>();
  for (const page of scene.pages)
    for (const group of page.groups)
      for (const item of group.items) {
        if (item.k !== 'line') continue;
        for (const run of item.runs) {
          const id = scene.faces[run.f] ?? '';
          uses.set(id, (uses.get(id) ?? 0) + run.g.length);
        }
      }
  return some.toSorted((a, b) => (uses.get(b.id) ?? 0) - (uses.get(a.id) ?? 0));
}

async function loadFirst(face: CanvasFace, document: string) {
  try {
    await install(face, desk.faceUrl(face.id, document), 'subset');
  } catch {
    await loadWhole(face);
  }
}

let wholes: Promise<void> = Promise.resolve();

/** One after the other, in idle moments: taking in a whole face stops the page for a tenth of a second. */
function loadWholes(some: readonly CanvasFace[]) {
  for (const face of some) {
    wholes = wholes.then(idle).then(() => loadWhole(face));
  }
}

const idle = () =>
  new Promise<void>((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 1000 });
    else setTimeout(resolve, 50);
  });

/** The whole face, after the subset: a document's new glyphs need it. */
async function loadWhole(face: CanvasFace) {
  if (face.state === 'whole' || face.state === 'failed') return;
  try {
    await install(face, desk.faceUrl(face.id), 'whole');
  } catch {
    if (!face.family) face.state = 'failed';
    announce();
  }
}

async function install(face: CanvasFace, url: string, state: Loading) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const family = `bs${++count}`;
  const loaded = await new FontFace(family, await response.arrayBuffer()).load();
  document.fonts.add(loaded);
  if (face.loaded) document.fonts.delete(face.loaded);
  face.family = family;
  face.loaded = loaded;
  face.state = state;
  announce();
}

const announce = () => {
  for (const l of listeners) l();
};

const advances = new Map<string, number>();
let ruler: CanvasRenderingContext2D | null = null;

/** Advance of a glyph in em; null while its face is not there. */
function advanceOf(face: string, glyph: number): number | null {
  const family = faces.get(face)?.family;
  if (!family) return null;
  const key = `${face} ${glyph}`;
  const known = advances.get(key);
  if (known !== undefined) return known;
  ruler ??= document.createElement('canvas').getContext('2d');
  if (!ruler) return null;
  ruler.font = `1000px ${family}`;
  const em = ruler.measureText(String.fromCodePoint(0xf0000 + glyph)).width / 1000;
  advances.set(key, em);
  return em;
}

setAdvance(advanceOf);
