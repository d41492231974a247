import { useState } from 'react';
import { noAnswer, type Outcome, type Problem } from '../client/problem.ts';
import { useStore } from '../state/store.ts';
import { t } from '../texts/t.ts';

/** A verb of a store as a form uses it: it runs once at a time, and its error stands beside the form. */
export interface Verb<A extends readonly unknown[], T> {
  readonly run: (...input: A) => Promise<Outcome<T>>;
  readonly busy: boolean;
  readonly problem: Problem | null;
}

/** For forms: the problem is kept for a `ProblemBox` in the form. */
export function useVerb<A extends readonly unknown[], T>(
  verb: (...input: A) => Promise<Outcome<T>>,
): Verb<A, T> {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const loadMe = useStore((state) => state.loadMe);
  const run = async (...input: A): Promise<Outcome<T>> => {
    setBusy(true);
    setProblem(null);
    const outcome = await verb(...input);
    setBusy(false);
    if (!outcome.ok) setProblem(ofVerb(outcome.problem));
    if (isSignInNeeded(outcome)) void loadMe();
    return outcome;
  };
  return { run, busy, problem };
}

/** For buttons in lists: the problem becomes a notice under `title`. */
export function useAction<A extends readonly unknown[], T>(
  title: string,
  verb: (...input: A) => Promise<Outcome<T>>,
): Omit<Verb<A, T>, 'problem'> {
  const [busy, setBusy] = useState(false);
  const report = useStore((state) => state.report);
  const loadMe = useStore((state) => state.loadMe);
  const run = async (...input: A): Promise<Outcome<T>> => {
    setBusy(true);
    const outcome = await verb(...input);
    setBusy(false);
    if (!outcome.ok) report(title, ofVerb(outcome.problem));
    if (isSignInNeeded(outcome)) void loadMe();
    return outcome;
  };
  return { run, busy };
}

/** The host has signed somebody out, so that the page shows who is signed in no more. */
function isSignInNeeded(outcome: Outcome<unknown>): boolean {
  return !outcome.ok && outcome.problem.code === 'sign_in_needed';
}

/** A call whose answer never came may have been carried out: whoever only tries again may print twice. */
function ofVerb(problem: Problem): Problem {
  if (problem.code !== noAnswer || problem.details.length > 0) return problem;
  return { ...problem, details: [t('error.perhaps_done')] };
}
