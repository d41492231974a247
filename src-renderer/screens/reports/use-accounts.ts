import { useCallback, useState } from 'react';
import type { Accounts, Subject } from '../../../src-shared/contract/reports.ts';
import type { Outcome, Problem } from '../../client/problem.ts';
import { useRead } from '../../components/use-read.ts';
import { useStore } from '../../state/store.ts';

export interface AccountsInHand {
  /** As they would be with so many applied; the former ones stay until the new ones have come. */
  readonly accounts: Accounts | null;
  readonly problem: Problem | null;
  readonly applied: number | null;
  readonly setApplied: (applied: number | null) => void;
  /** What is shown belongs to what is typed. */
  readonly current: boolean;
}

/** The accounts of a subject. They are read again when labels of the organisation change. */
export function useAccounts(subject: Subject): AccountsInHand {
  const readAccounts = useStore((state) => state.readAccounts);
  const [applied, setApplied] = useState<number | null>(null);
  const read = useCallback(async (): Promise<Outcome<{ accounts: Accounts; of: number | null }>> => {
    const outcome = await readAccounts(subject, applied);
    return outcome.ok ? { ok: true, value: { accounts: outcome.value, of: applied } } : outcome;
  }, [readAccounts, subject, applied]);
  const { value, problem } = useRead(read);
  return {
    accounts: value?.accounts ?? null,
    problem,
    applied,
    setApplied,
    current: value !== null && value.of === applied && problem === null,
  };
}
