// Alternatives of the open document: the set, which one is looked at, and the
// conditions of the next. Nothing of the document changes until one is applied.

import { create } from 'zustand';
import { desk } from '../api/desk';
import { messageOf, toastError } from '../components/toasts';
import type { Document } from '../model/document';
import type { Scene } from '../model/scene';
import type { AlternativeSet, ComposeConditions, Job } from '../model/wire';
import { cancelJob, finished, troubleOf } from './jobs';
import { session, useSession } from './session';

/** How many are asked for at a time. */
const count = 5;

export type Composed = { scene: Scene; document: Document };

export type AlternativesState = {
  isOpen: boolean;
  job: string | null;
  set: AlternativeSet | null;
  trouble: string | null;
  seed: number;
  conditions: ComposeConditions;
  pages: Record<number, Composed>;
  /** The one on the page; null: the page as it is. */
  shown: number | null;
  /** The one that stays when the pointer leaves; null: none. */
  chosen: number | null;
  isComparing: boolean;
  close: () => void;
};

const closed = {
  isOpen: false,
  job: null,
  set: null,
  trouble: null,
  pages: {},
  shown: null,
  chosen: null,
  isComparing: false,
};

export const useAlternatives = create<AlternativesState>((set, get) => ({
  ...closed,
  seed: 1,
  conditions: {},
  close: () => {
    const { job } = get();
    if (job) void cancelJob(job).catch(() => undefined);
    if (get().shown !== null) session.endPreview();
    // A design that was only looked at is not what the next composition is to be in.
    set({ ...closed, conditions: { ...get().conditions, design: undefined } });
  },
}));

const state = useAlternatives.getState;

/** Any change ends previews; the one that is looked at stays on the page. */
session.onChange(() => {
  const { shown } = state();
  if (shown !== null) showAlternative(shown);
});

/** Opens the panel and asks for alternatives by the present conditions. */
export async function composeAlternatives(): Promise<void> {
  await session.settled();
  const { id } = useSession.getState();
  if (!id || state().job) return;
  showAlternative(null);
  const { set, pages } = state();
  useAlternatives.setState({ isOpen: true, set: null, trouble: null, pages: {}, chosen: null, isComparing: false });
  try {
    if ((await run(id)) === 'cancelled') goBackTo({ set, pages });
  } catch (error) {
    useAlternatives.setState({ trouble: messageOf(error) });
  } finally {
    useAlternatives.setState({ job: null });
  }
}

/** After a cancelled composition: to the batch before, or to the page alone. */
function goBackTo(before: Pick<AlternativesState, 'set' | 'pages'>) {
  if (!state().isOpen) return; // it was closed meanwhile, perhaps with its document
  if (before.set) return useAlternatives.setState(before);
  useAlternatives.setState({ job: null });
  state().close();
}

async function run(id: string): Promise<Job['state']> {
  const { seed, conditions } = state();
  const job = await desk.compose(id, { base: session.at().base, conditions, count, seed });
  useAlternatives.setState({ job: job.id });
  const end = await finished(job);
  if (!state().isOpen) return end.state;
  useAlternatives.setState({ trouble: troubleOf(end) });
  if (end.alternatives) await show(id, end.alternatives);
  return end.state;
}

async function show(id: string, found: string) {
  const set = await desk.alternatives(id, found);
  useAlternatives.setState({ set });
  await Promise.all(set.alternatives.map((a) => load(id, set.id, a.number)));
}

async function load(id: string, set: string, n: number): Promise<void> {
  const page = await desk.alternative(id, set, n);
  if (state().set?.id === set) useAlternatives.setState((s) => ({ pages: { ...s.pages, [n]: page } }));
}

/** The next batch: the next seed by the same conditions. */
export function composeAgain(): void {
  useAlternatives.setState((s) => ({ seed: s.seed + 1 }));
  void composeAlternatives();
}

/** Shows an alternative on the page, or (null) the page as it is. */
export function showAlternative(n: number | null): void {
  const page = n === null ? undefined : state().pages[n];
  if (n !== null && !page) return;
  useAlternatives.setState({ shown: n });
  if (page) useSession.setState({ preview: { ...page, overset: [] } });
  else session.endPreview();
}

export function chooseAlternative(n: number | null): void {
  useAlternatives.setState({ chosen: n });
  showAlternative(n);
}

/** The alternative becomes the document, as one step of its history. */
export async function applyAlternative(n: number): Promise<void> {
  const { set } = state();
  if (!set) return;
  try {
    await session.ask((id, at) => desk.applyAlternative(id, at, set.id, n));
    state().close();
  } catch (error) {
    toastError(error);
  }
}

export const setConditions = (change: ComposeConditions) =>
  useAlternatives.setState((s) => ({ conditions: { ...s.conditions, ...change } }));
