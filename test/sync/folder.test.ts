import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { serialsCsv, temporaryFolder } from '../support/room.ts';
import { ours, roomAndSim } from '../support/sync.ts';

async function watched() {
  const synced = await roomAndSim();
  const inbox = temporaryFolder();
  synced.room.settings.set(synced.organisation.id, 'sync_folder', inbox);
  const put = (name: string, text: string): string => {
    const path = join(inbox, name);
    writeFileSync(path, text);
    touch(path, synced.room.ports.now());
    return path;
  };
  return { ...synced, inbox, put, look: () => synced.sync('folder') };
}

/** Files are as old as the room's clock says. */
function touch(path: string, at: number): void {
  utimesSync(path, at / 1000, at / 1000);
}

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();
}

test('a file that stays the same between two looks is imported and put away with its report', async () => {
  const { inbox, put, look, later, room, source } = await watched();
  put('monday.csv', serialsCsv(20));
  await look();
  expect(ours(room, 'serials')).toEqual([]);
  expect(source('folder')).toMatchObject({ state: 'waiting' });
  expect(source('folder').sentence).toMatch(/^monday.csv may still be written/);
  later(6_000);
  await look();
  expect(ours(room, 'serials')).toHaveLength(20);
  expect(files(inbox)).toEqual([]);
  expect(files(join(inbox, 'done'))).toEqual(['monday.csv', 'monday.csv.report.json']);
  const report: unknown = JSON.parse(readFileSync(join(inbox, 'done', 'monday.csv.report.json'), 'utf8'));
  expect(report).toMatchObject({ created: 20, rejected_count: 0 });
  expect(source('folder')).toMatchObject({ state: 'idle', counts: { read: 20, created: 20 } });
});

test('a file that still grows waits', async () => {
  const { inbox, put, look, later, room } = await watched();
  put('slow.csv', serialsCsv(5));
  await look();
  later(6_000);
  put('slow.csv', serialsCsv(9));
  await look();
  expect(ours(room, 'serials')).toEqual([]);
  later(6_000);
  await look();
  expect(ours(room, 'serials')).toHaveLength(9);
  expect(files(inbox)).toEqual([]);
});

test('a file that is renamed from a name in the making is whole at once', async () => {
  const { inbox, put, look, room } = await watched();
  const part = put('big.csv.part', serialsCsv(7));
  await look();
  expect(files(inbox)).toEqual(['big.csv.part']);
  renameSync(part, join(inbox, 'big.csv'));
  await look();
  expect(ours(room, 'serials')).toHaveLength(7);
});

test('an older file that is moved in is imported at the first look', async () => {
  const { inbox, look, room } = await watched();
  const path = join(temporaryFolder(), 'old.csv');
  writeFileSync(path, serialsCsv(3));
  touch(path, room.ports.now() - 600_000);
  renameSync(path, join(inbox, 'old.csv'));
  await look();
  expect(ours(room, 'serials')).toHaveLength(3);
});

test.each([
  ['an array', (rows: object[]) => JSON.stringify(rows)],
  ['JSON Lines', (rows: object[]) => rows.map((row) => JSON.stringify(row)).join('\n')],
  ['an array over many lines', (rows: object[]) => JSON.stringify(rows, null, 2)],
])('JSON as %s brings rows as a table does', async (_name, write) => {
  const { put, look, later, room } = await watched();
  const row = { gtin: '09521234000013', lot: 'L(1)"', expiry: '2027-12-31', product_name: 'Jam {red} ]\\[' };
  put(
    'rows.json',
    write([
      { ...row, serial: 'A1' },
      { ...row, serial: 'A2', best_before: null },
    ]),
  );
  await look();
  later(6_000);
  await look();
  expect(ours(room, 'serials')).toEqual(['09521234000013 L(1)" A1 271231', '09521234000013 L(1)" A2 271231']);
});

test('bad rows are reported, the good ones of the file come', async () => {
  const { inbox, put, look, later, room } = await watched();
  const gtin = '09521234000013';
  const rows = [
    { gtin, serial: 'A1' },
    { gtin, serial: 'A2', colour: 'red' },
    { gtin: '1', serial: 'A3' },
    'x',
    { gtin, serial: 'A4' },
  ];
  put('rows.json', JSON.stringify(rows));
  await look();
  later(6_000);
  await look();
  expect(ours(room, 'serials')).toEqual([`${gtin} A1`, `${gtin} A4`]);
  const report = JSON.parse(readFileSync(join(inbox, 'done', 'rows.json.report.json'), 'utf8')) as {
    rejected: { line: number; reason: string }[];
  };
  expect(report.rejected.map(({ reason }) => reason).join()).toContain('"colour"');
  expect(report.rejected).toHaveLength(3);
});

