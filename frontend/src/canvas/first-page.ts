// The first page is seen before the editor is read and built, which takes
// longer than the page.

import './first-page.css';
import type { Opened } from '../model/wire';
import { usePreferences } from '../stores/preferences';
import { session } from '../stores/session';
import { dropLayers, layersIn } from './layers';
import { firstPaint } from './measure';

/** Milliseconds that the editor waits for its page: it may be slow, or not to be had at all. */
const patience = 1500;

/** Draws a document where the editor will show it. Returns once it is seen, or was waited for long enough. */
export async function showFirstPage(document: string, opened?: Opened) {
  const { left, right, page, frame } = newFrame();
  const { leftWidth, rightWidth } = usePreferences.getState();
  left.style.width = `${leftWidth}px`;
  right.style.width = `${rightWidth}px`;
  window.document.body.append(frame);
  layersIn(page);
  const late = new Promise<void>((resolve) => setTimeout(resolve, patience));
  // The editor asks again for what cannot be opened, and tells why.
  const seen = session.open(document, opened).then(
    () => firstPaint,
    () => undefined,
  );
  await Promise.race([seen, late]);
}

/** The program is there in its place; the layers go where no editor took them. */
export function endFirstPage() {
  if (dropLayers()) void session.close();
  window.document.querySelector('.first-page')?.remove();
}

const part = (...names: string[]) => {
  const element = window.document.createElement('div');
  element.classList.add(...names);
  return element;
};

function newFrame() {
  const [frame, workspace, page] = [part('first-page'), part('workspace'), part('page')];
  const [left, right] = [part('dock', 'left'), part('dock', 'right')];
  workspace.append(left, page, right);
  frame.append(part('bar'), workspace, part('status'));
  return { frame, left, right, page };
}
