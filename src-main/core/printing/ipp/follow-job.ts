import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '../../../../src-shared/errors.ts';
import { deviceReasons, type DeviceReason } from '../../../../src-shared/states/device-reasons.ts';
import type { DeviceProgress, Following, Outcome } from '../drivers/driver.ts';
import { saysWhatItWaitsFor } from '../drivers/reason-words.ts';
import type { IppClient } from './client.ts';
import type { IppAddress } from './address.ts';
import { wordOfDevice } from './device-word.ts';
import { completedProves, deviceBehind, evidenceAttributes, isSpooler, type Completed } from './evidence.ts';
import { endedUnbegun, jobAttributes, jobStates, viewOf, type JobView } from './job-view.ts';
import { reasonsOf } from './reasons.ts';
import { IppRefusal, status } from './refusal.ts';
import { textOf, textsOf } from './values.ts';

export interface FollowedJob {
  /** For the sentences. */
  readonly printer: string;
  readonly id: number;
  /** The one that `submitJob` gave. */
  readonly identity: string | null;
  /** What the job was called. */
  readonly title?: string | undefined;
}

export interface FollowLimits {
  readonly silentAfterMs: number;
  readonly givesBackWithinMs: number;
}

const pollMs = 500;

/**
 * Asks after a job until it has ended. A printer that tells what is in its way is waited for, however long: it is at
 * the job and says so. One that does not answer, or goes on without any sign of progress, is silent; after the limit
 * nobody knows what became of the job. A job that was taken back has ended when the printer says so: many print what
 * they have, and what they then say counts. One that stands still without an end is not waited for as long.
 */
export async function followJob(
  client: IppClient,
  job: FollowedJob,
  { closing, onProgress, again, onBegun, takenBack }: Following,
  { silentAfterMs, givesBackWithinMs }: FollowLimits,
): Promise<Outcome> {
  let lastSign = performance.now();
  let wasTakenBack = false;
  let told = '';
  const beginnings = new Beginnings(again);
  for (;;) {
    const seen = await look(client, job, closing);
    if ('kind' in seen) return seen;
    const { view, progress } = seen;
    const begunAt = beginnings.see(view);
    if (begunAt !== null) onBegun?.(begunAt);
    const outcome = view ? outcomeOf(job, seen, view, beginnings) : null;
    if (outcome?.kind === 'printed' && seen.device) {
      return wordOfDevice(job.printer, seen.device, job.title, closing);
    }
    if (outcome) return outcome;
    const now = performance.now();
    const saying = JSON.stringify([progress, view?.state]);
    if (saying !== told) {
      onProgress(progress);
      told = saying;
      if (view && !progress.reasons.includes('offline')) lastSign = now;
    }
    if (takenBack?.aborted === true) {
      if (!wasTakenBack) lastSign = now;
      wasTakenBack = true;
      if (now - lastSign >= givesBackWithinMs) return uncertain(notGivenBack(job, progress));
    } else if (saysWhatItWaitsFor(progress.reasons)) lastSign = now;
    if (now - lastSign >= silentAfterMs) return uncertain(silence(job, silentAfterMs, progress));
    await wait(pollMs, undefined, { signal: closing });
  }
}

interface Seen {
  readonly view: JobView | null;
  readonly progress: DeviceProgress;
  readonly completed: Completed;
  /** The one behind a queue. */
  readonly device: IppAddress | null;
  readonly isSpooler: boolean;
}

/**
 * How often a job was begun: a spooler that was started anew, or whose queue was, sends the whole job again, and says
 * nothing of it but another time. What it did while nobody looked is not known.
 */
class Beginnings {
  #first: number | null;
  /** When it was first seen, on our clock. */
  #seenAt = -Infinity;
  #looked: boolean;
  #again = false;

  constructor(again: Following['again']) {
    this.#first = again?.begunAt ?? null;
    // Whatever happened since shows as another time.
    this.#looked = again === undefined || this.#first !== null;
  }

  /** It was begun twice, as far as was seen. */
  get again(): boolean {
    return this.#again;
  }

  /** It may have been begun before, unseen. A printer that falls over forgets its jobs, so only a spooler's may. */
  get unseen(): boolean {
    return !this.#looked;
  }

