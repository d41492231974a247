import type { Modules } from '../modules.ts';
import { FNC1 } from './character-sets.ts';
import { writeDataCodewords } from './codewords.ts';
import { planEncodation } from './encodation-plan.ts';
import { symbolLayout } from './placement.ts';
import { appendErrorCorrection } from './reed-solomon.ts';
import { MAX_CHARACTERS } from './shortest-path.ts';
import { MAX_CODEWORDS } from './sizes.ts';

// Scratch that every call fills anew: encoding is one piece of work on one thread.
const characters = new Uint8Array(MAX_CHARACTERS);
const codewords = new Uint8Array(MAX_CODEWORDS);

/**
 * Draws a GS1 DataMatrix: ISO/IEC 16022 ECC 200, square, FNC1 in the first position, in the smallest
 * size that holds the text.
 *
 * @param caretText element strings with `^` for FNC1, one of them in front: `^0109521234543213^10AB`.
 *   The other characters are those from space to `~`, of which GS1 allows 82.
 * @returns 10 to 144 modules a side, without the quiet zone of one module that a printed symbol needs
 * @throws RangeError when the text does not begin with FNC1, has a character outside of that range or
 *   is too long for 144 x 144 modules
 */
export function encodeGs1DataMatrix(caretText: string): Modules {
  const length = readCharacters(caretText);
  const plan = planEncodation(characters, length);
  writeDataCodewords(characters, length, plan, codewords);
  appendErrorCorrection(codewords, plan.symbol);

  const { patterns, moduleOfBit } = symbolLayout(plan.symbol);
  const bits = patterns.slice();
  for (let bit = 0; bit < moduleOfBit.length; bit++) {
    bits[moduleOfBit[bit]!] = (codewords[bit >> 3]! >> (7 - (bit & 7))) & 1;
  }
  return { width: plan.symbol.side, height: plan.symbol.side, bits };
}

/** Checks the text and copies it into `characters`. Returns its length. */
function readCharacters(caretText: string): number {
  if (caretText.charCodeAt(0) !== FNC1) {
    throw new RangeError('A GS1 DataMatrix begins with FNC1, written as ^.');
  }
  if (caretText.length > MAX_CHARACTERS) {
    throw new RangeError(
      `The data has ${caretText.length} characters, but no Data Matrix symbol holds more than ` +
        `${MAX_CHARACTERS}.`,
    );
  }
  for (let i = 0; i < caretText.length; i++) {
    const character = caretText.charCodeAt(i);
    if (character < 0x20 || character > 0x7e) {
      const code = character.toString(16).toUpperCase().padStart(4, '0');
      throw new RangeError(`Character ${i + 1}, U+${code}, cannot be part of a GS1 DataMatrix.`);
    }
    characters[i] = character;
  }
  return caretText.length;
}
