import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import pino from 'pino';
import { expect, test } from 'vitest';
import { lastDue, nextDue } from '../../src-main/core/backups/due.ts';
import { startNodeHelper } from '../../src-main/core/helper-process.ts';
import { restoreFrom } from '../../src-main/core/folder/backup.ts';
import type { Change } from '../../src-shared/contract/system.ts';
import { events, neverPrinted, print, roomWithSheet } from '../support/printing.ts';
import { clientOf, openTestRoom, temporaryFolder, testPorts } from '../support/room.ts';
import { shortPauses } from '../support/source-ports.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

const marker = 'print-room-backups.txt';

function copiesIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name !== marker);
}

/** A clock that stands until a test moves it. */
function clock(text = '2026-05-04T12:00:00') {
  let now = new Date(text).getTime();
  return {
    now: () => now,
    pass: (ms: number) => (now += ms),
    set: (local: string) => (now = new Date(local).getTime()),
  };
}

async function roomWithBackups(kept = 14) {
  const { now, pass, set } = clock();
  const room = await openTestRoom({ background: false, ports: { now } });
  const client = clientOf(room);
  const folder = temporaryFolder();
  await client.system.setSetting({ key: 'backup_folder', value: folder });
  await client.system.setSetting({ key: 'backup_time', value: '02:30' });
  await client.system.setSetting({ key: 'backups_kept', value: kept });
  return { room, client, folder, pass, set };
}

test('nothing is copied until a folder is set', async () => {
  const room = await openTestRoom({ background: false });
  await room.backups.makeDue();
  const client = clientOf(room);
  expect(await client.backups.list({})).toEqual({ folder: null, next_at: null, problem: null, backups: [] });
  await expect(client.backups.now({})).rejects.toThrow('There is no folder for backups yet.');
});

test('the first copy is made at once, then one a day at the set hour', async () => {
  const { room, client, folder, set } = await roomWithBackups();
  await room.backups.makeDue();
  expect(copiesIn(folder)).toHaveLength(1);
  for (const [local, files] of [
    ['2026-05-04T23:00:00', 1],
    ['2026-05-05T02:29:59', 1],
    ['2026-05-05T02:30:00', 2],
    ['2026-05-05T02:31:00', 2],
    ['2026-05-06T02:31:00', 3],
  ] as const) {
    set(local);
    await room.backups.makeDue();
    expect(copiesIn(folder), local).toHaveLength(files);
  }
  const { next_at, problem, backups } = await client.backups.list({});
  expect(next_at).toBe(new Date('2026-05-07T02:30:00').toISOString());
  expect(problem).toBeNull();
  expect(new Set(backups.map(({ file }) => file))).toEqual(new Set(copiesIn(folder)));
});

test('a time at which the machine was off is made up for at the next start, once', async () => {
  const { now, set } = clock('2026-05-04T12:00:00');
  const folder = temporaryFolder();
  const data = temporaryFolder();
  const first = await openTestRoom({ folder: data, background: false, ports: { now } });
  await clientOf(first).system.setSetting({ key: 'backup_folder', value: folder });
  await first.backups.makeDue();
  await first.close();
  set('2026-05-09T08:00:00');
  const second = await openTestRoom({ folder: data, ports: { now } });
  // Closing waits for a copy that is being made.
  await second.close();
  expect(copiesIn(folder)).toHaveLength(2);
  const third = await openTestRoom({ folder: data, ports: { now } });
  await third.close();
  expect(copiesIn(folder)).toHaveLength(2);
});

test('so many copies stay, the newest, and nothing else in the folder is touched', async () => {
  const { room, folder, pass } = await roomWithBackups(3);
  const others = ['print-room.db', 'notes.txt', 'print-room-OTHERSTATION0000000000-20200101T000000000Z.db'];
  for (const name of others) writeFileSync(join(folder, name), 'not ours');
  const made: string[] = [];
  for (let i = 0; i < 5; i++) {
    const backup = await clientOf(room).backups.now({});
    made.push(backup.file ?? '');
    pass(day);
  }
  expect(readdirSync(folder).toSorted()).toEqual([...others, marker, ...made.slice(2)].toSorted());
});

test('a copy is whole while labels are printed, and a damaged copy never takes its name', async () => {
  const { room, client, job } = await roomWithSheet(300, { counts: true });
  const folder = temporaryFolder();
  await client.system.setSetting({ key: 'backup_folder', value: folder });
  const [run, made] = await Promise.all([print(client, job), client.backups.now({})]);
  expect(run.status).toBe('completed');
  const copy = new Sqlite(join(folder, made.file ?? ''), { readonly: true });
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(copy.prepare('SELECT count(*) FROM serials').pluck().get()).toBe(300);
  copy.close();
  expect(readdirSync(folder)).toEqual([made.file, marker]);
  expect(events(room)).toHaveLength(300);
});

