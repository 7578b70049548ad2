// The desk's stream of events, kept open: when it breaks it is opened again,
// and everyone hears that something may have been missed.

import type { Events } from '../model/wire';
import { currentLanguage } from './client';
import { eventsUrl } from './shell';

export type EventListeners = {
  [K in keyof Events]?: (event: Events[K]) => void;
} & {
  /** The stream is open; again: after it was broken, so that what came meanwhile is to be asked for. */
  onOpen?: (again: boolean) => void;
  onLost?: () => void;
};

/** The part of EventSource that is used: tests have their own. */
export type EventStream = {
  addEventListener(name: string, l: (e: MessageEvent<string>) => void): void;
  onopen: ((e: Event) => unknown) | null;
  onerror: ((e: Event) => unknown) | null;
  close(): void;
};

export type Opening = (url: string) => EventStream;

const names = ['hello', 'changed', 'job', 'shelf', 'show', 'command', 'closing', 'inspect'] as const;
/** Milliseconds until the next attempt; the last one for all that follow. */
const delays = [500, 1000, 2000, 4000];

/** Listens until the returned function is called. */
export function listenForEvents(
  listeners: EventListeners,
  open: Opening = (url) => new EventSource(url) as EventStream,
): () => void {
  let stream: EventStream | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let wasLost = false;

  const connect = () => {
    const mine = open(eventsUrl(currentLanguage()));
    stream = mine;
    for (const name of names) mine.addEventListener(name, (e) => deliver(listeners, name, e.data));
    mine.onopen = () => {
      failures = 0;
      listeners.onOpen?.(wasLost);
      wasLost = false;
    };
    mine.onerror = () => {
      mine.close();
      if (!wasLost) listeners.onLost?.();
      wasLost = true;
      timer = setTimeout(connect, delays[Math.min(failures++, delays.length - 1)]);
    };
  };
  connect();
  return () => {
    clearTimeout(timer);
    stream?.close();
  };
}

function deliver<K extends keyof Events>(listeners: EventListeners, name: K, json: string) {
  const listener = listeners[name] as ((event: Events[K]) => void) | undefined;
  listener?.(JSON.parse(json) as Events[K]);
}
