// One thing that taking up or releasing lines changes: where, what, by how much.

import { useTranslation } from 'react-i18next';
import { shortName } from '../../components/frame-names';
import { frameOf } from '../../kernels/follow';
import type { Document } from '../../model/document';
import { blockText } from '../../model/text';
import type { FitProposal } from '../../model/wire';
import { useSession } from '../../stores/session';

type Change = FitProposal['changes'][number];

export function FitChange({ change: c, hint }: { change: Change; hint?: string }) {
  const { t } = useTranslation('text');
  const document = useSession((s) => s.document);
  const way = c.lines < 0 ? 'take' : 'release';
  return (
    <>
      <span>{t(`fit.${way}.${c.kind}`, { place: document ? placeOf(document, c) : '' })}</span>{' '}
      <span>{t(`fit.value.${c.kind}`, { before: c.before, after: c.after })}</span>{' '}
      <span className={hint}>{t(`fit.${way}.lines`, { count: Math.abs(c.lines) })}</span>
    </>
  );
}

/** A photo by its number, a paragraph by how it begins. */
function placeOf(d: Document, { frame, block }: Change): string {
  const f = frame && frameOf(d, frame);
  if (f) return shortName(d, f);
  const found = d.stories.flatMap((s) => s.story.blocks).find((b) => b.id === block);
  return found ? Array.from(blockText(found)).slice(0, most).join('') : '';
}

/** Characters of a paragraph's beginning. */
const most = 10;
