import { success } from '../result.ts';
import { describeCharacter } from './cset.ts';
import { gs1Failure, type Gs1Result } from './errors.ts';

/** GS1 Digital Link URI Syntax percent-encodes everything but the unreserved characters of RFC 3986. */
const reserved = /[^A-Za-z0-9\-._~]/;
const everyReserved = /[^A-Za-z0-9\-._~]/g;
const beyondByte = /[\u0100-\u{10ffff}]/u;

/**
 * Escapes a value for the path of a URI: everything except `A-Z a-z 0-9 - . _ ~` becomes `%XX`, upper case.
 * Characters are bytes (U+0000 to U+00FF), as `unescapePath` returns them; GS1 values are ASCII anyway.
 */
export function escapePath(text: string): Gs1Result<string> {
  return refuseBeyondByte(text) ?? success(percentEncode(text));
}

/** As `escapePath`, but for the query, where a space becomes `+`. */
export function escapeQuery(text: string): Gs1Result<string> {
  return refuseBeyondByte(text) ?? success(percentEncode(text).replaceAll('%20', '+'));
}

/** `%XX` becomes the byte XX, in either case. A `%` without two hexadecimal digits stays as it is. */
export function unescapePath(text: string): Gs1Result<string> {
  return success(percentDecode(text));
}

/** As `unescapePath`, and `+` becomes a space. */
export function unescapeQuery(text: string): Gs1Result<string> {
  return success(percentDecode(text.replaceAll('+', ' ')));
}

/** `escapePath` for text that is known to be bytes. Most values need nothing, which one test tells. */
export function percentEncode(text: string): string {
  return reserved.test(text) ? text.replace(everyReserved, encodeByte) : text;
}

const encoded: string[] = [];

function encodeByte(character: string): string {
  const code = character.charCodeAt(0);
  return (encoded[code] ??= `%${code.toString(16).toUpperCase().padStart(2, '0')}`);
}

function percentDecode(text: string): string {
  return text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function refuseBeyondByte(text: string) {
  const at = text.search(beyondByte);
  if (at === -1) return undefined;
  return gs1Failure(
    'NOT_A_BYTE',
    `"${text}": ${describeCharacter(text, at)} at position ${at + 1} cannot be in GS1 data; ` +
      'use ASCII characters.',
  );
}
