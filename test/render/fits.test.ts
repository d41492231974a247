import { expect, test } from 'vitest';
import type { Job } from '../../src-shared/contract/jobs.ts';
import type { LabelExportAssetConfig } from '../../src-shared/models/label-export.ts';
import type { PrintRoom } from '../../src-main/core/print-room.ts';
import { filesIn, importRows, runJob, sheetRequest } from '../support/jobs.ts';
import { openTestRoom } from '../support/room.ts';

const gtin = '09521234000013';

async function jobFor(
  rows: readonly string[],
  config: LabelExportAssetConfig = {},
): Promise<Job & { room: PrintRoom }> {
  const room = await openTestRoom();
  await importRows(room, `gtin,lot,serial,expiry,product_name\n${rows.join('\n')}\n`);
  return { ...(await runJob(room, sheetRequest(config))), room };
}

test('a QR code that does not fit names the label, the sizes and the layout that fits', async () => {
  const job = await jobFor([`${gtin},LOT-2026-11-A,sn-42_longer_by_far,2027-12-31,`]);
  expect(job).toMatchObject({
    status: 'failed',
    error_code: 'label_does_not_fit',
    error:
      'serial sn-42_longer_by_far of GTIN 09521234000013: the QR code needs 19.1 mm, the label offers 17.9 mm; ' +
      'the layout datamatrix-1in fits',
  });
  expect(filesIn(job.room.paths.artifacts)).toEqual([]);
});

test('the way out that an error names is a way out', async () => {
  const rows = [`${gtin},LOT-2026-11-A,sn-42_longer_by_far,2027-12-31,`, `${gtin},A,WWWWWWWWWWWWWWWWWWWW,,`];
  const job = await jobFor(rows);
  const ways = [...(job.error ?? '').matchAll(/; the (?:stock (\S+) with the )?layout (\S+) fits/g)];
  expect(ways).toHaveLength(2);
  const serials = ['WWWWWWWWWWWWWWWWWWWW', 'sn-42_longer_by_far'];
  for (const [index, [, stock, layout]] of ways.entries()) {
    const config = { ...(stock && { sheet_template: stock }), ...(layout && { layout }) };
    const again = await runJob(job.room, sheetRequest(config));
    expect(again.error ?? '').not.toContain(serials[index]);
  }
});

test('where no other layout of the stock takes a label, another stock is named', async () => {
  // 20 + 20 characters that all need escapes: too much for every layout of the 1-inch label.
  const job = await jobFor([`${gtin},%%%%%%%%%%%%%%%%%%%%,WWWWWWWWWWWWWWWWWWWW,2027-12-31,`]);
  expect(job.error).toMatch(/; the stock \S+ with the layout qr-\S+ fits$/);
  const [, stock = ''] = /the stock (\S+) with/.exec(job.error ?? '') ?? [];
  expect(await runJob(job.room, sheetRequest({ sheet_template: stock }))).toMatchObject({
    status: 'completed',
  });
});

test('where nothing takes a label, nothing is promised', async () => {
  const job = await jobFor([`${gtin},LOT1,S1,,`], { x_dimension_mm: 5 });
  expect(job.error_code).toBe('label_does_not_fit');
  expect(job.error).toMatch(/needs 184\.8 mm, the label offers 17\.9 mm$/);
});

test('every bad label is named, up to a hundred, and the rest are counted', async () => {
  const rows = Array.from(
    { length: 130 },
    (_, index) => `${gtin},LOT-2026-11-A,sn-42_longer_${100_000 + index},2027-12-31,`,
  );
  const job = await jobFor([...rows, `${gtin},LOT-2026-11-A,GOOD,2027-12-31,`]);
  expect(job.error).toMatch(/^130 labels cannot be printed\. serial sn-42_longer_100000 of GTIN/);
  expect(job.error?.match(/serial sn-42_longer_\d+/g)).toHaveLength(100);
  expect(job.error).not.toContain('serial GOOD');
  expect(job.error).toMatch(/ \.\.\. and 30 more\.$/);
});

test('at 203 dpi the 1-inch circle is too coarse for a Digital Link, and the error says so', async () => {
  const job = await jobFor([`${gtin},LOT1,S000001,2027-12-31,`], { dpi: 203 });
  expect(job.error).toContain(
    'the QR code needs 20.5 mm, the label offers 17.9 mm; the layout datamatrix-1in fits',
  );
});

test('lot and serial of 16 characters fit the 1-inch circle at 5 pt', async () => {
  const job = await jobFor([`${gtin},ABCDEFGH12345678,,,`, `${gtin},A,ABCDEFGH12345678,,`]);
  expect(job.error).toBeNull();
  expect(await runJob(job.room, sheetRequest({}, 'lots'))).toMatchObject({
    status: 'completed',
    error: null,
  });
});

test('a character without a glyph is an error that names it, and not a box', async () => {
  const job = await jobFor([`${gtin},LOT1,S1,2027-12-31,抹茶`], { sheet_template: '21up_63x38_a4' });
  expect(job).toMatchObject({ status: 'failed', error_code: 'validation_error' });
  expect(job.error).toMatch(/^serial S1 of GTIN 09521234000013: the label font has no character "抹"/);
});

test('an accent that a Mac wrote as a character of its own is the letter it means', async () => {
  const composed = await jobFor([`${gtin},LOT1,S1,2027-12-31,Crème brûlée`], {
    sheet_template: '21up_63x38_a4',
  });
  const apart = await jobFor([`${gtin},LOT1,S1,2027-12-31,${'Crème brûlée'.normalize('NFD')}`], {
    sheet_template: '21up_63x38_a4',
  });
  expect(apart.error).toBeNull();
  expect(apart.sha256).toBe(composed.sha256);
});

test('a serial that a browser would take for a folder is refused as a link and fine as a DataMatrix', async () => {
  const job = await jobFor([`${gtin},LOT1,..,2027-12-31,`]);
  expect(job.error).toContain('serial .. of GTIN 09521234000013: ".." cannot be part of a web address');
  expect(await runJob(job.room, sheetRequest({ symbol: 'datamatrix' }))).toMatchObject({
    status: 'completed',
  });
});
