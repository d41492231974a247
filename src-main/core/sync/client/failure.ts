import { type ErrorCode, PrintRoomError } from '../../../../src-shared/errors.ts';
import { clockTime } from './forecast.ts';
import type { RemoteProblem } from './problem.ts';

/** Every way in which a call can fail. People get one sentence for each; programs branch on the name. */
export type FailureKind =
  | 'dns'
  | 'refused'
  | 'offline'
  | 'no_answer'
  | 'stalled'
  | 'too_slow'
  | 'cut'
  | 'tls'
  | 'clock'
  | 'proxy'
  | 'portal'
  | 'gateway'
  | 'no_connection'
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'rejected'
  | 'busy'
  | 'server'
  | 'redirect'
  | 'not_json'
  | 'damaged'
  | 'not_closient'
  | 'too_large'
  | 'link_expired'
  | 'wrong_file';

const codeOf: Record<FailureKind, ErrorCode> = {
  dns: 'closient_unreachable',
  refused: 'closient_unreachable',
  offline: 'closient_unreachable',
  no_answer: 'closient_unreachable',
  stalled: 'closient_unreachable',
  too_slow: 'closient_unreachable',
  cut: 'closient_unreachable',
  tls: 'closient_unreachable',
  clock: 'closient_unreachable',
  proxy: 'closient_unreachable',
  portal: 'closient_unreachable',
  gateway: 'closient_unreachable',
  no_connection: 'closient_unreachable',
  unauthorized: 'closient_refused',
  forbidden: 'closient_refused',
  not_found: 'not_found',
  rejected: 'validation_error',
  busy: 'closient_busy',
  server: 'closient_unreachable',
  redirect: 'closient_unusable_answer',
  not_json: 'closient_unusable_answer',
  damaged: 'closient_unusable_answer',
  not_closient: 'closient_unusable_answer',
  too_large: 'closient_unusable_answer',
  link_expired: 'closient_refused',
  wrong_file: 'closient_unusable_answer',
};

/** A later attempt of the same call may succeed without anybody doing anything. */
const passing: ReadonlySet<FailureKind> = new Set([
  'dns',
  'refused',
  'offline',
  'no_answer',
  'stalled',
  'cut',
  'damaged',
  'no_connection',
  'busy',
  'server',
]);

/** The request has certainly not reached the server. */
const unsent: ReadonlySet<FailureKind> = new Set(['dns', 'refused', 'offline', 'tls', 'clock', 'proxy']);

/** The server has decided; whatever was asked was not done. */
const decided: ReadonlySet<FailureKind> = new Set([
  'unauthorized',
  'forbidden',
  'not_found',
  'rejected',
  'busy',
]);

export interface FailureFacts {
  readonly status?: number | undefined;
  readonly problem?: RemoteProblem | null | undefined;
  /** What the server said of when to come again. */
  readonly waitMs?: number | null | undefined;
}

/**
 * A call to Closient that did not succeed. The message is one sentence for people and holds neither key nor signed
 * URL; there is no `cause`, because nobody knows what a network library puts into one.
 */
export class ClosientFailure extends PrintRoomError {
  readonly kind: FailureKind;
  /** HTTP status, where there was an answer. */
  readonly status: number | null;
  /** The server's own error code, such as `conflict`. */
  readonly remoteCode: string | null;
  /** Milliseconds from the answer on. */
  readonly waitMs: number | null;

  constructor(kind: FailureKind, sentence: string, { status, problem, waitMs }: FailureFacts = {}) {
    super(kind === 'rejected' && status === 409 ? 'conflict' : codeOf[kind], sentence, {
      faults: problem?.faults ?? [],
      ...(waitMs == null ? {} : { retryAfterSeconds: Math.ceil(waitMs / 1000) }),
      ...(problem?.ownerActionRequired ? { ownerActionRequired: true } : {}),
    });
    this.kind = kind;
    this.status = status ?? null;
    this.remoteCode = problem?.code ?? null;
    this.waitMs = waitMs ?? null;
  }

