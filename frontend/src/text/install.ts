// Puts the text editor to work on a pasteboard.

import { addOverlayPainter, repaintOverlay } from '../canvas/overlay';
import { listenForMarks } from '../panels/overset/mark';
import { useSelection } from '../stores/selection';
import { registerTool } from '../tools/tool';
import { AreaPlace } from './area-place';
import { textEditing } from './editing';
import { installFind } from './find-state';
import { TextInput } from './input';
import { followSession } from './local';
import { Blink, paintText } from './painters';
import { TextTool } from './text-tool';

/** Above frames and guides. */
const textLevel = 50;

/**
 * Adds the hidden text area to the pasteboard's element, the text tool, and
 * what they draw. label is the text area's accessible name. Returns the end.
 */
export function installText(host: HTMLElement, label: string): () => void {
  const area = hiddenArea(label);
  host.append(area);
  const input = new TextInput(area, textEditing);
  const place = new AreaPlace(area);
  const blink = new Blink();
  const follow = () => {
    if (textEditing.hasFocus && useSelection.getState().text) return blink.restart();
    blink.stop();
    repaintOverlay();
  };
  const ends = [
    followSession(),
    installFind(),
    listenForMarks(host),
    textEditing.attach(area),
    textEditing.onMove(follow),
    registerTool('text', new TextTool()),
    addOverlayPainter((o) => paintText(o, textEditing, blink, place), textLevel),
  ];
  return () => {
    for (const end of ends) end();
    blink.stop();
    input.dispose();
    place.dispose();
    area.remove();
  };
}

/** It has to be on the screen and of some size, else input methods do not find it. */
function hiddenArea(label: string): HTMLTextAreaElement {
  const area = document.createElement('textarea');
  area.setAttribute('aria-label', label);
  area.dataset.textInput = '';
  area.tabIndex = -1;
  area.autocapitalize = 'off';
  area.autocomplete = 'off';
  area.spellcheck = false;
  area.wrap = 'off';
  Object.assign(area.style, {
    position: 'absolute',
    left: '0',
    top: '0',
    width: '2px',
    height: '16px',
    padding: '0',
    border: '0',
    outline: 'none',
    resize: 'none',
    overflow: 'hidden',
    opacity: '0',
    pointerEvents: 'none',
    caretColor: 'transparent',
    background: 'transparent',
  });
  return area;
}
