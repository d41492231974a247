import { readScan, type Scan } from '../../src-shared/scan.ts';
import type { Stroke } from './burst-reader.ts';
import { aimPrefix, groupSeparator, textOf, unreadable } from './decode.ts';
import { keyboards, type Keyboard } from './keyboards.ts';
import type { ScannerProfile } from './profile.ts';

/** What was scanned, as far as it can be said. */
export interface ScanRead {
  /** As the reader meant it, with AIM prefix and separators. */
  readonly text: string;
  readonly scan: Scan;
  /** Other texts it may have been: the keyboard of the scanner is not known, and both are labels. */
  readonly others: readonly string[];
  /** What the system made of the keys: a badge is known by that, since that is how it was entered. */
  readonly typed: string;
  readonly strokes: readonly Stroke[];
}

/** The 82 characters that lots and serials may have, the space, and what AIM prefixes and web addresses need. */
const likely = /^[ !"%&'()*+,\-./0-9:;<=>?A-Z[\]_a-z#~@]*$/;

/**
 * Reads a burst of keys. With a learned scanner there is one reading. Else what the system made of the keys, unless
 * another keyboard makes a label of them and this one does not, or its characters are in no code: a scanner of US keys
 * on a German system types `httpsÖ--`.
 */
export function readStrokes(strokes: readonly Stroke[], profile: ScannerProfile | null): ScanRead {
  const texts = new Map<string, Keyboard>();
  for (const keyboard of profile ? [profile.keyboard] : keyboards) {
    const text = restored(textOf(strokes, keyboard), profile);
    if (!texts.has(text)) texts.set(text, keyboard);
  }
  const all = [...texts.keys()].filter((text) => !text.includes(unreadable));
  const labels = all.filter((text) => isLabel(text));
  const typed = textOf(strokes, 'typed');
  const [first, ...others] = labels;
  if (first !== undefined) return { text: first, scan: scanOf(first), others, typed, strokes };
  const text = all.find((each) => likely.test(each.replaceAll(groupSeparator, ''))) ?? all[0] ?? typed;
  return { text, scan: scanOf(text), others: [], typed, strokes };
}

function restored(text: string, profile: ScannerProfile | null): string {
  const separator = profile?.separator ?? groupSeparator;
  const whole =
    separator === '' || separator === groupSeparator ? text : text.replaceAll(separator, groupSeparator);
  // Some readers send FNC1 in the first place, too.
  const [prefix = ''] = aimPrefix.exec(whole) ?? [];
  const data = whole.slice(prefix.length);
  return data.startsWith(groupSeparator) ? prefix + data.slice(1) : whole;
}

function isLabel(text: string): boolean {
  const scan = readScan(text);
  return scan.ok && scan.value.kind === 'label';
}

/** Text that claims to be GS1 data and is not stays text: whoever looks it up says what is wrong with it. */
function scanOf(text: string): Scan {
  const scan = readScan(text);
  return scan.ok ? scan.value : { kind: 'text', text };
}
