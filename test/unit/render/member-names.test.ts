import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MemberNames } from '../../../src-main/core/render/member-names.ts';
import { onEnd } from '../../support/room.ts';

const gtin = '09521234000013';
const nameOf = (lot: string | null, serial: string | null = null, names = new MemberNames()): string =>
  names.nameOf({ gtin, lot, serial });

/** What a lot or serial may have: the 82 characters of GS1. */
const cset82 = `!"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz`.split('');
const value = fc.string({ unit: fc.constantFrom(...cset82), minLength: 1, maxLength: 20 });

test('a name is the GTIN, the lot and the serial', () => {
  expect(nameOf(null)).toBe('09521234000013');
  expect(nameOf('LOT-1')).toBe('09521234000013_LOT-1');
  expect(nameOf('LOT.1', 'S(2)')).toBe('09521234000013_LOT.1_S(2)');
  expect(nameOf(null, 'S2')).toBe('09521234000013_S2');
});

test('what some file system does not allow is escaped, and what parts a name, too', () => {
  expect(nameOf('a/b\\c:d*e?f"g<h>i|j')).toBe(`${gtin}_a%2Fb%5Cc%3Ad%2Ae%3Ff%22g%3Ch%3Ei%7Cj`);
  expect(nameOf('100%_~ ')).toBe(`${gtin}_100%25%5F%7E%20`);
  expect(nameOf('Ä')).toBe(`${gtin}_%C3%84`);
  expect(nameOf('A_B')).not.toBe(nameOf('A', 'B'));
});

test('names that differ only in case get a mark, whatever their number', () => {
  const names = new MemberNames();
  const given = ['abc', 'ABC', 'Abc', 'aBC', '123', 'ABD'].map((lot) => nameOf(lot, null, names));
  expect(given.map((name) => name.slice(gtin.length + 1))).toEqual([
    'abc',
    'ABC~0',
    'Abc~3',
    'aBC~4',
    '123',
    'ABD',
  ]);
});

test('no two entities get one name, on a file system that knows no case either, and none is bad', () => {
  const entity = fc.record({ lot: fc.option(value), serial: value });
  fc.assert(
    fc.property(
      fc.uniqueArray(entity, { selector: ({ lot, serial }) => JSON.stringify([lot, serial]), maxLength: 60 }),
      (entities) => {
        const names = new MemberNames();
        const given = entities.map(({ lot, serial }) => `${nameOf(lot, serial, names)}_qr.svg`);
        expect(new Set(given.map((name) => name.toLowerCase())).size).toBe(entities.length);
        for (const name of given) {
          expect(name).toMatch(/^[0-9]{14}[!#$&'()+,\-.0-9;=@A-Z[\]^`a-z{}%_~]*\.svg$/);
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
        }
      },
    ),
    { seed: 952, numRuns: 2_000 },
  );
});

test('entities that differ in the case of one letter stay apart among thousands', () => {
  const names = new MemberNames();
  const given = new Set<string>();
  for (let index = 0; index < 2 ** 13; index++) {
    const serial = 'abcdefghijklm'
      .split('')
      .map((letter, bit) => (index & (1 << bit) ? letter.toUpperCase() : letter));
    given.add(nameOf('L', serial.join(''), names).toLowerCase());
  }
  expect(given.size).toBe(2 ** 13);
});

test('the longest values make a name of at most 170 bytes', () => {
  const names = new MemberNames();
  const hardest = '<'.repeat(20);
  nameOf(hardest, hardest, names);
  expect(Buffer.byteLength(`${nameOf(hardest, hardest, names)}_qr.svg`)).toBeLessThanOrEqual(170);
  expect(Buffer.byteLength(`${nameOf('z'.repeat(20), '/'.repeat(20))}_qr.svg`)).toBeLessThanOrEqual(170);
});

test('every name can be a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'print-room-names-'));
  onEnd(() => rmSync(folder, { recursive: true }));
  const names = new MemberNames();
  for (const character of cset82) writeFileSync(join(folder, `${nameOf(character, null, names)}.svg`), '');
  expect(readdirSync(folder)).toHaveLength(cset82.length);
});
