import type { Run } from '../../../src-shared/contract/common.ts';

/** Runs whose paper somebody has to count: uncertain ones first, nobody knows of them; then the oldest. */
export function runsToSettle(runs: readonly Run[]): Run[] {
  return runs
    .filter(({ status }) => status === 'confirming' || status === 'uncertain')
    .toSorted(
      (a, b) =>
        Number(b.status === 'uncertain') - Number(a.status === 'uncertain') ||
        Date.parse(a.created_at) - Date.parse(b.created_at),
    );
}
