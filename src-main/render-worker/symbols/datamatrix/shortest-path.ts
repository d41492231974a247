import {
  ASCII,
  C40,
  C40_VALUES,
  EDIFACT,
  IN_EDIFACT,
  isDigit,
  TEXT,
  TEXT_VALUES,
  X12,
  X12_VALUES,
} from './character-sets.ts';
import { MAX_DATA_CODEWORDS } from './sizes.ts';

/** No codeword carries more than two characters (a pair of digits). */
export const MAX_CHARACTERS = 2 * MAX_DATA_CODEWORDS;

/*
 * States between two characters, three for each of C40, Text and X12 (plus 0 to 2: the values that
 * wait for their triplet to fill), four for EDIFACT (plus 0 to 3: the characters in its group).
 */
export const IN_ASCII = 0;
export const IN_C40 = firstState(C40);
export const IN_TEXT = firstState(TEXT);
export const IN_X12 = firstState(X12);
export const IN_EDI = firstState(EDIFACT);
const STATES = IN_EDI + 4;

/** Costs count twelfths of a codeword: a value of a triplet and of an EDIFACT group are whole then. */
const CODEWORD = 12;
const TRIPLET_VALUE = (2 * CODEWORD) / 3;
const EDIFACT_VALUE = (3 * CODEWORD) / 4;
/**
 * A group of three characters and the unlatch value. EDIFACT is left in no other way: leaving it with
 * fewer characters in a group is never shorter than ASCII for those characters and one before them.
 */
const EDIFACT_UNLATCH_COST = 3 * CODEWORD - 3 * EDIFACT_VALUE;
const UNREACHABLE = 1 << 28;

/** How the ASCII state was reached; any other number is the state that was left by unlatching. */
const ONE_CHARACTER = 0;
const DIGIT_PAIR = -1;

// Scratch for the longest text, used again by every call: nothing here waits or nests.
const costs = new Int32Array((MAX_CHARACTERS + 1) * STATES);
const stepsToAscii = new Int8Array(MAX_CHARACTERS + 1);
/** Bit m is set where the first state of mode m was reached by latching, not by a character. */
const latched = new Uint8Array(MAX_CHARACTERS + 1);

/**
 * Finds the fewest codewords for every (position, state) by dynamic programming over the text, with
 * the latches and unlatches written out; rules for the end of a symbol are the caller's.
 *
 * @param text character codes 0 to 127, FNC1 as caret, the first of them FNC1
 * @param length characters of `text`, 1 to MAX_CHARACTERS
 */
export function findShortestPaths(text: Uint8Array, length: number): void {
  costs.fill(UNREACHABLE, 0, 2 * STATES);
  // FNC1 in the first position has to be the first codeword, so it is one of ASCII.
  costs[STATES + IN_ASCII] = CODEWORD;
  stepsToAscii[1] = ONE_CHARACTER;
  switchModes(1);
  for (let position = 1; position < length; position++) {
    consumeCharacter(text, position);
    switchModes(position + 1);
  }
}

/** Codewords up to `position` in `state`; a fraction where a triplet or group is not full. */
export function codewordsTo(position: number, state: number): number {
  return costs[position * STATES + state]! / CODEWORD;
}

/** Writes into `modes` the encodation of every character on the shortest path to a state. */
export function traceModes(position: number, state: number, text: Uint8Array, modes: Uint8Array): void {
  while (position > 0) {
    if (state === IN_ASCII) {
      const step = stepsToAscii[position]!;
      if (step > 0) {
        state = step;
      } else {
        modes[--position] = ASCII;
        if (step === DIGIT_PAIR) modes[--position] = ASCII;
      }
      continue;
    }
    const mode = modeOf(state);
    const first = firstState(mode);
    if (state === first && (latched[position]! & (1 << mode)) !== 0) {
      state = IN_ASCII;
      continue;
    }
    modes[--position] = mode;
    const back = mode === EDIFACT ? 3 : 3 - valuesOf(text[position]!, mode);
    state = first + ((state - first + back) % (mode === EDIFACT ? 4 : 3));
  }
}

/** Steps over the character at `position` in every mode. */
function consumeCharacter(text: Uint8Array, position: number): void {
  const character = text[position]!;
  const from = position * STATES;
  const to = from + STATES;

  let ascii = costs[from]! + CODEWORD;
  let step = ONE_CHARACTER;
  if (isDigit(character) && isDigit(text[position - 1]!)) {
    const paired = costs[from - STATES]! + CODEWORD;
    if (paired < ascii) {
      ascii = paired;
      step = DIGIT_PAIR;
    }
  }
  costs[to] = ascii;
  stepsToAscii[position + 1] = step;

  addTripletValues(from + IN_C40, C40_VALUES.count[character]!);
  addTripletValues(from + IN_TEXT, TEXT_VALUES.count[character]!);
  addTripletValues(from + IN_X12, X12_VALUES.count[character]!);

  const group = from + IN_EDI;
  const added = IN_EDIFACT[character] === 1 ? EDIFACT_VALUE : UNREACHABLE;
  for (let filled = 0; filled < 4; filled++) {
    costs[group + STATES + ((filled + 1) & 3)] = Math.min(costs[group + filled]! + added, UNREACHABLE);
  }
}

/** The same for the three states of one mode, `from` being the first and `values` 0, 1 or 2. */
function addTripletValues(from: number, values: number): void {
  const to = from + STATES;
  const added = values === 0 ? UNREACHABLE : values * TRIPLET_VALUE;
  costs[values === 2 ? to + 2 : to + 1] = Math.min(costs[from]! + added, UNREACHABLE);
  costs[values === 2 ? to : to + 2] = Math.min(costs[from + 1]! + added, UNREACHABLE);
  costs[values === 2 ? to + 1 : to] = Math.min(costs[from + 2]! + added, UNREACHABLE);
}

/** Unlatches to ASCII, then latches from it, wherever that is the shorter way to a state. */
function switchModes(position: number): void {
  const row = position * STATES;
  let ascii = costs[row + IN_ASCII]!;
  for (let state = IN_C40; state <= IN_X12; state += 3) {
    const cost = costs[row + state]! + CODEWORD;
    if (cost < ascii) {
      ascii = cost;
      stepsToAscii[position] = state;
    }
  }
  const cost = costs[row + IN_EDI + 3]! + EDIFACT_UNLATCH_COST;
  if (cost < ascii) {
    ascii = cost;
    stepsToAscii[position] = IN_EDI + 3;
  }
  costs[row + IN_ASCII] = ascii;

  let latches = 0;
  for (let mode = C40; mode <= EDIFACT; mode++) {
    const first = row + firstState(mode);
    if (ascii + CODEWORD < costs[first]!) {
      costs[first] = ascii + CODEWORD;
      latches |= 1 << mode;
    }
  }
  latched[position] = latches;
}

function firstState(mode: number): number {
  return 3 * mode - 2;
}

function modeOf(state: number): number {
  return Math.min(Math.floor((state + 2) / 3), EDIFACT);
}

function valuesOf(character: number, mode: number): number {
  const table = mode === C40 ? C40_VALUES : mode === TEXT ? TEXT_VALUES : X12_VALUES;
  return table.count[character]!;
}
