import { remember, remembered } from '../state/remembered.ts';
import { groupSeparator } from './decode.ts';
import { keyboards, type Keyboard } from './keyboards.ts';

/** How the scanner of this machine types. It holds for this machine, like the keyboard that it pretends to be. */
export interface ScannerProfile {
  readonly keyboard: Keyboard;
  /** What comes where two elements are separated: GS, something else, or nothing ('' : the reader leaves it out). */
  readonly separator: string;
  /** It says what kind of symbol it was (`]d2`). */
  readonly aim: boolean;
  /** The longest time between two of its characters, in ms. */
  readonly gapMs: number;
  readonly learnedAt: string;
}

/** Between two characters of a scanner; a fast typist needs about 80. */
export const usualGapMs = 45;
export const longestGapMs = 100;

const key = 'scanner';

export function loadProfile(): ScannerProfile | null {
  return profileOf(remembered(key));
}

export function keepProfile(profile: ScannerProfile | null): void {
  remember(key, JSON.stringify(profile));
}

/** What was remembered; null for what no version of this page wrote. */
export function profileOf(text: string | null): ScannerProfile | null {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
  if (typeof kept !== 'object' || kept === null) return null;
  const record: Readonly<Record<string, unknown>> = { ...kept };
  const keyboard = keyboards.find((known) => known === record['keyboard']);
  const { separator, gapMs, learnedAt } = record;
  if (!keyboard || typeof learnedAt !== 'string') return null;
  return {
    keyboard,
    separator: typeof separator === 'string' ? separator : groupSeparator,
    aim: record['aim'] === true,
    gapMs: typeof gapMs === 'number' && gapMs > 0 ? Math.min(gapMs, longestGapMs) : usualGapMs,
    learnedAt,
  };
}
