/**
 * The closed list of what can go wrong, each with the HTTP status of the mirror and the exit code of the CLI.
 * A message says what happened, to which label, and what to do; the code is for programs.
 */
export const errorCodes = {
  validation_error: { status: 422, exit: 2 },
  bad_request: { status: 400, exit: 2 },
  body_too_large: { status: 413, exit: 2 },
  unauthorized: { status: 401, exit: 2 },
  forbidden: { status: 403, exit: 2 },
  /** People are set up, and nobody is signed in. */
  sign_in_needed: { status: 401, exit: 2 },
  /** Who is signed in may not do this. */
  not_allowed: { status: 403, exit: 2 },
  /** An administrator has decided it for this computer. */
  managed: { status: 403, exit: 2 },
  not_found: { status: 404, exit: 2 },
  method_not_allowed: { status: 405, exit: 2 },
  conflict: { status: 409, exit: 2 },
  rate_limited: { status: 429, exit: 2 },
  cancelled: { status: 409, exit: 1 },
  nothing_to_print: { status: 422, exit: 1 },
  label_does_not_fit: { status: 422, exit: 1 },
  symbol_read_back_failed: { status: 500, exit: 1 },
  render_failed: { status: 500, exit: 1 },
  disk_full: { status: 507, exit: 1 },
  folder_not_writable: { status: 500, exit: 1 },
  unreadable_file: { status: 400, exit: 1 },
  printer_failed: { status: 502, exit: 1 },
  needs_reason: { status: 409, exit: 1 },
  labels_uncertain: { status: 409, exit: 3 },
  ledger_broken: { status: 500, exit: 4 },
  folder_in_use: { status: 503, exit: 5 },
  database_too_new: { status: 500, exit: 5 },
  runtime_too_old: { status: 500, exit: 5 },
  closient_unreachable: { status: 502, exit: 1 },
  closient_refused: { status: 502, exit: 1 },
  closient_busy: { status: 503, exit: 1 },
  closient_unusable_answer: { status: 502, exit: 1 },
  internal_error: { status: 500, exit: 1 },
} as const satisfies Record<string, { readonly status: number; readonly exit: number }>;

export type ErrorCode = keyof typeof errorCodes;

/** One field at fault, in the shape of the API pages' 422: where, what, and a machine word. */
export interface FieldFault {
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly type: string;
}

/** An error that a person may meet. Anything else that is thrown is a defect and becomes `internal_error`. */
export class PrintRoomError extends Error {
  override readonly name = 'PrintRoomError';
  readonly code: ErrorCode;
  readonly faults: readonly FieldFault[];
  readonly retryAfterSeconds: number | undefined;
  readonly ownerActionRequired: boolean | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options?: {
      faults?: readonly FieldFault[];
      cause?: unknown;
      retryAfterSeconds?: number;
      ownerActionRequired?: boolean;
    },
  ) {
    super(message, options?.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.faults = options?.faults ?? [];
    this.retryAfterSeconds = options?.retryAfterSeconds;
    this.ownerActionRequired = options?.ownerActionRequired;
  }
}

/** An error as plain data: class and code are lost when an Error crosses a thread or a socket. */
export interface ErrorData {
  readonly code: ErrorCode;
  readonly message: string;
  readonly faults: readonly FieldFault[];
  /** Of a `rate_limited`: when the same request may come again. */
  readonly retryAfterSeconds?: number;
  /** Of a `forbidden` that the owner of the organisation can lift, such as a key that may only read. */
  readonly ownerActionRequired?: boolean;
}

/** The one way to look at a caught value. */
export function toErrorData(caught: unknown): ErrorData {
  if (caught instanceof PrintRoomError) {
    const { code, message, faults, retryAfterSeconds, ownerActionRequired } = caught;
    return {
      code,
      message,
      faults,
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
      ...(ownerActionRequired === undefined ? {} : { ownerActionRequired }),
    };
  }
  const system = systemError(caught);
  if (system) return system;
  return { code: 'internal_error', message: messageOf(caught), faults: [] };
}

/** What something thrown says for itself, as for the middle of a sentence. */
export function messageOf(caught: unknown): string {
  return caught instanceof Error ? caught.message : String(caught);
}

/** What a person gets to read: a defect is not explained to them, the log has it. */
export function sentenceOf({ code, message }: Pick<ErrorData, 'code' | 'message'>): string {
  if (code !== 'internal_error') return message;
  return 'Something unexpected happened in Print Room. Its log has the details.';
}

/** Full disks and closed folders are met by people, so they get sentences of their own. */
function systemError(caught: unknown): ErrorData | null {
  if (!(caught instanceof Error) || !('code' in caught)) return null;
  const path = 'path' in caught && typeof caught.path === 'string' ? ` (${caught.path})` : '';
  switch (caught.code) {
    case 'ENOSPC':
    case 'SQLITE_FULL':
      return {
        code: 'disk_full',
        message: `The disk is full${path}. Free some space and try again; nothing was printed.`,
        faults: [],
      };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'SQLITE_READONLY':
    case 'SQLITE_READONLY_DIRECTORY':
      return {
        code: 'folder_not_writable',
        message: `The folder cannot be written${path}. Check its permissions and try again.`,
        faults: [],
      };
    default:
      return null;
  }
}
