import { useCallback, useEffect, useRef, useState } from 'react';
import type { Outcome, Problem } from '../client/problem.ts';
import { useStore } from '../state/store.ts';

export interface ReadValue<T> {
  /** What was read last; it stays while the next is on its way. */
  readonly value: T | null;
  readonly problem: Problem | null;
  /** Reads it once more. */
  readonly again: () => void;
}

/**
 * Reads something now, when `read` changes, and whenever products, lots or what is printed of them change. Of answers
 * that overtake each other the last question's counts.
 * @param read the same function as long as it asks the same.
 */
export function useRead<T>(read: () => Promise<Outcome<T>>): ReadValue<T> {
  const [seen, setSeen] = useState<Omit<ReadValue<T>, 'again'>>({ value: null, problem: null });
  const latest = useRef(0);
  const ask = useCallback(async (): Promise<void> => {
    const turn = ++latest.current;
    const outcome = await read();
    if (turn !== latest.current) return;
    setSeen((before) =>
      outcome.ok ? { value: outcome.value, problem: null } : { ...before, problem: outcome.problem },
    );
  }, [read]);
  useEffect(() => {
    const turns = latest;
    void ask();
    const stop = useStore.subscribe((now, before) => {
      if (now.catalogChanges !== before.catalogChanges) void ask();
    });
    return () => {
      // An answer that is still on its way belongs to another question.
      turns.current++;
      stop();
    };
  }, [ask]);
  return { ...seen, again: () => void ask() };
}
