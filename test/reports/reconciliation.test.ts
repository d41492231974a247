import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ReportOrder } from '../../src-shared/contract/reports.ts';
import { needs } from '../support/needs.ts';
import { print, roomWithSheet, sheetOf, type Client } from '../support/printing.ts';
import { temporaryFolder } from '../support/room.ts';

const gtin = '09521234000013';
const lot = { gtin, lot: 'LOT1' };

async function reportOf(
  client: Client,
  order: ReportOrder,
): Promise<{ bytes: Buffer; name: string; sha256: string }> {
  const made = await client.reports.make(order);
  const { bytes } = await client.reports.range({ report_id: made.report_id, begin: 0, end: made.bytes });
  return { bytes: Buffer.from(await bytes.arrayBuffer()), name: made.file_name, sha256: made.sha256 };
}

/** Words of a PDF in reading order, with single blanks. */
function textOf(pdf: Buffer): string {
  const path = join(temporaryFolder(), 'report.pdf');
  writeFileSync(path, pdf);
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ');
}

test('the accounts of a run and of its lot add up, and what is beyond the limits needs a reason', async () => {
  const { client, job } = await roomWithSheet(40, { counts: true });
  const run = await print(client, job);
  const lots = await sheetOf(client, {}, {}, 'lots');
  await print(client, lots, { copies: 20, spare: { labels: 2 } });
  await client.events.record({ event_type: 'SAMPLED', items: [{ ...lot, quantity: 3 }], reason: 'retained' });
  await client.events.record({ event_type: 'SCRAPPED', items: [{ scan: 'S000004' }], reason: 'torn' });
  const subject = { run_id: run.run_id };
  expect(await client.reports.accounts({ subject })).toMatchObject({
    issued: 40,
    applied: null,
    beyond: false,
  });
  expect(await client.reports.accounts({ subject, applied: 39 })).toMatchObject({
    scrapped: 1,
    unaccounted: 0,
  });
  expect(await client.reports.accounts({ subject: lot, applied: 58 })).toMatchObject({
    printed: 62,
    spare: 2,
    issued: 62,
    sampled: 3,
    scrapped: 1,
    unaccounted: 0,
    beyond: false,
  });
  // One missing is beyond the usual limit of none.
  await expect(client.reports.close({ subject: lot, applied: 57 })).rejects.toThrow(
    '1 label of lot LOT1 of GTIN 09521234000013 is unaccounted for, more than 0 labels or 0 % may be. Say why.',
  );
  await client.system.setSetting({ key: 'reconciliation_limit_percent', value: 2 });
  expect(await client.reports.close({ subject: lot, applied: 57, operator: 'Ann' })).toMatchObject({
    version: 1,
  });
  await expect(client.reports.close({ subject: lot, applied: 70 })).rejects.toThrow(
    'accounted for and never issued',
  );
  const second = await client.reports.close({
    subject: lot,
    applied: 55,
    reason: 'roll dropped',
    operator: 'Ann',
  });
  expect(second).toMatchObject({
    version: 2,
    reason: 'roll dropped',
    operator: 'Ann',
    accounts: { unaccounted: 3, beyond: true },
  });
  const all = await client.reports.reconciliations({ subject: lot });
  expect(all.map(({ version, accounts }) => [version, accounts.applied])).toEqual([
    [1, 57],
    [2, 55],
  ]);
  expect(all[1]).toEqual(second);
});

test('nothing is closed while labels wait for a settlement, or where nothing was printed', async () => {
  const { client, job } = await roomWithSheet(3, { counts: false });
  await expect(client.reports.close({ subject: lot, applied: 0 })).rejects.toThrow(
    'Nothing was printed of lot LOT1',
  );
  const run = await print(client, job);
  for (const subject of [lot, { run_id: run.run_id }]) {
    await expect(client.reports.close({ subject, applied: 3 })).rejects.toThrow('3 labels of');
  }
});

