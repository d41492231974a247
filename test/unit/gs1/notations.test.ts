import { describe, expect, test } from 'vitest';
import {
  generateDigitalLink,
  generateScanData,
  type Gs1Result,
  parseBracketed,
  parseDigitalLink,
  parseElementString,
  parseScanData,
  validateAis,
} from '../../../src-shared/gs1/index.ts';

function messageOf(result: Gs1Result<unknown>): string {
  if (result.ok) throw new Error('was accepted');
  return result.message;
}

function codeOf(result: Gs1Result<unknown>): string {
  return result.ok ? 'OK' : result.code;
}

describe('a message to people', () => {
  test('names AI, value, character and position', () => {
    expect(messageOf(parseBracketed('(01)09521234543213(10)LOT 7'))).toMatch(
      /AI \(10\) BATCH\/LOT "LOT 7".*position 4, a space/,
    );
    expect(messageOf(parseElementString('^11261301'))).toMatch(/AI \(11\) PROD DATE "261301".*month.*"13"/);
    expect(messageOf(parseElementString('^0109521234543214'))).toContain('check digit');
  });

  test('says how long a value may be', () => {
    expect(messageOf(parseBracketed(`(10)${'A'.repeat(21)}`))).toContain(
      'has 21 characters; the AI takes 1 to 20',
    );
    expect(messageOf(parseElementString('^011234567890123'))).toContain('exactly 14');
    expect(messageOf(parseBracketed('(7007)2601012'))).toContain('last part is incomplete');
  });

  test('says what is missing on the item and what must go', () => {
    expect(messageOf(validateAis('validateAIrequisites', '(21)ABC'))).toMatch(
      /\(21\) SERIAL needs \(01\), or \(03\), or \(8006\)/,
    );
    expect(messageOf(validateAis('validateAIrequisites', '(250)ABC'))).toContain('(01) with (21)');
    expect(messageOf(validateAis('validateAImutex', '(01)12345678901231(37)1'))).toMatch(
      /\(01\) GTIN and AI \(37\) COUNT/,
    );
    expect(messageOf(validateAis('validateAIrepeats', '(400)A(400)B'))).toContain('"A" and as "B"');
    expect(
      messageOf(validateAis('validateDigSigRequiresSerialisedKey', '(253)1234567890128(8030)A')),
    ).toMatch(/\(253\) GDTI/);
  });

  test('names the rules where a rule is unknown', () => {
    const result = validateAis('toString' as never, '(01)12345678901231');
    expect(codeOf(result)).toBe('RULE_UNKNOWN');
    expect(messageOf(result)).toContain('validateAImutex');
  });
});

describe('AIs on one item', () => {
  test('do not exclude themselves, though their own pattern matches them', () => {
    const weighed = '(01)12345678901231(3103)000195';
    expect(codeOf(validateAis('validateAImutex', `${weighed}(3103)000195`))).toBe('OK');
    expect(codeOf(validateAis('validateAImutex', `${weighed}(3102)001950`))).toBe('AI_PAIR_NOT_ALLOWED');
    expect(codeOf(validateAis('validateAImutex', `${weighed}(3200)000001`))).toBe('OK');
  });

  test('may be unassigned: the rules still see them, their values are checked as text', () => {
    expect(validateAis('validateAIrepeats', '(89)A(89)A')).toEqual({ ok: true, value: '^89A^89A' });
    expect(codeOf(validateAis('validateAIrepeats', '(89)A~'))).toBe('GS1_LINTER_INVALID_CSET82_CHARACTER');
  });

  test('are judged by the asked rule only', () => {
    const text = '(01)12345678901231(21)A(21)B(37)1';
    expect(codeOf(validateAis('validateAImutex', text))).toBe('AI_PAIR_NOT_ALLOWED');
    expect(codeOf(validateAis('validateAIrequisites', text))).toBe('AI_REQUIREMENT_MISSING');
    expect(codeOf(validateAis('validateAIrepeats', text))).toBe('AI_REPEATED_WITH_OTHER_VALUE');
    expect(codeOf(validateAis('validateDigSigRequiresSerialisedKey', text))).toBe('OK');
  });
});

