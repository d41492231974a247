import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runJob } from '../support/jobs.ts';
import { labels, print, reaches, roomWithSheet, sheetOf } from '../support/printing.ts';
import { csvFile, temporaryFolder } from '../support/room.ts';

/** A roll: chunks are 200 labels, and small runs have several. */
const roll = { sheet_template: 'roll_50x25mm' };

test('a start position leaves the first cells of the first sheet empty and no others', async () => {
  const { room, client, job } = await roomWithSheet(70, { counts: true });
  const run = await print(client, job, { start_position: 61 });
  expect(run).toMatchObject({ status: 'completed', sheets: 3, total_labels: 70, labels: { printed: 70 } });
  const cells = labels(room, run).map(({ sheet, cell }) => `${sheet}/${cell}`);
  expect(cells.slice(0, 4)).toEqual(['1/60', '1/61', '1/62', '2/0']);
  expect(cells.at(-1)).toBe('3/3');
});

test('a start position beyond the sheet is refused with the size of the sheet', async () => {
  const { room, client, job } = await roomWithSheet(3);
  await expect(print(client, job, { start_position: 64 })).rejects.toThrow(
    'A sheet of 63up_1in_letter has 63 labels; it has no position 64.',
  );
  expect(room.db.prepare('SELECT count(*) FROM runs').pluck().get()).toBe(0);
});

test('copies lie side by side, and a run of copies says which is which', async () => {
  const { room, client, job } = await roomWithSheet(3, { counts: true });
  const run = await print(client, job, { copies: 2, reason: 'one for the box, one for the file' });
  expect(run).toMatchObject({ status: 'completed', total_labels: 6 });
  expect(labels(room, run).map(({ position, copy }) => `${position}.${copy}`)).toEqual([
    '1.1',
    '1.2',
    '2.1',
    '2.2',
    '3.1',
    '3.2',
  ]);
});

test('copies of serials without a reason are refused', async () => {
  const { client, job } = await roomWithSheet(3);
  await expect(print(client, job, { copies: 2 })).rejects.toThrow('2 copies of each need a reason');
});

test('a range of sheets prints exactly its labels', async () => {
  const { room, client, job } = await roomWithSheet(200, { counts: true });
  const run = await print(client, job, { sheets: { first: 2, last: 3 } });
  expect(run).toMatchObject({ status: 'completed', sheets: 2, total_labels: 126, labels: { printed: 126 } });
  const numbers = labels(room, run).map(({ number }) => number);
  expect([numbers[0], numbers.at(-1), numbers.length]).toEqual([64, 189, 126]);
});

test.for([
  [{ first: 3, last: 2 }, 'The range of sheets 3-2 runs backwards.'],
  [{ first: 1, last: 5 }, 'This run has 4 sheets; there is no sheet 5.'],
] as const)('an impossible range of sheets is refused: %j', async ([sheets, sentence]) => {
  const { room, client, job } = await roomWithSheet(200);
  await expect(print(client, job, { sheets })).rejects.toThrow(sentence);
  expect(room.db.prepare('SELECT count(*) FROM runs').pluck().get()).toBe(0);
});

test('a chunk is 20 sheets, each one file with the hash that was stored', async () => {
  const { room, client, job } = await roomWithSheet(1_300, { counts: true });
  const run = await print(client, job);
  expect(run.chunks.map(({ sheets, labels: count, status }) => [sheets, count, status])).toEqual([
    [20, 1_260, 'printed'],
    [1, 40, 'printed'],
  ]);
  const folder = join(room.paths.folder, 'printed');
  expect(readdirSync(folder).toSorted()).toEqual([`run-${run.run_id}-001.pdf`, `run-${run.run_id}-002.pdf`]);
  for (const chunk of run.chunks) expect(await sha256(chunk.saved_as)).toBe(chunk.print_file_sha256);
});

