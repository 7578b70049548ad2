// From the text back to its frame.

import { useSelection } from '../stores/selection';
import { setTool } from '../tools/tool';
import { frameOfCaret } from './frame';

/** Ends editing text: the frame that shows the caret is selected instead. */
export function leaveText() {
  const frame = frameOfCaret();
  setTool('select');
  useSelection.getState().selectFrames(frame ? [frame] : []);
}
