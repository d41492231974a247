import { ORPCError } from '@orpc/client';
import { NoAnswerError } from './no-answer.ts';
import { say } from '../texts/say.ts';
import { t } from '../texts/t.ts';

/** An error as a person reads it: one sentence, and beneath it what is wrong with which field. */
export interface Problem {
  readonly sentence: string;
  readonly details: readonly string[];
  /** A code of `src-shared/errors.ts`, `noAnswer`, or null where the host sent none. */
  readonly code: string | null;
}

/** The host could not be reached at all. */
export const noAnswer = 'no_answer';

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

/** The one way to look at a caught value in the page. */
export function toProblem(caught: unknown): Problem {
  if (caught instanceof ORPCError) return ofAnswer(caught);
  if (caught instanceof NoAnswerError) return { sentence: caught.message, details: [], code: noAnswer };
  return { sentence: caught instanceof Error ? caught.message : String(caught), details: [], code: null };
}

/** Runs a call and turns a throw into data, so that no screen can forget that it may fail. */
export async function attempt<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (caught) {
    return { ok: false, problem: toProblem(caught) };
  }
}

/** A superseded call is not an error of anybody. */
export function wasAborted(caught: unknown): boolean {
  return caught instanceof Error && caught.name === 'AbortError';
}

/** The host was started anew and no longer knows this page's cookie. */
export function isSignedOut(caught: unknown): boolean {
  return (
    caught instanceof ORPCError &&
    (caught.status === 401 || caught.status === 403) &&
    !ofPeople.includes(asRecord(caught.data)['code'])
  );
}

/** The page is known, but the person is not, or may not do this. */
const ofPeople: readonly unknown[] = ['sign_in_needed', 'not_allowed'];

/**
 * What the host answered: `ErrorData` of `src-shared/errors.ts`, or the contract's own list of issues with the
 * input. Both are looked at with care, since an answer may also come from something in between.
 */
function ofAnswer(error: ORPCError<string, unknown>): Problem {
  if (isSignedOut(error)) return { sentence: t('error.signed_out'), details: [], code: 'unauthorized' };
  const data = asRecord(error.data);
  const { message, code } = data;
  const sentence = typeof message === 'string' ? message : error.message;
  const faults = [...asList(data['faults']), ...asList(data['issues'])];
  return {
    sentence: say(sentence),
    // One fault alone is often the sentence itself.
    details: [...new Set(faults.filter((fault) => !sentence.includes(wordsOf(fault))).map(detailOf))],
    code: typeof code === 'string' ? code : null,
  };
}

/** "lot: a space is not allowed", from a fault (`loc`, `msg`) or an issue (`path`, `message`). */
function detailOf(entry: unknown): string {
  const { loc, path } = asRecord(entry);
  // The API pages begin every place with `body`, which says nothing to a person.
  const place = asList(loc ?? path).filter((part, i) => i > 0 || part !== 'body');
  const words = say(wordsOf(entry));
  return place.length > 0 ? `${place.join('.')}: ${words}` : words;
}

function wordsOf(entry: unknown): string {
  const { msg, message } = asRecord(entry);
  const words = msg ?? message;
  return typeof words === 'string' ? words : '';
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