test('a chunk of a roll is 200 labels', async () => {
  const { client, job } = await roomWithSheet(210, {
    counts: true,
    asset: roll,
  });
  const run = await print(client, job);
  expect(run.chunks.map(({ labels: count }) => count)).toEqual([200, 10]);
});

test('what is previewed is what prints: with nothing special the print file has the pages of the artifact', async () => {
  const { client, job } = await roomWithSheet(70, { counts: true });
  const run = await print(client, job);
  expect(run.chunks[0]?.print_file_sha256).toBe(job.sha256);
});

test('runs of one printer end in the order they were accepted, two printers work side by side', async () => {
  const { room, client, job } = await roomWithSheet(260, { counts: true, asset: roll });
  const other = join(temporaryFolder(), 'other');
  await client.printing.addPrinter({ name: 'other', driver: 'folder', uri: other });
  await client.printing.setCountsAsPrinted({ printer: 'other', counts: true });
  const log: string[] = [];
  room.changes.on('run', (_organisation, run) => log.push(`${run.run_id} ${run.status}`));
  const first = await client.printing.start({
    job_id: job.job_id,
    printer: 'folder',
    sheets: { first: 1, last: 150 },
  });
  const second = await client.printing.start({
    job_id: job.job_id,
    printer: 'folder',
    sheets: { first: 151, last: 200 },
  });
  const beside = await client.printing.start({
    job_id: job.job_id,
    printer: 'other',
    sheets: { first: 201, last: 250 },
  });
  await room.printing.waitForIdle();
  const at = (run: { run_id: string }, status: string): number => log.indexOf(`${run.run_id} ${status}`);
  expect(at(first, 'completed')).toBeGreaterThanOrEqual(0);
  expect(at(second, 'printing')).toBeGreaterThan(at(first, 'completed'));
  expect(at(beside, 'printing')).toBeLessThan(at(first, 'completed'));
  expect(at(beside, 'completed')).toBeGreaterThanOrEqual(0);
});

test('a run that is cancelled before its turn prints nothing and frees every label', async () => {
  const { room, client, job } = await roomWithSheet(70, { counts: true });
  const first = await client.printing.start({
    job_id: job.job_id,
    printer: 'folder',
    sheets: { first: 1, last: 1 },
  });
  const second = await client.printing.start({
    job_id: job.job_id,
    printer: 'folder',
    sheets: { first: 2, last: 2 },
  });
  const cancelled = await client.printing.cancel({ run_id: second.run_id, by: 'Ann' });
  expect(cancelled).toMatchObject({
    status: 'cancelled',
    message: 'cancelled by Ann',
    labels: { failed: 7 },
  });
  await client.admin.waitForRun({ run_id: first.run_id });
  expect(readdirSync(join(room.paths.folder, 'printed'))).toHaveLength(1);
});

test('a run that is cancelled between two chunks keeps the first and takes back the rest', async () => {
  const { room, client, job } = await roomWithSheet(450, { counts: true, asset: roll });
  const order = await client.printing.start({ job_id: job.job_id, printer: 'folder' });
  await reaches(room, order.run_id, (run) => run.chunks[0]?.status === 'printed');
  await client.printing.cancel({ run_id: order.run_id, by: 'Ann' });
  const run = await client.admin.waitForRun({ run_id: order.run_id });
  expect(run).toMatchObject({
    status: 'cancelled',
    message: 'cancelled by Ann',
    labels: { printed: 200, failed: 250 },
  });
  expect(run.chunks.map(({ status }) => status)).toEqual(['printed', 'failed', 'failed']);
  expect(await client.system.verifyLedger({})).toMatchObject({ ok: true, events: 200 });
});

test('a printer with another stock loaded is refused with both sizes', async () => {
  const { client, job } = await roomWithSheet(3);
  await client.printing.addPrinter({
    name: 'a4',
    driver: 'folder',
    uri: temporaryFolder(),
    stock: '21up_63x38_a4',
  });
  await expect(print(client, job, { printer: 'a4' })).rejects.toThrow(
    'a4 has 21up_63x38_a4 loaded (210.0 x 297.0 mm); these sheets are 63up_1in_letter (215.9 x 279.4 mm, 8.5 x 11 in).',
  );
});

