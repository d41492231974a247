import { PrintRoomError, type FieldFault } from '../../../../src-shared/errors.ts';
import { ClosientFailure } from '../client/failure.ts';
import { refusedPauseMs, retryPauseMs } from '../remote/pace.ts';
import { Refused } from './sink.ts';

/** What a failed delivery means for the events it was about. */
export type Verdict =
  /** They stay at the head: order is kept, and nothing is lost by waiting. */
  | {
      readonly kind: 'later';
      readonly sentence: string;
      readonly pauseMs: number;
      readonly isDefect: boolean;
    }
  /** One of them, or the only one, will never be taken as it is. */
  | { readonly kind: 'refused'; readonly reason: string; readonly index: number | null }
  /** There is no such endpoint (any more). */
  | { readonly kind: 'absent' };

/** Statuses that speak of the request and not of what is in it. */
const aboutTheRequest: ReadonlySet<number> = new Set([405, 406, 408, 411, 415, 426, 431]);
/** So often a refusal without a reason is asked about again. */
const wordlessRefusals = 6;
/** Faults that speak of the form that we assumed: every event has them, so no event is to blame. */
const aboutTheForm: ReadonlySet<string> = new Set(['extra_forbidden', 'missing']);

/** @param failures before this one, in a row. */
export function judgeDelivery(caught: unknown, failures: number, random: () => number): Verdict {
  if (caught instanceof Refused) return { kind: 'refused', reason: caught.message, index: caught.index };
  if (!(caught instanceof ClosientFailure)) return judgeOwn(caught, failures, random);
  const { kind, status, message, faults } = caught;
  const later = (pauseMs: number): Verdict => ({
    kind: 'later',
    sentence: message,
    pauseMs,
    isDefect: false,
  });
  if (kind === 'not_found') return { kind: 'absent' };
  if (kind === 'rejected') {
    if (aboutTheRequest.has(status ?? 0) || isOfTheForm(faults)) return later(refusedPauseMs);
    // Half an answer, or a proxy's: no word of Closient's on the event. Not for ever, though: others wait behind it.
    const isItsWord = caught.remoteCode !== null || faults.length > 0;
    if (!isItsWord && failures < wordlessRefusals) return later(retryPauseMs(failures, random));
    return { kind: 'refused', reason: reasonOf(caught), index: indexOf(faults) };
  }
  // A key that is not accepted: only a person can change that, who then wakes us.
  if (kind === 'unauthorized' || kind === 'forbidden') return later(refusedPauseMs);
  return later(Math.max(caught.waitMs ?? 0, retryPauseMs(failures, random)));
}

/** A form of ours that the receiver does not know. */
export function isOfTheForm(faults: readonly FieldFault[], field?: string): boolean {
  return (
    faults.length > 0 &&
    faults.every(({ type, loc }) => aboutTheForm.has(type) && (field === undefined || loc.at(-1) === field))
  );
}

function judgeOwn(caught: unknown, failures: number, random: () => number): Verdict {
  if (caught instanceof PrintRoomError) {
    if (caught.code === 'validation_error') return { kind: 'refused', reason: caught.message, index: null };
    return {
      kind: 'later',
      sentence: caught.message,
      pauseMs: retryPauseMs(failures, random),
      isDefect: false,
    };
  }
  const sentence = 'Something unexpected happened in Print Room. Its log has the details.';
  return { kind: 'later', sentence, pauseMs: refusedPauseMs, isDefect: true };
}

function reasonOf({ message, faults }: ClosientFailure): string {
  const said = faults.map(({ loc, msg }) => `${String(loc.at(-1) ?? 'event')}: ${msg}`).join('; ');
  return said === '' || message.includes(said) ? message : `${message} (${said})`;
}

/** `["body", "events", 17, "serial"]` blames number 17. */
function indexOf(faults: readonly FieldFault[]): number | null {
  for (const { loc } of faults) {
    const at = loc.indexOf('events');
    const index = at < 0 ? undefined : loc[at + 1];
    if (typeof index === 'number' && Number.isSafeInteger(index) && index >= 0) return index;
  }
  return null;
}
