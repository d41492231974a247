import { describe, expect, test } from 'vitest';
import { learnFrom } from '../../../../src-renderer/scanner/learn.ts';
import { learningSymbols } from '../../../../src-renderer/scanner/learning-symbols.ts';
import { profileOf, usualGapMs, type ScannerProfile } from '../../../../src-renderer/scanner/profile.ts';
import { readStrokes } from '../../../../src-renderer/scanner/read-strokes.ts';
import { strokesOf } from './strokes.ts';

const link = 'https://id.example.com/01/09521234000013/21/Yz-1_0?17=271231';
const dataMatrix = ']d201095212340000131727123110LOT-7\x1d21Yz-1';
const [matrix, code] = learningSymbols;
const contents = `${matrix.expected.before}\x1d${matrix.expected.after}`;

const profile = (change: Partial<ScannerProfile>): ScannerProfile => ({
  keyboard: 'typed',
  separator: '\x1d',
  aim: true,
  gapMs: usualGapMs,
  learnedAt: '2026-11-22T08:00:00.000Z',
  ...change,
});

describe.each([
  ['us', 'de'],
  ['us', 'es'],
  ['us', 'fr'],
  ['de', 'us'],
  ['es', 'de'],
  ['us', 'us'],
] as const)('a scanner of %s keys on a system of %s ones', (scanner, system) => {
  test('types a web address that is read without having learned anything', () => {
    const read = readStrokes(strokesOf(link, scanner, system), null);
    expect(read.scan.kind).toBe('label');
    // Spanish and German keys differ in nothing but Y and Z here: both are looked for.
    expect([read.text, ...read.others]).toContain(link);
    if (scanner === 'us') expect(read.text).toBe(link);
  });

  test('is found out by the two symbols, with its separator and its AIM prefix', () => {
    const learned = learnFrom(strokesOf(`]d2${contents}`, scanner, system), matrix.expected);
    const second = learnFrom(strokesOf(`]Q1${code.expected.before}`, scanner, system), code.expected);
    expect(learned).toMatchObject({ kind: 'learned', separator: '\x1d', aim: true });
    expect(second).toMatchObject({ kind: 'learned', separator: null, aim: true });
    const wanted = scanner === system ? 'typed' : scanner;
    expect(learned.kind === 'learned' && learned.keyboards).toContain(wanted);
    expect(second.kind === 'learned' && second.keyboards).toContain(wanted);
  });

  test('is read right once it was learned', () => {
    const learned = learnFrom(strokesOf(`]d2${contents}`, scanner, system), matrix.expected);
    const keyboard = learned.kind === 'learned' ? learned.keyboards[0] : undefined;
    const read = readStrokes(strokesOf(dataMatrix, scanner, system), profile(keyboard ? { keyboard } : {}));
    expect(read).toMatchObject({
      scan: { kind: 'label', label: { gtin: '09521234000013', lot: 'LOT-7', serial: 'Yz-1' } },
      others: [],
    });
  });
});

test('before it was learned, every label that the keys may be is kept', () => {
  const bare = '010952123400001321YZ1';
  const read = readStrokes(strokesOf(bare, 'us', 'de'), null);
  expect([read.text, ...read.others]).toEqual(expect.arrayContaining([bare, bare.replace('YZ', 'ZY')]));
});

test('a serial with a hyphen is read by the keyboard whose characters are in codes', () => {
  expect(readStrokes(strokesOf('SN-000-1', 'us', 'de'), null).text).toBe('SN-000-1');
});

test('a reader that leaves the separator out, or sends something else for it, is noticed', () => {
  const { before, after } = matrix.expected;
  const learn = (text: string) => learnFrom(strokesOf(text, 'us', 'us'), matrix.expected);
  expect(learn(`${before}${after}`)).toMatchObject({ kind: 'learned', separator: '', aim: false });
  expect(learn(`${before}|${after}`)).toMatchObject({ kind: 'learned', separator: '|' });
  const read = readStrokes(strokesOf('010952123400001310L1|21S1', 'us', 'us'), profile({ separator: '|' }));
  expect(read.scan).toMatchObject({ label: { lot: 'L1', serial: 'S1' } });
});

test('another code is no lesson, and the right one with characters lost is said to be so', () => {
  expect(learnFrom(strokesOf('4006381333931', 'us', 'us'), matrix.expected)).toMatchObject({ kind: 'other' });
  expect(learnFrom(strokesOf(contents.replace('Yz', 'Y'), 'us', 'us'), matrix.expected)).toMatchObject({
    kind: 'damaged',
  });
});

test('what was kept by another version, or by hand, is no profile unless it is whole', () => {
  const kept = profile({ keyboard: 'de' });
  expect(profileOf(JSON.stringify(kept))).toEqual(kept);
  for (const text of [null, '', '7', '{}', '{"keyboard":"xx","learnedAt":"x"}']) {
    expect(profileOf(text), String(text)).toBeNull();
  }
  expect(profileOf(JSON.stringify({ ...kept, gapMs: 9_999 }))?.gapMs).toBe(100);
});