test('a folder that is gone is a sentence for doctor and windows, is not made, and is tried again', async () => {
  const { room, client, folder, pass } = await roomWithBackups();
  const away = `${folder}-away`;
  renameSync(folder, away);
  const stop = new AbortController();
  const changes = await client.system.changes({}, { signal: stop.signal });
  const heard: Promise<IteratorResult<Change>> = changes.next();
  await room.backups.makeDue();
  const problem = `There is no folder ${folder} for the backup. Is its disk connected?`;
  expect((await heard).value).toEqual({ kind: 'backups', problem });
  stop.abort();
  expect(existsSync(folder)).toBe(false);
  expect((await client.backups.list({})).problem).toBe(problem);
  const named = { id: 'backups', name: `backups in ${folder}` };
  expect((await client.system.doctor()).checks).toContainEqual({ ...named, ok: false, detail: problem });

  renameSync(away, folder);
  pass(14 * minute);
  await room.backups.makeDue();
  expect(copiesIn(folder)).toEqual([]);
  pass(minute);
  await room.backups.makeDue();
  expect(copiesIn(folder)).toHaveLength(1);
  expect((await client.backups.list({})).problem).toBeNull();
  expect((await client.system.doctor()).checks).toContainEqual(
    expect.objectContaining({ ...named, ok: true }),
  );
});

test('a file in the place of the folder is refused like one that is gone', async () => {
  const { client, folder } = await roomWithBackups();
  rmSync(folder, { recursive: true });
  writeFileSync(folder, '');
  expect(await client.backups.now({})).toMatchObject({
    file: null,
    problem: expect.stringContaining('There is no folder'),
  });
  rmSync(folder);
  mkdirSync(folder);
});

test('a mount point without its disk looks empty, and nothing is copied into it', async () => {
  const { room, client, folder, pass } = await roomWithBackups();
  await room.backups.makeDue();
  expect(copiesIn(folder)).toHaveLength(1);
  // The share is gone, and what it was mounted on is there.
  renameSync(folder, `${folder}-share`);
  mkdirSync(folder);
  pass(day);
  await room.backups.makeDue();
  expect(readdirSync(folder)).toEqual([]);
  expect((await client.backups.list({})).problem).toBe(
    `${folder} has no file ${marker}, so its disk or network folder is probably not connected. If it is the right folder, set it once more.`,
  );
  expect((await client.system.doctor()).checks.find(({ name }) => name === `backups in ${folder}`)?.ok).toBe(
    false,
  );
  // Whoever has put a new disk there says so.
  await client.system.setSetting({ key: 'backup_folder', value: folder });
  expect((await client.backups.now({})).problem).toBeNull();
  expect(copiesIn(folder)).toHaveLength(1);
});

test('a folder is looked at when it is set', async () => {
  const room = await openTestRoom({ background: false });
  const { system } = clientOf(room);
  const set = (value: string | null) => system.setSetting({ key: 'backup_folder', value });
  const folder = temporaryFolder();
  await expect(set(join(folder, 'none'))).rejects.toThrow(
    `There is no folder ${folder}/none for the backup.`,
  );
  await expect(set('backups')).rejects.toThrow('backups is no whole path');
  expect(room.settings.get(1, 'backup_folder')).toBeNull();
  await set(folder);
  expect(readFileSync(join(folder, marker), 'utf8')).toContain(
    'Print Room copies its database into this folder',
  );
  // What another station or a person wrote into it stays.
  writeFileSync(join(folder, marker), 'of line 2');
  await set(folder);
  expect(readFileSync(join(folder, marker), 'utf8')).toBe('of line 2');
  await set(null);
});

/** A program that the system holds: it reads a pipe into which nobody writes, as from a network that is gone. */
function held() {
  const pipe = join(temporaryFolder(), 'pipe');
  execFileSync('mkfifo', [pipe]);
  let begun = (): void => undefined;
  const hasBegun = new Promise<void>((resolve) => (begun = resolve));
  const ends: Promise<void>[] = [];
  const startBackup = () => {
    const program = startNodeHelper(['--eval', "require('node:fs').readFileSync(process.argv[1])", pipe]);
    ends.push(new Promise((resolve) => program.onEnd(resolve)));
    begun();
    return program;
  };
  return { startBackup, hasBegun, ends };
}

