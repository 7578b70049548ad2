// Short messages at the edge of the window. A trouble says what happened and
// what to do; it stays until it is closed.

import { notifications } from '@mantine/notifications';
import { DeskError, OfflineError } from '../api/client';
import { i18n } from '../i18n';
import type { Finding } from '../model/wire';

export type ToastKind = 'done' | 'trouble';

/** Shows a text that is translated already. */
export function toast(message: string, kind: ToastKind = 'done') {
  // The same trouble twice is one message.
  notifications.show({
    id: kind === 'trouble' ? message : undefined,
    message,
    color: kind === 'done' ? 'gray' : 'red',
    role: kind === 'done' ? 'status' : 'alert',
    autoClose: kind === 'done' ? 4000 : false,
    withBorder: true,
    closeButtonProps: { 'aria-label': i18n.t('shell.close') },
  });
}

/** What an error means for whoever works with the program. */
export function messageOf(error: unknown): string {
  if (error instanceof OfflineError) return i18n.t('shell.trouble.offline');
  if (error instanceof DeskError) return withPlace(error.finding);
  return i18n.t('shell.trouble.unknown', { error: String(error) });
}

/** A finding's message behind the file and the line that it speaks of. */
export function withPlace({ message, place: { file, line } }: Finding): string {
  if (!file || message.includes(file)) return message;
  return i18n.t('shell.trouble.inFile', { message, place: line ? `${file}:${line}` : file });
}

/** Says what went wrong; an aborted call was meant to end. */
export function toastError(error: unknown) {
  if (error instanceof DOMException && error.name === 'AbortError') return;
  toast(messageOf(error), 'trouble');
}

/** Runs something, and says so where it goes wrong. */
export async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    toastError(error);
    return undefined;
  }
}
