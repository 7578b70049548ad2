// Zoom, pan and going to places, as commands: of the wheel, keys, menus.

import { centre, clamp, unionAll } from '../kernels/rect';
import type { Rect } from '../model/document';
import { useProof } from '../stores/proof';
import { useSelection } from '../stores/selection';
import { shownDocument, shownScene, useSession } from '../stores/session';
import { useView } from '../stores/view';
import { currentStage } from './stage';
import { caretRect } from './text-geometry';
import { framesOf, textLayout } from './text-lines';
import {
  currentViewport,
  fitPage,
  fitWidth,
  type PagePlace,
  type PagePoint,
  pageToScreen,
  reveal,
  rulerSize,
  type ScreenPoint,
  type ScreenSize,
  screenToPage,
  zoomAt,
} from './viewport';

/** Steps of the keys and the list of the top bar. */
export const zoomSteps = [0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 1, 1.5, 2, 3, 4, 6, 8, 16];

const size = (): ScreenSize => currentStage()?.screenSize ?? { width: 0, height: 0 };
const inset = () => (useView.getState().rulers && !useView.getState().preview ? rulerSize : 0);
const middle = (): ScreenPoint => ({ x: (size().width + inset()) / 2, y: (size().height + inset()) / 2 });

export function panBy(dx: number, dy: number) {
  const { panX, panY, set } = useView.getState();
  set(kept({ panX: panX + dx, panY: panY + dy }));
  tellPage();
}

/** A corner of the pages always stays in the window. */
function kept({ panX, panY }: { panX: number; panY: number }) {
  const { scale, pages } = currentViewport();
  const last = pages.at(-1);
  if (!last) return { panX, panY };
  const width = Math.max(...pages.map((p) => p.x + p.width)) * scale;
  const height = (last.y + last.height) * scale;
  const rest = 80; // CSS pixels
  return {
    panX: clamp(panX, rest - width, size().width - rest),
    panY: clamp(panY, rest - height, size().height - rest),
  };
}

/** What is worked on, where it can be seen: the caret, else the chosen frames; else the window's middle. */
function focus(): ScreenPoint {
  const { width, height } = size();
  const at = caretPlace() ?? framesPlace();
  const isSeen = at && at.x > inset() && at.y > inset() && at.x < width && at.y < height;
  return isSeen ? at : middle();
}

function caretPlace(): ScreenPoint | null {
  const state = useSession.getState();
  const [scene, document] = [shownScene(state), shownDocument(state)];
  const { text } = useSelection.getState();
  const caret = text && scene && document && caretRect(textLayout(scene, document), text.focus, text.upstream);
  return caret ? pageToScreen(currentViewport(), caret.page, caret.x, caret.y + caret.height / 2) : null;
}

function framesPlace(): ScreenPoint | null {
  const document = shownDocument(useSession.getState());
  const all = document ? framesOf(document) : null;
  const chosen = useSelection.getState().frames.flatMap((id) => all?.get(id) ?? []);
  const around = unionAll(chosen.map((c) => c.frame.rect));
  if (!around || !chosen[0]) return null;
  const { x, y } = centre(around);
  return pageToScreen(currentViewport(), chosen[0].page, x, y);
}

export function zoomBy(factor: number, at: ScreenPoint = focus()) {
  zoomTo(useView.getState().zoom * factor, at);
}

/** Zoom 1 is real size; the point of the page under `at` stays, else what is worked on. */
export function zoomTo(zoom: number, at: ScreenPoint = focus()) {
  const view = useView.getState();
  view.set(zoomAt(view, zoom, at));
  tellPage();
}

export function zoomIn() {
  const { zoom } = useView.getState();
  zoomTo(zoomSteps.find((z) => z > zoom * 1.001) ?? zoom * 1.5);
}

export function zoomOut() {
  const { zoom } = useView.getState();
  zoomTo(zoomSteps.findLast((z) => z < zoom * 0.999) ?? zoom / 1.5);
}

/** Where a page stands on the pasteboard, with what is shown around it. */
function sheetPlace(index: number): PagePlace | undefined {
  const place = currentViewport().pages[index];
  const media = useProof.getState().sheets?.[index]?.media;
  return place && media ? { x: place.x + media.X, y: place.y + media.Y, width: media.W, height: media.H } : place;
}

export function showPage(index = useView.getState().page) {
  const place = sheetPlace(index);
  if (place && size().width) useView.getState().set({ ...fitPage(place, size(), inset()), page: index });
}

export function showWidth(index = useView.getState().page) {
  const place = sheetPlace(index);
  if (place && size().width) useView.getState().set({ ...fitWidth(place, size(), inset()), page: index });
}

/** Brings a rectangle of a page into the window with the least move. */
export function showRect(page: number, r: Rect) {
  const view = useView.getState();
  const { zoom, panX, panY } = view;
  view.set({ ...reveal(currentViewport(), { zoom, panX, panY }, size(), page, r), page });
}

/** Brings a frame into the window. */
export function showFrame(id: string) {
  const document = shownDocument(useSession.getState());
  const found = document && framesOf(document).get(id);
  if (found) showRect(found.page, found.frame.rect);
}

/** The page in the middle of the window is the one of the status bar. */
function tellPage() {
  const { scale, pages, panY } = currentViewport();
  const y = (middle().y - panY) / scale;
  const page = Math.max(
    0,
    pages.findLastIndex((p) => y >= p.y - 1),
  );
  if (page !== useView.getState().page) useView.getState().set({ page });
}

/** The place of the page at client coordinates; null where something else than the pasteboard is there. */
export function pageUnder(clientX: number, clientY: number): PagePoint | null {
  const board = document.elementFromPoint(clientX, clientY)?.closest('[data-pasteboard]');
  if (!board) return null;
  const box = board.getBoundingClientRect();
  return screenToPage(currentViewport(), clientX - box.left, clientY - box.top);
}
