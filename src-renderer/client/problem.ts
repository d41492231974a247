import { ORPCError } from '@orpc/client';
import { z } from 'zod';
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

const errorData = z.object({
  code: z.string().optional(),
  message: z.string().optional(),
  faults: z.array(z.object({ loc: z.array(z.union([z.string(), z.number()])), msg: z.string() })).optional(),
});

/** The contract's own check of the input answers with the list of the schema library. */
const inputIssues = z.object({
  issues: z.array(z.object({ message: z.string(), path: z.array(z.unknown()).optional() })),
});

/** The one way to look at a caught value in the page. */
export function toProblem(caught: unknown): Problem {
  if (caught instanceof ORPCError) return ofAnswer(caught);
  // fetch says no more than TypeError when nobody listens at the other end.
  if (caught instanceof TypeError) return { sentence: t('error.no_answer'), details: [], code: noAnswer };
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
  return caught instanceof ORPCError && (caught.status === 401 || caught.status === 403);
}

function ofAnswer(error: ORPCError<string, unknown>): Problem {
  if (isSignedOut(error)) return { sentence: t('error.signed_out'), details: [], code: 'unauthorized' };
  const data = errorData.safeParse(error.data).data;
  const issues = inputIssues.safeParse(error.data).data?.issues;
  // The API pages begin every place with `body`, which says nothing to a person.
  const faults = data?.faults?.map(
    ({ loc, msg }) => `${loc.filter((part, i) => i > 0 || part !== 'body').join('.')}: ${msg}`,
  );
  return {
    sentence: data?.message ?? error.message,
    details: faults ?? issues?.map((issue) => `${issue.path?.join('.') ?? ''}: ${issue.message}`) ?? [],
    code: data?.code ?? null,
  };
}
