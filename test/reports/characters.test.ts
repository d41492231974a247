import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { glyphTest } from '../../src-main/core/render/glyph-table.ts';
import { fontFile } from '../../src-main/core/render/sheet-font.ts';
import { WritableText } from '../../src-main/core/documents/writable-text.ts';
import type { ReportOrder } from '../../src-shared/contract/reports.ts';
import { needs } from '../support/needs.ts';
import { print, roomWithSheet } from '../support/printing.ts';
import { sourcePorts } from '../support/source-ports.ts';
import { csvFile, temporaryFolder } from '../support/room.ts';

const gtin = '09521234000013';
const reason = '紙が切れた 🙂 عربى, Χαρτί, папір, [U+6F22]';
const written =
  '[U+7D19 U+304C U+5207 U+308C U+305F] [U+1F642] [U+0639 U+0631 U+0628 U+0649], Χαρτί, папір, [U+005B]U+6F22]';

/** What a reader of the report does to have the text back. */
function readBack(text: string): string {
  return text.replaceAll(/\[(U\+[0-9A-F]+(?: U\+[0-9A-F]+)*)\]/g, (_all, numbers: string) =>
    numbers
      .split(' ')
      .map((number) => String.fromCodePoint(Number.parseInt(number.slice(2), 16)))
      .join(''),
  );
}

function textOf(): WritableText {
  const { resources } = sourcePorts(temporaryFolder());
  return new WritableText(glyphTest(readFileSync(join(resources, fontFile))));
}

test.for([
  'plain words, 100 %',
  reason,
  'two\nlines',
  'a\u200bb \u202edrow\u202c',
  '👩‍🔬 family 👨‍👩‍👧',
  'lone \ud83d half',
  '[U+0041] [U+6F22 U+5B57] [[U+6F22]] [U+12]',
  '\u0000\u007f\u00ad',
  'x\u0301\u0302',
])('a text that the font cannot write is still read back whole: %j', (text) => {
  expect(readBack(textOf().of(text))).toBe(text);
});

test('a letter and its accent are one character, and what the font has needs no note', () => {
  const text = textOf();
  expect(text.of('Mu\u0308ller, Łódź, Ελλάδα, Київ, 5 €')).toBe('Müller, Łódź, Ελλάδα, Київ, 5 €');
  expect(text.note()).toBeNull();
});

test.skipIf(!needs('poppler-utils', '/usr/bin/pdftotext'))(
  'reports write what their font does not have as Unicode numbers and say so, and the trace as CSV has it itself',
  async () => {
    const { client, job } = await roomWithSheet(70, { counts: false });
    await client.admin.importFile({
      path: csvFile(`gtin,lot,product_name\n${gtin},LOT1,漢字 Ελιά\n`),
    });
    const run = await print(client, job);
    await client.printing.settle({ run_id: run.run_id, good_sheets: 2, reason, operator: '田中' });
    const subject = { gtin, lot: 'LOT1' };
    await client.reports.close({ subject, applied: 69, reason: '1枚', operator: '田中' });
    const textOfReport = async (order: ReportOrder): Promise<string> => {
      const made = await client.reports.make(order);
      const { bytes } = await client.reports.range({ report_id: made.report_id, begin: 0, end: made.bytes });
      const path = join(temporaryFolder(), made.file_name);
      writeFileSync(path, Buffer.from(await bytes.arrayBuffer()));
      if (path.endsWith('.csv')) return readFileSync(path, 'utf8');
      return execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ');
    };
    const note = 'Written as Unicode numbers, because the font of this report does not have them: ';
    const ofRun = await textOfReport({ report: 'run', run_id: run.run_id });
    expect(ofRun).toContain(`Message ${written}`);
    expect(ofRun).toContain(note);
    const ofLot = await textOfReport({ report: 'lot', ...subject });
    expect(ofLot).toContain('Product [U+6F22 U+5B57] Ελιά');
    const closed = await textOfReport({ report: 'reconciliation', subject });
    expect(closed).toContain('By [U+7530 U+4E2D]');
    expect(closed).toContain('Reason 1[U+679A]');
    expect(closed).toContain(`${note}U+7530, U+4E2D, U+679A.`);
    const trace = await textOfReport({ report: 'trace', ...subject, format: 'pdf' });
    expect(trace).toContain('[U+7530 U+4E2D]');
    expect(trace).toContain(`${note}U+7530, U+4E2D, U+7D19`);
    expect(await textOfReport({ report: 'trace', ...subject, format: 'csv' })).toContain(`"${reason}"`);
  },
);
