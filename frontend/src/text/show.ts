// Going to a place in the text from a panel.

import { showFrame, showRect } from '../canvas/looking';
import type { TextPoint } from '../stores/selection';
import { setTool } from '../tools/tool';
import { textEditing } from './editing';
import { frameThatHolds } from './frame';
import { localDocument } from './local';
import { caretOnPage } from './shown';

/** Selects a range of text with the text tool and brings it into the window; where it is overset, its last frame. */
export function showText(focus: TextPoint, anchor: TextPoint = focus) {
  const document = localDocument();
  if (!document) return;
  setTool('text');
  textEditing.place(focus, anchor);
  const caret = caretOnPage(document, focus);
  if (caret) return showRect(caret.page, { X: caret.x, Y: caret.y, W: 0, H: caret.height });
  const frame = frameThatHolds(document, focus);
  if (frame) showFrame(frame);
}

/** The same, and the keyboard goes to the page. */
export function typeAt(focus: TextPoint) {
  showText(focus);
  textEditing.take();
}
