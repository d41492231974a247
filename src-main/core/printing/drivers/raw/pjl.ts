import type { DeviceReason } from '../../../../../src-shared/states/device-reasons.ts';
import type { DeviceWord } from './device-word.ts';

/** Codes below 20000 that say it is at work: warming up, starting anew, ending a job, feeding, processing. */
const busyCodes = new Set([10_003, 10_004, 10_005, 10_007, 10_014, 10_023, 10_024]);
/** Sleep modes look like errors by their number. */
const sleepCodes = new Set([35_078, 40_000]);
const openCodes = new Set([40_021, 35_021]);
const jamCodes = new Set([40_022]);
const markerCodes = new Set([40_010, 40_038]);

/**
 * Reads the answers to `@PJL INFO STATUS` and `@PJL INFO PAGECOUNT` (PJL Technical Reference, chapter 7 and
 * appendix D). The code counts; the display's text is in the device's language and for people only.
 */
export function readPjl(text: string): DeviceWord | null {
  const [, answer] = /@PJL INFO STATUS\s*\r?\n([^\f]*)/.exec(text) ?? [];
  const code = Number(/CODE\s*=\s*(\d+)/.exec(answer ?? '')?.[1] ?? Number.NaN);
  if (answer === undefined || Number.isNaN(code)) return null;
  const display = /DISPLAY\s*=\s*["']([^"'\r\n]*)["']/.exec(answer)?.[1]?.trim() ?? '';
  const reason = reasonOf(code, /ONLINE\s*=\s*FALSE/i.test(answer));
  const count = /@PJL INFO PAGECOUNT\s*\r?\n(?:PAGECOUNT\s*=\s*)?(\d{1,15})/.exec(text)?.[1];
  return {
    language: 'pjl',
    reasons: reason === null ? [] : [reason],
    activity: reason !== null && reason !== 'paused' ? 'unknown' : busyCodes.has(code) ? 'busy' : 'idle',
    message: display === '' ? null : display,
    counter: count === undefined ? null : Number(count),
  };
}

/** The groups of appendix D; 30xxx and 35xxx let printing go on unless the device is off line. */
function reasonOf(code: number, offLine: boolean): DeviceReason | null {
  if (sleepCodes.has(code)) return null;
  if (openCodes.has(code)) return 'cover_open';
  if (jamCodes.has(code)) return 'media_jam';
  if (markerCodes.has(code)) return 'marker_empty';
  const group = Math.floor(code / 1000);
  if (group === 41) return 'media_empty';
  if (group === 42 || group === 44) return 'media_jam';
  if (group >= 40) return 'attention';
  if (!offLine) return null;
  return group < 20 ? 'paused' : 'attention';
}
