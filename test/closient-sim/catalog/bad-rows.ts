import { gtinCheckDigit } from '../../../src-shared/gs1/gtin.ts';
import { randomFrom } from '../../support/random.ts';
import type { Kind, Row } from './rows.ts';

type BadProduct = 'gtin_check_digit' | 'gtin_letters' | 'duplicate';
type BadEntity = BadProduct | 'blank_inside' | 'too_long' | 'impossible_date' | 'no_key' | 'unknown_gtin';
/** What can be wrong with a row, so that a client must set it aside. */
export type BadKind = BadEntity;

type Counts<Name extends BadKind> = { readonly [B in Name]?: number };
/** How many rows of each kind of fault a list has. */
export interface BadRows {
  readonly products?: Counts<BadProduct>;
  readonly lots?: Counts<BadEntity>;
  readonly serials?: Counts<BadEntity>;
}

const unlisted = '0952999999999';

/** Which rows of a list are bad: spread over it, the same for the same seed. */
export function placeBadRows(kind: Kind, bad: BadRows, count: number, seed: number): Map<number, BadKind> {
  const random = randomFrom(seed);
  const placed = new Map<number, BadKind>();
  const wanted = Object.entries(bad[kind] ?? {}).flatMap(([name, n]) =>
    Array.from({ length: n }, () => name as BadKind),
  );
  if (wanted.length * 4 > count)
    throw new Error(`${wanted.length} bad ${kind} are too many for ${count} rows.`);
  for (const name of wanted) {
    let row = 0;
    // A duplicate repeats the row before it, which therefore stays good.
    do row = 1 + Math.floor(random() * (count - 1));
    while (placed.has(row) || placed.has(row - 1) || placed.has(row + 1));
    placed.set(row, name);
  }
  return placed;
}

/** @param before the row before it, which a duplicate repeats under an id of its own. */
export function spoil(kind: Kind, bad: BadKind, row: Row, before: () => Row): Row {
  const key = kind === 'lots' ? 'lot' : 'serial';
  const mark = row.id.slice(-6);
  switch (bad) {
    case 'gtin_check_digit':
      return { ...row, gtin: row.gtin.slice(0, 13) + ((Number(row.gtin.charAt(13)) + 1) % 10) };
    case 'gtin_letters':
      return { ...row, gtin: `GTIN${row.gtin.slice(4)}` };
    case 'duplicate':
      return { ...before(), id: row.id };
    case 'unknown_gtin':
      return { ...row, gtin: unlisted + gtinCheckDigit(unlisted) };
    case 'blank_inside':
      return { ...row, [key]: `AB ${mark}` };
    case 'too_long':
      return { ...row, [key]: `X${mark}`.padEnd(21, '7') };
    case 'impossible_date':
      return { ...row, expiry: '260231', best_before: null };
    case 'no_key':
      return { ...row, [key]: null };
  }
}
