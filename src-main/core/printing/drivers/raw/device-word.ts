import type { DeviceReason } from '../../../../../src-shared/states/device-reasons.ts';
import { readPjl } from './pjl.ts';
import { framesOf, readZebra } from './zebra.ts';

/** What a device says about itself in one answer. */
export interface DeviceWord {
  readonly language: 'zebra' | 'pjl';
  /** What a person would have to do something about, and `paused`. */
  readonly reasons: readonly DeviceReason[];
  /** `idle`: it says that nothing is left to do. `unknown`: it said what is wrong, and no more. */
  readonly activity: 'idle' | 'busy' | 'unknown';
  /** Its own words, for a person. */
  readonly message: string | null;
  /** Pages or labels it has printed in its life; null where it does not count. */
  readonly counter: number | null;
}

const leave = '\u001B%-12345X';

/**
 * One question in two languages, harmless in both: a PJL device takes the lines of the other language for comments, a
 * Zebra obeys `~` wherever it stands and skips the rest. Sent as bare text, `~HS` would be printed as a page by an
 * office printer. `~HQES` comes first, because a Zebra that is out of labels answers it and not `~HS`.
 */
export const question = [
  `${leave}@PJL COMMENT ~HQES`,
  '@PJL COMMENT ~HS',
  '@PJL INFO STATUS',
  '@PJL INFO PAGECOUNT',
  leave,
].join('\r\n');

/** Only for a device that is known to be a Zebra. */
export const zebraCounterQuestion = '! U1 getvar "odometer.total_label_count"\r\n';

/** @returns null where the text is no answer of a language we know. */
export function readDeviceWord(text: string): DeviceWord | null {
  return readZebra(text) ?? readPjl(text);
}

/** Whether an answer has come to its end, so that nobody waits for more. */
export function isWhole(text: string): boolean {
  if (/@PJL INFO STATUS[^\f]*\f/.test(text)) return /@PJL INFO PAGECOUNT[^\f]*\f/.test(text);
  // The error report, then the three strings of ~HS.
  return /ERRORS:/.test(text) && framesOf(text).length >= 4;
}
