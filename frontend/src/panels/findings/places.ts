// Going to what a finding speaks of.

import { showFrame, showPage, showRect } from '../../canvas/looking';
import type { Document, Rect } from '../../model/document';
import type { Finding } from '../../model/wire';
import { chooseFinding, useFound } from '../../stores/found';
import { useSelection } from '../../stores/selection';
import { useSession } from '../../stores/session';
import { showText } from '../../text/show';

const order = { error: 0, warning: 1, note: 2 } as const;

/** Errors first, then warnings, then notes; each as the desk gave them. */
export const sortFindings = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted((a, b) => order[a.severity] - order[b.severity]);

/** The story of a block. */
const storyOf = (d: Document, block: string): string | undefined =>
  d.stories.find((s) => s.story.blocks.some((b) => b.id === block))?.id;

const frameOfPhoto = (d: Document, photo: string): string | undefined =>
  d.pages.flatMap((p) => p.frames).find((f) => f.kind === 'photo' && f.photo === photo)?.id;

const hasFrame = (d: Document, id: string) => d.pages.some((p) => p.frames.some((f) => f.id === id));

/** rect: where on the page it is, where somebody knows. */
export function goToFinding({ place, rect }: Finding & { rect?: Rect }): void {
  const { document } = useSession.getState();
  if (!document) return;
  const { block, photo, page } = place;
  const frame = place.frame && hasFrame(document, place.frame) ? place.frame : photo && frameOfPhoto(document, photo);
  const story = block && storyOf(document, block);
  if (story && block) showText({ at: { story, block }, offset: 0 });
  else if (frame) goToFrame(frame);
  else if (page && rect) showRect(page - 1, rect);
  else if (page) showPage(page - 1); // they count from 1
}

export function goToFrame(frame: string): void {
  useSelection.getState().selectFrames([frame]);
  showFrame(frame);
}

/** To the next finding (1) or the one before (-1), round the list. */
export function walkFindings(by: 1 | -1): void {
  const { listed, chosen } = useFound.getState();
  const findings = listed ?? sortFindings(useSession.getState().status?.findings ?? []);
  const from = chosen ?? (by > 0 ? -1 : 0);
  const at = (from + by + findings.length) % findings.length;
  const finding = findings[at];
  if (!finding) return;
  chooseFinding(at);
  goToFinding(finding);
}
