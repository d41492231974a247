import { hash } from 'node:crypto';
import type { LabelData } from './protocol.ts';

/**
 * Not allowed in names on Windows, or with a meaning of our own here: `_` parts lot and serial, `~` comes before the
 * mark of a name's letter case, `%` begins an escape.
 */
const unsafe = /[^!#$&'()+,\-.0-9;=@A-Z[\]^`a-z{}]/gu;
const encoder = new TextEncoder();

/**
 * Names of an archive's members: `{gtin14}[_{lot}][_{serial}][~case]`, then `_qr` or `_1d` where an entity has two
 * files, then the extension.
 *
 * Two entities never get one name, on any file system. Characters that are not safe everywhere become `%XX`, so that
 * different values stay different. Names that differ only in upper and lower case (legal in lots and serials, one file
 * on Windows and macOS) get a mark of their case from the second one on, in the order of the items. Reserved device
 * names and dots or spaces at an end cannot come up: a name begins with 14 digits and ends with its extension. The
 * longest is 162 bytes, as lots and serials have at most 20 characters.
 */
export class MemberNames {
  /** Of what is taken, in lower case: 48 bits of a hash each, about 5 MB for 100,000. A false match only costs a mark. */
  readonly #taken = new Set<number>();

  /** @param label of an entity that was not named before. @returns the name up to its extension. */
  nameOf({ gtin, lot, serial }: Pick<LabelData, 'gtin' | 'lot' | 'serial'>): string {
    const name = [gtin, lot, serial]
      .filter((part) => part !== null && part !== '')
      .map((part) => String(part).replace(unsafe, escape))
      .join('_');
    // Without letters nothing can differ in case only.
    if (!/[A-Za-z]/.test(name)) return name;
    const key = hash('sha1', name.toLowerCase(), 'buffer').readUIntBE(0, 6);
    if (this.#taken.has(key)) return `${name}~${caseOf(name)}`;
    this.#taken.add(key);
    return name;
  }
}

function escape(character: string): string {
  return [...encoder.encode(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}

/** One bit for each letter, 1 where it is a small one, in hex; with the name in one case it is the name again. */
function caseOf(name: string): string {
  const bits = name
    .replace(/[^A-Za-z]/g, '')
    .replace(/[A-Z]/g, '0')
    .replace(/[a-z]/g, '1');
  return BigInt(`0b${bits}`).toString(16);
}
