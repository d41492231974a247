/** Ids as the API pages have them: 22 characters of 57, the text of a UUID; or the UUID itself. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const base = alphabet.length;
/** A row's number stands in the last six, so that an id costs no arithmetic with big numbers. */
const digits = 6;
const prefixLength = 22 - digits;

const kinds = [
  'organisation',
  'user',
  'key',
  'products',
  'lots',
  'serials',
  'lot_run',
  'job',
  'event',
] as const;
export type IdKind = (typeof kinds)[number];
export type IdForm = 'short' | 'uuid';

interface Prefix {
  readonly short: string;
  /** The number of row 0's id. */
  readonly first: bigint;
}

/** Ids of one stand-in: the same for the same seed, another row or kind never has the same. */
export class Ids {
  /** Which form is given out can change at any time; both are understood. */
  readonly #settings: { readonly ids: IdForm };
  readonly #prefixes: ReadonlyMap<IdKind, Prefix>;

  constructor(seed: number, settings: { readonly ids: IdForm }) {
    this.#settings = settings;
    this.#prefixes = new Map(kinds.map((kind, i) => [kind, prefixOf(seed, i)]));
  }

  of(kind: IdKind, row: number): string {
    const prefix = this.#prefix(kind);
    if (this.#settings.ids === 'uuid') return uuid(prefix.first + BigInt(row));
    let rest = row;
    let text = '';
    for (let i = 0; i < digits; i++) {
      text = alphabet.charAt(rest % base) + text;
      rest = Math.floor(rest / base);
    }
    return prefix.short + text;
  }

  /** The row of an id in either form, or null. */
  rowOf(kind: IdKind, id: string): number | null {
    const prefix = this.#prefix(kind);
    if (id.length === 36) {
      const hex = id.replaceAll('-', '');
      if (!/^[0-9a-fA-F]{32}$/.test(hex)) return null;
      const row = BigInt(`0x${hex}`) - prefix.first;
      return row >= 0n && row < BigInt(base ** digits) ? Number(row) : null;
    }
    if (id.length !== 22 || !id.startsWith(prefix.short)) return null;
    let row = 0;
    for (const character of id.slice(prefixLength)) {
      const digit = alphabet.indexOf(character);
      if (digit < 0) return null;
      row = row * base + digit;
    }
    return row;
  }

  #prefix(kind: IdKind): Prefix {
    const prefix = this.#prefixes.get(kind);
    if (!prefix) throw new Error(`No ids of kind ${kind}.`);
    return prefix;
  }
}

/** Ids that a server may be asked for; other shapes are malformed. */
export function isId(text: string): boolean {
  return /^(?:[0-9A-Za-z]{22}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$/.test(text);
}

function prefixOf(seed: number, kind: number): Prefix {
  // The first character is the alphabet's zero: 22 characters can say more than a UUID's 128 bits.
  let short = alphabet.charAt(0) + alphabet.charAt(kind + 1);
  for (let i = 2; i < prefixLength; i++) short += alphabet.charAt(mix(seed + kind, i) % base);
  let first = 0n;
  for (const character of short) first = first * BigInt(base) + BigInt(alphabet.indexOf(character));
  return { short, first: first * BigInt(base) ** BigInt(digits) };
}

function uuid(value: bigint): string {
  const hex = value.toString(16).padStart(32, '0');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** 32 bits that look random and are the same for the same two numbers (the finaliser of MurmurHash3). */
export function mix(seed: number, n: number): number {
  let h = (seed ^ Math.imul(n + 1, 0x9e3779b1)) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