test.skipIf(process.platform === 'win32')(
  'a folder that does not answer is a sentence, holds up nothing else and leaves no program behind',
  async () => {
    const { startBackup, ends } = held();
    const data = temporaryFolder();
    const folder = temporaryFolder();
    const room = await openTestRoom({ folder: data, background: false });
    await clientOf(room).system.setSetting({ key: 'backup_folder', value: folder });
    await room.close();
    const { wait } = shortPauses();
    const again = await openTestRoom({ folder: data, background: false, ports: { startBackup, wait } });
    const { backups, system } = clientOf(again);
    const problem = `The folder ${folder} does not answer. Is its disk connected?`;
    expect(await Promise.all([backups.now({}), backups.now({})])).toMatchObject([{ problem }, { problem }]);
    await expect(system.setSetting({ key: 'backup_folder', value: data })).rejects.toThrow(
      `The folder ${data} does not answer.`,
    );
    await Promise.all(ends);
    expect(ends).toHaveLength(3);
  },
);

test.skipIf(process.platform === 'win32')(
  'closing leaves a folder behind that does not answer, and the log says so',
  async () => {
    const { startBackup, hasBegun, ends } = held();
    const data = temporaryFolder();
    const folder = temporaryFolder();
    const room = await openTestRoom({ folder: data, background: false });
    await clientOf(room).system.setSetting({ key: 'backup_folder', value: folder });
    await room.close();
    // What is waited for while closing is over at once, and the patience with the folder never ends.
    let closing = false;
    const wait = (_: number, signal: AbortSignal): Promise<void> =>
      closing
        ? Promise.resolve()
        : new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const lines: string[] = [];
    const logger = pino({ base: null }, { write: (line: string) => void lines.push(line) });
    const again = await openTestRoom({ folder: data, ports: { startBackup, wait, logger } });
    await hasBegun;
    closing = true;
    await again.close();
    await Promise.all(ends);
    expect(lines.join('')).toContain('a backup was left behind unfinished: its folder does not answer');
    const third = await openTestRoom({ folder: data, background: false });
    expect((await clientOf(third).backups.list({})).problem).toBe(
      `Print Room was closed before the folder ${folder} had answered.`,
    );
  },
);

test('a copy that was begun and never finished is removed, and is not counted', async () => {
  const { room, client, folder } = await roomWithBackups(1);
  for (const instant of ['20260504T120000000Z', '20260401T023000000Z'])
    writeFileSync(join(folder, `print-room-${room.station.id}-${instant}.db.part`), 'half');
  const made = await client.backups.now({});
  expect(made.problem).toBeNull();
  expect(copiesIn(folder)).toEqual([made.file]);
});

test('two stations share a folder without removing what is not theirs', async () => {
  const { room, client, folder, pass } = await roomWithBackups(1);
  const other = await openTestRoom({ background: false });
  await clientOf(other).system.setSetting({ key: 'backup_folder', value: folder });
  await clientOf(other).system.setSetting({ key: 'backups_kept', value: 1 });
  for (let i = 0; i < 2; i++) {
    await client.backups.now({});
    await clientOf(other).backups.now({});
    pass(day);
  }
  const stations = copiesIn(folder).map((name) => /^print-room-(\w+)-\w+\.db$/.exec(name)?.[1]);
  expect(new Set(stations)).toEqual(new Set([room.station.id, other.station.id]));
  expect(stations).toHaveLength(2);
});

test('restored from an automatic copy, a folder is a new station and holds back what may have been printed since', async () => {
  const { room, client, job } = await roomWithSheet(10, { counts: true });
  const backups = temporaryFolder();
  await client.system.setSetting({ key: 'backup_folder', value: backups });
  await room.backups.makeDue();
  const [file = ''] = copiesIn(backups);
  // What the copy knows nothing of.
  await print(client, job);
  const folder = temporaryFolder();
  const ports = testPorts(folder);
  // Ten serials, and the lot they are of.
  expect(await restoreFrom(join(backups, file), folder, ports)).toMatchObject({ heldBack: 11 });
  const copy = await openTestRoom({ folder, background: false });
  expect(copy.station.id).not.toBe(room.station.id);
  expect(await neverPrinted(clientOf(copy))).toBe(0);
  expect(await clientOf(copy).system.verifyLedger({})).toMatchObject({ ok: true });
});

test.each([
  ['the same day', '02:30', '2026-05-04T12:00:00', '2026-05-04T02:30:00', '2026-05-05T02:30:00'],
  ['the day before', '23:15', '2026-05-04T12:00:00', '2026-05-03T23:15:00', '2026-05-04T23:15:00'],
  ['the very minute', '12:00', '2026-05-04T12:00:00', '2026-05-04T12:00:00', '2026-05-05T12:00:00'],
  ['over the turn of a year', '02:30', '2027-01-01T01:00:00', '2026-12-31T02:30:00', '2027-01-01T02:30:00'],
])('a daily backup is due by the clock on the wall: %s', (_, time, now, last, next) => {
  const at = (local: string) => new Date(local).getTime();
  expect(lastDue(time, at(now))).toBe(at(last));
  expect(nextDue(time, at(now))).toBe(at(next));
});