test('another stock of the same page size is taken', async () => {
  const { client, job } = await roomWithSheet(3, { counts: true });
  await client.printing.addPrinter({
    name: 'letter',
    driver: 'folder',
    uri: temporaryFolder(),
    stock: '30up_address_letter',
  });
  expect(await print(client, job, { printer: 'letter' })).toMatchObject({ status: 'confirming' });
});

test('an unknown printer is refused with the names there are', async () => {
  const { client, job } = await roomWithSheet(3);
  await expect(print(client, job, { printer: 'zebra' })).rejects.toThrow(
    'There is no printer "zebra". Printers: folder.',
  );
});

test('a job that failed is not printed', async () => {
  const { client } = await roomWithSheet(3);
  const empty = await sheetOf(client, { gtins: ['09521234000020'] });
  expect(empty.status).toBe('failed');
  await expect(print(client, empty)).rejects.toThrow('only a completed job can be printed');
});

test('an archive of symbols is not printed', async () => {
  const { room, client } = await roomWithSheet(3);
  const archive = await runJob(room, { scope: 'serials', export_type: 'datamatrix', file_format: 'svg' });
  expect(archive.status).toBe('completed');
  await expect(print(client, archive)).rejects.toThrow(
    'is an archive of symbols; only label sheets can be printed',
  );
});

test('shell characters in names of printers, operators and folders spool nothing dangerous', async () => {
  const { room, client, job } = await roomWithSheet(3);
  const bait = join(room.paths.folder, 'bait');
  const nasty = `$(touch ${bait}) ; touch ${bait} | \`touch ${bait}\` && ../../x "'`;
  const folder = join(temporaryFolder(), '$(touch bait); "x"');
  await client.printing.addPrinter({ name: nasty.slice(0, 100).trim(), driver: 'folder', uri: folder });
  await client.printing.setCountsAsPrinted({ printer: nasty.slice(0, 100).trim(), counts: true });
  const run = await print(client, job, {
    printer: nasty.slice(0, 100).trim(),
    operator: nasty.slice(0, 100).trim(),
  });
  expect(run).toMatchObject({ status: 'completed', operator: nasty.slice(0, 100).trim() });
  expect(readdirSync(folder)).toEqual([`run-${run.run_id}-001.pdf`]);
  expect(existsSync(bait)).toBe(false);
});

test.for([
  ['folder', 'relative/path'],
  ['cups', '-h evil.example:631'],
  ['cups', '-oraw'],
  ['cups', 'cups://-h/queue'],
  ['cups', 'two words'],
  ['cups', 'queue/instance'],
] as const)(
  'the address of a %s printer is refused where it could be something else: %s',
  async ([driver, uri]) => {
    const { client } = await roomWithSheet(1);
    await expect(client.printing.addPrinter({ name: 'x', driver, uri })).rejects.toThrow(
      /is no address for a/,
    );
  },
);

test('a request with the same serial twice prints it once', async () => {
  const { room, client } = await roomWithSheet(3, { counts: true });
  const all = await client.jobs.preview({ scope: 'serials', filters: {}, limit: 3 });
  const ids = all.rows.map(({ id }) => id);
  const job = await sheetOf(client, { serial_ids: [...ids, ...ids] });
  expect(job.total_items).toBe(3);
  await client.admin.importFile({ path: csvFile('gtin,lot,serial\n09521234000013,LOT1,S000001\n') });
  const run = await print(client, job);
  expect(labels(room, run)).toHaveLength(3);
});

async function sha256(path: string | null | undefined): Promise<string> {
  const { createHash } = await import('node:crypto');
  const { readFile } = await import('node:fs/promises');
  return createHash('sha256')
    .update(await readFile(path ?? ''))
    .digest('hex');
}
