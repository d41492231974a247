/** The good half of a `Result`. */
export interface Success<T> {
  readonly ok: true;
  readonly value: T;
}

/** The bad half: `code` is for programs, `message` is a sentence for people that says what to do. */
export interface Failure<Code extends string = string> {
  readonly ok: false;
  readonly code: Code;
  readonly message: string;
}

/** The outcome of a function that refuses input instead of throwing. */
export type Result<T, Code extends string = string> = Success<T> | Failure<Code>;

export function success<T>(value: T): Success<T> {
  return { ok: true, value };
}
