import { attempt, noAnswer, type Outcome } from '../client/problem.ts';
import { t } from '../texts/t.ts';

/** @param what is ordered; how it is ordered may be another by the second try. @param call gets the id of the request. */
export type SameAgain = <T>(what: unknown, call: (requestId: string) => Promise<T>) => Promise<Outcome<T>>;

/** Whoever presses after that has looked what became of the first one, and means another. */
const sameForMs = 10 * 60_000;

/**
 * For orders that must not be carried out twice. Until an answer came, the same order is sent with the same id: a
 * second press, or a second try after a connection that broke, gets what the host made of the first. Any answer ends
 * that, and the next press is an order of its own.
 */
export function sameAgain(now = (): number => performance.now()): SameAgain {
  /** By what is ordered: orders under way, and those that no answer came for. */
  const open = new Map<string, { readonly id: string; readonly at: number }>();
  return async (what, call) => {
    const named = JSON.stringify(what);
    const before = open.get(named);
    const mine = before && now() - before.at < sameForMs ? before : { id: crypto.randomUUID(), at: now() };
    open.set(named, mine);
    const outcome = await attempt(() => call(mine.id));
    if (!outcome.ok && outcome.problem.code === noAnswer) {
      return { ok: false, problem: { ...outcome.problem, details: [t('error.same_again')] } };
    }
    if (open.get(named) === mine) open.delete(named);
    return outcome;
  };
}
