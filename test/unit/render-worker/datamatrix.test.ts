import { describe, expect, test } from 'vitest';
import { encodeGs1DataMatrix } from '../../../src-main/render-worker/symbols/datamatrix/encode.ts';
import { drawWithBwip, expectedReading, readWithZxing, seededRandom } from './datamatrix-oracles.ts';

const CSET_82 = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';
const PRODUCT = '^0109521234543213';

/** Alphabets of lots and serials: all of CSET 82, and such as favour one encodation each. */
const ALPHABETS = [
  CSET_82,
  '0123456789',
  '0123456789ABCDEF',
  '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  'ABCDEFGHIJKLMNOPQRSTUVWXYZ*>',
  'ABCDEFGHIJKLMNOPQRSTUVWXYZ-/.()',
  'abcdefghijklmnopqrstuvwxyz',
  'abcdefghijklmnopqrstuvwxyz0123456789-',
  'ABCabc',
  '!"%&\'()*+,-./:;<=>?',
];

/** GTIN, sometimes a date, lot or serial or both, each of 1 to 20 characters. */
function elementStrings(count: number, seed: number): string[] {
  const random = seededRandom(seed);
  const value = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet[random(alphabet.length)]).join('');
  const element = (ai: string): string => ai + value(ALPHABETS[random(ALPHABETS.length)]!, 1 + random(20));
  return Array.from({ length: count }, () => {
    const gtin = `^010${value('0123456789', 13)}`;
    const date = ['', `17${260000 + random(99999)}`, `15${260000 + random(99999)}`][random(3)]!;
    const variable = [element('10'), element('21'), `${element('10')}^${element('21')}`][random(3)]!;
    return gtin + date + variable;
  });
}

/** A symbol as lines of text, so that a failing comparison can be looked at. */
function picture(symbol: { width: number; bits: Uint8Array }): string[] {
  const lines: string[] = [];
  for (let from = 0; from < symbol.bits.length; from += symbol.width) {
    lines.push(symbol.bits.subarray(from, from + symbol.width).join(''));
  }
  return lines;
}

