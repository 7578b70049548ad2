// The parts of the program: a list to search and to go through by arrow keys,
// and the licence of the one that is chosen.

import { TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './about.module.css';
import { findParts, keyOf, kinds, type Part, type PartKind } from './licences';

export function Parts({ parts }: { parts: readonly Part[] }) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const [chosenKey, setChosenKey] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const shown = findParts(parts, query, (kind) => t(`dialog.about.kind.${kind}`));
  // What is found first is shown where the chosen one is not among them.
  const chosen = shown.find((p) => keyOf(p) === chosenKey) ?? shown[0];

  // The list comes behind the dialog, which has looked for where to put the focus by then.
  useEffect(() => field.current?.focus(), []);

  const intoList = (e: KeyboardEvent) => {
    if (e.key !== 'ArrowDown' || e.nativeEvent.isComposing) return;
    e.preventDefault();
    list.current?.querySelector<HTMLInputElement>('input:checked')?.focus();
  };

  return (
    <div className={classes.parts}>
      <div className={classes.choice}>
        <TextInput
          ref={field}
          type="search"
          aria-label={t('dialog.about.search')}
          placeholder={t('dialog.about.search')}
          leftSection={<Search size={14} strokeWidth={1.6} aria-hidden />}
          value={query}
          onChange={(e) => setQuery(e.currentTarget.value)}
          onKeyDown={intoList}
        />
        <div ref={list} className={classes.list} role="radiogroup" aria-label={t('dialog.about.parts')}>
          {kinds.map((kind) => (
            <Kind
              key={kind}
              kind={kind}
              parts={shown.filter((p) => p.kind === kind)}
              chosen={chosen}
              choose={(p) => setChosenKey(keyOf(p))}
            />
          ))}
        </div>
        <output className={classes.count}>{t('dialog.about.count', { count: shown.length })}</output>
      </div>
      {chosen ? (
        <Licence key={keyOf(chosen)} part={chosen} />
      ) : (
        <div className={classes.state}>
          <output>{t('dialog.about.none', { query })}</output>
        </div>
      )}
    </div>
  );
}

type KindProps = { kind: PartKind; parts: Part[]; chosen?: Part; choose: (part: Part) => void };

function Kind({ kind, parts, chosen, choose }: KindProps) {
  const { t } = useTranslation();
  const id = useId();
  if (!parts.length) return null;
  return (
    <fieldset className={classes.kind} aria-labelledby={id}>
      <h4 id={id}>{t(`dialog.about.kind.${kind}`)}</h4>
      {parts.map((p) => (
        <Row key={keyOf(p)} part={p} isChosen={p === chosen} choose={() => choose(p)} />
      ))}
    </fieldset>
  );
}

type RowProps = { part: Part; isChosen: boolean; choose: () => void };

/** The arrow keys go from row to row of all kinds: they are one group of radio buttons. */
function Row({ part, isChosen, choose }: RowProps) {
  const { t } = useTranslation();
  return (
    <label className={classes.row}>
      <input type="radio" name="part" checked={isChosen} onChange={choose} />
      <span>{part.name}</span>
      <small>
        <span>{part.licence || t('dialog.about.untold')}</span>
        <span>{part.version}</span>
      </small>
    </label>
  );
}

/** The texts scroll by themselves; they are what their authors wrote, in English. */
function Licence({ part }: { part: Part }) {
  const { t } = useTranslation();
  const { name, version, licence, texts } = part;
  return (
    <div className={classes.licence}>
      <div>
        <h3>{name}</h3>
        <p>{[version, licence || t('dialog.about.untold')].filter(Boolean).join(' · ')}</p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <section className={classes.texts} aria-label={t('dialog.about.text', { name })} tabIndex={0}>
        {part.isDeclared && <Declared part={part} />}
        {texts.map((text) => (
          <pre key={text} lang="en">
            {text}
          </pre>
        ))}
      </section>
    </div>
  );
}

function Declared({ part: { licence, author } }: { part: Part }) {
  const { t } = useTranslation();
  return <p>{t(author ? 'dialog.about.declaredBy' : 'dialog.about.declared', { licence, author })}</p>;
}
