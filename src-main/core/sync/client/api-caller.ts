import type { z } from 'zod';
import { PrintRoomError } from '../../../../src-shared/errors.ts';
import type { Ports } from '../../ports.ts';
import { readOrigin } from './api-address.ts';
import { busyFailure, ClosientFailure } from './failure.ts';
import { Governor } from './governor.ts';
import { readJson } from './json-answer.ts';
import { usualLimits, type Limits } from './limits.ts';
import type { QuotaState } from './quota.ts';
import { dateOf } from './rate-headers.ts';
import { Requester, type HttpAnswer } from './request.ts';
import { withRetries } from './retry.ts';
import { waitOnTimer, type Wait } from './wait.ts';

export interface ClientOptions {
  /** As a person typed it; see `readOrigin`. */
  readonly address: string;
  readonly key: string;
  readonly ports: Pick<Ports, 'fetch' | 'now' | 'logger' | 'freeDisk' | 'version'>;
  readonly limits?: Partial<Limits>;
  /** What `governor.state` was when the last client of this key ended. */
  readonly quota?: QuotaState;
  /** Tests bring their own. */
  readonly wait?: Wait;
  readonly random?: () => number;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Somebody sits before it: goes first, and may use the reserve of the quota. */
  readonly urgent?: boolean;
  /** How long to wait for the quota and between attempts, in all. A pass over everything says Infinity. */
  readonly patienceMs?: number;
  /** The first one included. */
  readonly attempts?: number;
}

/** One call of the API. */
export interface Call<T> {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** JSON text, sent as it is. */
  readonly body?: string;
  readonly accept?: string;
  /** It changes nothing, or the same thing when it comes twice. */
  readonly isRepeatable: boolean;
  readonly read: (answer: HttpAnswer) => Promise<T>;
}

const usualPatienceMs = 120_000;

/** How every call goes: its turn at the governor, one guarded request, its answer read, again where that is safe. */
export class ApiCaller {
  readonly origin: string;
  readonly key: string;
  readonly limits: Limits;
  readonly governor: Governor;
  readonly requester: Requester;
  readonly wait: Wait;
  readonly random: () => number;
  readonly #ports: ClientOptions['ports'];
  readonly #end = new AbortController();
  #clockSkewMs: number | null = null;

  /** @throws PrintRoomError for an address or a key that cannot be used at all. */
  constructor({
    address,
    key,
    ports,
    limits,
    quota,
    wait = waitOnTimer,
    random = Math.random,
  }: ClientOptions) {
    this.origin = readOrigin(address);
    this.key = key.trim();
    // A header takes nothing else, and would name the key in its complaint.
    if (!/^[\x21-\x7e]{1,500}$/.test(this.key)) {
      const sentence = 'The API key is empty or holds characters that no key has. Copy it again.';
      throw new PrintRoomError('closient_refused', sentence);
    }
    this.#ports = ports;
    this.limits = { ...usualLimits, ...limits };
    this.wait = wait;
    this.random = random;
    this.governor = new Governor({ now: ports.now, wait, ...(quota === undefined ? {} : { state: quota }) });
    this.requester = new Requester({
      fetch: ports.fetch,
      now: ports.now,
      origin: this.origin,
      key: this.key,
      userAgent: `PrintRoom/${ports.version}`,
      limits: this.limits,
    });
  }

  get host(): string {
    return new URL(this.origin).host;
  }

  /** This computer's clock minus the server's at the last answer, milliseconds. */
  get clockSkewMs(): number | null {
    return this.#clockSkewMs;
  }

  /** Ends every call under way and lets no other begin. */
  close(): void {
    this.#end.abort(new PrintRoomError('cancelled', 'The connection to Closient was closed.'));
  }

  get<Model extends z.ZodType>(
    path: string,
    model: Model,
    options?: CallOptions,
    query: Readonly<Record<string, string>> = {},
  ): Promise<z.output<Model>> {
    return this.json(path, model, { method: 'GET', query, isRepeatable: true }, options);
  }