test.skipIf(!needs('poppler-utils', '/usr/bin/pdftotext'))(
  'reports say who, what, how it is known and the head of the ledger, and come out the same byte by byte',
  async () => {
    const { room, client, job } = await roomWithSheet(70, { counts: false });
    const run = await print(client, job, { operator: 'Ann' });
    await client.printing.settle({
      run_id: run.run_id,
      good_sheets: 1,
      last_good: 2,
      reason: 'ribbon',
      operator: 'Ben',
    });
    await client.lots.hold({ ...lot, reason: 'complaint' });
    await client.lots.release({ ...lot, reason: 'checked' });
    const closed = await client.reports.close({ subject: lot, applied: 65, operator: 'Cleo' });
    const { heads } = { heads: room.ledger.heads(1) };
    const orders: ReportOrder[] = [
      { report: 'run', run_id: run.run_id },
      { report: 'lot', ...lot },
      { report: 'reconciliation', subject: lot },
      { report: 'trace', ...lot, format: 'pdf' },
      { report: 'trace', ...lot, format: 'csv' },
    ];
    const made = [];
    for (const order of orders) {
      const report = await reportOf(client, order);
      expect((await reportOf(client, order)).sha256, order.report).toBe(report.sha256);
      made.push(report);
    }
    const [ofRun, ofLot, ofClosed, tracePdf, traceCsv] = made.map(({ bytes }) => bytes);
    const runText = textOf(ofRun ?? Buffer.alloc(0));
    for (const words of [
      `run ${run.run_id}`,
      'Ordered by Ann',
      'PRINTED operator 65 65',
      'Ben 1 2 65 5 ribbon',
      run.chunks[0]?.print_file_sha256?.slice(0, 32) ?? '-',
      (await client.jobs.get({ job_id: job.job_id })).sha256?.slice(0, 32) ?? '-',
      room.station.id,
      heads.events.hash.slice(0, 32),
      'Name, date, signature',
    ]) {
      expect(runText).toContain(words);
    }
    const lotText = textOf(ofLot ?? Buffer.alloc(0));
    for (const words of ['complaint', 'released', 'checked', 'Issued 65 (65 printed, 0 reprinted)']) {
      expect(lotText).toContain(words);
    }
    const closedText = textOf(ofClosed ?? Buffer.alloc(0));
    for (const words of [
      'Version 1',
      'By Cleo',
      'Applied 65',
      closed.record.hash.slice(0, 32),
      'Checked by',
    ]) {
      expect(closedText).toContain(words);
    }
    const traceText = textOf(tracePdf ?? Buffer.alloc(0));
    for (const words of [
      'S000065',
      'PRINTED',
      'Ben',
      'folder',
      '2, 2',
      'S000070',
      'free',
      'page 1 of 2',
      'PRINTED: 65',
      'serials free, never printed: 5',
      `Last event ${heads.events.station_seq}, SHA-256 ${heads.events.hash}`,
      'Checked by: name, date, signature',
    ]) {
      expect(traceText).toContain(words);
    }
    const lines = (traceCsv ?? Buffer.alloc(0)).toString().trimEnd().split('\r\n');
    expect(lines).toHaveLength(71);
    expect(lines[65]).toMatch(
      new RegExp(`^${gtin},LOT1,S000065,printed,PRINTED,1,.*,Ben,folder,${run.run_id},2,2,`),
    );
    expect(lines[70]).toBe(`${gtin},LOT1,S000070,free${','.repeat(16)}`);
    expect(made[4]?.name).toBe(`trace-${gtin}-LOT1.csv`);
  },
);

test('a closed reconciliation is the same on paper whatever is printed later', async () => {
  const { client, job } = await roomWithSheet(4, { counts: true });
  const run = await print(client, job, { labels: { first: 1, last: 2 } });
  const subject = { run_id: run.run_id };
  await client.reports.close({ subject, applied: 2 });
  const before = await reportOf(client, { report: 'reconciliation', subject });
  await print(client, job, { labels: { first: 3, last: 4 } });
  await client.reports.close({ subject, applied: 1, reason: 'counted again' });
  expect((await reportOf(client, { report: 'reconciliation', subject, version: 1 })).sha256).toBe(
    before.sha256,
  );
  expect((await reportOf(client, { report: 'reconciliation', subject })).sha256).not.toBe(before.sha256);
  await expect(client.reports.make({ report: 'reconciliation', subject, version: 3 })).rejects.toThrow(
    'no such closed reconciliation',
  );
});

test('a trace crosses its slices without losing or doubling a serial', async () => {
  const { client } = await roomWithSheet(1_203, { counts: true });
  const job = await sheetOf(client, {}, { sheet_template: 'roll_50x25mm' });
  await print(client, job, { labels: { first: 400, last: 600 } });
  const { bytes } = await reportOf(client, { report: 'trace', ...lot, format: 'csv' });
  const lines = bytes
    .toString()
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(','));
  expect(lines.map(([, , serial]) => serial)).toEqual(
    Array.from({ length: 1_203 }, (_, index) => `S${String(index + 1).padStart(6, '0')}`),
  );
  expect(lines.filter(([, , , state]) => state === 'printed')).toHaveLength(201);
});
