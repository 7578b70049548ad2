import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type EventStream, listenForEvents } from './events';

class FakeStream implements EventStream {
  onopen: ((e: Event) => unknown) | null = null;
  onerror: ((e: Event) => unknown) | null = null;
  isClosed = false;
  private readonly listeners = new Map<string, (e: MessageEvent<string>) => void>();
  addEventListener(name: string, l: (e: MessageEvent<string>) => void) {
    this.listeners.set(name, l);
  }
  close() {
    this.isClosed = true;
  }
  say(name: string, data: unknown) {
    this.listeners.get(name)?.(new MessageEvent(name, { data: JSON.stringify(data) }));
  }
}

describe('events', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function listening() {
    const streams: FakeStream[] = [];
    const heard: unknown[] = [];
    const end = listenForEvents(
      {
        changed: (e) => heard.push(e.revision),
        onOpen: (again) => heard.push(again ? 'again' : 'open'),
        onLost: () => heard.push('lost'),
      },
      () => {
        const stream = new FakeStream();
        streams.push(stream);
        return stream;
      },
    );
    return { streams, heard, end };
  }

  it('delivers by name', () => {
    const { streams, heard } = listening();
    streams[0]?.onopen?.(new Event('open'));
    streams[0]?.say('changed', { document: 'd', revision: 7, client: 'c' });
    expect(heard).toEqual(['open', 7]);
  });

  it('opens again after a break, and says so once', () => {
    const { streams, heard } = listening();
    streams[0]?.onopen?.(new Event('open'));
    streams[0]?.onerror?.(new Event('error'));
    expect(streams[0]?.isClosed).toBe(true);
    vi.advanceTimersByTime(500);
    streams[1]?.onerror?.(new Event('error'));
    vi.advanceTimersByTime(999);
    expect(streams).toHaveLength(2);
    vi.advanceTimersByTime(1);
    streams[2]?.onopen?.(new Event('open'));
    expect(heard).toEqual(['open', 'lost', 'again']);
  });

  it('stays closed after its end', () => {
    const { streams, end } = listening();
    streams[0]?.onerror?.(new Event('error'));
    end();
    vi.advanceTimersByTime(10_000);
    expect(streams).toHaveLength(1);
  });
});
