import type { Run } from '../../src-shared/contract/common.ts';

/** Labels the printer has taken, whatever became of them. Those being handed over are not known to be taken yet. */
export function handedOver(run: Run): number {
  return run.labels.sent + run.labels.printed + run.labels.uncertain;
}

/** A run that goes on only when a person has answered. */
export function waitsForPerson(run: Run): boolean {
  const waiting: readonly Run['status'][] = ['proof', 'paused', 'asking', 'confirming', 'uncertain'];
  return waiting.includes(run.status);
}
