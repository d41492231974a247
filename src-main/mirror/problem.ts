import { errorCodes, type ErrorData } from '../../src-shared/errors.ts';
import type { Problem } from '../../src-shared/models/problem.ts';

/** An error as the RFC 9457 problem document of the API pages, with every field of it. */
export function problemOf(error: ErrorData, now: number): Problem {
  const { status } = errorCodes[error.code];
  const wait = error.retryAfterSeconds ?? null;
  return {
    type: `https://closient.com/docs/errors/${error.code}`,
    title: error.code
      .split('_')
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(' '),
    status,
    // A defect is not explained to strangers; the log has it.
    detail: error.code === 'internal_error' ? 'An unexpected error occurred.' : error.message,
    error_code: error.code,
    retryable: status === 429 || status === 503,
    timestamp: new Date(now).toISOString(),
    retry_after: wait,
    owner_action_required: error.ownerActionRequired ?? null,
    details: error.faults.length > 0 ? error.faults : null,
    // The pages' schema has the first name, their prose the second.
    ...(wait === null ? {} : { retry_after_seconds: wait }),
  };
}

/** The same as an answer. @param headers beside the content type, such as `Allow`. */
export function problemResponse(
  error: ErrorData,
  now: number,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const problem = problemOf(error, now);
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  });
}
