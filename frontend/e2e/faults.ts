// What can be found wrong with a screen by looking at its document.

import { AxeBuilder } from '@axe-core/playwright';
import type { Editor } from './editor';

/** What is wrong with what the tab shows. */
export async function faultsOf(editor: Editor): Promise<string[]> {
  // A tip beside what the pointer rests on is there or not, as long as it rests.
  await editor.page.mouse.move((editor.page.viewportSize()?.width ?? 0) / 2, 1);
  await editor.page.getByRole('tooltip').first().waitFor({ state: 'hidden' });
  // Without frames there is nothing to put together in a page of its own, which the legacy mode does without.
  const axe = new AxeBuilder({ page: editor.page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  const barriers = violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)}`));
  return [...barriers, ...(await cutOff(editor)), ...(await untranslated(editor))];
}

/** Bars, docks and dialogs whose content is wider than they are. */
export const cutOff = (editor: Editor) =>
  editor.page.evaluate(() => {
    const boxes = [
      document.documentElement,
      ...document.querySelectorAll('header, footer, [data-dock], [role=dialog]'),
    ];
    return boxes
      .filter((e) => e.scrollWidth > e.clientWidth + 1)
      .map((e) => `cut off: ${e.outerHTML.slice(0, 120)} ${e.scrollWidth} > ${e.clientWidth}`);
  });

/** Keys of texts that are shown instead of the texts. */
const untranslated = (editor: Editor) =>
  editor.page.evaluate(() => {
    const named = [...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((e) =>
      ['aria-label', 'title', 'placeholder'].map((a) => e.getAttribute(a) ?? ''),
    );
    // biome-ignore lint/performance/useDomNodeTextContent: what is seen, not what scripts and styles hold
    const all = [document.body.innerText, ...named].join('\n');
    const keys =
      /\b(?:shell|home|inspector|canvas|dialog|photos|text|find|findings|history|alternatives|pages|export|press|edit|story|overset|role|kind|tag)\.[a-z]\w*/gi;
    return [...all.matchAll(keys)].map((m) => `untranslated: ${m[0]}`);
  });
