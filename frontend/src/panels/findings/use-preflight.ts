// The findings of the document by an export profile, asked for anew when the
// page has changed and rests.

import { useEffect, useState } from 'react';
import { desk } from '../../api/desk';
import { messageOf } from '../../components/toasts';
import type { Preflight } from '../../model/wire';
import { usePreferences } from '../../stores/preferences';
import { session, useSession } from '../../stores/session';

/** Milliseconds that a page must rest before it is checked anew. */
const rest = 350;

export type Checked = {
  /** Of the profile; null until it is there. While a newer one is made, the last. */
  report: Preflight | null;
  /** Why there is none, in the words of the desk. */
  trouble: string | null;
};

const nothing: Checked = { report: null, trouble: null };

/** Holds the document to a profile; an empty name asks for nothing. */
export function usePreflight(profile: string): Checked {
  const id = useSession((s) => s.id);
  const revision = useSession((s) => s.status?.revision);
  const language = usePreferences((s) => s.language);
  const [told, setTold] = useState<{ of: string; checked: Checked }>({ of: '', checked: nothing });
  const wanted = `${id} ${profile}`;
  const isKnown = told.of === wanted;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew for another revision or language, not for its own answer
  useEffect(() => {
    if (!id || !profile) return;
    const mine = new AbortController();
    const ask = async () => {
      const checked = await checkedBy(id, profile, mine.signal);
      if (!mine.signal.aborted) setTold({ of: wanted, checked });
    };
    const timer = setTimeout(() => void ask(), isKnown ? rest : 0);
    return () => {
      clearTimeout(timer);
      mine.abort();
    };
  }, [id, profile, revision, language]);
  return isKnown ? told.checked : nothing;
}

async function checkedBy(id: string, profile: string, signal: AbortSignal): Promise<Checked> {
  try {
    await session.settled();
    return { report: await desk.preflight(id, profile, { signal }), trouble: null };
  } catch (error) {
    return { report: null, trouble: messageOf(error) };
  }
}
