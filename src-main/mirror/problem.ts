import { errorCodes, type ErrorData } from '../../src-shared/errors.ts';

/** An RFC 9457 problem document with every field of the API pages' `ErrorOut`. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly error_code: string;
  readonly retryable: boolean;
  readonly timestamp: string;
  readonly retry_after: number | null;
  readonly owner_action_required: boolean | null;
  readonly details: unknown;
}

export function problemOf(error: ErrorData, now: number): Problem {
  const { status } = errorCodes[error.code];
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
    retry_after: null,
    owner_action_required: null,
    details: error.faults.length > 0 ? error.faults : null,
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
