// A store that the canvas follows at once and components a moment later:
// rendering panels takes longer than painting a line, and a keystroke must not
// wait for it.

import { create, createStore, type StateCreator, type StoreApi, type UseBoundStore } from 'zustand';

/**
 * Components follow at most this often, milliseconds: they need not show every
 * letter, and rendering them takes as long as half a frame, which the next
 * letter may meet.
 */
const pause = 250;

/**
 * Edits that come faster than the pause are a stream: someone is typing.
 * Components then rest until the hand does, but no longer than this, milliseconds.
 */
const mostRest = 1500;

let lastEdit = Number.NEGATIVE_INFINITY;
let isStream = false;

/** Milliseconds that components, which followed last at a time, still have to wait. */
function restAfter(last: number): number {
  const now = performance.now();
  const restOfHand = isStream ? Math.min(lastEdit + pause, last + mostRest) : 0;
  return Math.max(last + pause, restOfHand) - now;
}

/** Components do not hold up an answer for longer, milliseconds: it may be long in coming. */
const mostAwaited = 200;

let awaited: ReturnType<typeof setTimeout> | undefined;
const held = new Set<() => void>();

/** An answer is on its way: what components would show now can wait for it, and is rendered once. */
export function awaitAnswer() {
  const now = performance.now();
  isStream = now - lastEdit < pause;
  lastEdit = now;
  awaited ??= setTimeout(answerCame, mostAwaited);
}

/** The answer is there, or none will come. */
export function answerCame() {
  clearTimeout(awaited);
  awaited = undefined;
  const follow = [...held];
  held.clear();
  for (const f of follow) f();
}

/**
 * Makes a store. `getState`, `setState` and `subscribe` know no delay; as a
 * hook it gives the state as it was after the last paint. isUrgent: changes
 * that components follow at once.
 */
export function createBehindPaint<S>(
  make: StateCreator<S>,
  isUrgent: (now: S, before: S) => boolean,
): UseBoundStore<StoreApi<S>> {
  const store = createStore<S>(make);
  const shown = create<S>(() => store.getState());
  const follower = new Follower(() => shown.setState(store.getState(), true));
  store.subscribe((now) => {
    if (isUrgent(now, shown.getState())) follower.now();
    else follower.soon();
  });
  const hook = <T>(selector?: (s: S) => T) => shown(selector ?? ((s: S) => s as unknown as T));
  return Object.assign(hook, store) as UseBoundStore<StoreApi<S>>;
}

/** Runs after the next paint, and not again before a pause is over. */
class Follower {
  private isWaiting = false;
  private last = Number.NEGATIVE_INFINITY;

  constructor(private readonly follow: () => void) {}

  now() {
    this.last = performance.now();
    this.follow();
  }

  soon() {
    if (this.isWaiting) return;
    this.isWaiting = true;
    this.rested();
  }

  private readonly rested = () => {
    const rest = restAfter(this.last);
    if (rest > 0) setTimeout(this.rested, rest);
    else this.afterPaint();
  };

  private readonly afterPaint = () => {
    if (awaited !== undefined) {
      held.add(this.afterPaint);
      return;
    }
    const done = () => {
      if (!this.isWaiting) return;
      this.isWaiting = false;
      this.now();
    };
    // A hidden tab has no frames; there nobody waits for a paint either.
    if (globalThis.document?.visibilityState === 'visible') requestAnimationFrame(() => setTimeout(done, 0));
    else setTimeout(done, 0);
  };
}
