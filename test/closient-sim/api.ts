import type { IncomingMessage } from 'node:http';
import { html, json, problem, ProblemError, withHeaders, type Answer } from './answer.ts';
import type { Fault, RetryHint } from './faults.ts';
import type { Quota } from './quota.ts';
import { readBody } from './listener.ts';
import type { Seen, SeenRequest } from './seen.ts';
import type { Route, World } from './world.ts';

const mostBody = 1_000_000;

/** The state of the key and what it may use. */
export interface Access {
  readonly key: string;
  revoked: boolean;
  /** From this many processed requests on the key is revoked. */
  revokeAfter: number;
  processed: number;
  /** A 429 said: not before. */
  notBefore: number;
}

export interface Api {
  readonly world: World;
  readonly routes: readonly Route[];
  readonly quota: Quota;
  readonly access: Access;
  readonly seen: Seen;
  readonly elsewhere: () => string;
}

/** Answers of the API origin: what the fault makes of a request, else what the endpoint says. */
export async function answerApi(
  api: Api,
  request: IncomingMessage,
  url: URL,
  entry: SeenRequest,
  fault: Fault | null,
): Promise<Answer> {
  checkManners(api, entry);
  const early = fault && answerEarly(api, url, fault);
  if (early) return early;
  try {
    return await handle(api, request, url, entry);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return problem(error, api.world.settings.errorForm, api.world.now(), retryFields(error));
  }
}

/** Headers that every answer has. */
export function commonHeaders({ world, quota }: Api): Record<string, string> {
  return quota.headers(world.now(), world.settings.rateHeaders);
}

export function sentKey(request: IncomingMessage): string | null {
  const { 'x-api-key': key, authorization } = request.headers;
  if (typeof key === 'string') return key;
  return authorization?.replace(/^Bearer /i, '') ?? null;
}

async function handle(api: Api, request: IncomingMessage, url: URL, entry: SeenRequest): Promise<Answer> {
  const { world, routes, quota, access } = api;
  const body = await readBody(request, mostBody);
  const here = routes.filter((route) => route.exists?.() !== false && route.path.test(url.pathname));
  if (here.length === 0) throw new ProblemError(404, 'not_found', 'The requested resource was not found.');
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const route = here.find((candidate) => candidate.method === method);
  if (!route?.open) {
    if (entry.key === 'right' && access.processed >= access.revokeAfter) access.revoked = true;
    if (entry.key !== 'right' || access.revoked)
      throw new ProblemError(401, 'unauthorized', 'Invalid API key.');
    const wait = quota.take(world.now());
    if (wait !== null) {
      api.seen.violate('quota_exceeded', entry, `The window is open again in ${wait} s.`);
      access.notBefore = world.now() + wait * 1000;
      throw tooMany(wait);
    }
    access.processed++;
  }
  if (body === null) throw new ProblemError(413, 'payload_too_large', 'The body is too large.');
  if (!route) {
    const headers = { Allow: here.map((candidate) => candidate.method).join(', ') };
    throw new ProblemError(405, 'method_not_allowed', 'Method not allowed.', { headers });
  }
  if (route.writes === true && world.settings.role === 'readonly') {
    throw new ProblemError(403, 'forbidden', 'This key may only read.');
  }
  const params = (route.path.exec(url.pathname) ?? []).slice(1).map(decodeURIComponent);
  const call = { query: url.searchParams, headers: request.headers, body: parseBody(body), params };
  const answer = await route.handle(call);
  entry.processed = true;
  return answer;
}

function parseBody(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(body.toString()) as unknown;
  } catch {
    throw new ProblemError(400, 'bad_request', 'The body is not JSON.');
  }
}

/** Faults of proxies and overloaded servers, which never ask an endpoint and spend no quota. */
function answerEarly(api: Api, url: URL, fault: Fault): Answer | null {
  const { world, access } = api;
  const { errorForm } = world.settings;
  switch (fault.kind) {
    case 'status': {
      const headers: Record<string, string> =
        fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) };
      if (fault.html === true) return withHeaders(html(fault.status), headers);
      const [code, text] = codeOf(fault.status);
      return withHeaders(
        problem(new ProblemError(fault.status, code, text), errorForm, world.now()),
        headers,
      );
    }
    case 'too_many':
      if (fault.hint !== 'none') access.notBefore = world.now() + fault.seconds * 1000;
      return stormAnswer(api, fault.seconds, fault.hint);
    case 'body': {
      const { status = 200, type = 'application/json', body } = fault;
      return { status, headers: { 'Content-Type': type }, body: Buffer.from(body) };
    }
    case 'redirect': {
      const host = fault.to === 'elsewhere' ? api.elsewhere() : '';
      const location = `${host}${url.pathname}${url.search}`;
      return { status: fault.status ?? 302, headers: { Location: location }, body: Buffer.alloc(0) };
    }
    case 'cut':
      // A cut within an answer needs one, so the server does what it is asked.
      return fault.where === 'before' && fault.processed !== true ? json(200, {}) : null;
    case 'garbage':
    case 'endless_body':
    case 'huge_body':
      return json(200, {});
    default:
      return null;
  }
}

function stormAnswer(api: Api, seconds: number, hint: RetryHint): Answer {
  const { world } = api;
  const fields = hint === 'retry_after' || hint === 'retry_after_seconds' ? { [hint]: seconds } : {};
  const error = new ProblemError(429, 'rate_limited', 'Rate limit exceeded. Please try again later.');
  const answer = problem(error, world.settings.errorForm, world.now(), fields);
  const at = Math.ceil((world.now() + world.settings.clockSkewMs) / 1000 + seconds);
  if (hint === 'header') return withHeaders(answer, { 'Retry-After': String(seconds) });
  if (hint === 'date') {
    // A whole second: the time that is said is the time that counts.
    api.access.notBefore = at * 1000 - world.settings.clockSkewMs;
    return withHeaders(answer, { 'Retry-After': new Date(at * 1000).toUTCString() });
  }
  if (hint !== 'reset') return answer;
  return withHeaders(answer, { 'RateLimit-Remaining': '0', 'RateLimit-Reset': String(seconds) });
}

function checkManners({ world, access, seen }: Api, entry: SeenRequest): void {
  if (entry.key === 'revoked') seen.violate('used_revoked_key', entry, 'The key is revoked.');
  if (entry.key === 'right' && world.now() < access.notBefore) {
    const ms = Math.ceil(access.notBefore - world.now());
    seen.violate('came_before_retry_after', entry, `${ms} ms too early.`);
  }
}

function tooMany(seconds: number): ProblemError {
  return new ProblemError(429, 'rate_limited', 'Rate limit exceeded. Please try again later.', {
    headers: { 'Retry-After': String(seconds) },
  });
}

/** The pages name the field of the body in two ways; the stand-in's own 429 has both. */
function retryFields(error: ProblemError): object {
  const seconds = error.headers['Retry-After'];
  return seconds === undefined ? {} : { retry_after: Number(seconds), retry_after_seconds: Number(seconds) };
}

function codeOf(status: number): readonly [code: string, text: string] {
  switch (status) {
    case 400:
      return ['bad_request', 'Bad request.'];
    case 401:
      return ['unauthorized', 'Invalid API key.'];
    case 403:
      return ['forbidden', 'Forbidden.'];
    case 404:
      return ['not_found', 'The requested resource was not found.'];
    case 409:
      return ['conflict', 'Conflict.'];
    default:
      return status < 500 ? ['bad_request', 'Bad request.'] : ['internal_error', 'Something went wrong.'];
  }
}
