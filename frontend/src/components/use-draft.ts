// A text field that keeps what is typed to itself until it is left.

import { type ChangeEvent, type FocusEvent, type KeyboardEvent, useState } from 'react';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Props for a field: leaving it commits, Escape restores. */
export function useDraft(value: string, commit: (text: string) => void) {
  const [draft, setDraft] = useState<string | null>(null);
  return {
    value: draft ?? value,
    onChange: (e: ChangeEvent<Field>) => setDraft(e.currentTarget.value),
    onBlur: (_: FocusEvent<Field>) => {
      if (draft !== null && draft !== value) commit(draft);
      setDraft(null);
    },
    onKeyDown: (e: KeyboardEvent<Field>) => {
      if (e.key !== 'Escape' || e.nativeEvent.isComposing) return;
      setDraft(null);
      e.stopPropagation();
    },
  };
}
