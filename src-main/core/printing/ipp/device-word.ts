import { setTimeout as wait } from 'node:timers/promises';
import type { Outcome } from '../drivers/driver.ts';
import type { IppAddress } from './address.ts';
import { IppClient } from './client.ts';
import type { Patience } from './exchange.ts';
import { endedUnbegun, jobAttributes, jobStates, viewOf, type JobView } from './job-view.ts';
import { numberOf } from './values.ts';

const patience: Patience = { connectMs: 3_000, silentMs: 5_000, answerMs: 10_000 };
const pollMs = 500;
/** A device that still works on what its queue calls completed may do so for a while. */
const attempts = 60;

/**
 * Asks a device for the job that its queue calls completed. CUPS says so now and then of jobs that the device gave up
 * or had sent to it twice (OpenPrinting/cups issue 1703), so its word alone is not evidence of paper.
 * @param title of the job, unique. @returns `sent` where the device does not answer, or knows no such job.
 */
export async function wordOfDevice(
  printer: string,
  device: IppAddress,
  title: string | undefined,
  closing: AbortSignal,
): Promise<Outcome> {
  const unknown: Outcome = { kind: 'sent' };
  if (title === undefined) return unknown;
  const client = new IppClient(device, patience);
  for (let attempt = 0; attempt < attempts; attempt++) {
    const jobs = await jobsNamed(client, title).catch((): JobView[] => []);
    closing.throwIfAborted();
    const [job, second] = jobs;
    if (!job) return unknown;
    if (second)
      return uncertain(`${printer} got this job ${jobs.length} times; its labels may be there twice.`);
    if (job.state === jobStates.completed) {
      return job.stateReasons.includes('job-completed-with-errors')
        ? uncertain(`${printer} finished the job with errors.`)
        : { kind: 'printed' };
    }
    if (job.state === jobStates.aborted || job.state === jobStates.cancelled) {
      return uncertain(`Its queue calls the job completed, ${printer} itself gave it up.`);
    }
    await wait(pollMs, undefined, { signal: closing });
  }
  return uncertain(`Its queue calls the job completed, ${printer} itself does not.`);
}

async function jobsNamed(client: IppClient, title: string): Promise<JobView[]> {
  // In this order: one that ends in between is seen twice rather than never.
  const under = await client.jobs('not-completed', jobAttributes);
  const ended = await client.jobs('completed', jobAttributes);
  const named = [...ended, ...under].filter((job) => viewOf(job).name === title);
  const byId = new Map(named.toReversed().map((job) => [numberOf(job, 'job-id'), viewOf(job)]));
  // A queue begins anew at a device that is busy, and leaves an empty job behind.
  const all = [...byId.values()];
  const begun = all.filter((job) => !endedUnbegun(job));
  return begun.length > 0 ? begun : all;
}

function uncertain(message: string): Outcome {
  return { kind: 'uncertain', message };
}
