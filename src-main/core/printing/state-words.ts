import type { RunState } from '../../../src-shared/states/run-states.ts';

const words: Record<RunState, string> = {
  queued: 'waits for its printer',
  printing: 'is printing',
  proof: 'waits until its first sheet is released',
  paused: 'is paused',
  asking: 'waits for an answer',
  confirming: 'waits until its good sheets are counted',
  uncertain: 'has labels of which nobody knows whether they are printed',
  completed: 'is completed',
  failed: 'has failed',
  cancelled: 'is cancelled',
};

/** "Run 2JZ... is printing", for the sentences of refusals. */
export function standingOf(run: { readonly id: string; readonly status: RunState }): string {
  return `Run ${run.id} ${words[run.status]}`;
}
