import { act, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answerCame, awaitAnswer, createBehindPaint } from './behind-paint';

type State = { id: string; text: string };
const made = () =>
  createBehindPaint<State>(
    () => ({ id: 'a', text: '' }),
    (now, before) => now.id !== before.id,
  );

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame', 'performance'] });
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
});
afterEach(() => vi.useRealTimers());

type Store = ReturnType<typeof made>;
type Count = { renders: number };

function Part({ store: useStore, count }: { store: Store; count: Count }) {
  count.renders++;
  return createElement(
    'i',
    null,
    useStore((s) => s.text),
  );
}

/** What a component shows, and how often it was rendered. */
async function shown(store: Store) {
  const host = document.createElement('div');
  const count = { renders: 0 };
  await act(async () => createRoot(host).render(createElement(Part, { store, count })));
  return { text: () => host.textContent, renders: () => count.renders };
}

it('components follow after the paint, everyone else at once', async () => {
  const store = made();
  const part = await shown(store);
  const seen: string[] = [];
  store.subscribe((s) => seen.push(s.text));
  store.setState({ text: '一' });
  expect(seen).toEqual(['一']);
  expect(store.getState().text).toBe('一');
  expect(part.text()).toBe('');
  await act(async () => vi.advanceTimersByTime(100));
  expect(part.text()).toBe('一');
});

it('many changes in a row are followed now and then, the last one surely', async () => {
  const store = made();
  const part = await shown(store);
  for (let i = 1; i <= 40; i++) {
    store.setState({ text: String(i) });
    await act(async () => vi.advanceTimersByTime(10));
  }
  await act(async () => vi.advanceTimersByTime(200));
  expect(part.text()).toBe('40');
  expect(part.renders()).toBeLessThan(10);
});

it('components rest while someone types, and follow when the hand rests', async () => {
  const store = made();
  const part = await shown(store);
  for (let i = 1; i <= 12; i++) {
    awaitAnswer();
    store.setState({ text: String(i) });
    answerCame();
    await act(async () => vi.advanceTimersByTime(100));
  }
  expect(part.renders()).toBeLessThanOrEqual(2); // at first, and after the first letter
  await act(async () => vi.advanceTimersByTime(300));
  expect(part.text()).toBe('12');
});

it('who types without a rest sees components follow now and then', async () => {
  const store = made();
  const part = await shown(store);
  for (let i = 1; i <= 40; i++) {
    awaitAnswer();
    store.setState({ text: String(i) });
    answerCame();
    await act(async () => vi.advanceTimersByTime(100));
  }
  expect(part.renders()).toBeGreaterThanOrEqual(3);
  expect(part.renders()).toBeLessThanOrEqual(5);
});

it('an urgent change is followed at once', async () => {
  const store = made();
  const part = await shown(store);
  await act(async () => store.setState({ id: 'b', text: '二' }));
  expect(part.text()).toBe('二');
});
