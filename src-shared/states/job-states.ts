/**
 * A label export job, as the API pages name its states.
 *
 * `pending`: stored, nobody works on it. `processing`: claimed under a lease; its items are being resolved or its
 * pages rendered. `completed`: the artifact is on disk under its final name. `failed`: it ended without an
 * artifact; `error` says why, also for a cancelled job. A completed job can still be cancelled, which withdraws its
 * artifact, until labels of it are ordered from a printer.
 *
 * A crash changes nothing here: the next start takes `processing` up again. Seen from outside a job never goes
 * back from `processing`.
 */
export const jobStates = ['pending', 'processing', 'completed', 'failed'] as const;
export type JobState = (typeof jobStates)[number];

export const jobTransitions: Record<JobState, readonly JobState[]> = {
  pending: ['processing', 'failed'],
  processing: ['completed', 'failed'],
  completed: ['failed'],
  failed: [],
};
