import type { Run } from '../../../src-shared/contract/common.ts';
import type { Job } from '../../../src-shared/contract/jobs.ts';
import { valuesOf, type LiveList } from '../../state/live-list.ts';
import { waitsForPerson } from '../../state/run-facts.ts';
import type { Selection } from '../../state/ui.ts';

export type QueueItem =
  | { readonly kind: 'job'; readonly id: string; readonly at: string; readonly job: Job }
  | { readonly kind: 'run'; readonly id: string; readonly at: string; readonly run: Run };

/** Jobs and runs in one list, newest first; of the same moment the run first, because it followed its job. */
export function queueItems(jobs: LiveList<Job>, runs: LiveList<Run>): QueueItem[] {
  const items: QueueItem[] = [
    ...valuesOf(runs).map((run) => ({ kind: 'run' as const, id: run.run_id, at: run.created_at, run })),
    ...valuesOf(jobs).map((job) => ({ kind: 'job' as const, id: job.job_id, at: job.created_at, job })),
  ];
  return items.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

/** Whether a run of the job was ordered that is under way, or has printed anything. */
export function isGiven(runs: LiveList<Run>, job: Job): boolean {
  return valuesOf(runs).some(
    (run) => run.job_id === job.job_id && (run.ended_at === null || run.labels.printed > 0),
  );
}

/** Runs that wait for an answer, newest first. */
export function waitingRuns(items: readonly QueueItem[]): Run[] {
  return items.flatMap((item) => (item.kind === 'run' && waitsForPerson(item.run) ? [item.run] : []));
}

/**
 * What the side panel shows: the chosen row, else the newest run that waits for a person, also where the chosen row
 * has left the list: "Nothing waits for you" must be true.
 */
export function shownItem(items: readonly QueueItem[], selected: Selection | null): QueueItem | null {
  return (
    items.find((item) => item.kind === selected?.kind && item.id === selected.id) ??
    items.find((item) => item.kind === 'run' && waitsForPerson(item.run)) ??
    null
  );
}
