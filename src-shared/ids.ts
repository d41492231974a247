/**
 * Ids as clients see them. A row is an integer inside (small, in order of arrival: random ids cost 40 s per
 * million rows), and 22 characters of the shortuuid alphabet outside, as the API pages show them.
 */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const length = 22;
const base = BigInt(alphabet.length);

/** The kind is part of the id, so that a lot's id never selects a serial that happens to have the same number. */
const kinds = {
  organisation: 1n,
  product: 2n,
  lot: 3n,
  serial: 4n,
  lotRun: 5n,
  printer: 6n,
  batch: 7n,
  event: 8n,
} as const;
export type IdKind = keyof typeof kinds;

const kindShift = 120n;

/** 22 characters, most significant first, so that text order is number order. */
export function encodeShortUuid(value: bigint): string {
  let rest = value;
  let text = '';
  for (let i = 0; i < length; i++) {
    text = alphabet.charAt(Number(rest % base)) + text;
    rest /= base;
  }
  return text;
}

/** The number behind a shortuuid, or null where a character is not of its alphabet. */
export function decodeShortUuid(text: string): bigint | null {
  if (text.length !== length) return null;
  let value = 0n;
  for (const character of text) {
    const digit = alphabet.indexOf(character);
    if (digit < 0) return null;
    value = value * base + BigInt(digit);
  }
  return value;
}

/** The outside id of row `row` (a positive integer). */
export function publicId(kind: IdKind, row: number): string {
  return encodeShortUuid((kinds[kind] << kindShift) | BigInt(row));
}

/**
 * The row behind an outside id; null for every other text, which then matches nothing. An id may also come as the
 * UUID that it abbreviates, as the API pages allow.
 */
export function rowOfPublicId(kind: IdKind, id: string): number | null {
  const value = decodeShortUuid(uuidPattern.test(id) ? canonicalJobId(id) : id);
  if (value === null || value >> kindShift !== kinds[kind]) return null;
  const row = value & ((1n << kindShift) - 1n);
  return row > 0n && row <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(row) : null;
}

/** Ids that we give out: the pattern of the API pages. */
export const shortUuidPattern = /^[23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz]{22}$/;

/** Accepted job ids. The pages' own samples break the 57-letter alphabet, so any letter or digit passes. */
export const jobIdPattern =
  /^(?:[0-9A-Za-z]{22}|[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12})$/;
const uuidPattern = /^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/;

/** A job id as it is stored: a UUID becomes its shortuuid, everything else stays. */
export function canonicalJobId(id: string): string {
  return id.length === length ? id : encodeShortUuid(BigInt(`0x${id.replaceAll('-', '')}`));
}
