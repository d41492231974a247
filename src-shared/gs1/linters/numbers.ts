import { fault, type LintFault } from './codes.ts';

export function lintZero(text: string): LintFault | undefined {
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== '0') return fault('GS1_LINTER_NOT_ZERO', i, 1);
  }
  return undefined;
}

export function lintNonZero(text: string): LintFault | undefined {
  return /[^0]/.test(text) ? undefined : fault('GS1_LINTER_ILLEGAL_ZERO_VALUE', 0, text.length);
}

/** A single 0 is the number zero, not a prefix. */
export function lintNoZeroPrefix(text: string): LintFault | undefined {
  return text.length > 1 && text.startsWith('0') ? fault('GS1_LINTER_ILLEGAL_ZERO_PREFIX', 0, 1) : undefined;
}

export function lintYesNo(text: string): LintFault | undefined {
  return text === '0' || text === '1' ? undefined : fault('GS1_LINTER_NOT_ZERO_OR_ONE', 0, text.length);
}

/** Roll products, AI (8001): 0 face out, 1 face in, 9 not known. */
export function lintWinding(text: string): LintFault | undefined {
  if (text === '0' || text === '1' || text === '9') return undefined;
  return fault('GS1_LINTER_INVALID_WINDING_DIRECTION', 0, text.length);
}

/** Piece and total with the same number of digits, as in AI (8006): 0102 is piece 1 of 2. */
export function lintPieceOfTotal(text: string): LintFault | undefined {
  if (text.length % 2 !== 0) {
    return fault('GS1_LINTER_INVALID_LENGTH_FOR_PIECE_OF_TOTAL', 0, text.length);
  }
  const half = text.length / 2;
  const piece = Number(text.slice(0, half));
  const total = Number(text.slice(half));
  if (piece === 0) return fault('GS1_LINTER_ZERO_PIECE_NUMBER', 0, half);
  if (total === 0) return fault('GS1_LINTER_ZERO_TOTAL_PIECES', half, half);
  return piece > total ? fault('GS1_LINTER_PIECE_NUMBER_EXCEEDS_TOTAL', 0, text.length) : undefined;
}

const sequence = /^([0-9]+)\/([0-9]+)$/;

/** Position and end, as 2/3 of AI (7258). */
export function lintPositionInSequence(text: string): LintFault | undefined {
  const match = sequence.exec(text);
  if (!match) return fault('GS1_LINTER_POSITION_IN_SEQUENCE_MALFORMED', 0, text.length);
  const [, position = '', end = ''] = match;
  if (position.startsWith('0')) return fault('GS1_LINTER_ILLEGAL_ZERO_PREFIX', 0, position.length);
  if (end.startsWith('0')) return fault('GS1_LINTER_ILLEGAL_ZERO_PREFIX', position.length + 1, end.length);
  if (Number(position) <= Number(end)) return undefined;
  return fault('GS1_LINTER_POSITION_EXCEEDS_END', 0, text.length);
}

/** WGS 84 in units of 10^-7 degrees, shifted by 90 degrees so that it is never below zero. */
export function lintLatitude(text: string): LintFault | undefined {
  if (text.length !== 10) return fault('GS1_LINTER_LATITUDE_INVALID_LENGTH', 0, text.length);
  return text > '1800000000' ? fault('GS1_LINTER_INVALID_LATITUDE', 0, text.length) : undefined;
}

/** WGS 84 in units of 10^-7 degrees, 0 to 360. */
export function lintLongitude(text: string): LintFault | undefined {
  if (text.length !== 10) return fault('GS1_LINTER_LONGITUDE_INVALID_LENGTH', 0, text.length);
  return text > '3600000000' ? fault('GS1_LINTER_INVALID_LONGITUDE', 0, text.length) : undefined;
}
