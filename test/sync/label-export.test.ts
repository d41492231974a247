import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CheckedRemote } from '../../src-main/core/sync/pass/remote-row.ts';
import { exportedLabels } from '../../src-main/core/sync/sources/exported-labels.ts';
import { dataMatrix, elementString } from '../closient-sim/draw/modules.ts';
import { png } from '../closient-sim/draw/pictures.ts';
import { Zip } from '../closient-sim/draw/zip.ts';
import { temporaryFolder } from '../support/room.ts';
import { connectTo, ours, roomAndSim, theirs } from '../support/sync.ts';

const submits = { method: 'POST', path: '/products/api/v1/labels/export' };

/** As it is without lists: the products come, and the rest only from labels. */
async function withoutLists(options: { marks?: boolean; serials?: number } = {}) {
  const synced = await roomAndSim({
    products: 3,
    lots: 9,
    serials: options.serials ?? 70,
    lotlessEvery: 10,
    settings: { lots: false, serials: false, exportMarksPrinted: options.marks ?? false },
  });
  await connectTo(synced);
  await synced.sync();
  return synced;
}

/** Without Closient's id, which no label carries. */
const withoutIds = (rows: readonly string[]): string[] =>
  rows.map((row) => row.replace(/ [^ ]+$/, '')).sort();

test('labels are read back into lots and serials, only when somebody starts it', async () => {
  const synced = await withoutLists();
  const { room, sim, source, folder } = synced;
  expect(sim.seen.count(submits)).toBe(0);
  expect(source('label_export')).toMatchObject({ by_hand: true, state: 'idle' });
  expect(source('label_export').warning).toContain('printed');
  await synced.sync('label_export');
  expect(source('label_export')).toMatchObject({ state: 'idle', sentence: null });
  expect(ours(room, 'lots')).toEqual(withoutIds(theirs(sim, 'lots')));
  expect(ours(room, 'serials')).toEqual(withoutIds(theirs(sim, 'serials')));
  expect(readdirSync(join(folder, 'remote', 'labels'))).toEqual([]);
});

test('an export that counts as printed closes the source for good after one try', async () => {
  const synced = await withoutLists({ marks: true });
  const { room, sim, source } = synced;
  await synced.sync('label_export');
  expect(source('label_export')).toMatchObject({ state: 'unavailable' });
  expect(source('label_export').sentence).toContain('counts as printing');
  expect(ours(room, 'serials')).toEqual([]);
  const asked = sim.seen.count(submits);
  await synced.sync('label_export');
  expect(sim.seen.count(submits)).toBe(asked);
  const again = await synced.reopen();
  await again.sync('label_export');
  expect(sim.seen.count(submits)).toBe(asked);
});

test('the next time it asks only for what was made since, and makes nothing inactive', async () => {
  const synced = await withoutLists();
  const { room, sim, later } = synced;
  await synced.sync('label_export');
  later(3 * 86_400_000);
  sim.data.remove('serials', 1);
  sim.data.add('serials', 4);
  await synced.sync('label_export');
  expect(synced.source('label_export').counts).toMatchObject({ created: 4, deactivated: 0 });
  expect(ours(room, 'serials')).toHaveLength(74);
});

test('an order that may have arrived is not sent again by itself', async () => {
  const synced = await withoutLists();
  const { sim, source } = synced;
  sim.faults.next(submits, { kind: 'cut', where: 'before', processed: true });
  await synced.sync('label_export');
  expect(source('label_export')).toMatchObject({ state: 'failed' });
  expect(source('label_export').sentence).toContain('not known');
  expect(sim.seen.count(submits)).toBe(1);
  await synced.sync('label_export');
  expect(source('label_export')).toMatchObject({ state: 'idle' });
});

test('reading that was interrupted goes on without a second order', async () => {
  const synced = await withoutLists({ serials: 400 });
  const { room, sim, organisation } = synced;
  await synced.sync('label_export');
  sim.data.add('serials', 200);
  synced.later(2 * 86_400_000);
  const begun = new Promise<void>((resolve) => sim.faults.before({ origin: 'files' }, 1, resolve));
  room.sync.start(organisation.id, 'label_export');
  await begun;
  const again = await synced.reopen();
  const asked = sim.seen.count(submits);
  await again.room.sync.waitForIdle();
  expect(again.source('label_export').state).toBe('idle');
  expect(ours(again.room, 'serials')).toHaveLength(600);
  expect(sim.seen.count(submits) - asked).toBeLessThanOrEqual(1);
});

test('an export that failed there is ordered anew when somebody starts it again', async () => {
  const synced = await withoutLists();
  const { room, sim, source } = synced;
  await synced.sync('label_export');
  sim.data.add('serials', 5);
  synced.later(2 * 86_400_000);
  sim.settings.exportError = 'The renderer is down.';
  await synced.sync('label_export');
  expect(source('label_export')).toMatchObject({ state: 'failed' });
  expect(source('label_export').sentence).toContain('The renderer is down.');
  sim.settings.exportError = null;
  await synced.sync('label_export');
  expect(source('label_export')).toMatchObject({ state: 'idle', sentence: null });
  expect(ours(room, 'serials')).toHaveLength(75);
});

test('a file that cannot be had is not ordered again by itself', async () => {
  const synced = await withoutLists();
  const { sim, source } = synced;
  sim.faults.always({ origin: 'files' }, { kind: 'expired' });
  await synced.sync('label_export');
  expect(source('label_export')).toMatchObject({ state: 'failed' });
  expect(source('label_export').sentence).toMatch(/does not work any more.*Start this source again/);
  const asked = sim.seen.count(submits);
  synced.later(3_600_000);
  await synced.reopen().then((again) => again.room.sync.waitForIdle());
  expect(sim.seen.count(submits)).toBe(asked);
});

test('a picture that is damaged is set aside, and the others are read', async () => {
  const { room } = await roomAndSim();
  const folder = temporaryFolder();
  const good = (serial: string): Buffer =>
    png(
      dataMatrix(
        elementString({ gtin: '09521234000013', lot: null, serial, expiry: null, bestBefore: null }),
      ),
      5,
    );
  const zip = new Zip();
  zip.add('one.png', good('S1'));
  zip.add('one.png', good('S2'));
  zip.add('empty.png', Buffer.alloc(0));
  zip.add('cut.png', good('S3').subarray(0, 60));
  zip.add('text.png', Buffer.from('no picture'));
  zip.add('huge.png', Buffer.alloc(300_000));
  zip.add('read me.txt', Buffer.from('of no interest'));
  const bytes = zip.end();
  const tools = { press: room.press, signal: new AbortController().signal, year: 2026 };
  const read = async (name: string, file: Buffer): Promise<CheckedRemote[]> => {
    writeFileSync(join(folder, name), file);
    const rows: CheckedRemote[] = [];
    for await (const batch of exportedLabels(join(folder, name), 0, tools)) rows.push(...batch.rows);
    return rows;
  };
  const rows = await read('labels.zip', bytes);
  expect(rows.map((row) => (row.ok ? row.rowKey : row.aside.naturalKey))).toEqual([
    'GTIN 09521234000013 serial S1',
    'GTIN 09521234000013 serial S2',
    'file empty.png',
    'file cut.png',
    'file text.png',
    'file huge.png',
  ]);
  // Its list of members is broken; the file has the right size all the same.
  bytes.fill(0, bytes.length - 300, bytes.length - 40);
  await expect(read('broken.zip', bytes)).rejects.toThrow('is damaged');
});
