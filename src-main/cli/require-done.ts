import type { Job } from '../../src-shared/contract/jobs.ts';
import { PrintRoomError, errorCodes, type ErrorCode } from '../../src-shared/errors.ts';

/** @throws PrintRoomError with the job's own error where it failed. */
export function requireDone(job: Job): Job {
  if (job.status !== 'failed') return job;
  const { error_code: code, error } = job;
  const isKnown = code !== null && Object.hasOwn(errorCodes, code);
  throw new PrintRoomError(isKnown ? (code as ErrorCode) : 'render_failed', error ?? 'The job failed.');
}
