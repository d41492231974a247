import { expect, test } from 'vitest';
import { print, roomWithSheet } from '../support/printing.ts';
import { csvFile, serialsCsv } from '../support/room.ts';

const gtin = '09521234000013';
const key = { gtin, lot: 'LOT1' };

test('a held lot is not printed, not even with a reason, until it is released; its history is kept', async () => {
  const { client, job } = await roomWithSheet(2, { counts: true });
  expect(await client.lots.hold({ ...key, reason: 'complaint 17', operator: 'Ann' })).toMatchObject({
    held: true,
  });
  await expect(client.lots.hold({ ...key, reason: 'again' })).rejects.toThrow('is held already');
  const run = await print(client, job, { reason: 'urgent' });
  expect(run).toMatchObject({ status: 'asking', question: { kind: 'held' } });
  await client.printing.cancel({ run_id: run.run_id });
  // What comes in from outside does not release it.
  await client.admin.importFile({ path: csvFile(serialsCsv(3)) });
  expect(await client.lots.held({})).toMatchObject([{ ...key, held: true }]);
  const released = await client.lots.release({ ...key, reason: 'samples are good', operator: 'Ben' });
  expect(released).toMatchObject({
    held: false,
    turns: [
      { held: true, reason: 'complaint 17', operator: 'Ann' },
      { held: false, reason: 'samples are good', operator: 'Ben' },
    ],
  });
  expect(await client.lots.history(key)).toEqual(released);
  expect(await client.lots.held({})).toEqual([]);
  expect(await print(client, job)).toMatchObject({ status: 'completed' });
  await expect(client.lots.release({ ...key, reason: 'x' })).rejects.toThrow('is not held');
  await expect(client.lots.hold({ gtin, lot: 'NONE', reason: 'x' })).rejects.toThrow('There is no lot NONE');
  expect(await client.system.verifyLedger({})).toMatchObject({ ok: true });
});

test('a lot that is held while its run waits or asks is not printed; what came out before is settled all the same', async () => {
  const { client, job } = await roomWithSheet(1_400, { counts: false });
  await client.printing.pausePrinter({ printer: 'folder' });
  const queued = await client.printing.start({
    job_id: job.job_id,
    printer: 'folder',
    first_sheet_then_release: true,
  });
  await client.lots.hold({ ...key, reason: 'complaint 18' });
  await client.printing.resumePrinter({ printer: 'folder' });
  expect(await client.admin.waitForRun({ run_id: queued.run_id })).toMatchObject({
    status: 'asking',
    question: { kind: 'held' },
  });
  // Neither a reason nor leaving out prints any of it.
  await client.printing.answer({ run_id: queued.run_id, decision: 'print', reason: 'urgent' });
  expect(await client.admin.waitForRun({ run_id: queued.run_id })).toMatchObject({
    question: { kind: 'held' },
  });
  await client.lots.release({ ...key, reason: 'checked' });
  await client.printing.answer({ run_id: queued.run_id, decision: 'print', reason: 'released' });
  const proof = await client.admin.waitForRun({ run_id: queued.run_id });
  expect(proof).toMatchObject({ status: 'proof' });
  // Held again between its first sheet and the others.
  await client.lots.hold({ ...key, reason: 'complaint 19' });
  await client.printing.release({ run_id: queued.run_id });
  const asks = await client.admin.waitForRun({ run_id: queued.run_id });
  expect(asks).toMatchObject({ status: 'asking', question: { kind: 'held' }, labels: { sent: 63 } });
  await client.printing.answer({ run_id: queued.run_id, decision: 'cancel' });
  expect(await client.printing.settle({ run_id: queued.run_id, good_sheets: 1 })).toMatchObject({
    labels: { printed: 63 },
  });
  await expect(
    client.printing.reprint({
      run_id: queued.run_id,
      labels: [{ number: 1 }],
      printer: 'folder',
      reason: 'torn',
    }),
  ).resolves.toMatchObject({ runs: [{ total_labels: 1 }] });
  const [again] = await client.printing.list({ limit: 1 });
  expect(await client.admin.waitForRun({ run_id: again?.run_id ?? '' })).toMatchObject({
    question: { kind: 'held' },
  });
  expect(await client.system.verifyLedger({})).toMatchObject({ ok: true });
});