describe('GS1 DataMatrix', () => {
  test('lots and serials are read back, from symbols no larger than those of bwip-js', async () => {
    for (const text of elementStrings(4000, 20260101)) {
      const symbol = encodeGs1DataMatrix(text);
      expect(await readWithZxing(symbol), text).toEqual(expectedReading(text));
      expect(symbol.width, text).toBeLessThanOrEqual(drawWithBwip(text).width);
    }
  }, 60_000);

  test('texts of every length and kind are read back, however the symbol ends', async () => {
    const bodies = ['A', 'a', '(', 'A>', 'Aa', 'aA)', '-A-', '7', 'A1'];
    const tails = ['', '5', '42', '427', 'Z', 'z', '%', 'Z9', '%%', '^', '^21A', 'zZ', '_'];
    for (const body of bodies) {
      for (const tail of tails) {
        for (let length = 0; length <= 24; length++) {
          const text = `^10${body.repeat(length).slice(0, length)}${tail}`;
          const symbol = encodeGs1DataMatrix(text);
          expect(await readWithZxing(symbol), text).toEqual(expectedReading(text));
          expect(symbol.width, text).toBeLessThanOrEqual(drawWithBwip(text).width);
        }
      }
    }
  }, 60_000);

  test.each([
    ['an AI in parentheses inside of a serial', `${PRODUCT}21A(10)B`],
    ['a percent sign and a slash', `${PRODUCT}10L/50%^21%1/2`],
    ['a serial of nothing but parentheses', `${PRODUCT}21((((((()))))))`],
    ['quotes, ampersand and angle brackets', `${PRODUCT}10"<&>'^21;:?=`],
    ['the longest lot and serial', `${PRODUCT}1726123110Lot/Part-0123456789z^21S%e(r)i_a.l+N*u,m<b>`],
  ])('%s comes back as it was given', async (_name, text) => {
    expect(await readWithZxing(encodeGs1DataMatrix(text))).toEqual(expectedReading(text));
  });

  test.each([
    // FNC1, "10", latch, four codewords of Text, A: eight codewords, no room for an unlatch.
    ['Text before a last character in ASCII', '^10aaaaaaA', 14],
    ['C40 before a last character in ASCII', '^10KDFHUH.', 14],
    // FNC1, "10", latch, triplets: the symbol of 18 codewords ends with the last of them.
    ['C40 up to the end', '^10(ABCDEFGHIJKLMNOPQRSTU', 18],
    // FNC1, "10", one character, latch, two groups of EDIFACT, two characters: twelve codewords.
    ['EDIFACT before the last two characters in ASCII', '^10(A/B)+(C)a)', 16],
  ])('%s needs no unlatch in a full symbol', async (_name, text, side) => {
    const symbol = encodeGs1DataMatrix(text);
    expect(symbol.width).toBe(side);
    expect(await readWithZxing(symbol)).toEqual(expectedReading(text));
  });

  test('an unlatch is the last codeword of a symbol that it fills', () => {
    const text = '^10abcdefghijkl';
    expect(picture(encodeGs1DataMatrix(text))).toEqual(picture(drawWithBwip(text)));
  });

  test('digits, which have one best encodation only, give the modules of bwip-js in every size', async () => {
    const random = seededRandom(7);
    const sides = new Set<number>();
    // Two digits a codeword behind the FNC1: both ends of each size and a length between them.
    const capacities = [
      3, 5, 8, 12, 18, 22, 30, 36, 44, 62, 86, 114, 144, 174, 204, 280, 368, 456, 576, 696, 816, 1050, 1304,
      1558,
    ];
    for (const [i, capacity] of capacities.entries()) {
      const below = capacities[i - 1] ?? 1;
      for (const codewords of new Set([below + 1, Math.floor((below + 1 + capacity) / 2), capacity])) {
        const digits = Array.from({ length: 2 * (codewords - 1) }, () => random(10)).join('');
        const text = `^${digits}`;
        const symbol = encodeGs1DataMatrix(text);
        sides.add(symbol.width);
        expect(picture(symbol), `${codewords} codewords`).toEqual(picture(drawWithBwip(text)));
        expect(await readWithZxing(symbol), `${codewords} codewords`).toEqual(expectedReading(text));
      }
    }
    expect([...sides]).toEqual([
      10, 12, 14, 16, 18, 20, 22, 24, 26, 32, 36, 40, 44, 48, 52, 64, 72, 80, 88, 96, 104, 120, 132, 144,
    ]);
  }, 60_000);

  test('text of all characters is read back, up to the largest symbol', async () => {
    const random = seededRandom(11);
    const sides = new Set<number>();
    for (let length = 1; length < 1500; length += 1 + Math.floor(length / 12)) {
      const text = `^91${Array.from({ length }, () => CSET_82[random(CSET_82.length)]).join('')}`;
      const symbol = encodeGs1DataMatrix(text);
      sides.add(symbol.width);
      expect(await readWithZxing(symbol), text).toEqual(expectedReading(text));
    }
    expect(Math.max(...sides)).toBe(144);
  }, 60_000);

  test('a symbol stays as it is when others are drawn after it', () => {
    const first = encodeGs1DataMatrix(`${PRODUCT}21A`);
    const before = picture(first);
    encodeGs1DataMatrix(`${PRODUCT}21B`);
    expect(picture(first)).toEqual(before);
    expect(picture(encodeGs1DataMatrix(`${PRODUCT}21A`))).toEqual(before);
  });

  test('a text that no symbol holds is refused with the size that was asked for', async () => {
    const full = `^${'12'.repeat(1557)}`;
    expect(encodeGs1DataMatrix(full).width).toBe(144);
    expect(() => encodeGs1DataMatrix(`${full}1`)).toThrow(
      new RangeError(
        'The data needs 1559 codewords, but the largest Data Matrix symbol (144 x 144) holds 1558.',
      ),
    );
    expect(() => encodeGs1DataMatrix(`^${'1'.repeat(5000)}`)).toThrow(/5001 characters/);
    // The symbol after a refusal is drawn as if nothing had been.
    const text = `${PRODUCT}10ABC`;
    expect(await readWithZxing(encodeGs1DataMatrix(text))).toEqual(expectedReading(text));
  });

  test('a text without the leading FNC1, or with a character no symbol of GS1 has, is refused', () => {
    expect(() => encodeGs1DataMatrix('0109521234543213')).toThrow(RangeError);
    expect(() => encodeGs1DataMatrix('')).toThrow(RangeError);
    expect(() => encodeGs1DataMatrix('^10LOT\u00e9')).toThrow(/Character 7, U\+00E9/);
    expect(() => encodeGs1DataMatrix('^10A\x1d21B')).toThrow(/Character 5, U\+001D/);
  });
});
