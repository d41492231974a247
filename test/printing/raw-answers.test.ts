import { expect, test } from 'vitest';
import { isWhole, question, readDeviceWord } from '../../src-main/core/printing/drivers/raw/device-word.ts';
import { readIdentity } from '../../src-main/core/printing/drivers/raw/ask-identity.ts';
import { readZebraCounter } from '../../src-main/core/printing/drivers/raw/zebra.ts';

/** What devices answer on port 9100, as their manuals print it. */

const idle = ['030,0,0,1245,000,0,0,0,000,0,0,0', '000,0,0,0,0,2,6,0,00000000,1,000', '1234,0'] as const;

test('a Zebra with nothing left is idle', () => {
  expect(readDeviceWord(hostStatus(...idle))).toEqual({
    language: 'zebra',
    reasons: [],
    activity: 'idle',
    message: null,
    counter: null,
  });
});

test.for([
  ['formats in its buffer', '030,0,0,1245,002,0,0,0,000,0,0,0', idle[1]],
  ['a full buffer', '030,0,0,1245,000,1,0,0,000,0,0,0', idle[1]],
  ['half a format', '030,0,0,1245,000,0,0,1,000,0,0,0', idle[1]],
  ['labels remaining', idle[0], '000,0,0,0,0,2,6,0,00000007,1,000'],
  ['a label waiting to be taken', idle[0], '000,0,0,0,0,2,6,1,00000000,1,000'],
] as const)('a Zebra with %s is at work', ([, first, second]) => {
  expect(readDeviceWord(hostStatus(first, second, idle[2]))).toMatchObject({ reasons: [], activity: 'busy' });
});

test.for([
  ['media_empty', '030,1,0,1245,000,0,0,0,000,0,0,0', idle[1]],
  ['paused', '030,0,1,1245,000,0,0,0,000,0,0,0', idle[1]],
  ['attention', '030,0,0,1245,000,0,0,0,000,0,0,1', idle[1]],
  ['cover_open', idle[0], '000,0,1,0,0,2,6,0,00000000,1,000'],
  ['marker_empty', idle[0], '000,0,0,1,0,2,6,0,00000000,1,000'],
] as const)('the flag of ~HS for %s', ([reason, first, second]) => {
  expect(readDeviceWord(hostStatus(first, second, idle[2]))?.reasons).toEqual([reason]);
});

test.for([
  ['00000000', []],
  ['00000001', ['media_empty']],
  ['00000002', ['marker_empty']],
  ['00000005', ['media_empty', 'cover_open']],
  ['00000008', ['attention']],
  ['00004000', ['media_jam']],
  ['00010000', ['paused']],
  ['00080000', ['media_needed']],
  ['80000000', ['attention']],
] as const)('the errors %s of ~HQES', ([bits, reasons]) => {
  const word = readDeviceWord(errorReport(bits));
  expect(word).toMatchObject({ language: 'zebra', reasons, activity: 'unknown' });
});

test.for([
  [10001, 'TRUE', [], 'idle'],
  [10006, 'TRUE', [], 'idle'],
  [10023, 'TRUE', [], 'busy'],
  [40000, 'TRUE', [], 'idle'],
  [10002, 'FALSE', ['paused'], 'idle'],
  [30016, 'TRUE', [], 'idle'],
  [35075, 'FALSE', ['attention'], 'unknown'],
  [40021, 'FALSE', ['cover_open'], 'unknown'],
  [40022, 'FALSE', ['media_jam'], 'unknown'],
  [41213, 'FALSE', ['media_empty'], 'unknown'],
  [42202, 'FALSE', ['media_jam'], 'unknown'],
  [50004, 'FALSE', ['attention'], 'unknown'],
] as const)('the PJL code %i, on line %s', ([code, online, reasons, activity]) => {
  const text = `@PJL INFO STATUS\r\nCODE=${code}\r\nDISPLAY="00 HELLO"\r\nONLINE=${online}\r\n\f`;
  expect(readDeviceWord(text)).toEqual({
    language: 'pjl',
    reasons,
    activity,
    message: '00 HELLO',
    counter: null,
  });
});

test.for([
  ['@PJL INFO PAGECOUNT\r\nPAGECOUNT=183933\r\n\f', 183_933],
  ['@PJL INFO PAGECOUNT\r\n183933\r\n\f', 183_933],
  ['@PJL INFO PAGECOUNT\r\n"?"\r\n\f', null],
] as const)('a page count in %j', ([text, counter]) => {
  const status = '@PJL INFO STATUS\r\nCODE=10001\r\nDISPLAY="READY"\r\nONLINE=TRUE\r\n\f';
  expect(readDeviceWord(status + text)?.counter).toBe(counter);
});

test.for([
  ['"12345"', 12_345],
  ['"?"', null],
  ['', null],
] as const)('a label count in %j', ([text, counter]) => {
  expect(readZebraCounter(text)).toBe(counter);
});

test.for(['', 'HTTP/1.1 400 Bad Request\r\n', '%PDF-1.7', '\u0002garbage\u0003', '\u00021,2,3\u0003'])(
  '%j is no answer',
  (text) => {
    expect(readDeviceWord(text)).toBeNull();
    expect(readIdentity(text)).toMatchObject({ model: null, dpi: null });
  },
);

test('an answer is whole when its last part is there', () => {
  const zebra = errorReport('00000000') + hostStatus(...idle);
  expect(isWhole(zebra)).toBe(true);
  expect(isWhole(zebra.slice(0, -6))).toBe(false);
  expect(isWhole('@PJL INFO STATUS\r\nCODE=10001\r\n\f')).toBe(false);
  expect(isWhole('@PJL INFO STATUS\r\nCODE=10001\r\n\f@PJL INFO PAGECOUNT\r\n7\r\n\f')).toBe(true);
});

test('the question holds nothing that a PJL printer would print', () => {
  const lines = question.split('\r\n').map((line) => line.replaceAll('\u001B%-12345X', ''));
  expect(lines.every((line) => line === '' || line.startsWith('@PJL '))).toBe(true);
});

function hostStatus(...strings: readonly string[]): string {
  return strings.map((line) => `\u0002${line}\u0003\r\n`).join('');
}

function errorReport(bits: string): string {
  const any = bits === '00000000' ? 0 : 1;
  return `\u0002\r\n  PRINTER STATUS\r\n   ERRORS:         ${any} 00000000 ${bits}\r\n   WARNINGS:       0 00000000 00000000\r\n\u0003`;
}