describe('bracketed text', () => {
  test('keeps an escaped bracket, and a backslash is no character of GS1', () => {
    expect(parseBracketed('(10)\\(21)X')).toEqual({ ok: true, value: '^10(21)X' });
    expect(parseBracketed('(10)A\\((99)B')).toEqual({ ok: true, value: '^10A(^99B' });
    expect(codeOf(parseBracketed('(10)A\\B'))).toBe('GS1_LINTER_INVALID_CSET82_CHARACTER');
  });

  test('takes a closing bracket in a value as it is', () => {
    expect(parseBracketed('(10)A)B(99)C')).toEqual({ ok: true, value: '^10A)B^99C' });
  });

  test.each([
    ['', 'AI_SYNTAX'],
    ['(', 'AI_SYNTAX'],
    ['10)ABC', 'AI_SYNTAX'],
    [' (10)ABC', 'AI_SYNTAX'],
    ['(10)', 'AI_VALUE_EMPTY'],
    ['(10)A^21B', 'AI_VALUE_HAS_CARET'],
    ['(89)A', 'AI_UNKNOWN'],
    ['(1 0)A', 'AI_UNKNOWN'],
  ])('"%s" is refused: %s', (text, code) => {
    expect(codeOf(parseBracketed(text))).toBe(code);
  });

  test('never puts a separator behind a predefined length, nor at the end', () => {
    expect(parseBracketed('(17)261130(01)09521234543213(21)S(10)L')).toEqual({
      ok: true,
      value: '^17261130010952123454321321S^10L',
    });
  });
});

describe('an element string', () => {
  test('gives its elements in order', () => {
    expect(parseElementString('^010952123454321310ABC^21(10)X^')).toEqual({
      ok: true,
      value: [
        { ai: '01', value: '09521234543213' },
        { ai: '10', value: 'ABC' },
        { ai: '21', value: '(10)X' },
      ],
    });
  });

  test('may have a separator too many behind a predefined length, but not two', () => {
    expect(parseElementString('^0109521234543213^99A').ok).toBe(true);
    expect(codeOf(parseElementString('^0109521234543213^^99A'))).toBe('AI_UNKNOWN');
    expect(codeOf(parseElementString('^10A^^99A'))).toBe('AI_UNKNOWN');
  });

  test.each([
    ['', 'FNC1_MISSING'],
    ['0109521234543213', 'FNC1_MISSING'],
    ['^', 'ELEMENT_STRING_EMPTY'],
    ['^1', 'AI_UNKNOWN'],
    ['^310', 'AI_UNKNOWN'],
    ['^10', 'AI_VALUE_EMPTY'],
    ['^10^21A', 'AI_VALUE_EMPTY'],
    ['^01095212345432', 'AI_VALUE_TOO_SHORT'],
    ['^10ABCDEFGHIJKLMNOPQRSTU', 'AI_VALUE_TOO_LONG'],
  ])('"%s" is refused: %s', (text, code) => {
    expect(codeOf(parseElementString(text))).toBe(code);
  });
});

