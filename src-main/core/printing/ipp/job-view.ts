import type { DeviceReason } from '../../../../src-shared/states/device-reasons.ts';
import { reasonsOf } from './reasons.ts';
import { numberOf, textOf, textsOf, type IppAttributes } from './values.ts';

/** `job-state` (RFC 8011 section 5.3.7). */
export const jobStates = {
  pending: 3,
  held: 4,
  processing: 5,
  stopped: 6,
  cancelled: 7,
  aborted: 8,
  completed: 9,
};

export const jobAttributes = [
  'job-id',
  'job-name',
  'job-uuid',
  'job-state',
  'job-state-reasons',
  'job-state-message',
  'job-printer-state-reasons',
  'job-printer-state-message',
  'job-impressions-completed',
  'job-media-sheets-completed',
  'time-at-processing',
] as const;

/** A job as the printer or the spooler tells of it. */
export interface JobView {
  readonly state: number | null;
  readonly stateReasons: readonly string[];
  readonly reasons: readonly DeviceReason[];
  readonly sheets: number | null;
  readonly message: string | null;
  /** When it was begun, on the other side's clock; `never`: it says that it was not; null: it does not say. */
  readonly begunAt: number | 'never' | null;
  readonly identity: string | null;
  /** null where the other side keeps names to itself. */
  readonly name: string | null;
}

export function viewOf(job: IppAttributes): JobView {
  const stateReasons = textsOf(job, 'job-state-reasons');
  const printerMessage = textOf(job, 'job-printer-state-message');
  const begun = job.get('time-at-processing')?.[0];
  return {
    state: numberOf(job, 'job-state'),
    stateReasons,
    reasons: reasonsOf([...stateReasons, ...textsOf(job, 'job-printer-state-reasons')], printerMessage),
    sheets: numberOf(job, 'job-media-sheets-completed') ?? numberOf(job, 'job-impressions-completed'),
    message: [printerMessage, textOf(job, 'job-state-message')].find((text) => text) ?? null,
    begunAt: begun?.kind === 'number' ? begun.value : begun?.kind === 'none' ? 'never' : null,
    identity: textOf(job, 'job-uuid') ?? textOf(job, 'job-name'),
    name: textOf(job, 'job-name'),
  };
}

/**
 * Ended before the printer began it. The only end that proves that nothing is on paper: how many impressions are
 * counted does not, many printers count none.
 */
export function endedUnbegun({ state, begunAt }: JobView): boolean {
  return (state === jobStates.cancelled || state === jobStates.aborted) && begunAt === 'never';
}