test('a file that cannot be used is refused with the reason beside it', async () => {
  const { inbox, put, look, later, room } = await watched();
  put('wrong.csv', 'colour,size\nred,1\n');
  put('nothing-good.csv', 'gtin,serial\n123,S1\n');
  put('picture.png', 'no table');
  put('book.xlsx', 'PK\x03\x04\x14\x00\x06\x00');
  await look();
  later(6_000);
  await look();
  expect(files(join(inbox, 'refused'))).toEqual([
    'book.xlsx',
    'book.xlsx.report.json',
    'nothing-good.csv',
    'nothing-good.csv.report.json',
    'wrong.csv',
    'wrong.csv.report.json',
  ]);
  expect(readFileSync(join(inbox, 'refused', 'wrong.csv.report.json'), 'utf8')).toContain('colour');
  expect(readFileSync(join(inbox, 'refused', 'book.xlsx.report.json'), 'utf8')).toContain('save it as CSV');
  expect(files(inbox)).toEqual(['picture.png']);
  expect(ours(room, 'serials')).toEqual([]);
});

test('a name that was there before gets another place, nothing is written over', async () => {
  const { inbox, put, look, later } = await watched();
  for (const count of [2, 4]) {
    put('day.csv', serialsCsv(count));
    await look();
    later(6_000);
    await look();
  }
  expect(files(join(inbox, 'done')).filter((name) => name.endsWith('.csv'))).toEqual([
    'day (2).csv',
    'day.csv',
  ]);
});

test('a file that a crash left half imported is imported again', async () => {
  const { inbox, look, room } = await watched();
  mkdirSync(join(inbox, 'importing'));
  writeFileSync(join(inbox, 'importing', 'left.csv'), serialsCsv(4));
  await look();
  expect(ours(room, 'serials')).toHaveLength(4);
  expect(files(join(inbox, 'done'))).toContain('left.csv');
});

test('a folder that is not there is said calmly and works when it comes', async () => {
  const { inbox, look, source, put, later, room } = await watched();
  rmSync(inbox, { recursive: true });
  await look();
  expect(source('folder')).toMatchObject({ state: 'waiting' });
  expect(source('folder').sentence).toContain('not there');
  mkdirSync(inbox);
  put('rows.csv', serialsCsv(2));
  await look();
  later(6_000);
  await look();
  expect(source('folder')).toMatchObject({ state: 'idle', sentence: null });
  expect(ours(room, 'serials')).toHaveLength(2);
});

test('a file that is written on while it is read is read again, to its end', async () => {
  const inbox = temporaryFolder();
  const now = Date.UTC(2026, 10, 22, 8);
  let onClock = (): void => undefined;
  const clock = (): number => {
    onClock();
    return now;
  };
  const { room, organisation, sync } = await roomAndSim({}, { now: clock });
  room.settings.set(organisation.id, 'sync_folder', inbox);
  writeFileSync(join(inbox, 'slow.csv'), serialsCsv(600));
  touch(join(inbox, 'slow.csv'), now - 600_000);
  // The writer still has it open, wherever it was moved to, and goes on when it was read to its end.
  onClock = () => {
    if (ours(room, 'serials').length < 600) return;
    onClock = () => undefined;
    appendFileSync(join(inbox, 'importing', 'slow.csv'), '09521234000013,LOT1,LATE,2027-12-31\n');
  };
  await sync('folder');
  await sync('folder');
  expect(ours(room, 'serials')).toHaveLength(601);
  expect(files(join(inbox, 'done'))).toEqual(['slow.csv', 'slow.csv.report.json']);
});

test('a file that cannot be put away does not keep the others waiting', async () => {
  const { inbox, put, look, later, room, source } = await watched();
  // Where refused files belong, somebody made a file of this name.
  writeFileSync(join(inbox, 'refused'), 'x');
  put('a-wrong.csv', 'colour,size\nred,1\n');
  put('b-good.csv', serialsCsv(3));
  await look();
  later(6_000);
  await look();
  expect(ours(room, 'serials')).toHaveLength(3);
  expect(files(join(inbox, 'done'))).toContain('b-good.csv');
  expect(source('folder')).toMatchObject({ state: 'waiting' });
  expect(source('folder').sentence).toMatch(/a-wrong.csv is not imported yet/);
});
