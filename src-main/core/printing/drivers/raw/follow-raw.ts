import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '../../../../../src-shared/errors.ts';
import type { DeviceProgress, Following, Outcome } from '../driver.ts';
import { neverFinished, reasonsInWords, saysWhatItWaitsFor } from '../reason-words.ts';
import type { DeviceWord } from './device-word.ts';
import type { Transfer } from './transfer.ts';

export interface FollowLimits {
  readonly pollMs: number;
  /** A device that has nothing left for so long is done, as far as it tells. */
  readonly idleMs: number;
  /** A device that cannot be reached for so long went away with the job. */
  readonly goneMs: number;
  /** Nothing new for so long: it fell silent. */
  readonly silentMs: number;
}

export interface RawJob {
  /** Name of the printer, for sentences. */
  readonly name: string;
  readonly sheets: number;
  /** What the device said before the first byte; null = it tells nothing. */
  readonly before: DeviceWord | null;
  readonly transfer: Transfer;
  /** Somebody took the job back. */
  readonly cancelled: () => boolean;
  /** Asks the device. null = no answer. @throws where it cannot be reached. */
  readonly ask: () => Promise<DeviceWord | null>;
}

/**
 * Follows a job to its end.
 *
 * Nothing that port 9100 tells is proof: a device that gave a file up half-way is as idle as one that printed it, and
 * its count of labels rises with every label that is fed by hand. So the end of a job is `sent`; a count that rose by
 * the sheets of the job ends the waiting, and one that is off is told to whoever counts.
 */
export async function followRaw(job: RawJob, limits: FollowLimits, following: Following): Promise<Outcome> {
  const { name, transfer, before } = job;
  const { closing } = following;
  const stop = (): void => transfer.stop('Print Room is closing');
  closing.addEventListener('abort', stop, { once: true });
  try {
    closing.throwIfAborted();
    const report = reporter(following.onProgress);
    const ended = before === null ? await transfer.end : await watchTransfer(job, limits, closing, report);
    closing.throwIfAborted();
    if (ended.kind === 'broken') {
      return {
        kind: 'uncertain',
        message: `${name} ${ended.message}; how much of the job it has is not known.`,
      };
    }
    if (before !== null) return await watchDevice(job, before, limits, closing, report);
    if (ended.kind === 'closed') return { kind: 'sent' };
    return {
      kind: 'uncertain',
      message: `${name} never closed the connection; how much of the job it has is not known.`,
    };
  } catch (caught) {
    closing.throwIfAborted();
    throw caught;
  } finally {
    closing.removeEventListener('abort', stop);
  }
}

type Report = (progress: DeviceProgress) => void;

/** Passes on what is new. */
function reporter(onProgress: Report): Report {
  let last = JSON.stringify({ reasons: [], sheets: null, message: null });
  return (progress) => {
    const now = JSON.stringify(progress);
    if (now !== last) onProgress(progress);
    last = now;
  };
}

/** A device may serve one connection at a time: while the data goes over, no answer says nothing. */
async function watchTransfer(job: RawJob, limits: FollowLimits, closing: AbortSignal, report: Report) {
  for (;;) {
    const pause = new AbortController();
    const tick = wait(limits.pollMs, null, { signal: AbortSignal.any([closing, pause.signal]) });
    tick.catch(() => undefined);
    const ended = await Promise.race([job.transfer.end, tick]);
    pause.abort();
    if (ended) return ended;
    const word = await job.ask().catch(() => null);
    if (!word) continue;
    report(progressOf(job, word));
    if (saysWhatItWaitsFor(word.reasons)) job.transfer.waits();
  }
}

async function watchDevice(
  job: RawJob,
  before: DeviceWord,
  limits: FollowLimits,
  closing: AbortSignal,
  report: Report,
): Promise<Outcome> {
  const { name, sheets } = job;
  const now = (): number => performance.now();
  let lastNews = now();
  let lastHeard = now();
  let idleSince: number | null = null;
  let wentAway = false;
  let seen = '';
  for (;;) {
    closing.throwIfAborted();
    const told = await askOrOffline(job);
    if (told.kind === 'word') {
      const progress = progressOf(job, told.word);
      report(progress);
      const news = JSON.stringify([told.word.activity, progress]);
      if (news !== seen) lastNews = now();
      seen = news;
      lastHeard = now();
      if (told.word.activity === 'idle' && told.word.reasons.length === 0) {
        const count = counted(before, told.word);
        if (count === sheets) return { kind: 'sent' };
        idleSince ??= now();
        if (now() - Math.max(idleSince, lastNews) >= limits.idleMs) {
          if (!wentAway)
            return count === null ? { kind: 'sent' } : { kind: 'sent', message: off(job, count) };
          return {
            kind: 'uncertain',
            message: `${name} went away while it had the job and came back without it.`,
          };
        }
      } else idleSince = null;
    } else if (told.kind === 'offline') {
      wentAway = true;
      idleSince = null;
      report({ reasons: ['offline'], sheets: null, message: told.message });
      if (now() - lastHeard >= limits.goneMs) {
        return { kind: 'uncertain', message: `${name} went away while it had the job: ${told.message}.` };
      }
    }
    // One that says what it waits for is not silent.
    if (told.kind === 'word' && saysWhatItWaitsFor(told.word.reasons)) {
      lastNews = now();
      if (job.cancelled()) {
        return {
          kind: 'uncertain',
          message: `${name} was cancelled with labels in its memory (${reasonsInWords(told.word.reasons)}). It may still print them: delete the job at the printer before it is put right, then count.`,
        };
      }
    }
    if (now() - lastNews >= limits.silentMs) return neverFinished(name, limits.silentMs);
    await wait(limits.pollMs, undefined, { signal: closing });
  }
}

type Told =
  | { readonly kind: 'word'; readonly word: DeviceWord }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'offline'; readonly message: string };

async function askOrOffline(job: RawJob): Promise<Told> {
  try {
    const word = await job.ask();
    return word ? { kind: 'word', word } : { kind: 'nothing' };
  } catch (caught) {
    return { kind: 'offline', message: messageOf(caught) };
  }
}

function off({ name, sheets }: RawJob, count: number): string {
  return `${name} has counted ${count} since, the job has ${sheets}.`;
}

/** Sheets that the device has counted since before the job; null where it does not count. */
function counted(before: DeviceWord, word: DeviceWord): number | null {
  return before.counter === null || word.counter === null ? null : word.counter - before.counter;
}

function progressOf(job: RawJob, word: DeviceWord): DeviceProgress {
  const count = job.before === null ? null : counted(job.before, word);
  return {
    reasons: word.reasons,
    sheets: count === null ? null : Math.max(0, Math.min(count, job.sheets)),
    message: word.message,
  };
}
