import { PrintRoomError } from '../../../../src-shared/errors.ts';
import { ClosientFailure, type FailureKind } from '../client/failure.ts';
import { refusedPauseMs, retryPauseMs } from './pace.ts';

/** What a failure means for work that is followed. */
export type Verdict =
  | { readonly kind: 'again'; readonly sentence: string; readonly pauseMs: number; readonly isDefect: false }
  /** A person has to act. */
  | { readonly kind: 'held'; readonly sentence: string; readonly isDefect: boolean }
  /** Closient does not have it. */
  | { readonly kind: 'gone'; readonly sentence: string; readonly isDefect: false };

/** The file is not what was announced, or cannot be had: asking again brings the same. */
const fileKinds: ReadonlySet<FailureKind> = new Set(['wrong_file', 'too_large', 'link_expired']);

const goneSentence = 'Closient does not have this job any more.';

/** Closient says itself that it does not know the job. */
export function isGone({ kind, remoteCode }: ClosientFailure): boolean {
  return kind === 'not_found' && remoteCode !== null;
}

/** The job is there, its file is not or is another one. */
export function hasNoFile({ kind }: ClosientFailure): boolean {
  return fileKinds.has(kind);
}

/** @param failures before this one, in a row. */
export function judge(caught: unknown, failures: number, random: () => number): Verdict {
  if (!(caught instanceof ClosientFailure)) return heldBy(caught);
  const { kind, message: sentence } = caught;
  if (isGone(caught)) return { kind: 'gone', sentence: goneSentence, isDefect: false };
  if (hasNoFile(caught)) return { kind: 'held', sentence, isDefect: false };
  if (caught.isPassing || kind === 'too_slow') {
    const pauseMs = Math.max(caught.waitMs ?? 0, retryPauseMs(failures, random));
    return { kind: 'again', sentence, pauseMs, isDefect: false };
  }
  // A refused key, a proxy, an answer that is no answer: the job is there all the same.
  return { kind: 'again', sentence, pauseMs: refusedPauseMs, isDefect: false };
}

function heldBy(caught: unknown): Verdict {
  if (caught instanceof PrintRoomError) return { kind: 'held', sentence: caught.message, isDefect: false };
  const sentence = 'Something unexpected happened in Print Room. Its log has the details.';
  return { kind: 'held', sentence, isDefect: true };
}
