import {
  ASCII,
  C40,
  C40_VALUES,
  EDIFACT,
  EDIFACT_UNLATCH,
  FNC1,
  FNC1_CODEWORD,
  isDigit,
  LATCH_CODEWORDS,
  PAD_CODEWORD,
  TEXT,
  TEXT_VALUES,
  UNLATCH_CODEWORD,
  X12_VALUES,
} from './character-sets.ts';
import type { EncodationPlan } from './encodation-plan.ts';

/**
 * Writes the data codewords of a plan and fills the symbol up with pads.
 *
 * @param text character codes, FNC1 as caret
 * @param length characters of `text`
 * @param codewords receives `plan.symbol.dataCodewords` numbers
 */
export function writeDataCodewords(
  text: Uint8Array,
  length: number,
  plan: EncodationPlan,
  codewords: Uint8Array,
): void {
  const { modes } = plan;
  const capacity = plan.symbol.dataCodewords;
  let written = 0;
  for (let from = 0; from < length;) {
    const mode = modes[from]!;
    let to = from + 1;
    while (to < length && modes[to] === mode) to++;
    if (mode === ASCII) {
      written = writeAscii(text, from, to, codewords, written);
    } else {
      codewords[written++] = LATCH_CODEWORDS[mode]!;
      if (mode === EDIFACT) {
        written = writeEdifact(text, from, to, codewords, written);
      } else {
        written = writeTriplets(text, from, to, mode, codewords, written);
        // ISO/IEC 16022:2006, 5.2.5 to 5.2.7: no unlatch at the end of the symbol, nor before a last
        // codeword that holds the last character.
        const left = capacity - written;
        if (left > 1 || (left === 1 && to === length)) codewords[written++] = UNLATCH_CODEWORD;
      }
    }
    from = to;
  }
  if (written > capacity) throw new Error(`Data Matrix plan of ${capacity} codewords took ${written}.`);
  pad(codewords, written, capacity);
}

/** ISO/IEC 16022:2006, 5.2.3. */
function writeAscii(text: Uint8Array, from: number, to: number, codewords: Uint8Array, at: number): number {
  for (let i = from; i < to; i++) {
    const character = text[i]!;
    if (character === FNC1) {
      codewords[at++] = FNC1_CODEWORD;
    } else if (isDigit(character) && i + 1 < to && isDigit(text[i + 1]!)) {
      codewords[at++] = 130 + 10 * (character - 0x30) + (text[++i]! - 0x30);
    } else {
      codewords[at++] = character + 1;
    }
  }
  return at;
}

/**
 * Three values into two codewords: ISO/IEC 16022:2006, 5.2.5 (C40), 5.2.6 (Text), 5.2.7 (X12). A planned
 * run leaves no triplet open.
 */
function writeTriplets(
  text: Uint8Array,
  from: number,
  to: number,
  mode: number,
  codewords: Uint8Array,
  at: number,
): number {
  const table = mode === C40 ? C40_VALUES : mode === TEXT ? TEXT_VALUES : X12_VALUES;
  let packed = 0;
  let values = 0;
  const add = (value: number): void => {
    packed = packed * 40 + value;
    if (++values < 3) return;
    codewords[at++] = (packed + 1) >> 8;
    codewords[at++] = (packed + 1) & 0xff;
    packed = 0;
    values = 0;
  };
  for (let i = from; i < to; i++) {
    const character = text[i]!;
    if (table.count[character] === 2) add(table.shift[character]!);
    add(table.value[character]!);
  }
  return at;
}

/**
 * Four characters, or three and the unlatch value, into three codewords: ISO/IEC 16022:2006, 5.2.8. A
 * run of whole groups is planned only where at most two codewords are left, which then are ASCII
 * without an unlatch.
 */
function writeEdifact(text: Uint8Array, from: number, to: number, codewords: Uint8Array, at: number): number {
  for (let i = from; i < to; i += 4) {
    let group = 0;
    for (let k = i; k < i + 4; k++) group = (group << 6) | (k < to ? text[k]! & 0x3f : EDIFACT_UNLATCH);
    codewords[at++] = group >> 16;
    codewords[at++] = (group >> 8) & 0xff;
    codewords[at++] = group & 0xff;
  }
  return at;
}

/** A first pad, then pads with a pseudo-random number added: ISO/IEC 16022:2006, 5.2.3 and annex B.1. */
function pad(codewords: Uint8Array, from: number, to: number): void {
  if (from < to) codewords[from] = PAD_CODEWORD;
  for (let i = from + 1; i < to; i++) {
    const sum = PAD_CODEWORD + ((149 * (i + 1)) % 253) + 1;
    codewords[i] = sum > 254 ? sum - 254 : sum;
  }
}
