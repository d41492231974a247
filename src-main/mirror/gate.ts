import type { Context, MiddlewareHandler } from 'hono';
import { PrintRoomError, toErrorData } from '../../src-shared/errors.ts';
import type { KeyRole } from '../../src-shared/models/key-roles.ts';
import type { KeyLookup } from '../core/keys/api-keys.ts';
import {
  defaultRateLimits,
  RateCounter,
  type RateLimits,
  type RateState,
} from '../core/keys/rate-counter.ts';
import type { PrintRoom } from '../core/print-room.ts';
import { keyIn, type Caller, type KeyRing } from './authenticate.ts';
import { problemResponse } from './problem.ts';
import { rateLimitHeaders, secondsUntil } from './rate-limit.ts';

declare module 'hono' {
  interface ContextVariableMap {
    /** Set by `gate`. */
    caller?: Caller;
  }
}

/**
 * Lets through who has a good key and has not asked too often, and puts the rate-limit headers on every answer,
 * refusals and later errors included. Not for signed downloads: they need no key and cost nothing.
 *
 * Callers without a good key share one count. It tells a client that is set up wrongly to stop; it never holds up
 * the holders of good keys, or one bad program would lock out all the others.
 */
export function gate(room: PrintRoom, keys: KeyRing): MiddlewareHandler {
  const { now } = room.ports;
  const strangers = new RateCounter(defaultRateLimits, null);

  return async (context, next) => {
    const at = now();
    const key = keyIn(context.req.raw.headers);
    const found: KeyLookup =
      key === null
        ? { refused: 'Send an API key in the header X-API-Key, or as Authorization: Bearer.' }
        : keys.find(key);
    const known = 'refused' in found ? null : found;
    const limits = known?.limits ?? defaultRateLimits;
    const state = known?.take(at) ?? strangers.take(at);
    const refusal = refusalOf(found, limits, state, at);
    if (refusal) {
      context.res = problemResponse(toErrorData(refusal), at);
    } else {
      if (known)
        context.set('caller', { organisation: known.organisation, role: known.role, key: known.key });
      await next();
    }
    const { headers } = context.res;
    for (const [name, value] of rateLimitHeaders(limits, state, at)) headers.set(name, value);
    if (!state.allowed) headers.set('Retry-After', String(secondsUntil(state.resetsAt, at)));
  };
}

/** Who calls. @throws PrintRoomError `unauthorized` on a path without `gate`. */
export function callerOf(context: Context): Caller {
  const caller = context.get('caller');
  if (!caller) throw new PrintRoomError('unauthorized', 'This needs an API key.');
  return caller;
}

/** @throws PrintRoomError `forbidden`, which the owner of the organisation can lift with another key. */
export function requireRole(context: Context, ...roles: readonly KeyRole[]): Caller {
  const caller = callerOf(context);
  if (roles.includes(caller.role)) return caller;
  throw new PrintRoomError(
    'forbidden',
    `This API key has the role ${caller.role}; this needs ${roles.join(' or ')}. Ask the owner of the organisation for such a key.`,
    { ownerActionRequired: true },
  );
}

function refusalOf(
  found: KeyLookup,
  limits: RateLimits,
  state: RateState,
  now: number,
): PrintRoomError | null {
  if (!state.allowed) {
    const seconds = secondsUntil(state.resetsAt, now);
    return new PrintRoomError(
      'rate_limited',
      `More than ${limits.perMinute} requests in a minute or ${limits.perDay} in a day. Try again in ${seconds} s.`,
      { retryAfterSeconds: seconds },
    );
  }
  return 'refused' in found ? new PrintRoomError('unauthorized', found.refused) : null;
}
