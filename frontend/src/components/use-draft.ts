// A text field that keeps what is typed to itself until it is left.

import { type ChangeEvent, type FocusEvent, type KeyboardEvent, useState } from 'react';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Props for a field with one paragraph: leaving it or Enter commits, Escape restores. */
export function useDraft(value: string, commit: (text: string) => void) {
  const [draft, setDraft] = useState<string | null>(null);
  const give = () => {
    if (draft !== null && draft !== value) commit(draft);
    setDraft(null);
  };
  return {
    value: draft ?? value,
    onChange: (e: ChangeEvent<Field>) => setDraft(e.currentTarget.value),
    onBlur: (_: FocusEvent<Field>) => give(),
    onKeyDown: (e: KeyboardEvent<Field>) => {
      if (e.nativeEvent.isComposing) return;
      if (e.key === 'Enter') {
        give();
        e.preventDefault();
      }
      if (e.key !== 'Escape') return;
      setDraft(null);
      e.stopPropagation();
    },
  };
}
