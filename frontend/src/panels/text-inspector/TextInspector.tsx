// The inspector while text is edited: style, characters, paragraph, the rules
// of Chinese setting, and what is worth knowing of the paragraph.

import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Document } from '../../model/document';
import { textAt } from '../../model/text';
import { type TextSelection, useSelection } from '../../stores/selection';
import { textEditing } from '../../text/editing';
import { useLocal } from '../../text/local';
import { type Appearance, appearanceOf, factsOf } from './appearance';
import { CharacterGroup } from './CharacterGroup';
import { CjkGroup } from './CjkGroup';
import { ParagraphGroup } from './ParagraphGroup';
import { StyleList } from './StyleList';
import classes from './text-inspector.module.css';

export type GroupProps = { document: Document; selection: TextSelection; appearance: Appearance; isCaption: boolean };

export function TextInspector() {
  const { t } = useTranslation('text');
  const document = useLocal((s) => s.document);
  const layout = useLocal((s) => s.layout);
  const selection = useSelection((s) => s.text);
  if (!document || !selection) return <p className={classes.empty}>{t('inspector.none')}</p>;
  const { at } = selection.focus;
  const appearance = appearanceOf(document, at, layout);
  const props: GroupProps = { document, selection, appearance, isCaption: 'photo' in at };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside of it
    <div className={classes.inspector} onKeyUp={backToText}>
      <StyleList {...props} />
      <CharacterGroup {...props} />
      <ParagraphGroup {...props} />
      <CjkGroup {...props} />
      <ParagraphFacts {...props} />
    </div>
  );
}

/** A field that is done with gives the keyboard back to the text. */
function backToText(e: KeyboardEvent) {
  const isField = e.target instanceof HTMLInputElement && e.target.type === 'text' && e.target.role !== 'combobox';
  if (isField && (e.key === 'Enter' || e.key === 'Escape')) textEditing.take();
}

function ParagraphFacts({ document, selection }: GroupProps) {
  const { t } = useTranslation('text');
  const layout = useLocal((s) => s.layout);
  const overset = useLocal((s) => s.overset);
  const { at } = selection.focus;
  const text = textAt(document, at);
  const { lines, loosest, squeezed } = factsOf(text, at, layout);
  const hidden = overset.find((o) =>
    'photo' in at ? o.photo === at.photo : o.block === at.block && o.story === at.story,
  );
  return (
    <section className={classes.group} aria-labelledby="text-facts">
      <h3 id="text-facts">{t('inspector.facts')}</h3>
      <ul className={classes.facts}>
        <li>{t('inspector.lines', { count: lines })}</li>
        <li>{t('inspector.characters', { count: Array.from(text).length })}</li>
        <li>
          {loosest
            ? t('inspector.loosest', { line: loosest.line, ratio: loosest.ratio.toFixed(2) })
            : t('inspector.even')}
        </li>
        <li>{t('inspector.squeezed', { count: squeezed })}</li>
        <li className={hidden ? classes.bad : undefined}>{t('inspector.overset', { count: hidden?.lines ?? 0 })}</li>
      </ul>
    </section>
  );
}
