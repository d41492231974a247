import { ASCII, isDigit } from './character-sets.ts';
import {
  codewordsTo,
  findShortestPaths,
  IN_ASCII,
  IN_C40,
  IN_EDI,
  IN_TEXT,
  IN_X12,
  MAX_CHARACTERS,
  traceModes,
} from './shortest-path.ts';
import { MAX_DATA_CODEWORDS, smallestSize, type SymbolSize } from './sizes.ts';

/** The smallest symbol for a text, and the encodation of each of its characters. */
export interface EncodationPlan {
  readonly symbol: SymbolSize;
  /** ASCII, C40, TEXT, X12 or EDIFACT per character. Valid until the next plan is made. */
  readonly modes: Uint8Array;
}

const TRIPLET_STATES = [IN_C40, IN_TEXT, IN_X12] as const;

const modes = new Uint8Array(MAX_CHARACTERS);

/**
 * Finds an encodation for the smallest possible symbol, the rules for the end of a symbol in ISO/IEC
 * 16022:2006, 5.2.5 to 5.2.8, taken into account.
 *
 * @param text character codes 0 to 127, FNC1 as caret, the first of them FNC1
 * @param length characters of `text`, 1 to MAX_CHARACTERS
 * @throws RangeError when not even the largest symbol holds the text
 */
export function planEncodation(text: Uint8Array, length: number): EncodationPlan {
  findShortestPaths(text, length);
  const plain = codewordsTo(length, IN_ASCII);
  const short = shortestEnding(text, length);
  const fewest = Math.min(plain, short.codewords);
  const symbol = smallestSize(fewest);
  if (symbol === undefined) {
    throw new RangeError(
      `The data needs ${fewest} codewords, but the largest Data Matrix symbol (144 x 144) holds ` +
        `${MAX_DATA_CODEWORDS}.`,
    );
  }
  // The endings without unlatch hold only where they fill the symbol to the last codeword. They do
  // whenever the plain ending does not fit, for that one, with its unlatch, is at most one longer.
  const [at, state] = plain <= symbol.dataCodewords ? [length, IN_ASCII] : [short.at, short.state];
  modes.fill(ASCII, at, length);
  traceModes(at, state, text, modes);
  return { symbol, modes };
}

interface Ending {
  readonly codewords: number;
  /** The path ends in this state before this character; ASCII codewords follow, without an unlatch. */
  readonly at: number;
  readonly state: number;
}

/** The ending with the fewest codewords among those that leave out the unlatch. */
function shortestEnding(text: Uint8Array, length: number): Ending {
  let best: Ending = { codewords: Infinity, at: length, state: IN_ASCII };
  const consider = (codewords: number, at: number, state: number): void => {
    if (codewords < best.codewords) best = { codewords, at, state };
  };

  // The last triplet fills the symbol.
  for (const state of TRIPLET_STATES) consider(codewordsTo(length, state), length, state);
  // One codeword and one character are left: the codeword is one of ASCII.
  for (const state of TRIPLET_STATES) consider(codewordsTo(length - 1, state) + 1, length - 1, state);
  // A triplet of two values and a shift 1, allowed in the last two codewords, would save nothing: ASCII
  // for the first characters of the run takes as many.

  // At most two codewords are left after a group of EDIFACT: they are ASCII.
  for (let at = length; at > 0 && at >= length - 4; at--) {
    const codewords = asciiCodewords(text, at, length);
    if (codewords <= 2) consider(codewordsTo(at, IN_EDI) + codewords, at, IN_EDI);
  }
  return best;
}

/** Codewords of a piece of the text in ASCII encodation. */
function asciiCodewords(text: Uint8Array, from: number, to: number): number {
  let codewords = 0;
  for (let i = from; i < to; i++, codewords++) {
    if (i + 1 < to && isDigit(text[i]!) && isDigit(text[i + 1]!)) i++;
  }
  return codewords;
}
