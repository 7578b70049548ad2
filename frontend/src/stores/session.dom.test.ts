// The queue of edits against a desk that is slow, refuses, or is away.

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DeskError, OfflineError } from '../api/client';
import { desk } from '../api/desk';
import type { Document } from '../model/document';
import type { Edit, Step } from '../model/step';
import { textAt } from '../model/text';
import type { Change, EditRequest, Finding, Status } from '../model/wire';
import { session, useSession } from './session';

const at = { story: 's', block: 'b' };
const put = (from: number, text: string): Step => ({ type: 'replaceText', at, from, to: from, spans: [{ text }] });
const typed = (from: number, text: string): Edit => ({ name: 'type', steps: [put(from, text)] });
const status = (revision: number): Status => ({ revision, overset: [], findings: [], canUndo: true, canRedo: false });

const documentOf = (text: string) =>
  ({
    title: '',
    photos: [],
    threads: [],
    pages: [],
    stories: [
      {
        id: 's',
        story: { locale: 'zh-Hans', mode: 'horizontal', blocks: [{ id: 'b', role: 'body', spans: [{ text }] }] },
      },
    ],
  }) as unknown as Document;

const opened = (id: string, text: string) => ({
  id,
  document: documentOf(text),
  scene: { id: `${id}-1`, faces: [], paints: [], pages: [] },
  status: status(1),
});

const textNow = () => textAt(useSession.getState().document as Document, at);
const delta = (text: string) => ({
  stories: { s: { blocks: { b: { id: 'b', role: 'body' as const, spans: [{ text }] } } } },
});
const answer = (revision: number, text: string, more: Partial<Change> = {}): Change => ({
  status: status(revision),
  document: delta(text),
  ...more,
});
const refusal = (code: number) =>
  new DeskError(code, { severity: 'error', code: 'x', place: {}, message: 'x' } as Finding);

/** A call whose answers are given by hand. */
function held() {
  const calls: { request: EditRequest; id: string; give: (c: Change) => void; fail: (e: Error) => void }[] = [];
  vi.spyOn(desk, 'edit').mockImplementation(
    (id, request) => new Promise((give, fail) => calls.push({ id, request, give, fail })),
  );
  return calls;
}

const tick = () => new Promise((resolve) => setTimeout(resolve, 0));

beforeEach(async () => {
  vi.spyOn(desk, 'open').mockImplementation(async (id) => opened(id, '甲乙'));
  vi.spyOn(desk, 'changes').mockImplementation(async () =>
    answer(useSession.getState().status?.revision ?? 1, textNow()),
  );
  await session.open('one');
});

afterEach(async () => {
  await session.close();
  vi.restoreAllMocks();
});

test('leaving waits for the edits that are still queued', async () => {
  const calls = held();
  void session.edit(typed(0, '一'));
  await tick();
  void session.edit(typed(1, '二'));
  const left = session.close();
  calls[0]?.give(answer(2, '一甲乙'));
  await tick();
  expect(calls.map((c) => c.request.edits.length)).toEqual([1, 1]);
  calls[1]?.give(answer(3, '一二甲乙'));
  await left;
  expect(useSession.getState().id).toBeNull();
});

test('of two documents that are opened the last one is shown', async () => {
  let showFirst = () => {};
  vi.spyOn(desk, 'open').mockImplementation((id) => {
    if (id !== 'slow') return Promise.resolve(opened(id, ''));
    return new Promise((give) => {
      showFirst = () => give(opened('slow', ''));
    });
  });
  const slow = session.open('slow');
  await session.open('fast');
  showFirst();
  await slow;
  expect(useSession.getState().id).toBe('fast');
});

test('a document that is left and wanted again before its edits are answered stays', async () => {
  const calls = held();
  void session.edit(typed(0, '一'));
  await tick();
  const away = session.close().then(() => undefined);
  const other = session.open('two');
  void session.close();
  const back = session.open('one');
  calls[0]?.give(answer(2, '一甲乙'));
  await Promise.all([away, other, back]);
  await tick();
  expect(useSession.getState().id).toBe('one');
  expect(textNow()).toBe('一甲乙');
});

test('of several edits that are refused together the good ones are kept', async () => {
  const calls = held();
  const told = vi.fn();
  const end = session.onFailure(told);
  void session.edit(typed(0, '一'));
  await tick();
  void session.edit({ name: 'remove-frame', steps: [{ type: 'removeFrame', frame: 'gone' }] });
  const all = session.edit(typed(1, '二'));
  calls[0]?.give(answer(2, '一甲乙'));
  await tick();
  expect(calls[1]?.request.edits.length).toBe(2);
  calls[1]?.fail(refusal(409));
  await tick();
  await tick();
  expect(calls[2]?.request.edits.map((e) => e.name)).toEqual(['remove-frame']);
  calls[2]?.fail(refusal(409));
  await tick();
  await tick();
  expect(calls[3]?.request.edits.map((e) => e.name)).toEqual(['type']);
  calls[3]?.give(answer(3, '一二甲乙'));
  await all;
  expect(textNow()).toBe('一二甲乙');
  expect(told).toHaveBeenCalledTimes(1);
  end();
});

