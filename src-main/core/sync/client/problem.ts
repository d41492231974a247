import { z } from 'zod';
import type { FieldFault } from '../../../../src-shared/errors.ts';

/** What an error answer says, in whichever of the two documented forms it came. Absent fields are null. */
export interface RemoteProblem {
  /** For programs, lower case, such as `not_found`. */
  readonly code: string | null;
  /** For people; the server's words, not yet redacted. */
  readonly detail: string | null;
  readonly retryAfterSeconds: number | null;
  readonly ownerActionRequired: boolean;
  readonly faults: readonly FieldFault[];
}

const text = z.string().nullish().catch(null);
const seconds = z.number().nonnegative().nullish().catch(null);

const rfc9457 = z.object({
  title: text,
  detail: text,
  error_code: z.string(),
  retry_after: seconds,
  retry_after_seconds: seconds,
  owner_action_required: z.boolean().nullish().catch(null),
  details: z.unknown().optional(),
});

const oldEnvelope = z.object({
  error: z.object({
    code: z.string(),
    message: text,
    details: z.unknown().optional(),
    retry_after: seconds,
    retry_after_seconds: seconds,
  }),
});

/** Less than the documented fields, as gateways before the API send it. */
const bare = z.object({ title: text, detail: text, message: text, type: text, retry_after: seconds });

const fault = z.union([
  z
    .object({
      loc: z.array(z.union([z.string(), z.number()])),
      msg: z.string(),
      type: z.string().catch('invalid'),
    })
    .transform(({ loc, msg, type }): FieldFault => ({ loc, msg, type })),
  z
    .object({ field: z.string(), message: z.string() })
    .transform(({ field, message }): FieldFault => ({ loc: [field], msg: message, type: 'invalid' })),
]);

const mostFaults = 20;

/**
 * RFC 9457 (the API pages) and the old `{"error": {...}}` envelope (the errors page) as one. Fields of a wrong type
 * are absent: an error is shown even when it is told badly.
 * @returns null for anything that is not an error of Closient.
 */
export function readProblem(body: unknown): RemoteProblem | null {
  const current = rfc9457.safeParse(body);
  if (current.success) {
    const { data } = current;
    return {
      code: data.error_code.toLowerCase(),
      detail: data.detail ?? data.title ?? null,
      retryAfterSeconds: data.retry_after ?? data.retry_after_seconds ?? null,
      ownerActionRequired: data.owner_action_required ?? false,
      faults: faultsOf(data.details),
    };
  }
  const old = oldEnvelope.safeParse(body);
  if (old.success) {
    const { error } = old.data;
    return {
      code: error.code.toLowerCase(),
      detail: error.message ?? null,
      retryAfterSeconds: error.retry_after ?? error.retry_after_seconds ?? null,
      ownerActionRequired: false,
      faults: faultsOf(error.details),
    };
  }
  const other = bare.safeParse(body);
  const detail = other.data?.detail ?? other.data?.message ?? other.data?.title ?? null;
  if (detail === null) return null;
  return {
    code: null,
    detail,
    retryAfterSeconds: other.data?.retry_after ?? null,
    ownerActionRequired: false,
    faults: [],
  };
}

function faultsOf(details: unknown): FieldFault[] {
  if (!Array.isArray(details)) return [];
  return details.slice(0, mostFaults).flatMap((entry) => fault.safeParse(entry).data ?? []);
}
