import { describe, expect, test } from 'vitest';
import { newId } from '../../../src-main/core/new-id.ts';
import {
  canonicalJobId,
  decodeShortUuid,
  encodeShortUuid,
  jobIdPattern,
  publicId,
  rowOfPublicId,
  type IdKind,
} from '../../../src-shared/ids.ts';

const kinds: IdKind[] = ['organisation', 'product', 'lot', 'serial', 'lotRun', 'printer', 'batch'];
const rows = [1, 2, 57, 1_000_000, Number.MAX_SAFE_INTEGER];

describe('ids as clients see them', () => {
  test('are 22 letters and digits, and lead back to their row', () => {
    for (const kind of kinds) {
      for (const row of rows) {
        const id = publicId(kind, row);
        expect(id).toMatch(/^[2-9A-HJ-NP-Za-kmnp-z]{22}$|^[2-9A-HJ-NP-Za-z]{22}$/);
        expect(rowOfPublicId(kind, id)).toBe(row);
      }
    }
  });

  test('of one kind are no ids of another', () => {
    for (const kind of kinds) {
      for (const other of kinds.filter((candidate) => candidate !== kind)) {
        expect(rowOfPublicId(other, publicId(kind, 7))).toBeNull();
      }
    }
  });

  test('sort as their rows do', () => {
    const ids = rows.map((row) => publicId('serial', row));
    expect(ids.toSorted()).toEqual(ids);
  });

  test.each([
    '',
    'x',
    'z'.repeat(22),
    '0'.repeat(22),
    '2'.repeat(22),
    'z'.repeat(21),
    'z'.repeat(23),
    '𝟙'.repeat(11),
    'f81d4fae-7dec-11d0-a765-00a0c91e6bf6',
    ' '.repeat(22),
  ])('that are none of ours lead nowhere: %j', (text) => {
    for (const kind of kinds) expect(rowOfPublicId(kind, text)).toBeNull();
  });

  test('with a row number beyond every table lead nowhere', () => {
    expect(rowOfPublicId('lot', encodeShortUuid((3n << 120n) | (1n << 53n)))).toBeNull();
    expect(rowOfPublicId('lot', encodeShortUuid(3n << 120n))).toBeNull();
  });
});

describe('shortuuids', () => {
  test('hold every number of 128 bits', () => {
    for (const value of [0n, 1n, 56n, 57n, (1n << 64n) - 1n, (1n << 128n) - 1n]) {
      expect(decodeShortUuid(encodeShortUuid(value))).toBe(value);
    }
  });
  test('of 22 times z are more than 128 bits and no crash', () => {
    expect(decodeShortUuid('z'.repeat(22))).toBeGreaterThan(1n << 128n);
  });
  test('of other letters are none', () => {
    for (const text of ['0', '1', 'I', 'O', 'l', '-', ' '])
      expect(decodeShortUuid(text.repeat(22))).toBeNull();
  });
});

describe('job ids', () => {
  test('new ones are 22 characters and sort by time', () => {
    const ids = [0, 1_000, Date.UTC(2026, 10, 22), Date.UTC(2026, 10, 23)].map(newId);
    expect(ids.toSorted()).toEqual(ids);
    for (const id of ids) expect(id).toMatch(jobIdPattern);
    expect(new Set(Array.from({ length: 1_000 }, () => newId(5))).size).toBe(1_000);
  });
  test.each([
    '0'.repeat(22),
    'z'.repeat(22),
    'lI0O1lI0O1lI0O1lI0O1lI',
    'F81D4FAE-7dec-11d0-a765-00a0c91e6bf6',
  ])('%s is accepted', (id) => {
    expect(id).toMatch(jobIdPattern);
  });
  test.each([
    '',
    'z'.repeat(21),
    'z'.repeat(23),
    `${'z'.repeat(21)}-`,
    `${'z'.repeat(21)}é`,
    'f81d4fae7dec11d0a76500a0c91e6bf6',
    `${'z'.repeat(22)}\n`,
  ])('%j is not', (id) => {
    expect(id).not.toMatch(jobIdPattern);
  });
  test('a UUID is the same job as its shortuuid, in either case of letters', () => {
    const uuid = 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6';
    const short = canonicalJobId(uuid);
    expect(decodeShortUuid(short)).toBe(0xf81d4fae7dec11d0a76500a0c91e6bf6n);
    expect(canonicalJobId(uuid.toUpperCase())).toBe(short);
    expect(canonicalJobId(short)).toBe(short);
  });
});
