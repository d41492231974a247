import { setTimeout as wait } from 'node:timers/promises';
import type { DeviceReason } from '../../../../../src-shared/states/device-reasons.ts';
import type { Following, Outcome } from '../driver.ts';
import { neverFinished, saysWhatItWaitsFor } from '../reason-words.ts';
import { isHandedOver, isInTrouble, jobFlags, reasonsOfJob, reasonsOfPrinter } from './flags.ts';
import type { WindowsJob, WindowsQueue } from './protocol.ts';

export interface WindowsFollowLimits {
  readonly pollMs: number;
  /** The spooler could not be asked for so long. */
  readonly goneMs: number;
  /** Nothing new for so long. */
  readonly silentMs: number;
}

export interface FollowedJob {
  readonly printer: string;
  /** Base name of the document, unique. */
  readonly document: string;
  /** Flags it was seen with while it was handed over; null = it was never seen. */
  readonly lastStatus: number | null;
}

/**
 * Follows a document through the Windows spooler. A job that is done vanishes, as one that somebody deleted does, so:
 * gone without an error flag is `sent`, gone with one is `uncertain`. Never `printed`: the spooler is no device, and
 * its "printed" says that the port took the bytes.
 */
export async function followWindows(
  job: FollowedJob,
  queueOf: () => Promise<WindowsQueue | null>,
  limits: WindowsFollowLimits,
  { closing, onProgress }: Following,
): Promise<Outcome> {
  const { printer } = job;
  let last = job.lastStatus ?? 0;
  // Once restarted, some of it may be out twice, whatever it says later.
  let everSeen = last & jobFlags.restart;
  let seen = JSON.stringify([[], null]);
  let lastNews = performance.now();
  let lastHeard = lastNews;
  for (;;) {
    closing.throwIfAborted();
    const queue = await queueOf().catch((caught: unknown) =>
      caught instanceof Error ? caught : new Error(),
    );
    if (queue instanceof Error) {
      if (performance.now() - lastHeard >= limits.goneMs) {
        return uncertain(`The Windows spooler cannot be asked what became of it: ${queue.message}`);
      }
    } else if (queue === null) {
      return uncertain(`${printer} was removed from Windows while it had the job.`);
    } else {
      lastHeard = performance.now();
      const found = queue.jobs.find((one) => isDocument(one, job.document));
      if (!found) {
        if (!isInTrouble(last | everSeen)) return { kind: 'sent' };
        return uncertain(`The job left the queue of ${printer} ${whyUncertain(last | everSeen)}.`);
      }
      last = found.status;
      everSeen |= found.status & jobFlags.restart;
      if (isHandedOver(last) && everSeen === 0) return { kind: 'sent' };
      const message = found.statusText === '' ? null : found.statusText;
      const reasons = reasonsOf(found, queue);
      const news = JSON.stringify([reasons, message]);
      if (news !== seen) onProgress({ reasons, sheets: null, message });
      if (news !== seen || saysWhatItWaitsFor(reasons)) lastNews = performance.now();
      seen = news;
    }
    if (performance.now() - lastNews >= limits.silentMs) {
      return neverFinished(printer, limits.silentMs);
    }
    await wait(limits.pollMs, undefined, { signal: closing });
  }
}

/** SumatraPDF names the job by the file's whole path; a spooler may keep less of it. */
export function isDocument(job: WindowsJob, document: string): boolean {
  const name = job.document.split(/[\\/]/).at(-1) ?? '';
  return name.toLowerCase() === document.toLowerCase();
}

function reasonsOf(job: WindowsJob, { printer }: WindowsQueue): DeviceReason[] {
  return [...new Set([...reasonsOfJob(job.status), ...reasonsOfPrinter(printer.status, printer.attributes)])];
}

function whyUncertain(status: number): string {
  if (status & (jobFlags.deleted | jobFlags.deleting)) return 'because it was deleted there';
  if (status & jobFlags.restart) return 'after somebody restarted it, so labels may be out twice';
  return 'while something was wrong with it';
}

function uncertain(message: string): Outcome {
  return { kind: 'uncertain', message };
}