describe('a Digital Link', () => {
  const gtin = '09521234543213';

  test('may have any stem, even one that looks like a key', () => {
    for (const stem of ['', '/a', '/00/faux', '/01', '/01/00', '/some/where/01/12345678901231']) {
      expect(parseDigitalLink(`https://example.com${stem}/01/${gtin}/10/L`)).toEqual({
        ok: true,
        value: `^01${gtin}10L`,
      });
    }
  });

  test('may have a value that looks like an AI', () => {
    expect(parseDigitalLink(`https://example.com/01/${gtin}/10/00/21/01`)).toEqual({
      ok: true,
      value: `^01${gtin}1000^2101`,
    });
  });

  test.each([
    [`https://example.com/01/${gtin}/21/S/10/L`, 'DL_QUALIFIERS'],
    [`https://example.com/01/${gtin}/235/T/10/L`, 'DL_QUALIFIERS'],
    [`https://example.com/01/${gtin}/99/X`, 'DL_QUALIFIERS'],
    [`https://example.com/01/${gtin}/10/`, 'DL_VALUE_EMPTY'],
    [`https://example.com/01/${gtin}/`, 'DL_NO_KEY'],
    [`https://example.com/01/${gtin}/10`, 'DL_NO_KEY'],
    [`https://example.com/10/L`, 'DL_NO_KEY'],
    [`https://example.com/01/${gtin}?21=S`, 'DL_AI_BELONGS_IN_PATH'],
    [`https://example.com/01/${gtin}/235/T?10=L`, 'DL_AI_BELONGS_IN_PATH'],
    [`https://example.com/00/006141411234567890?21=S`, 'DL_AI_NOT_AN_ATTRIBUTE'],
    [`https://example.com/01/${gtin}?8200=http`, 'DL_AI_NOT_AN_ATTRIBUTE'],
    [`https://example.com/01/${gtin}?89=A`, 'AI_UNKNOWN'],
    [`https://example.com/01/${gtin}?1=A`, 'AI_UNKNOWN'],
    [`https://example.com/01/${gtin}?99=A&99=A`, 'DL_AI_REPEATED'],
    [`https://example.com/01/${gtin}?99=%00`, 'DL_VALUE_HAS_NUL'],
    [`https://example.com/01/${gtin}?99=A%5EB`, 'AI_VALUE_HAS_CARET'],
    [`https://example.com/01/${gtin}?99=%C3%A9`, 'GS1_LINTER_INVALID_CSET82_CHARACTER'],
    [`https://example.com/01/${gtin} `, 'DL_ILLEGAL_CHARACTER'],
    [`https://exämple.com/01/${gtin}`, 'DL_ILLEGAL_CHARACTER'],
    [`https:///01/${gtin}`, 'DL_NO_PATH'],
    [`Https://example.com/01/${gtin}`, 'DL_SCHEME'],
    [`ftp://example.com/01/${gtin}`, 'DL_SCHEME'],
    [`https://example.com/01/09521234543214`, 'GS1_LINTER_INCORRECT_CHECK_DIGIT'],
  ])('%s is refused: %s', (uri, code) => {
    expect(codeOf(parseDigitalLink(uri))).toBe(code);
  });

  test('ignores parameters that are no AIs, and the fragment', () => {
    const uri = `HTTPS://EXAMPLE.COM/01/${gtin}?linkType=gs1:pip&17=261130&context=x&99&a=1&=2#99=Z`;
    expect(parseDigitalLink(uri)).toEqual({ ok: true, value: `^01${gtin}17261130` });
  });

  test('may have a short GTIN unless the reader is told to be strict', () => {
    const uri = 'https://example.com/01/4006381333931';
    expect(parseDigitalLink(uri)).toEqual({ ok: true, value: '^0104006381333931' });
    expect(codeOf(parseDigitalLink(uri, { permitZeroSuppressedGtins: false }))).toBe('AI_VALUE_TOO_SHORT');
    expect(codeOf(parseDigitalLink('https://example.com/01/400638133393'))).toBe(
      'GS1_LINTER_INCORRECT_CHECK_DIGIT',
    );
  });

  test('of an old label may have words for AIs if the reader is told so', () => {
    const uri = `https://example.com/gtin/${gtin}/lot/L/ser/S`;
    expect(codeOf(parseDigitalLink(uri))).toBe('DL_NO_KEY');
    expect(parseDigitalLink(uri, { permitConvenienceAlphas: true })).toEqual({
      ok: true,
      value: `^01${gtin}10L^21S`,
    });
    const inherited = `https://example.com/constructor/${gtin}`;
    expect(codeOf(parseDigitalLink(inherited, { permitConvenienceAlphas: true }))).toBe('DL_NO_KEY');
  });

  test('has the first key of the text as its key, and the stem without a second slash', () => {
    expect(generateDigitalLink(`(00)006141411234567890(01)${gtin}`, 'https://example.com/a/')).toEqual({
      ok: true,
      value: `https://example.com/a/00/006141411234567890?01=${gtin}`,
    });
  });

  test.each([
    ['(10)ABC', undefined, 'DL_NO_KEY'],
    [`(01)${gtin}(235)T(21)S`, undefined, 'DL_QUALIFIERS'],
    [`(01)${gtin}(8200)http`, undefined, 'DL_AI_NOT_AN_ATTRIBUTE'],
    [`(01)${gtin}(99)A(99)B`, undefined, 'AI_REPEATED_WITH_OTHER_VALUE'],
    [`(01)${gtin}`, 'example.com', 'DL_STEM'],
    [`(01)${gtin}`, 'https://example.com?x=', 'DL_STEM'],
    [`(01)${gtin}`, '', 'DL_STEM'],
    [`(01)${gtin}(10`, undefined, 'AI_SYNTAX'],
  ])('is not made of %s with the stem %s: %s', (text, stem, code) => {
    expect(codeOf(generateDigitalLink(text, stem))).toBe(code);
  });
});

