import type { SimSettings } from './options.ts';

/** What an endpoint answers, before headers that every answer has. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A fault of a field, as in a 422. */
export interface FieldFault {
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly type: string;
}

export function json(status: number, value: unknown, type = 'application/json'): Answer {
  return { status, headers: { 'Content-Type': type }, body: Buffer.from(JSON.stringify(value)) };
}

export function bytes(type: string, body: Buffer, headers: Record<string, string> = {}): Answer {
  return { status: 200, headers: { 'Content-Type': type, ...headers }, body };
}

export function html(status: number): Answer {
  const body = `<!DOCTYPE html><html><head><title>${status}</title></head><body><h1>${status}</h1><hr>nginx</body></html>`;
  return { status, headers: { 'Content-Type': 'text/html' }, body: Buffer.from(body) };
}

/** An error that an endpoint throws. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    detail: string,
    more: { readonly details?: unknown; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(detail);
    this.status = status;
    this.code = code;
    this.details = more.details;
    this.headers = more.headers ?? {};
  }
}

export function invalid(...faults: FieldFault[]): ProblemError {
  return new ProblemError(422, 'validation_error', 'Validation error.', { details: faults });
}

/** How old code names differ from new ones: capitals, and nothing else. */
export function problem(
  error: ProblemError,
  form: SimSettings['errorForm'],
  now: number,
  more: object = {},
): Answer {
  const { status, code, message, details, headers } = error;
  if (form === 'old') {
    const old = {
      error: { code: code.toUpperCase(), message, status, ...(details ? { details } : {}), ...more },
    };
    return withHeaders(json(status, old), headers);
  }
  const body = {
    type: `https://closient.com/docs/errors/${code}`,
    title: code
      .split('_')
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(' '),
    status,
    detail: message,
    error_code: code,
    retryable: status === 429 || status >= 500,
    timestamp: new Date(now).toISOString(),
    ...(details === undefined ? {} : { details }),
    ...more,
  };
  return withHeaders(json(status, body, 'application/problem+json'), headers);
}

export function withHeaders(answer: Answer, headers: Readonly<Record<string, string>>): Answer {
  return { ...answer, headers: { ...answer.headers, ...headers } };
}
