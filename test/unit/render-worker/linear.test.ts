import bwipjs from 'bwip-js/node';
import { describe, expect, test } from 'vitest';
import { gtinCheckDigit } from '../../../src-shared/gs1/index.ts';
import { encodeGs1128 } from '../../../src-main/render-worker/symbols/linear/code-128.ts';
import { encodeEan13, encodeEan8, encodeUpcA } from '../../../src-main/render-worker/symbols/linear/ean.ts';
import { encodeItf14 } from '../../../src-main/render-worker/symbols/linear/itf.ts';
import { randomFrom } from '../../support/random.ts';

interface BwipBars {
  readonly sbs: readonly number[];
  /** Where each bar ends at its foot: below 0 descends. */
  readonly bbs: readonly number[];
}

function bwip(options: { bcid: string; text: string; parsefnc?: boolean }): BwipBars {
  const [symbol] = bwipjs.raw({ ...options, includetext: true });
  if (!symbol || !('sbs' in symbol)) throw new Error('bwip-js returned no linear symbol');
  return symbol;
}

const random = randomFrom(13);
const pick = (text: string): string => text[Math.floor(random() * text.length)] ?? '';
const digits = (count: number): string => Array.from({ length: count }, () => pick('0123456789')).join('');
const withCheck = (bare: string): string => bare + gtinCheckDigit(bare);

describe.each([
  ['EAN-13', 'ean13', encodeEan13, 12, 95],
  ['UPC-A', 'upca', encodeUpcA, 11, 95],
  ['EAN-8', 'ean8', encodeEan8, 7, 67],
] as const)('%s', (_name, bcid, encode, bare, modules) => {
  test('has the bars and the guards of bwip-js', () => {
    // Every first digit, as it chooses the number sets of the others.
    for (let round = 0; round < 400; round++) {
      const text = withCheck(String(round % 10) + digits(bare - 1));
      const { widths, guards } = encode(text);
      const meant = bwip({ bcid, text });
      expect(widths, text).toEqual(meant.sbs);
      expect(widths.reduce((sum, width) => sum + width, 0)).toBe(modules);
      const descends = widths
        .map((_, index) => guards.some(([from, to]) => index >= from && index < to))
        .filter((_, index) => index % 2 === 0);
      expect(descends, text).toEqual(meant.bbs.map((foot) => foot < 0));
    }
  });

  test('takes digits of its length only', () => {
    expect(() => encode('12345')).toThrow(RangeError);
    expect(() => encode(`${digits(bare)}A`)).toThrow(RangeError);
  });
});

test('ITF-14 has the bars of bwip-js, its wide elements 2.5 instead of 2 modules', () => {
  for (let round = 0; round < 400; round++) {
    const text = withCheck(digits(13));
    // Behind the last bar bwip-js has a space.
    const sbs = bwip({ bcid: 'itf14', text }).sbs.slice(0, 77);
    expect(
      encodeItf14(text).widths.map((width) => (width === 2.5 ? 2 : width)),
      text,
    ).toEqual(sbs);
  }
  expect(() => encodeItf14('1234567890123')).toThrow(RangeError);
});

describe('GS1-128', () => {
  const cset82 = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';
  const value = (alphabet: string, length: number): string =>
    Array.from({ length }, () => pick(alphabet)).join('');
  const modulesOf = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0);
  const bwip128 = (caretText: string): readonly number[] =>
    bwip({ bcid: 'code128', text: caretText.replaceAll('^', '^FNC1'), parsefnc: true }).sbs;

  test('what has one best encodation has the bars of bwip-js', () => {
    for (let round = 0; round < 200; round++) {
      const gtin = withCheck(digits(13));
      for (const text of [`^01${gtin}`, `^01${gtin}17271231`, `^01${gtin}10${value('ABCDEFGH', 7)}`]) {
        expect(encodeGs1128(text).widths, text).toEqual(bwip128(text));
      }
    }
  });

  test('no symbol is wider than that of bwip-js, and each says what it should', () => {
    const alphabets = [cset82, '0123456789', '0123456789AB', 'abc123'];
    for (let round = 0; round < 1500; round++) {
      const alphabet = alphabets[round % alphabets.length] ?? cset82;
      const length = 1 + Math.floor(random() * 20);
      const text = `^01${withCheck(digits(13))}10${value(alphabet, length)}^21${value(alphabet, 1 + (round % 7))}`;
      const { widths } = encodeGs1128(text);
      expect(modulesOf(widths), text).toBeLessThanOrEqual(modulesOf(bwip128(text)));
      expect(decoded(widths), text).toBe(text);
    }
  });

  test('a text without FNC1 in front, or with a character no GS1 symbol has, is refused', () => {
    expect(() => encodeGs1128('0109521234000013')).toThrow(RangeError);
    expect(() => encodeGs1128('^10A\u00e9')).toThrow(RangeError);
    expect(() => encodeGs1128('^10A\u001d')).toThrow(RangeError);
  });

  /** Bar widths by value, taken from what bwip-js draws and not from our own table. */
  const values = new Map<string, number>();
  for (let code = 0; code < 100; code++) {
    const sbs = bwip({ bcid: 'code128', text: `${String(code).padStart(2, '0')}00` }).sbs;
    values.set(sbs.slice(6, 12).join(''), code);
  }

  /** Table 1 above 99: code B, code A (here as check character only), FNC1, start B, start C. */
  const special: Record<string, number> = {
    '114131': 100,
    '311141': 101,
    '411131': 102,
    '211214': 104,
    '211232': 105,
  };

  /** Reads code sets B and C and checks the check character: the standard's table 1, backwards. */
  function decoded(widths: readonly number[]): string {
    const characters: number[] = [];
    for (let at = 0; at + 7 < widths.length; at += 6) {
      const key = widths.slice(at, at + 6).join('');
      const character = values.get(key) ?? special[key];
      if (character === undefined) throw new Error(`no character has the widths ${key}`);
      characters.push(character);
    }
    const check = characters.pop();
    const sum = characters.reduce((total, character, index) => total + character * Math.max(1, index), 0);
    if (sum % 103 !== check) throw new Error('the check character is wrong');
    let inC = characters[0] === 105;
    let text = '';
    for (const character of characters.slice(1)) {
      if (character === 102) text += '^';
      else if (inC && character === 100) inC = false;
      else if (!inC && character === 99) inC = true;
      else text += inC ? String(character).padStart(2, '0') : String.fromCharCode(character + 32);
    }
    return text;
  }
});
