import { ClosientFailure, redirectFailure, type Situation } from './failure.ts';
import { sizeText, type Limits } from './limits.ts';
import { networkFailure } from './network-failure.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly accept: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: { readonly type: string; readonly text: string };
  /** Only for the API itself; refused for any other origin. */
  readonly withKey: boolean;
  readonly totalMs: number;
  readonly signal: AbortSignal;
}

/** An answer whose headers are there. Its body can be read once, within `exchange`. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly situation: Situation;
  /** @throws ClosientFailure `too_large` as soon as more than `most` bytes came or are announced. */
  readonly chunks: (most: number) => AsyncGenerator<Uint8Array>;
}

export interface RequesterOptions {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly now: () => number;
  /** Scheme, host and port of the API. */
  readonly origin: string;
  readonly key: string;
  readonly userAgent: string;
  readonly limits: Limits;
}

/**
 * The one place where a request is made. It follows no redirect, keeps no cookie, sends the key to the origin of the
 * API alone, bounds time and size, and leaves no body unread: what `read` does not want is cancelled.
 */
export class Requester {
  readonly #options: RequesterOptions;

  constructor(options: RequesterOptions) {
    this.#options = options;
  }

  /** @throws ClosientFailure, the signal's reason, or what `read` throws. */
  async exchange<T>(request: HttpRequest, read: (answer: HttpAnswer) => Promise<T>): Promise<T> {
    const { now, limits } = this.#options;
    const { url, signal } = request;
    signal.throwIfAborted();
    const situation: Situation = { host: url.host, now: now() };
    const guard = new TimeGuard(signal, situation);
    let isConsumed = false;
    try {
      guard.allow('no_answer', limits.headersMs);
      guard.allowInAll(request.totalMs);
      const response = await this.#send(request, guard.signal).catch((caught: unknown) => {
        throw guard.reason() ?? networkFailure(caught, situation);
      });
      guard.pause();
      refuseRedirect(response, url, situation);

      const chunks = async function* (most: number): AsyncGenerator<Uint8Array> {
        refuseAnnounced(response.headers, most, situation);
        const reader = (response.body ?? new Blob([]).stream()).getReader();
        let bytes = 0;
        for (;;) {
          guard.allow('stalled', limits.stallMs);
          const part = await reader.read().catch((caught: unknown) => {
            throw guard.reason() ?? networkFailure(caught, situation);
          });
          guard.pause();
          if (part.done) break;
          bytes += part.value.byteLength;
          if (bytes > most) throw tooLarge(situation, most);
          yield part.value;
        }
        isConsumed = true;
      };
      return await read({ status: response.status, headers: response.headers, situation, chunks });
    } finally {
      guard.end(isConsumed);
    }
  }

  #send(
    { method, url, accept, headers, body, withKey }: HttpRequest,
    signal: AbortSignal,
  ): Promise<Response> {
    const { fetch, origin, key, userAgent } = this.#options;
    if (withKey && url.origin !== origin) throw new Error(`The key is for ${origin}, not for ${url.origin}.`);
    return fetch(url.href, {
      method,
      headers: {
        ...headers,
        Accept: accept,
        'User-Agent': userAgent,
        ...(body === undefined ? {} : { 'Content-Type': body.type }),
        ...(withKey ? { 'X-API-Key': key } : {}),
      },
      ...(body === undefined ? {} : { body: body.text }),
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      signal,
    });
  }
}

/** Stops a request that is too slow or not wanted any more, and knows which of the two it was. */
class TimeGuard {
  readonly #outer: AbortSignal;
  readonly #situation: Situation;
  readonly #stop = new AbortController();
  readonly #forward = (): void => this.#stop.abort();
  #step: NodeJS.Timeout | undefined;
  #total: NodeJS.Timeout | undefined;
  #late: ClosientFailure | null = null;

  constructor(outer: AbortSignal, situation: Situation) {
    this.#outer = outer;
    this.#situation = situation;
    outer.addEventListener('abort', this.#forward, { once: true });
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** What to throw for a request that was stopped from here; null when it failed by itself. */
  reason(): Error | null {
    return this.#outer.aborted ? (this.#outer.reason as Error) : this.#late;
  }

  allow(kind: 'no_answer' | 'stalled', ms: number): void {
    this.#step = setTimeout(() => this.#expire(kind, ms), ms);
  }

  allowInAll(ms: number): void {
    this.#total = setTimeout(() => this.#expire('too_slow', ms), ms);
  }

  /** Our own work between two parts of the answer is not the server's delay. */
  pause(): void {
    clearTimeout(this.#step);
  }

  end(isConsumed: boolean): void {
    clearTimeout(this.#step);
    clearTimeout(this.#total);
    this.#outer.removeEventListener('abort', this.#forward);
    // Closes the connection of an answer that nobody reads to its end.
    if (!isConsumed) this.#stop.abort();
  }

  #expire(kind: 'no_answer' | 'stalled' | 'too_slow', ms: number): void {
    const { host } = this.#situation;
    const seconds = `${Math.max(1, Math.round(ms / 1000))} seconds`;
    const sentence = {
      no_answer: `${host} did not answer within ${seconds}.`,
      stalled: `${host} stopped in the middle of its answer and sent nothing for ${seconds}.`,
      too_slow: `${host} did not finish its answer within ${seconds}.`,
    }[kind];
    this.#late ??= new ClosientFailure(kind, sentence);
    this.#stop.abort();
  }
}

function refuseRedirect({ status, type, headers }: Response, url: URL, situation: Situation): void {
  const isRedirect = type === 'opaqueredirect' || (status >= 300 && status < 400);
  if (!isRedirect) return;
  const location = headers.get('location');
  const target = location !== null && URL.canParse(location, url.href) ? new URL(location, url) : null;
  throw redirectFailure(situation, target, status);
}

function refuseAnnounced(headers: Headers, most: number, situation: Situation): void {
  if (Number(headers.get('content-length') ?? 0) > most) throw tooLarge(situation, most);
}

function tooLarge({ host }: Situation, most: number): ClosientFailure {
  const sentence = `The answer of ${host} is larger than ${sizeText(most)} and was refused. Nothing was changed.`;
  return new ClosientFailure('too_large', sentence);
}