  /** A call whose answer is JSON of this model. */
  json<Model extends z.ZodType>(
    path: string,
    model: Model,
    rest: Pick<Call<unknown>, 'method' | 'body' | 'query' | 'isRepeatable'>,
    options?: CallOptions,
  ): Promise<z.output<Model>> {
    const reading = { path, most: this.limits.jsonBytes, key: this.key };
    const read = (answer: HttpAnswer): Promise<z.output<Model>> => readJson(answer, model, reading);
    return this.call({ ...rest, path, read }, options);
  }

  /** @throws ClosientFailure, or the reason of the signal that ended it. */
  call<T>(call: Call<T>, options: CallOptions = {}): Promise<T> {
    const { urgent = false, patienceMs = usualPatienceMs, attempts = this.limits.attempts } = options;
    const { now } = this.#ports;
    const latest = now() + patienceMs;
    const tooLate = (goesOnAt: number): Error => busyFailure(goesOnAt, now());
    return this.ending(options.signal, async (signal) => {
      const once = async (): Promise<T> => {
        const turn = await this.governor.turn({ signal, urgent, latest, tooLate });
        try {
          return await this.#ask(call, signal, (headers) => {
            turn.answered(headers);
            const serverNow = dateOf(headers);
            if (serverNow !== null) this.#clockSkewMs = now() - serverNow;
          });
        } catch (caught) {
          turn.unanswered(!(caught instanceof ClosientFailure && caught.isUnsent));
          this.logFailure(`${call.method} ${call.path}`, caught);
          throw caught;
        }
      };
      const { isRepeatable } = call;
      const { wait, random } = this;
      const onBusy = (goesOnAt: number): void => this.governor.pauseUntil(goesOnAt);
      return await withRetries(once, { isRepeatable, attempts, latest, signal, now, wait, random, onBusy });
    });
  }

  /** Runs `call` with a signal that ends it with its caller and with this client, and leaves no listener behind. */
  async ending<T>(own: AbortSignal | undefined, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const end = this.#end.signal;
    end.throwIfAborted();
    if (own === undefined) return await call(end);
    own.throwIfAborted();
    // `AbortSignal.any` would leave a note of every call with a signal that lives as long as a pass.
    const either = new AbortController();
    const byCaller = (): void => either.abort(own.reason);
    const byClient = (): void => either.abort(end.reason);
    own.addEventListener('abort', byCaller, { once: true });
    end.addEventListener('abort', byClient, { once: true });
    try {
      return await call(either.signal);
    } finally {
      own.removeEventListener('abort', byCaller);
      end.removeEventListener('abort', byClient);
    }
  }

  /** What a failure says is fit for a log: it holds neither key nor signed URL. */
  logFailure(call: string, caught: unknown): void {
    if (!(caught instanceof PrintRoomError)) return;
    const kind = caught instanceof ClosientFailure ? caught.kind : caught.code;
    this.#ports.logger.info({ call, kind, reason: caught.message }, 'Closient was asked in vain');
  }

  async #ask<T>(call: Call<T>, signal: AbortSignal, onHeaders: (headers: Headers) => void): Promise<T> {
    const { method, path, query = {}, body, accept = 'application/json', read } = call;
    const url = new URL(path, this.origin);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const { now, logger } = this.#ports;
    const begun = now();
    const request = {
      method,
      url,
      accept,
      withKey: true,
      totalMs: this.limits.totalMs,
      signal,
      ...(body === undefined ? {} : { body: { type: 'application/json', text: body } }),
    };
    return await this.requester.exchange(request, async (answer) => {
      onHeaders(answer.headers);
      const result = await read(answer);
      logger.debug(
        { call: `${method} ${path}`, status: answer.status, ms: now() - begun },
        'Closient answered',
      );
      return result;
    });
  }
}
