// Puts the pasteboard's own tools under their names; the text tool comes with
// text editing.

import { CreateTool } from './create';
import { HandTool } from './hand';
import { SelectTool } from './select/select-tool';
import { registerTool } from './tool';

/** Returns what takes them away again. */
export function installTools(): () => void {
  const undo = [
    registerTool('select', new SelectTool()),
    registerTool('hand', new HandTool()),
    registerTool('photo', new CreateTool('photo', 'photo')),
    registerTool('frame', new CreateTool('frame', 'box')),
    registerTool('rule', new CreateTool('rule', 'rule')),
  ];
  return () => {
    for (const f of undo) f();
  };
}
