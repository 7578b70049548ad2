// Variables for the caption, and snippets: what is typed often, by a short code.

import { ActionIcon, Button, Menu, Popover, TextInput, Tooltip } from '@mantine/core';
import { Braces, Plus, TextCursorInput, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/IconButton';
import { documentLanguage } from './actions';
import classes from './desk.module.css';
import { changeDraft, useDeskHabits, usePhotoDesk } from './desk-state';
import { textOf } from './fields';
import type { DeskRow } from './rows';
import { filled, variables } from './templates';

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const;

export function TemplateMenu({ rows }: { rows: readonly DeskRow[] }) {
  return (
    <div className={classes.templates}>
      <Variables rows={rows} />
      <Snippets />
    </div>
  );
}

/** Puts a text into the caption field, where its caret is. */
function insert(text: string, value: string) {
  const area = document.querySelector<HTMLTextAreaElement>('#desk-caption');
  const from = area?.selectionStart ?? value.length;
  const to = area?.selectionEnd ?? value.length;
  changeDraft({
    fields: { ...usePhotoDesk.getState().draft.fields, caption: value.slice(0, from) + text + value.slice(to) },
  });
  requestAnimationFrame(() => {
    area?.focus();
    area?.setSelectionRange(from + text.length, from + text.length);
  });
}

function useCaption(rows: readonly DeskRow[]): string {
  const typed = usePhotoDesk((s) => s.draft.fields.caption);
  const [first, ...more] = rows;
  return typed ?? (first && !more.length ? textOf(first.photo, 'caption') : '');
}

function Variables({ rows }: { rows: readonly DeskRow[] }) {
  const { t } = useTranslation();
  const value = useCaption(rows);
  const [first] = rows;
  const sample = (name: string) =>
    first ? filled(`{${name}}`, { photo: first.photo, number: first.number, language: documentLanguage() }) : '';
  return (
    <Menu position="bottom-start" returnFocus={false}>
      <Menu.Target>
        <Button variant="subtle" color="gray" leftSection={<Braces {...icon} />}>
          {t('desk.variables')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {variables.map((name) => (
          <Menu.Item
            key={name}
            rightSection={<span className={classes.hint}>{sample(name).slice(0, 16) || '—'}</span>}
            onClick={() => insert(`{${name}}`, value)}
          >
            {t(`desk.variable.${name}`)} <span className={classes.hint}>{`{${name}}`}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** A code and the Tab key write the snippet, in any caption. */
function Snippets() {
  const { t } = useTranslation();
  const snippets = useDeskHabits((s) => s.snippets);
  const set = useDeskHabits((s) => s.set);
  return (
    <Popover position="bottom-start" width={300} trapFocus>
      <Popover.Target>
        <Tooltip label={t('desk.snippetHint')}>
          <Button variant="subtle" color="gray" leftSection={<TextCursorInput {...icon} />}>
            {t('desk.snippets')}
          </Button>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <p className={classes.hint}>{t('desk.snippetHint')}</p>
        <ul className={classes.snippets}>
          {Object.entries(snippets).map(([code, text]) => (
            <li key={code}>
              <kbd>{code}</kbd>
              <span>{text}</span>
              <IconButton
                icon={Trash2}
                size={20}
                iconSize={12}
                label={t('desk.dropSnippet', { code })}
                onClick={() => set({ snippets: without(snippets, code) })}
              />
            </li>
          ))}
        </ul>
        <NewSnippet add={(code, text) => set({ snippets: { ...snippets, [code]: text } })} />
      </Popover.Dropdown>
    </Popover>
  );
}

function without(snippets: Record<string, string>, code: string) {
  const { [code]: _, ...rest } = snippets;
  return rest;
}

function NewSnippet({ add }: { add: (code: string, text: string) => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [text, setText] = useState('');
  const take = () => {
    if (!code.trim() || !text.trim()) return;
    add(code.trim(), text.trim());
    setCode('');
    setText('');
  };
  return (
    <form
      className={classes.newSnippet}
      onSubmit={(e) => {
        e.preventDefault();
        take();
      }}
    >
      <TextInput
        aria-label={t('desk.snippetCode')}
        placeholder={t('desk.snippetCode')}
        w={72}
        value={code}
        onChange={(e) => setCode(e.currentTarget.value)}
      />
      <TextInput
        aria-label={t('desk.snippetText')}
        placeholder={t('desk.snippetText')}
        flex={1}
        value={text}
        onChange={(e) => setText(e.currentTarget.value)}
      />
      <ActionIcon type="submit" variant="default" aria-label={t('desk.addSnippet')}>
        <Plus size={14} strokeWidth={1.6} aria-hidden />
      </ActionIcon>
    </form>
  );
}