  /** @param view null where the other side did not answer. @returns the time, where it is new. */
  see(view: JobView | null): number | null {
    if (!view) {
      // Its times are whole seconds: begun anew in the same one, it shows no other time.
      if (this.#first === null || performance.now() - this.#seenAt < 2_000) this.#looked = false;
      return null;
    }
    const { begunAt, state } = view;
    const isWaiting = state === jobStates.pending || state === jobStates.held;
    const isAnotherTime = typeof begunAt === 'number' && begunAt !== this.#first;
    if (this.#first !== null && (isWaiting || isAnotherTime)) this.#again = true;
    if (this.#first !== null || typeof begunAt !== 'number' || isWaiting) return null;
    this.#first = begunAt;
    this.#seenAt = performance.now();
    return begunAt;
  }

  /** The other side began it, whatever it says now. */
  get any(): boolean {
    return this.#first !== null;
  }
}

/** Tells what is in a printer's way while a document goes over to it: one without paper may take no more bytes. */
export async function tellWhile(
  sending: Promise<void>,
  client: IppClient,
  job: Pick<FollowedJob, 'id' | 'identity'>,
  onProgress: Following['onProgress'],
): Promise<void> {
  const sent = new AbortController();
  const telling = async (): Promise<void> => {
    let told = '';
    for (;;) {
      await wait(2 * pollMs, undefined, { signal: sent.signal });
      const seen = await look(client, { printer: '', ...job }, sent.signal);
      if ('kind' in seen) return;
      const saying = JSON.stringify(seen.progress);
      if (saying !== told) onProgress(seen.progress);
      told = saying;
    }
  };
  const told = telling().catch(() => undefined);
  try {
    await sending;
  } finally {
    sent.abort();
    await told;
  }
}

/** A job and its printer now; an outcome where the job is not there any more. */
async function look(client: IppClient, job: FollowedJob, closing: AbortSignal): Promise<Outcome | Seen> {
  try {
    const view = viewOf(await client.jobAttributes(job.id, jobAttributes, { signal: closing }));
    if (isAnother(job, view)) return uncertain(forgotten(job));
    const printer = await client.printerAttributes(printerAttributes, { signal: closing });
    const message = textOf(printer, 'printer-state-message');
    const reasons = merge(view.reasons, reasonsOf(textsOf(printer, 'printer-state-reasons'), message));
    const completed = completedProves(printer);
    // A spooler counts the pages it has filtered, which are not on paper.
    const spooler = isSpooler(printer);
    const sheets = completed === 'printed' && !spooler ? view.sheets : null;
    const words = view.message ?? (message === '' ? null : message);
    const device = deviceBehind(printer);
    return { view, progress: { reasons, sheets, message: words }, completed, device, isSpooler: spooler };
  } catch (caught) {
    closing.throwIfAborted();
    if (
      caught instanceof IppRefusal &&
      (caught.status === status.notFound || caught.status === status.gone)
    ) {
      return uncertain(forgotten(job));
    }
    const message = messageOf(caught);
    return {
      view: null,
      progress: { reasons: ['offline'], sheets: null, message },
      completed: 'sent',
      device: null,
      isSpooler: false,
    };
  }
}

/** The number is another job's now: the printer was started anew. */
function isAnother({ identity, title }: FollowedJob, view: JobView): boolean {
  if (identity !== null) return view.identity !== identity;
  return title !== undefined && view.name !== null && view.name !== title;
}

const printerAttributes = ['printer-state-reasons', 'printer-state-message', ...evidenceAttributes];

function outcomeOf(
  { printer, id }: FollowedJob,
  { completed, isSpooler: spooler }: Seen,
  view: JobView,
  beginnings: Beginnings,
): Outcome | null {
  const unseen = spooler && beginnings.unseen;
  switch (view.state) {
    case jobStates.completed:
      if (beginnings.again) {
        return uncertain(`${printer} began job ${id} more than once; its labels may be there twice.`);
      }
      if (unseen) {
        return uncertain(
          `${printer} completed job ${id} while nobody looked, and may have begun it more than once; its labels may be there twice.`,
        );
      }
      if (view.stateReasons.includes('job-completed-with-errors')) {
        return uncertain(`${printer} finished job ${id} with errors${inItsWords(view)}.`);
      }
      return { kind: completed };
    case jobStates.cancelled:
    case jobStates.aborted: {
      const what = view.state === jobStates.cancelled ? 'cancelled' : 'given up';
      if (endedUnbegun(view) && !beginnings.any && !unseen) {
        return {
          kind: 'failed',
          message: `Job ${id} was ${what} before ${printer} began it${inItsWords(view)}.`,
        };
      }
      return uncertain(`Job ${id} was ${what} while ${printer} was at it${inItsWords(view)}.`);
    }
    default:
      return null;
  }
}

function inItsWords({ message }: JobView): string {
  return message === null ? '' : ` (${message.replace(/\.$/, '')})`;
}

function silence(job: FollowedJob, limitMs: number, { message }: DeviceProgress): string {
  const minutes = Math.round(limitMs / 60_000);
  const since = minutes > 0 ? ` for ${minutes} minutes` : '';
  const words = message === null ? '' : ` (${message.replace(/\.$/, '')})`;
  return `${job.printer} gives no sign of job ${job.id}${since}${words}.`;
}

function notGivenBack({ printer, id }: FollowedJob, { message }: DeviceProgress): string {
  const words = message === null ? '' : ` (${message.replace(/\.$/, '')})`;
  return `${printer} was asked to give job ${id} back and does not say that it ended${words}; it may still print.`;
}

function forgotten({ printer, id }: FollowedJob): string {
  return `${printer} does not know job ${id} any more; it may have been started anew.`;
}

function uncertain(message: string): Outcome {
  return { kind: 'uncertain', message };
}

function merge(...lists: readonly (readonly DeviceReason[])[]): DeviceReason[] {
  const all = lists.flat();
  return deviceReasons.filter((reason) => all.includes(reason));
}
