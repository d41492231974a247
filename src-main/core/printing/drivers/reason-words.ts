import { type DeviceReason, stoppingReasons } from '../../../../src-shared/states/device-reasons.ts';
import type { Outcome } from './driver.ts';

/** For the sentences of a refusal; the window has texts of its own. */
const words: Record<DeviceReason, string> = {
  media_empty: 'there is no paper or there are no labels in it',
  media_jam: 'paper is jammed in it',
  media_needed: 'another paper is in it than it needs',
  cover_open: 'its cover or print head is open',
  marker_empty: 'its ribbon, toner or ink is used up',
  offline: 'it is off line',
  paused: 'it is paused',
  attention: 'somebody must look at it',
};

/** "its cover or print head is open, and paper is jammed in it". */
export function reasonsInWords(reasons: readonly DeviceReason[]): string {
  return reasons.map((reason) => words[reason]).join(', and ');
}

/** A device that says this is at its job, however long it stands. Offline is no answer of it, whoever reports it. */
export function saysWhatItWaitsFor(reasons: readonly DeviceReason[]): boolean {
  return reasons.length > 0 && !reasons.includes('offline');
}

/** Whether no paper can come out until somebody does something at the device; a pause only waits. */
export function stops(reasons: readonly DeviceReason[]): boolean {
  return reasons.some((reason) => stoppingReasons.includes(reason));
}

/** A device that neither finishes nor says what it waits for. */
export function neverFinished(printer: string, silentMs: number): Outcome {
  const minutes = Math.round(silentMs / 60_000);
  return {
    kind: 'uncertain',
    message: `${printer} has not finished the job, and nothing has changed for ${minutes} minutes.`,
  };
}
