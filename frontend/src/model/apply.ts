// Deltas applied: a new value that shares what is unchanged.

import type { Document, DocumentDelta, Fit, Frame, Story } from './document';
import type { Scene, SceneDelta, SceneGroup, ScenePage } from './scene';

/** Returns the document after a delta. */
export function applyDocument(d: Document, delta: DocumentDelta): Document {
  const next: Document = { ...d };
  for (const key of [
    'title',
    'author',
    'locale',
    'design',
    'grid',
    'folio',
    'photos',
    'threads',
    'madeCreditLine',
  ] as const) {
    if (delta[key] !== undefined) Object.assign(next, { [key]: delta[key] });
  }
  if (delta.frames || delta.pages) next.pages = applyPages(d, delta);
  if (delta.stories || delta.storyOrder) next.stories = applyStories(d, delta);
  return next;
}

function applyPages(d: Document, delta: DocumentDelta): Document['pages'] {
  const frames = new Map<string, Frame>();
  for (const page of d.pages) for (const f of page.frames) frames.set(f.id, f);
  for (const [id, f] of Object.entries(delta.frames ?? {})) frames.set(id, f);
  const orders = delta.pages ?? d.pages.map((p) => p.frames.map((f) => f.id));
  return orders.map((ids, i) => {
    const before = d.pages[i];
    const now = ids.map((id) => frames.get(id)).filter((f): f is Frame => f !== undefined);
    const isSame = before && before.frames.length === now.length && before.frames.every((f, k) => f === now[k]);
    return isSame ? before : { frames: now };
  });
}

function applyStories(d: Document, delta: DocumentDelta): Story[] {
  const stories = new Map(d.stories.map((s) => [s.id, s]));
  for (const [id, change] of Object.entries(delta.stories ?? {})) {
    const before = stories.get(id) ?? { id, story: { locale: '', mode: 'horizontal', blocks: [] } };
    const blocks = new Map(before.story.blocks.map((b) => [b.id, b]));
    for (const [key, b] of Object.entries(change.blocks ?? {})) blocks.set(key, b);
    const order = change.order ?? before.story.blocks.map((b) => b.id);
    stories.set(id, {
      id,
      fits: applyFits(before.fits, change.fits),
      story: {
        locale: change.locale ?? before.story.locale,
        mode: change.mode ?? before.story.mode,
        blocks: order.flatMap((key) => blocks.get(key) ?? []),
      },
    });
  }
  const order = delta.storyOrder ?? d.stories.map((s) => s.id);
  return order.flatMap((id) => stories.get(id) ?? []);
}

function applyFits(fits: Record<string, Fit> | undefined, change: Record<string, Fit | null> | undefined) {
  if (!change) return fits;
  const next: Record<string, Fit> = { ...fits };
  for (const [id, fit] of Object.entries(change)) {
    if (fit) next[id] = fit;
    else delete next[id];
  }
  return next;
}

/** Returns the scene after a delta; groups that did not change stay the same objects. */
export function applyScene(s: Scene, delta: SceneDelta): Scene {
  const pages = Array.from({ length: delta.pageCount }, (_, i) => {
    const change = delta.pages?.[i];
    const before = s.pages[i];
    if (!change) return before;
    return change.page ?? (before && applyPage(before, change));
  }).filter((p): p is ScenePage => p !== undefined);
  return {
    id: delta.id,
    faces: delta.faces?.length ? [...s.faces, ...delta.faces] : s.faces,
    paints: delta.paints?.length ? [...s.paints, ...delta.paints] : s.paints,
    pages,
  };
}

type PageChange = NonNullable<SceneDelta['pages']>[number];

function applyPage(page: ScenePage, change: PageChange): ScenePage {
  const groups = new Map(page.groups.map((g) => [g.key, g]));
  for (const [key, g] of Object.entries(change.groups ?? {})) groups.set(key, g);
  for (const [key, splice] of Object.entries(change.splices ?? {})) {
    const before = groups.get(key);
    if (before)
      groups.set(key, { ...before, items: before.items.toSpliced(splice.from, splice.remove, ...splice.items) });
  }
  const order = change.order ?? page.groups.map((g) => g.key);
  return { ...page, groups: order.flatMap((key): SceneGroup[] => [groups.get(key)].filter((g) => g !== undefined)) };
}
