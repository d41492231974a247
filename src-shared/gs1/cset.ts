import { success } from '../result.ts';
import { gs1Failure, type Gs1Result } from './errors.ts';

/**
 * The AI encodable character sets of GenSpecs section 7.11: 82 is type X, 39 is type Y, 64 is type Z (base64
 * for URLs), 32 are the check characters of a GMN. In 82 and 32 the position of a character is its weight.
 */
export const cset82 = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';
export const cset39 = '#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
export const cset64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
export const cset32 = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Lot and serial have the same format, X..20 (AI 10 and AI 21). */
const maximumLength = 20;

/** One pass of the regular expression engine is several times faster than a look-up per character. */
const outsideCset82 = /[^!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]/u;
const outsideCset39 = /[^#\-/0-9A-Z]/u;
const outsideCset64 = /[^A-Za-z0-9\-_]/u;
const nonDigit = /[^0-9]/u;

/** Index of the first UTF-16 unit that is outside of the set, or -1. */
export function firstOutside(set: 'N' | 'X' | 'Y' | 'Z', text: string): number {
  switch (set) {
    case 'N':
      return text.search(nonDigit);
    case 'X':
      return text.search(outsideCset82);
    case 'Y':
      return text.search(outsideCset39);
    case 'Z':
      return text.search(outsideCset64);
  }
}

/** A character as people can tell it apart from its neighbours: `a space`, `a tab`, `"é" (U+00E9)`. */
export function describeCharacter(text: string, at: number): string {
  const code = text.codePointAt(at);
  if (code === undefined) return 'nothing';
  const number = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  if (code === 0x20) return 'a space';
  if (code === 0x09) return 'a tab';
  if (code === 0x0a || code === 0x0d) return 'a line break';
  if (code === 0x1d) return `a group separator (${number})`;
  if (code === 0xa0) return `a no-break space (${number})`;
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return `a control character (${number})`;
  const character = String.fromCodePoint(code);
  return code < 0x7f ? `"${character}"` : `"${character}" (${number})`;
}

/**
 * A batch or lot number, AI (10): 1 to 20 characters of CSET 82. The value comes back unchanged; nothing is
 * trimmed, because a lot that differs by one character is another lot.
 */
export function validateLot(text: string): Gs1Result<string> {
  return validateText('lot', text);
}

/** A serial number, AI (21): 1 to 20 characters of CSET 82, unchanged. */
export function validateSerial(text: string): Gs1Result<string> {
  return validateText('serial', text);
}

function validateText(what: 'lot' | 'serial', text: string): Gs1Result<string> {
  if (text === '') {
    return gs1Failure('TEXT_EMPTY', `The ${what} is empty; give it 1 to ${maximumLength} characters.`);
  }
  const at = text.search(outsideCset82);
  if (at !== -1) {
    return gs1Failure(
      'TEXT_CHARACTER',
      `${what} "${text}": ${describeCharacter(text, at)} at position ${at + 1} cannot be in a GS1 ${what}; ` +
        'use letters A-Z and a-z, digits and ! " % & \' ( ) * + , - . / : ; < = > ? _ without spaces.',
    );
  }
  if (text.length > maximumLength) {
    return gs1Failure(
      'TEXT_TOO_LONG',
      `${what} "${text}" has ${text.length} characters; a GS1 ${what} has at most ${maximumLength}.`,
    );
  }
  return success(text);
}