  /** Whether the same call may succeed later by itself. */
  get isPassing(): boolean {
    return passing.has(this.kind);
  }

  get isUnsent(): boolean {
    return unsent.has(this.kind);
  }

  /** Whether a call that changes something may have been carried out all the same. */
  get mayHaveBeenDone(): boolean {
    return !unsent.has(this.kind) && !decided.has(this.kind);
  }

  /** The same with another sentence. */
  saying(sentence: string): ClosientFailure {
    const problem = { code: this.remoteCode, detail: null, retryAfterSeconds: null, faults: this.faults };
    return new ClosientFailure(this.kind, sentence, {
      status: this.status ?? undefined,
      waitMs: this.waitMs,
      problem: { ...problem, ownerActionRequired: this.ownerActionRequired ?? false },
    });
  }
}

/** What a sentence may need to know. */
export interface Situation {
  /** Who was asked, without path and query. */
  readonly host: string;
  readonly now: number;
}

/** The quota is used up, or Closient asked for a pause. */
export function busyFailure(goesOnAt: number, now: number, facts: FailureFacts = {}): ClosientFailure {
  const sentence = `Closient asks to wait: this key has made all the requests it may for now. It goes on ${clockTime(goesOnAt, now)}.`;
  return new ClosientFailure('busy', sentence, { ...facts, waitMs: Math.max(0, goesOnAt - now) });
}

/** @param detail the server's words, redacted, or null where it is not Closient that answered. */
export function statusFailure(
  { host, now }: Situation,
  path: string,
  facts: FailureFacts & { readonly status: number },
  detail: string | null,
): ClosientFailure {
  const { status, problem, waitMs } = facts;
  const said = detail === null ? '' : ` It says: ${detail}`;
  const failure = (kind: FailureKind, sentence: string): ClosientFailure =>
    new ClosientFailure(kind, sentence, facts);

  if (status === 407)
    return failure(
      'proxy',
      `The proxy of this network wants a name and password before it lets ${host} be asked (407).`,
    );
  if (status === 511) return portalFailure(facts);
  if (status === 429) return busyFailure(now + (waitMs ?? 0), now, facts);
  if (status >= 500)
    return failure('server', `${host} has a problem of its own (${status}); nothing is wrong here.${said}`);
  if (problem == null && (status === 401 || status === 403))
    return failure(
      'gateway',
      `Something before Closient refused the request to ${host} (${status}), such as a proxy or firewall of this network.`,
    );
  switch (status) {
    case 401:
      return failure(
        'unauthorized',
        `Closient does not accept this API key (401): it is mistyped, expired or revoked. Enter a new one.`,
      );
    case 403:
      return failure('forbidden', `Closient knows this API key, but it may not do this (403).${said}`);
    case 404:
      return problem == null
        ? failure(
            'not_found',
            `${host} answers, but has no Closient API at ${path} (404). Check the address.`,
          )
        : failure('not_found', `Closient does not know what was asked for (404).${said}`);
    case 408:
      return failure('no_answer', `${host} gave up waiting for the request (408).`);
    default:
      return failure('rejected', `Closient refused the request (${status}).${said}`);
  }
}

export function portalFailure(facts: FailureFacts): ClosientFailure {
  const sentence =
    'A login page of the network answered instead of Closient. Log in to the network with a browser, then try again.';
  return new ClosientFailure('portal', sentence, facts);
}

/** @param target where the answer points to, or null when it does not say. */
export function redirectFailure({ host }: Situation, target: URL | null, status: number): ClosientFailure {
  const to = target === null ? 'elsewhere' : target.host === host ? 'another address of itself' : target.host;
  const sentence = `${host} sends the request on to ${to}. It was not followed, so the API key stays with ${host}. Check the address; a login page of the network does this too.`;
  return new ClosientFailure('redirect', sentence, { status });
}