describe('scan data', () => {
  test.each([
    ['DM', '^010952123454321310A^21B'],
    ['QR', '^0109521234543213'],
    ['QR', 'https://example.com/01/09521234543213/10/A%2FB'],
    ['QR', '\\^TESTING'],
    ['QR', '\\\\^TESTING'],
    ['QR', ''],
    ['DM', 'A^B'],
    ['DotCode', '^99A'],
    ['GS1_128_CCA', '^010952123454321310A^21B'],
    ['EAN13', '4006381333931'],
    ['EAN13', '4006381333931|^99COMPOSITE^98XYZ'],
    ['EAN8', '02345673'],
    ['ITF14', '09521234543213'],
  ])('of a %s with %s says the same when it is read', (sym, data) => {
    const scan = generateScanData(sym, data);
    if (!scan.ok) throw new Error(scan.message);
    expect(parseScanData(scan.value)).toEqual({ ok: true, value: { sym, data_caret: data } });
  });

  test('of a composite has a separator only behind an AI that needs one', () => {
    expect(generateScanData('GS1_128_CCA', '^0109521234543213|^99A')).toEqual({
      ok: true,
      value: ']e0010952123454321399A',
    });
    expect(generateScanData('GS1_128_CCA', '^10A|^99B')).toEqual({ ok: true, value: ']e010A\u001d99B' });
    expect(generateScanData('GS1_128_CCA', '^10A^|^99B')).toEqual({ ok: true, value: ']e010A\u001d99B' });
  });

  test('of a number takes it with its check digit, without, or as AI (01)', () => {
    for (const data of ['4006381333931', '400638133393', '^0104006381333931']) {
      expect(generateScanData('EAN13', data)).toEqual({ ok: true, value: ']E04006381333931' });
    }
    expect(generateScanData('UPCA', '^0100416000336108')).toEqual({ ok: true, value: ']E00416000336108' });
    expect(generateScanData('DataBarOmni', '24012345678905')).toEqual({
      ok: true,
      value: ']e00124012345678905',
    });
  });

  test.each([
    ['Aztec', 'A', 'SYMBOLOGY_UNKNOWN'],
    ['constructor', 'A', 'SYMBOLOGY_UNKNOWN'],
    ['EAN13', '4006381333932', 'SYMBOL_CHECK_DIGIT'],
    ['EAN13', '^0114006381333938', 'SYMBOL_NEEDS_DIGITS'],
    ['ITF14', '09521234543213|^99A', 'SYMBOL_TAKES_NO_COMPOSITE'],
    ['DataBarLimited', '24012345678905', 'SYMBOL_NUMBER_TOO_LARGE'],
    ['GS1_128_CCA', 'ABC', 'SYMBOL_NEEDS_ELEMENT_STRING'],
    ['GS1_128_CCA', '^99A|99B', 'FNC1_MISSING'],
    ['DM', '^0109521234543214', 'GS1_LINTER_INCORRECT_CHECK_DIGIT'],
  ])('of a %s with %s is refused: %s', (sym, data, code) => {
    expect(codeOf(generateScanData(sym, data))).toBe(code);
  });

  test.each([
    ['0109521234543213', 'SCAN_IDENTIFIER_MISSING'],
    [']d', 'SCAN_IDENTIFIER_MISSING'],
    [']A0ABC', 'SCAN_IDENTIFIER_UNKNOWN'],
    [']d2', 'ELEMENT_STRING_EMPTY'],
    [']d210A^B', 'SCAN_DATA_HAS_CARET'],
    [']E0400638133393', 'SYMBOL_NEEDS_DIGITS'],
    [']E04006381333932', 'SYMBOL_CHECK_DIGIT'],
    [']E04006381333931|99A', 'SCAN_COMPOSITE'],
    [']E04006381333931|]e0', 'ELEMENT_STRING_EMPTY'],
    [']I109521234543213|]e099A', 'SCAN_COMPOSITE'],
    [']Q1https://example.com/', 'DL_NO_KEY'],
  ])('%s is refused: %s', (scan, code) => {
    expect(codeOf(parseScanData(scan))).toBe(code);
  });
});