test('after an answer that was lost the very same request goes out again', async () => {
  vi.useFakeTimers();
  const calls = held();
  const all = session.edit(typed(0, '一'));
  await vi.advanceTimersByTimeAsync(0);
  calls[0]?.fail(new OfflineError('cut off'));
  await vi.advanceTimersByTimeAsync(400);
  expect(calls[1]?.request).toBe(calls[0]?.request);
  calls[1]?.give(answer(2, '一甲乙'));
  vi.useRealTimers();
  await all;
  expect(textNow()).toBe('一甲乙');
});

test("what others did behind one's own lost answer moves what still waits", async () => {
  const calls = held();
  void session.edit(typed(0, '一'));
  await tick();
  const all = session.edit(typed(1, '二'));
  calls[0]?.give(answer(3, '零一甲乙', { applied: [put(0, '一')], late: [put(0, '零')] }));
  await tick();
  expect(calls[1]?.request.edits[0]?.steps).toEqual([put(2, '二')]);
  calls[1]?.give(answer(4, '零一二甲乙'));
  await all;
});

test('a document that comes anew leaves nothing of the one before', async () => {
  const calls = held();
  const all = session.edit(typed(0, '一'));
  await tick();
  const anew = { ...documentOf('全新'), title: '新' };
  calls[0]?.give(answer(9, '没有用', { document: {}, anew }));
  await all;
  expect(useSession.getState().document).toEqual(anew);
});

test('a fault of the desk is met with the same request, three times', async () => {
  vi.useFakeTimers();
  const calls = held();
  const all = session.edit(typed(0, '一'));
  for (let i = 0; i < 4; i++) {
    await vi.advanceTimersByTimeAsync(6_000);
    calls[i]?.fail(refusal(500));
  }
  await vi.advanceTimersByTimeAsync(6_000);
  vi.useRealTimers();
  await all;
  expect(calls.length).toBe(4);
  expect(session.pending()).toEqual([]);
});

test('news that come while a request is under way are not forgotten', async () => {
  const calls = held();
  const all = session.edit(typed(0, '一'));
  await tick();
  const caught = session.catchUp(3);
  vi.spyOn(desk, 'changes').mockResolvedValue(answer(3, '一甲乙丙', { foreign: [put(3, '丙')] }));
  calls[0]?.give(answer(2, '一甲乙'));
  await Promise.all([all, caught]);
  expect(textNow()).toBe('一甲乙丙');
});

test('an undo whose answer is lost goes out again with the same number', async () => {
  vi.useFakeTimers();
  const undo = vi.spyOn(desk, 'undo');
  undo.mockRejectedValueOnce(new OfflineError('cut')).mockRejectedValueOnce(refusal(500));
  undo.mockResolvedValueOnce(answer(2, '甲', { applied: [put(0, '')] }));
  const done = session.undo();
  await vi.runAllTimersAsync();
  await done;
  vi.useRealTimers();
  expect(undo.mock.calls.map((c) => c[1])).toEqual(Array(3).fill(undo.mock.calls[0]?.[1]));
  expect(undo.mock.calls[0]?.[1].serial).toBeGreaterThan(0);
  expect(textNow()).toBe('甲');
  expect(useSession.getState().save).toBe('saved');
});

test('an undo that is refused is told, and the next one has another number', async () => {
  const undo = vi.spyOn(desk, 'undo').mockRejectedValue(refusal(409));
  await expect(session.undo()).rejects.toThrow(DeskError);
  await expect(session.undo()).rejects.toThrow(DeskError);
  const [one, two] = undo.mock.calls.map((c) => c[1].serial);
  expect(two).toBeGreaterThan(one ?? 0);
  expect(useSession.getState().save).toBe('saved');
});

test('closing the tab asks while edits are not kept, and only then', async () => {
  const closing = () => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  const calls = held();
  expect(closing()).toBe(false);
  const done = session.edit(typed(0, '一'));
  await tick();
  expect(closing()).toBe(true);
  calls[0]?.give(answer(2, '一甲乙'));
  await done;
  expect(closing()).toBe(false);
});

test('what is held back for a moment goes out before an undoing', async () => {
  const calls = held();
  const undone = vi.spyOn(desk, 'undo').mockImplementation(async () => answer(3, '甲乙'));
  const end = session.holdBack(() => {
    end();
    void session.edit(typed(0, '一'));
  });
  const done = session.undo();
  await tick();
  expect(undone).not.toHaveBeenCalled();
  calls[0]?.give(answer(2, '一甲乙'));
  await done;
  expect(undone).toHaveBeenCalledOnce();
});
