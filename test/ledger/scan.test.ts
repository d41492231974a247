import { expect, test } from 'vitest';
import { digitalLinkFor, elementStringFor, generateScanData } from '../../src-shared/gs1/index.ts';
import { readScan } from '../../src-shared/scan.ts';
import { roomWithSheet } from '../support/printing.ts';

const label = { gtin: '09521234000013', lot: 'LOT-1', serial: 'S(10)/%1' };
const date = { ai: '17', yymmdd: '271231' } as const;
const elements = elementStringFor({ ...label, date });
const link = digitalLinkFor({ ...label, date, host: 'id.example.com' });
const scanOf = (symbology: string, text: string): string => {
  const scan = generateScanData(symbology, text);
  return scan.ok ? scan.value : '';
};

test.for([
  ['DataMatrix with AIM prefix', scanOf('DM', elements)],
  ['QR code with AIM prefix and Digital Link', scanOf('QR', link)],
  ['GS1-128 with AIM prefix', scanOf('GS1_128_CCA', elements)],
  ['Digital Link', link],
  ['Digital Link as a wedge types it', `${link}\r\n`],
  ['element string without prefix', elements.slice(1).replaceAll('^', '\x1d')],
])('a label is read from a %s', ([, text]) => {
  expect(readScan(text ?? '')).toEqual({ ok: true, value: { kind: 'label', label } });
});

test('brackets are read, and a serial that only looks like GS1 data stays a serial', () => {
  expect(readScan('(01)09521234000013(21)S1')).toMatchObject({
    value: { label: { gtin: '09521234000013', serial: 'S1' } },
  });
  for (const serial of ['S000001', '(01)not', '0109521234000', '010952123400001421']) {
    expect(readScan(serial), serial).toEqual({ ok: true, value: { kind: 'text', text: serial } });
  }
});

test.for([']d2019999', ']q', 'https://id.example.com/01/09521234000014'])(
  'what claims to be GS1 data and is not is refused: %s',
  (text) => {
    expect(readScan(text)).toMatchObject({ ok: false });
  },
);

test('a reader that leaves out the separators is told what to change', async () => {
  const { client } = await roomWithSheet(2, { counts: true });
  const sample = (scan: string) =>
    client.events.record({ event_type: 'SAMPLED', items: [{ scan }], reason: 'x' });
  for (const scan of [
    '01095212340000131727123110LOT121S999999',
    '01095212340000131727123110LOT121S000001234567890',
    ']d201095212340000131727123110LOT121S999999',
  ]) {
    await expect(sample(scan), scan).rejects.toThrow('set it to send GS (ASCII 29) for FNC1');
  }
  // Where one cut alone gives a serial of that lot, it is that one.
  await expect(sample('01095212340000131727123110LOT121S000001')).rejects.toThrow(
    'No label of serial S000001',
  );
  await expect(sample('(01)09521234000013(10)NONE')).rejects.toThrow(/There is no lot NONE of GTIN \d+\.$/);
});
