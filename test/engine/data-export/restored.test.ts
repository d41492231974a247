import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dataPaths } from '../../../src-main/core/folder/paths.ts';
import { exportFolder, restoreFile, tablesOf, variedFolder } from '../../support/data-export.ts';
import { neverPrinted, print, roomWithSheet, sheetOf } from '../../support/printing.ts';
import { clientOf, csvFile, openTestRoom, serialsCsv } from '../../support/room.ts';

/** A folder with 70 serials, the first sheet of 63 printed, exported and restored; both are open. */
async function originalAndRestored() {
  const { room, client, job } = await roomWithSheet(70, { counts: true });
  await print(client, job, { sheets: { first: 1, last: 1 } });
  const { path } = await exportFolder(room.paths.folder);
  const { folder, report } = await restoreFile(path);
  const copy = await openTestRoom({ folder });
  return { room, client, job, copy, restored: clientOf(copy), report };
}

test('labels from before the archive ask before they are printed, and a reason is the answer', async () => {
  const { client, job, restored, report } = await originalAndRestored();
  // The original goes on: what the archive calls free is printed there.
  await print(client, job, { sheets: { first: 2, last: 2 } });
  expect((await restored.system.settings({}))['restored_from']).toBe(report.restored_from);
  expect(await neverPrinted(restored)).toBe(7);
  const rest = await sheetOf(restored, { never_printed: true });
  const asking = await print(restored, rest);
  expect(asking).toMatchObject({
    status: 'asking',
    question: { kind: 'restored', count: 7, sentence: expect.stringContaining('may have printed it since') },
  });
  const run = await restored.printing.answer({
    run_id: asking.run_id,
    decision: 'print',
    reason: 'the original was switched off',
  });
  expect(await restored.admin.waitForRun({ run_id: run.run_id })).toMatchObject({
    status: 'completed',
    labels: { printed: 7 },
  });
  expect(await restored.system.verifyLedger({})).toMatchObject({ ok: true, events: 70 });
});

test('what is printed in the archive asks as printed, not as restored', async () => {
  const { job, restored } = await originalAndRestored();
  expect(await print(restored, job, { sheets: { first: 1, last: 1 } })).toMatchObject({
    status: 'asking',
    question: { kind: 'already_printed', count: 63 },
  });
});

test('lots and products from before ask too; what came later does not', async () => {
  const { restored } = await originalAndRestored();
  for (const scope of ['lots', 'products'] as const) {
    expect(await print(restored, await sheetOf(restored, {}, {}, scope))).toMatchObject({
      status: 'asking',
      question: { kind: 'restored' },
    });
  }
  await restored.admin.importFile({ path: csvFile(serialsCsv(3, { lot: 'LATER', from: 500 })) });
  const later = await sheetOf(restored, {
    created_after: new Date(Date.now() - 3_600_000).toISOString(),
    gtins: ['09521234000013'],
    never_printed: true,
  });
  const asking = await print(restored, later);
  expect(asking.question).toMatchObject({ kind: 'restored', count: 7 });
  await restored.printing.answer({ run_id: asking.run_id, decision: 'skip' });
  expect(await restored.admin.waitForRun({ run_id: asking.run_id })).toMatchObject({
    status: 'completed',
    labels: { printed: 3, failed: 7 },
  });
});

test('once the archive is confirmed nothing asks for it any more', async () => {
  const { restored } = await originalAndRestored();
  await restored.system.setSetting({ key: 'restored_from', value: null });
  expect(await print(restored, await sheetOf(restored, { never_printed: true }))).toMatchObject({
    status: 'completed',
    labels: { printed: 7 },
  });
});

test('uncertain stays uncertain, and what waited for a printer does not print here', async () => {
  const { folder } = await variedFolder();
  const runs = tablesOf(folder).get('runs') ?? [];
  const idOf = (status: string): string => String(runs.find((run) => run['status'] === status)?.['id']);
  const { folder: restored } = await restoreFile((await exportFolder(folder)).path);
  const room = await openTestRoom({ folder: restored });
  await room.printing.waitForIdle();
  const client = clientOf(room);
  expect(await client.printing.get({ run_id: idOf('uncertain') })).toMatchObject({
    status: 'uncertain',
    labels: { uncertain: 5 },
  });
  expect(await client.printing.get({ run_id: idOf('queued') })).toMatchObject({
    status: 'failed',
    message: 'not printed: the data folder was copied or restored',
  });
  expect(await client.printing.get({ run_id: idOf('asking') })).toMatchObject({ status: 'failed' });
  expect(existsSync(join(restored, 'printed'))).toBe(false);
  // Nothing is on paper by a label job: those of the archive go on. One that Closient makes waits for a connection.
  await room.jobs.waitForIdle();
  const open = (await client.jobs.list({})).filter(
    ({ status }) => status === 'pending' || status === 'processing',
  );
  expect(open).toMatchObject([{ remote: { state: 'following' } }]);
});

test('finished files of the archive are in their place, and only those that a job describes', async () => {
  const { folder, completed } = await variedFolder();
  const { folder: restored, report } = await restoreFile((await exportFolder(folder)).path);
  expect(report.binaries).toBeGreaterThan(2);
  expect(existsSync(join(dataPaths(restored).artifacts, `${completed}.pdf`))).toBe(true);
  expect(existsSync(dataPaths(restored).restoring)).toBe(false);
});

test('an empty folder that was opened before keeps its printers, and its old database beside', async () => {
  const empty = await openTestRoom();
  await clientOf(empty).printing.addPrinter({
    name: 'Office',
    driver: 'folder',
    uri: join(empty.paths.folder, 'office'),
  });
  await empty.close();
  const { room } = await roomWithSheet(3);
  const { path } = await exportFolder(room.paths.folder);
  const { report } = await restoreFile(path, 'zip', empty.paths.folder);
  expect(report.kept).toMatch(/before-restore/);
  const again = await openTestRoom({ folder: empty.paths.folder });
  expect((await clientOf(again).printing.printers({})).map(({ name }) => name)).toEqual(['folder', 'Office']);
  expect(await neverPrinted(clientOf(again))).toBe(3);
});
