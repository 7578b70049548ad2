// The inspector while text is edited: style, characters, paragraph, the rules
// of Chinese setting, and what is worth knowing of the paragraph.

import { type KeyboardEvent, memo, useDeferredValue, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Design, Grid } from '../../model/document';
import { textAt } from '../../model/text';
import { textEditing } from '../../text/editing';
import { type Local, useLocal } from '../../text/local';
import { factsOf, type TextView, viewOf } from './appearance';
import { CharacterGroup } from './CharacterGroup';
import { CjkGroup } from './CjkGroup';
import { ParagraphGroup } from './ParagraphGroup';
import { StyleList } from './StyleList';
import classes from './text-inspector.module.css';

/** What the groups of the inspector show; what they change they take from the text as it is then. */
export type GroupProps = { design: Design; grid: Grid; view: TextView };

export function TextInspector() {
  // Keys go before: what they changed is shown here when there is time.
  const local = useDeferredValue(useLocal());
  return <Inspector local={local} />;
}

const Inspector = memo(function Inspector({ local }: { local: Local }) {
  const { t } = useTranslation('text');
  const { document, selection, layout } = local;
  const view = useSame(document && selection ? viewOf(document, selection, layout) : null);
  if (!document || !selection || !view) return <p className={classes.empty}>{t('inspector.none')}</p>;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside of it
    <div className={classes.inspector} onKeyUp={backToText}>
      <Groups design={document.design} grid={document.grid} view={view} />
      <ParagraphFacts local={local} />
    </div>
  );
});

const Groups = memo(function Groups(props: GroupProps) {
  return (
    <>
      <StyleList {...props} />
      <CharacterGroup {...props} />
      <ParagraphGroup {...props} />
      <CjkGroup {...props} />
    </>
  );
});

/** The value before, while the new one says the same. */
function useSame<T>(value: T): T {
  const known = useRef({ value, json: '' });
  const json = JSON.stringify(value);
  if (known.current.json !== json) known.current = { value, json };
  return known.current.value;
}

/** A field that is done with gives the keyboard back to the text. */
function backToText(e: KeyboardEvent) {
  const isField = e.target instanceof HTMLInputElement && e.target.type === 'text' && e.target.role !== 'combobox';
  if (isField && (e.key === 'Enter' || e.key === 'Escape')) textEditing.take();
}

function ParagraphFacts({ local }: { local: Local }) {
  const { t } = useTranslation('text');
  const { document, selection, layout, overset } = local;
  if (!document || !selection) return null;
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
