import { setTimeout as wait } from 'node:timers/promises';
import type { IppClient } from './client.ts';
import { jobAttributes, jobStates, viewOf, type JobView } from './job-view.ts';
import { IppRefusal } from './refusal.ts';
import { numberOf, type IppAttributes } from './values.ts';

const emptyAttributes = [...jobAttributes, 'number-of-documents', 'job-k-octets-processed'];
const pollMs = 500;
/** A printer that takes longer to end an empty job proves nothing. */
const attempts = 20;

/**
 * Takes back a job that was made and never got its document, because its sender died in between: it would stand in the
 * printer's way for minutes.
 * @param jobName unique. @returns whether the printer proves that it had nothing of it: it waited for a document, had
 * none, and ended without having begun. Where it has no such job it may have forgotten one, which proves nothing.
 */
export async function takeBackEmpty(client: IppClient, jobName: string): Promise<boolean> {
  const named = (await client.jobs('not-completed', emptyAttributes)).filter(
    (job) => viewOf(job).name === jobName,
  );
  const [job] = named;
  const id = job ? numberOf(job, 'job-id') : null;
  if (!job || id === null || named.length > 1 || !waitsForDocument(job)) return false;
  try {
    await client.cancelJob(id);
  } catch (caught) {
    // It may have ended by itself in this moment.
    if (!(caught instanceof IppRefusal)) throw caught;
  }
  for (let attempt = 0; attempt < attempts; attempt++) {
    const now = await client.jobAttributes(id, emptyAttributes);
    const view = viewOf(now);
    if (view.name !== jobName || hasBegun(view, now)) return false;
    if (view.state === jobStates.cancelled || view.state === jobStates.aborted) {
      return view.begunAt === 'never' || numberOf(now, 'number-of-documents') === 0;
    }
    await wait(pollMs);
  }
  return false;
}

/** RFC 8011 section 5.3.8: `job-data-insufficient`; how many documents it has says it better, where it is counted. */
function waitsForDocument(job: IppAttributes): boolean {
  const view = viewOf(job);
  const documents = numberOf(job, 'number-of-documents');
  const isWaiting = view.state === jobStates.held || view.state === jobStates.pending;
  const hasNone = documents === null ? view.stateReasons.includes('job-data-insufficient') : documents === 0;
  return isWaiting && hasNone && !hasBegun(view, job);
}

function hasBegun({ begunAt, sheets }: JobView, job: IppAttributes): boolean {
  return (
    typeof begunAt === 'number' || (sheets ?? 0) > 0 || (numberOf(job, 'job-k-octets-processed') ?? 0) > 0
  );
}
