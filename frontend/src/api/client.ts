// The one way to the desk, in the browser and in the window: fetch and an
// event stream below /api. No Blob and no FormData ever leaves here: in the
// desktop's web view they would end the program.

import type { Failure, Finding } from '../model/wire';

/** This tab, for the desk: made anew each time the page loads. */
export const clientId = crypto.randomUUID();

let language = 'zh';

/** The language of messages. */
export const currentLanguage = () => language;

/** Messages of the desk come in this language from now on. */
export function setLanguage(code: string) {
  language = code;
}

/** A call that the desk refused. */
export class DeskError extends Error {
  override name = 'DeskError';
  constructor(
    readonly status: number,
    readonly finding: Finding,
  ) {
    super(finding.message);
  }
}

/** The desk did not answer at all. */
export class OfflineError extends Error {
  override name = 'OfflineError';
}

export type Body = { json: unknown } | { bytes: Uint8Array<ArrayBuffer> } | undefined;

export type CallOptions = { signal?: AbortSignal };

/** Answers of the desk as they come. Throws DeskError, OfflineError, or the signal's AbortError. */
export async function send(method: string, path: string, body?: Body, options: CallOptions = {}): Promise<Response> {
  const headers: Record<string, string> = { 'X-Client': clientId, 'Accept-Language': language };
  if (body) headers['Content-Type'] = 'json' in body ? 'application/json' : 'application/octet-stream';
  const payload = body && ('json' in body ? JSON.stringify(body.json) : body.bytes);
  let response: Response;
  try {
    response = await fetch(`/api${path}`, { method, headers, body: payload, signal: options.signal });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new OfflineError(String(error));
  }
  if (!response.ok) throw await failure(response);
  return response;
}

async function failure(response: Response): Promise<DeskError> {
  try {
    const { error } = (await response.json()) as Failure;
    return new DeskError(response.status, error);
  } catch {
    const code = `http.${response.status}`;
    return new DeskError(response.status, { severity: 'error', code, place: {}, message: response.statusText || code });
  }
}

/** A call whose answer is JSON; an empty answer gives undefined. */
export async function call<T>(method: string, path: string, body?: Body, options?: CallOptions): Promise<T> {
  const response = await send(method, path, body, options);
  let text: string;
  try {
    text = await response.text();
  } catch (error) {
    if (options?.signal?.aborted) throw error;
    throw new OfflineError(String(error)); // the answer was cut off: it may have been done all the same
  }
  return (text ? JSON.parse(text) : undefined) as T;
}
