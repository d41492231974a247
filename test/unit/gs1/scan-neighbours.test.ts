import { describe, expect, test } from 'vitest';
import { generateScanData, parseScanData } from '../../../src-shared/gs1/index.ts';

/** GS1's cases name one or two symbologies of a kind; the others of that kind have to do the same. */
const gs = '\x1d';

describe.each([
  ['QR', ']Q1', ']Q3'],
  ['DM', ']d1', ']d2'],
  ['DotCode', ']J0', ']J1'],
] as const)('%s', (sym, plain, gs1) => {
  test.each([
    ['', plain],
    ['TESTING', `${plain}TESTING`],
    ['\\^TESTING', `${plain}^TESTING`],
    ['\\\\^TESTING', `${plain}\\^TESTING`],
    ['A\\^B', `${plain}A\\^B`],
    ['^011231231231233310ABC123^99TESTING', `${gs1}011231231231233310ABC123${gs}99TESTING`],
    ['^011231231231233310ABC123^99TESTING^', `${gs1}011231231231233310ABC123${gs}99TESTING${gs}`],
    ['https://a/01/12312312312333', `${plain}https://a/01/12312312312333`],
  ])('%j is sent and read', (data_caret, scan) => {
    expect(generateScanData(sym, data_caret)).toEqual({ ok: true, value: scan });
    expect(parseScanData(scan)).toEqual({ ok: true, value: { sym, data_caret } });
  });
  test('what claims to be GS1 data or a Digital Link has to be it', () => {
    expect(generateScanData(sym, '^').ok).toBe(false);
    for (const scan of [gs1, `${gs1}99ABC^`, `${plain}https://a/01/12312312312334`, `${plain}https://a/`]) {
      expect(parseScanData(scan).ok, scan).toBe(false);
    }
  });
});

describe.each([
  ['DataBarOmni', '24012345678905', ']e001'],
  ['DataBarTruncated', '24012345678905', ']e001'],
  ['DataBarStacked', '24012345678905', ']e001'],
  ['DataBarStackedOmni', '24012345678905', ']e001'],
  ['DataBarLimited', '15012345678907', ']e001'],
  ['UPCA', '416000336108', ']E00'],
  ['UPCE', '001234000057', ']E00'],
  ['EAN13', '2112345678900', ']E0'],
  ['EAN8', '02345673', ']E4'],
] as const)('%s', (sym, number, prefix) => {
  const composite = sym.startsWith('DataBar') ? '' : '|]e0';
  test.each([
    ['its digits', number, prefix + number],
    ['its digits without check digit', number.slice(0, -1), prefix + number],
    ['a GTIN of 14 digits', `^01${number.padStart(14, '0')}`, prefix + number],
    ['a composite', `${number}|^99COMPOSITE^98XYZ`, `${prefix}${number}${composite}99COMPOSITE${gs}98XYZ`],
  ])('sends %s', (_, data, scan) => {
    expect(generateScanData(sym, data)).toEqual({ ok: true, value: scan });
  });
  test('sends nothing else', () => {
    const wrong = number.replace(/.$/, (digit) => String((Number(digit) + 1) % 10));
    for (const data of [
      '',
      wrong,
      `0${number}0`,
      number.slice(2),
      `${number}|`,
      `${number}|99A`,
      'A'.repeat(13),
    ]) {
      expect(generateScanData(sym, data).ok, data).toBe(false);
    }
  });
});

test.each([
  [']E02112345678900', 'EAN13', '2112345678900'],
  [']E00416000336108', 'EAN13', '0416000336108'],
  [`]E02112345678900|]e099A${gs}98B`, 'EAN13', '2112345678900|^99A^98B'],
  [`]E402345673|]e099A${gs}98B`, 'EAN8', '02345673|^99A^98B'],
  [`]C110ABC${gs}99X`, 'GS1_128_CCA', '^10ABC^99X'],
  [`]e010ABC${gs}99X`, 'DataBarExpanded', '^10ABC^99X'],
])('%j is read', (scan, sym, data_caret) => {
  expect(parseScanData(scan)).toEqual({ ok: true, value: { sym, data_caret } });
});

test.each([
  ']E4',
  ']E402345674',
  ']E0211234567890A',
  ']E02112345678900|]e0',
  ']E02112345678900|]e199A',
  ']E02112345678900|99A',
  ']e0PLAIN',
  ']C1',
  ']Q',
  ']q1TEST',
  'Q1TEST',
])('%j is no scan', (scan) => {
  expect(parseScanData(scan).ok).toBe(false);
});
