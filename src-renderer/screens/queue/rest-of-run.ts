import type { Run } from '../../../src-shared/contract/common.ts';
import type { Job } from '../../../src-shared/contract/jobs.ts';

/** Labels of a run that has ended and that are free: not printed, and not in anybody's hands. */
export function freeLabels(run: Run): number {
  return run.ended_at === null ? 0 : run.labels.failed + run.labels.queued;
}

/** Whether what a run left free can be ordered: once, while its job can be printed. */
export function canPrintRest(run: Run, job: Job | null): boolean {
  return job?.status === 'completed' && freeLabels(run) > 0 && run.rest_run === null;
}
