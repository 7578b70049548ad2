// Faces of the canvas: copies whose U+F0000 + n is glyph n, so that the
// browser never shapes. A whole one has 15 MB and stops the page for half a
// second while it is taken in; so a face is put together of parts: the glyphs
// of the document for the first paint, those of common characters in an idle
// moment, and what else is typed as it comes.

import { desk } from '../api/desk';
import type { Scene, SceneGroup } from '../model/scene';
import { glyphsOfFont } from './font-glyphs';
import { setAdvance } from './text-lines';

/** The parts of a face, in the order in which a glyph is looked for. */
type PartName = 'document' | 'common' | 'typed' | 'whole';
type Part = { family: string; font: FontFace; glyphs: ReadonlySet<number> };

/** One face as the canvas draws with it. */
export type CanvasFace = {
  id: string;
  /** The CSS families that it is drawn with now; null before anything is loaded. */
  family: string | null;
  /** Whether the first part is here, or was waited for in vain. */
  isReady: boolean;
  parts: Map<PartName, Part>;
  /** Glyphs that were asked for beside the document's and the common ones. */
  typed: Set<number>;
};

const faces = new Map<string, CanvasFace>();
const listeners = new Set<() => void>();
const underWay = new Set<Promise<unknown>>();
/** Groups of scenes whose glyphs are all here, or asked for. */
let looked = new WeakSet<SceneGroup>();
let count = 0;

/** More glyphs than this are not named one by one. */
const mostTyped = 500;

/** Told when glyphs may be drawn that could not be before. */
export function onFaces(l: () => void): () => void {
  listeners.add(l);
  return () => listeners.delete(l);
}

export const faceOf = (id: string): CanvasFace | undefined => faces.get(id);

/** Whether a face has the outline of a glyph already. */
export function hasGlyph(face: CanvasFace, glyph: number): boolean {
  for (const part of face.parts.values()) if (part.glyphs.has(glyph)) return true;
  return false;
}

/** Whether all faces of a scene can be drawn with. */
export const areFacesReady = (scene: Scene): boolean => scene.faces.every((id) => faces.get(id)?.isReady);

/** Settles when no face is being loaded, nor will be. */
export async function facesSettled(): Promise<void> {
  while (underWay.size) await Promise.allSettled(underWay);
}

function track<T>(work: Promise<T>): Promise<T> {
  underWay.add(work);
  const end = () => underWay.delete(work);
  work.then(end, end);
  return work;
}

/** Loads the faces and glyphs that a scene names and that are not here yet. */
export function loadFaces(scene: Scene, document: string) {
  const fresh = scene.faces.filter((id) => !faces.has(id));
  if (fresh.length) void track(loadFresh(fresh, scene, document));
  if (areFacesReady(scene)) loadMissing(scene);
}

async function loadFresh(ids: readonly string[], scene: Scene, document: string) {
  const made = ids.map((id): CanvasFace => ({ id, family: null, isReady: false, parts: new Map(), typed: new Set() }));
  for (const face of made) faces.set(face.id, face);
  await Promise.all(made.map((face) => loadFirst(face, document)));
  announce();
  for (const face of byUse(made, scene)) {
    await idle();
    // Without it, what is typed comes glyph by glyph.
    await install(face, 'common', desk.glyphsUrl(face.id)).catch(() => undefined);
    announce();
  }
}

async function loadFirst(face: CanvasFace, document: string) {
  try {
    await install(face, 'document', desk.faceUrl(face.id, document));
  } catch {
    await install(face, 'whole', desk.faceUrl(face.id)).catch(() => undefined);
  }
  face.isReady = true;
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

/** Asks for the glyphs of a scene that no part has. */
function loadMissing(scene: Scene) {
  const missing = new Set<CanvasFace>();
  for (const page of scene.pages)
    for (const group of page.groups) {
      if (looked.has(group)) continue;
      looked.add(group);
      for (const face of lookAt(group, scene)) missing.add(face);
    }
  for (const face of missing) void track(loadTyped(face));
}

/** Notes the glyphs that a group lacks; returns the faces that they belong to. */
function lookAt(group: SceneGroup, scene: Scene): Set<CanvasFace> {
  const out = new Set<CanvasFace>();
  for (const item of group.items) {
    if (item.k !== 'line') continue;
    for (const run of item.runs) {
      const face = faces.get(scene.faces[run.f] ?? '');
      if (!face) continue;
      for (const glyph of run.g) {
        if (face.typed.has(glyph) || hasGlyph(face, glyph)) continue;
        face.typed.add(glyph);
        out.add(face);
      }
    }
  }
  return out;
}

async function loadTyped(face: CanvasFace) {
  const glyphs = [...face.typed];
  try {
    if (glyphs.length > mostTyped) await install(face, 'whole', desk.faceUrl(face.id));
    else await install(face, 'typed', desk.glyphsUrl(face.id, glyphs));
  } catch {
    // The desk was away: with the next change it is asked again.
    for (const glyph of glyphs) if (!hasGlyph(face, glyph)) face.typed.delete(glyph);
    looked = new WeakSet();
  }
  announce();
}

const idle = () =>
  new Promise<void>((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 1000 });
    else setTimeout(resolve, 50);
  });

/** Puts a part in the place of the one before, unless one that has more came meanwhile. */
async function install(face: CanvasFace, name: PartName, url: string) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const data = await response.arrayBuffer();
  const glyphs = glyphsOfFont(data);
  const family = `bs${++count}`;
  const font = await new FontFace(family, data).load();
  const before = face.parts.get(name);
  if (before && before.glyphs.size > glyphs.size) return;
  document.fonts.add(font);
  face.parts.set(name, { family, font, glyphs });
  face.family = [...face.parts.values()].map((p) => p.family).join(', ');
  if (before) document.fonts.delete(before.font);
}

const announce = () => {
  for (const l of listeners) l();
};

const advances = new Map<string, number>();
let ruler: CanvasRenderingContext2D | null = null;

/** Advance of a glyph in em; null while it is not there. */
function advanceOf(id: string, glyph: number): number | null {
  const face = faces.get(id);
  if (!face?.family || !hasGlyph(face, glyph)) return null;
  const key = `${id} ${glyph}`;
  const known = advances.get(key);
  if (known !== undefined) return known;
  ruler ??= document.createElement('canvas').getContext('2d');
  if (!ruler) return null;
  ruler.font = `1000px ${face.family}`;
  const em = ruler.measureText(String.fromCodePoint(0xf0000 + glyph)).width / 1000;
  advances.set(key, em);
  return em;
}

setAdvance(advanceOf);
