import { expect, test } from 'vitest';
import type { LabelExportAssetConfig } from '../../../src-shared/models/label-export.ts';
import type { PrintRoom } from '../../../src-main/core/print-room.ts';
import { artifactOf, importRows, organisationOf, runJob, sheetRequest } from '../../support/jobs.ts';
import { needs } from '../../support/needs.ts';
import { rasterise, readSymbols } from '../../support/raster.ts';
import { clientOf, openTestRoom } from '../../support/room.ts';
import { execFileSync } from 'node:child_process';

const poppler = needs('poppler-utils', '/usr/bin/pdftoppm');
const gtin = '09521234000013';

async function labelOf(room: PrintRoom, symbol: 'qr' | 'datamatrix') {
  const config: LabelExportAssetConfig = { sheet_template: 'roll_100x50mm', symbol };
  const job = await runJob(room, sheetRequest(config, 'lots'));
  expect(job.error).toBeNull();
  const { path } = await artifactOf(room, job);
  const [page] = rasterise(path, 600, { first: 1, last: 1 });
  if (!page) throw new Error('No page');
  const [seen] = await readSymbols(page);
  return { job, path, symbol: seen?.text, words: execFileSync('pdftotext', [path, '-']).toString() };
}

test.skipIf(!poppler)('the symbol and the words follow what the dates of a product are', async () => {
  const room = await openTestRoom();
  const client = clientOf(room);
  await importRows(room, `gtin,lot,expiry\n${gtin},L1,2027-12-31\n`);
  const before = await labelOf(room, 'qr');
  expect(before.symbol).toMatch(/\?17=271231$/);
  expect(before.words).toContain('USE BY 2027-12-31');
  expect((await labelOf(room, 'datamatrix')).symbol).toBe(`01${gtin}1727123110L1`);

  expect(await client.catalog.editProduct({ gtin: '9521234000013', date_kind: 'best_before' })).toMatchObject(
    {
      gtin,
      date_kind: 'best_before',
      changed: true,
      dates: 1,
      labelled: 0,
    },
  );
  const after = await labelOf(room, 'qr');
  expect(after.symbol).toMatch(/\?15=271231$/);
  expect(after.words).toContain('BEST BEFORE 2027-12-31');
  const datamatrix = await labelOf(room, 'datamatrix');
  expect(datamatrix.symbol).toBe(`01${gtin}1527123110L1`);
  expect(datamatrix.words).toContain('BEST BEFORE');
  expect((await client.catalog.products({}))[0]).toMatchObject({ gtin, date_kind: 'best_before' });
});

test.skipIf(!poppler)(
  'a job that was accepted before prints what it froze, and its record says so',
  async () => {
    const room = await openTestRoom();
    const client = clientOf(room);
    await importRows(room, `gtin,lot,expiry\n${gtin},L1,2027-12-31\n`);
    await client.printing.setCountsAsPrinted({ printer: 'folder', counts: true });
    const { job, path } = await labelOf(room, 'qr');
    const run = await client.printing.start({ job_id: job.job_id, printer: 'folder' });
    await room.printing.waitForRun(organisationOf(room).id, run.run_id);
    const events = room.db.prepare('SELECT * FROM lifecycle_events').all();
    expect(events).toHaveLength(1);

    expect(await client.catalog.editProduct({ gtin, date_kind: 'best_before' })).toMatchObject({
      labelled: 1,
    });
    expect(room.db.prepare('SELECT date_kind FROM items').pluck().all()).toEqual(['use_by']);
    expect(room.db.prepare('SELECT * FROM lifecycle_events').all()).toEqual(events);
    expect((await client.system.verifyLedger({})).ok).toBe(true);
    const again = await client.printing.start({ job_id: job.job_id, printer: 'folder' });
    const ended = await room.printing.waitForRun(organisationOf(room).id, again.run_id);
    expect(ended.chunks[0]?.print_file_sha256).toBe(job.sha256);
    expect(execFileSync('pdftotext', [path, '-']).toString()).toContain('USE BY');
  },
);

test('a name can be given and taken, and nothing happens to what was not said', async () => {
  const room = await openTestRoom();
  const client = clientOf(room);
  await importRows(room, `gtin,lot,best_before\n${gtin},L1,2027-12-31\n`);
  expect(await client.catalog.editProduct({ gtin, name: ' Cheese ' })).toMatchObject({
    name: 'Cheese',
    date_kind: 'best_before',
    changed: true,
  });
  expect(await client.catalog.editProduct({ gtin, date_kind: 'best_before' })).toMatchObject({
    name: 'Cheese',
    changed: false,
  });
  expect(await client.catalog.editProduct({ gtin, name: '' })).toMatchObject({ name: null });
});

test('an unknown product and a wrong check digit are said', async () => {
  const room = await openTestRoom();
  const client = clientOf(room);
  await expect(client.catalog.editProduct({ gtin, date_kind: 'use_by' })).rejects.toThrow(
    `There is no product with the GTIN ${gtin} here.`,
  );
  await expect(client.catalog.editProduct({ gtin: '09521234000014', date_kind: 'use_by' })).rejects.toThrow(
    /check digit/i,
  );
});
