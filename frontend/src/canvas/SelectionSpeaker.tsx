// Tells in words what is chosen on the pasteboard, for those who do not see it.

import { useTranslation } from 'react-i18next';
import { frameOf } from '../kernels/follow';
import type { Document } from '../model/document';
import { useSelection } from '../stores/selection';
import { shownDocument, useSession } from '../stores/session';
import { frameName } from './painters/selection';

const unseen = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const;

export function SelectionSpeaker() {
  const { t } = useTranslation();
  const document = useSession(shownDocument);
  const frames = useSelection((s) => s.frames);
  const cropping = useSelection((s) => s.cropping);
  const names = document ? namesOf(document, frames) : [];
  const text = names.length
    ? t('canvas.selected', { count: names.length, names: names.join(', ') })
    : t('canvas.nothing');
  return (
    <output id="canvas-selection" aria-live="polite" style={unseen}>
      {cropping ? `${t('canvas.cropping')} ${text}` : text}
    </output>
  );
}

const namesOf = (d: Document, ids: readonly string[]): string[] =>
  ids.slice(0, 5).flatMap((id) => {
    const frame = frameOf(d, id);
    return frame ? frameName(d, frame) : [];
  });
