/** Stands for FNC1 in the text and in the tables below; a literal caret is not in CSET 82. */
export const FNC1 = 0x5e;

/** Codewords with a meaning of their own in ASCII encodation (ISO/IEC 16022:2006, 5.2.3). */
export const PAD_CODEWORD = 129;
export const FNC1_CODEWORD = 232;
/** Ends C40, Text and X12 encodation. EDIFACT has a value for it instead. */
export const UNLATCH_CODEWORD = 254;
export const EDIFACT_UNLATCH = 31;

export const ASCII = 0;
export const C40 = 1;
export const TEXT = 2;
export const X12 = 3;
export const EDIFACT = 4;

/** The codeword that leads from ASCII into each encodation (there is none into ASCII). */
export const LATCH_CODEWORDS: readonly number[] = [0, 230, 239, 238, 240];

/** The values that each character takes in one encodation. */
export interface ValueTable {
  /** By character code: values it takes (2 when it needs a shift), 0 when it is not in the set. */
  readonly count: Uint8Array;
  /** By character code: the shift value, where count is 2. */
  readonly shift: Uint8Array;
  /** By character code: the value, after the shift if there is one. */
  readonly value: Uint8Array;
}

/** ISO/IEC 16022:2006, annex C. Upper case without shift, lower case in shift set 3. */
export const C40_VALUES = shiftedTable('ABCDEFGHIJKLMNOPQRSTUVWXYZ', '`abcdefghijklmnopqrstuvwxyz{|}~');

/** The same with upper and lower case exchanged. */
export const TEXT_VALUES = shiftedTable('abcdefghijklmnopqrstuvwxyz', '`ABCDEFGHIJKLMNOPQRSTUVWXYZ{|}~');

/** ISO/IEC 16022:2006, 5.2.7; its first value, carriage return, cannot occur in an element string. */
export const X12_VALUES = plainTable('\r*> 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ');

/** By character code: 1 where EDIFACT encodation has the character, as the low six bits of its code. */
export const IN_EDIFACT = new Uint8Array(128);
for (let code = 0x20; code < FNC1; code++) IN_EDIFACT[code] = 1;

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function plainTable(set: string): ValueTable {
  const table = { count: new Uint8Array(128), shift: new Uint8Array(128), value: new Uint8Array(128) };
  for (let value = 0; value < set.length; value++) {
    table.count[set.charCodeAt(value)] = 1;
    table.value[set.charCodeAt(value)] = value;
  }
  return table;
}

function shiftedTable(letters: string, shift3: string): ValueTable {
  // NUL holds the places of the values 0 to 2, which are the shifts.
  const table = plainTable(`\0\0\0 0123456789${letters}`);
  table.count[0] = 0;
  const addShifted = (code: number, shift: number, value: number): void => {
    table.count[code] = 2;
    table.shift[code] = shift;
    table.value[code] = value;
  };
  const shift2 = '!"#$%&\'()*+,-./:;<=>?@[\\]^_';
  for (let value = 0; value < shift2.length; value++) addShifted(shift2.charCodeAt(value), 1, value);
  for (let value = 0; value < shift3.length; value++) addShifted(shift3.charCodeAt(value), 2, value);
  // In place of the caret.
  addShifted(FNC1, 1, 27);
  return table;
}
