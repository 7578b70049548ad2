// Where page space lies on the screen. Screen space is CSS pixels from the
// canvas' top left; page space is 1/1000 pt from a page's trim corner. Pages
// stand one below another, each centred below the first.

import { clamp } from '../kernels/rect';
import type { Scene } from '../model/scene';
import { type SessionState, shownScene, useSession } from '../stores/session';
import { useView, type ViewState } from '../stores/view';

export type ScreenPoint = { x: number; y: number };
export type PagePoint = { page: number; x: number; y: number };
export type ScreenSize = { width: number; height: number };

/** CSS pixels of 1/1000 pt in real size: 96 to the inch. */
export const realScale = 96 / 72 / 1000;
export const mmPerMilli = 25.4 / 72 / 1000;
/** Between two pages, 1/1000 pt: room for what printers want around both of them. */
const pageGap = 90_000;
/** CSS pixels of a ruler's breadth. */
export const rulerSize = 20;
export const leastZoom = 0.05;
export const mostZoom = 40;

/** Corner of a page on the pasteboard, counted from the first page's, and its size; 1/1000 pt. */
export type PagePlace = { x: number; y: number; width: number; height: number };

export type Viewport = {
  /** CSS pixels per 1/1000 pt. */
  scale: number;
  /** Screen position of the first page's corner. */
  panX: number;
  panY: number;
  pages: PagePlace[];
};

/** Where the pages stand on the pasteboard. */
export function placePages(scene: Pick<Scene, 'pages'> | null): PagePlace[] {
  const first = scene?.pages[0]?.width ?? 0;
  let y = 0;
  return (scene?.pages ?? []).map(({ width, height }) => {
    const place = { x: (first - width) / 2, y, width, height };
    y += height + pageGap;
    return place;
  });
}

type Seen = Pick<ViewState, 'zoom' | 'panX' | 'panY'>;

/** dpr: the corner of the first page is put on a whole device pixel, so that a pan moves pixels as they are. */
export const viewportOf = (view: Seen, scene: Pick<Scene, 'pages'> | null, dpr = 1): Viewport => ({
  scale: view.zoom * realScale,
  panX: Math.round(view.panX * dpr) / dpr,
  panY: Math.round(view.panY * dpr) / dpr,
  pages: placePages(scene),
});

/** The viewport as the stores have it now. */
export const currentViewport = (s: SessionState = useSession.getState()): Viewport =>
  viewportOf(useView.getState(), shownScene(s), globalThis.devicePixelRatio || 1);

export function pageToScreen(v: Viewport, page: number, x: number, y: number): ScreenPoint {
  const p = v.pages[page] ?? { x: 0, y: 0 };
  return { x: v.panX + (p.x + x) * v.scale, y: v.panY + (p.y + y) * v.scale };
}

/** The point in the space of the page that it lies on or nearest to. */
export function screenToPage(v: Viewport, screenX: number, screenY: number): PagePoint {
  const x = (screenX - v.panX) / v.scale;
  const y = (screenY - v.panY) / v.scale;
  const page = nearestPage(v, y);
  const p = v.pages[page] ?? { x: 0, y: 0 };
  return { page, x: x - p.x, y: y - p.y };
}

/** The same screen point in the space of a given page. */
export function screenToPageOf(v: Viewport, page: number, screenX: number, screenY: number): ScreenPoint {
  const p = v.pages[page] ?? { x: 0, y: 0 };
  return { x: (screenX - v.panX) / v.scale - p.x, y: (screenY - v.panY) / v.scale - p.y };
}

function nearestPage(v: Viewport, pasteboardY: number): number {
  const index = v.pages.findIndex((p) => pasteboardY < p.y + p.height + pageGap / 2);
  return index < 0 ? Math.max(0, v.pages.length - 1) : index;
}

/** The view at another zoom, with the same point of the page under a screen point. */
export function zoomAt(view: Seen, zoom: number, at: ScreenPoint): Seen {
  const next = clamp(zoom, leastZoom, mostZoom);
  const k = next / view.zoom;
  return { zoom: next, panX: at.x - (at.x - view.panX) * k, panY: at.y - (at.y - view.panY) * k };
}

const air = 24; // CSS pixels around a page that fits

/** The view that shows a whole page, `inset` pixels at the left and top being rulers. */
export function fitPage(place: PagePlace, size: ScreenSize, inset = 0): Seen {
  const [w, h] = [size.width - inset - 2 * air, size.height - inset - 2 * air];
  const scale = Math.max(Math.min(w / place.width, h / place.height), leastZoom * realScale);
  return {
    zoom: scale / realScale,
    panX: inset + air + (w - place.width * scale) / 2 - place.x * scale,
    panY: inset + air + (h - place.height * scale) / 2 - place.y * scale,
  };
}

/** The view that shows a page in the window's width, from its top. */
export function fitWidth(place: PagePlace, size: ScreenSize, inset = 0): Seen {
  const scale = Math.max((size.width - inset - 2 * air) / place.width, leastZoom * realScale);
  return { zoom: scale / realScale, panX: inset + air - place.x * scale, panY: inset + air - place.y * scale };
}

/** The least move of the view that brings a rectangle of the page into the window. */
export function reveal(
  v: Viewport,
  view: Seen,
  size: ScreenSize,
  page: number,
  r: { X: number; Y: number; W: number; H: number },
): Seen {
  const a = pageToScreen(v, page, r.X, r.Y);
  const dx = intoRange(a.x, a.x + r.W * v.scale, 2 * air, size.width - air);
  const dy = intoRange(a.y, a.y + r.H * v.scale, 2 * air, size.height - air);
  return { ...view, panX: view.panX + dx, panY: view.panY + dy };
}

function intoRange(from: number, to: number, low: number, high: number): number {
  if (from < low || to - from > high - low) return low - from;
  return to > high ? high - to : 0;
}
