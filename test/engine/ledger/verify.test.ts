import Sqlite from 'better-sqlite3';
import type { Database } from 'better-sqlite3';
import { expect, test } from 'vitest';
import { genesis, hashOfEvent, type EventRow } from '../../../src-main/core/ledger/chain.ts';
import { verifyLedger } from '../../../src-main/core/ledger/verify.ts';
import { print, roomWithSheet, type Client } from '../../support/printing.ts';
import { clientOf, openTestRoom } from '../../support/room.ts';

/** A ledger of 70 events, and a second way into its database, as a person with an SQLite shell has it. */
async function ledger() {
  const { room, client, job } = await roomWithSheet(70, { counts: true });
  await print(client, job, { sheets: { first: 1, last: 1 } });
  const early = room.db.prepare('SELECT station_seq, hash, hmac FROM ledger_heads').get() as Head;
  await print(client, job, { sheets: { first: 2, last: 2 } });
  expect(await client.system.verifyLedger({})).toMatchObject({ ok: true, events: 70, problems: [] });
  const shell = new Sqlite(room.paths.database);
  const drop =
    'DROP TRIGGER IF EXISTS lifecycle_events_no_update; DROP TRIGGER IF EXISTS lifecycle_events_no_delete';
  return { room, client, shell, early, unlock: () => shell.exec(drop) };
}

interface Head {
  station_seq: number;
  hash: string;
  hmac: string;
}

async function problemsOf(client: Client): Promise<string> {
  const report = await client.system.verifyLedger({});
  expect(report.ok).toBe(report.problems.length === 0);
  return report.problems.join('\n');
}

function setHead(shell: Database, head: Head): void {
  shell
    .prepare('UPDATE ledger_heads SET station_seq = ?, hash = ?, hmac = ?')
    .run(head.station_seq, head.hash, head.hmac);
}

test('the ledger refuses to be changed', async () => {
  const { room } = await ledger();
  const attempts = [
    `UPDATE lifecycle_events SET quantity = 2 WHERE station_seq = 5`,
    `DELETE FROM lifecycle_events WHERE station_seq = 5`,
    `INSERT OR REPLACE INTO lifecycle_events SELECT * FROM lifecycle_events WHERE station_seq = 5`,
    `UPDATE OR REPLACE lifecycle_events SET station_seq = 6 WHERE station_seq = 5`,
  ];
  for (const sql of attempts) expect(() => room.db.sqlite.exec(sql), sql).toThrow('append-only');
});

const changes: Record<string, string | number> = {
  type: 'REPRINTED',
  kind: 2,
  entity_id: 1_000,
  gtin: '09521234000020',
  lot: 'OTHER',
  serial: 'S999999',
  run_id: 'another',
  quantity: 2,
  evidence: 'device',
  reason: 'because',
  operator: 2,
  at: 1,
  client_event_id: 'another',
  previous_hash: genesis.replace('0', '1'),
  hash: genesis,
  station_seq: 1_000,
  station: 'another',
  id: 1,
};

test('every changed field of an event is found and the event named', async () => {
  const { room, client, shell, unlock } = await ledger();
  unlock();
  shell.pragma('foreign_keys = OFF');
  const columns = shell.pragma('table_info(lifecycle_events)') as { name: string }[];
  for (const { name } of columns) {
    if (name === 'organisation_id') continue;
    const value = changes[name];
    expect(value, `a change for the column ${name}`).toBeDefined();
    const before = shell.prepare('SELECT * FROM lifecycle_events WHERE station_seq = 42').get() as Record<
      string,
      unknown
    >;
    // The id of an event is its place among all: 1 is taken, so the first one goes behind.
    if (name === 'id') shell.exec('UPDATE lifecycle_events SET id = -1 WHERE id = 1');
    shell
      .prepare(`UPDATE lifecycle_events SET ${name} = ? WHERE client_event_id = ?`)
      .run(value, before['client_event_id']);
    const problems = await problemsOf(client);
    expect(problems, name).toMatch(
      name === 'station_seq' || name === 'station' ? /before event 43/ : /event 42 of station/,
    );
    const key = name === 'client_event_id' ? value : before['client_event_id'];
    shell.prepare(`UPDATE lifecycle_events SET ${name} = ? WHERE client_event_id = ?`).run(before[name], key);
    if (name === 'id') shell.exec('UPDATE lifecycle_events SET id = 1 WHERE id = -1');
    expect(await problemsOf(client), name).toBe('');
  }
  shell
    .prepare('INSERT INTO organisations SELECT 99, name, color, sample, created_at FROM organisations')
    .run();
  shell.exec('UPDATE lifecycle_events SET organisation_id = 99 WHERE station_seq = 42');
  const mine = (await client.system.info()).organisations[0]?.id ?? '';
  expect((await client.system.verifyLedger({ organization_id: mine })).problems.join('\n')).toContain(
    '1 event(s) before event 43',
  );
  expect(room.station.notice).toBeNull();
});

test('a removed event is found', async () => {
  const { client, shell, unlock } = await ledger();
  unlock();
  shell.exec('DELETE FROM lifecycle_events WHERE station_seq = 42');
  expect(await problemsOf(client)).toMatch(
    /^1 event\(s\) before event 43 of station \S+ \(PRINTED of serial S000043/,
  );
});

test('two events that changed places are found', async () => {
  const { client, shell, unlock } = await ledger();
  unlock();
  shell.exec(`UPDATE lifecycle_events SET station_seq = 0 WHERE station_seq = 41;
    UPDATE lifecycle_events SET station_seq = 41 WHERE station_seq = 42;
    UPDATE lifecycle_events SET station_seq = 42 WHERE station_seq = 0`);
  const problems = await problemsOf(client);
  expect(problems).toMatch(/event 41 of station \S+ \(PRINTED of serial S000042 .*\) was changed/);
  expect(problems).toMatch(/event 42 of station \S+ \(PRINTED of serial S000041 .*\) was changed/);
});

test('a cut tail is found', async () => {
  const { client, shell, unlock } = await ledger();
  unlock();
  shell.exec('DELETE FROM lifecycle_events WHERE station_seq > 63');
  expect(await problemsOf(client)).toMatch(/7 event\(s\) at the end of station \S+ were cut off/);
});

test('a cut tail is found also where an older head was copied back, and its labels are named', async () => {
  const { client, shell, early, unlock } = await ledger();
  unlock();
  shell.exec('DELETE FROM lifecycle_events WHERE station_seq > 63');
  setHead(shell, early);
  const problems = await problemsOf(client);
  expect(problems).toContain(
    'serial S000064 of GTIN 09521234000013 is kept as printed, the ledger says free',
  );
  shell.exec(`UPDATE serials SET print_state = 0 WHERE serial > 'S000063'`);
  expect(await problemsOf(client)).toMatch(
    /run \S+ has 1 printed label\(s\) of serial S000064 of GTIN 09521234000013, the ledger 0/,
  );
});

test('a chain that was written anew has a wrong seal without the key', async () => {
  const { room, client, shell, unlock } = await ledger();
  unlock();
  shell.exec(`UPDATE lifecycle_events SET reason = 'forged' WHERE station_seq = 42`);
  let previous = genesis;
  for (const row of shell
    .prepare('SELECT * FROM lifecycle_events ORDER BY station_seq')
    .all() as (EventRow & { id: number })[]) {
    const { id, hash: _hash, ...facts } = { ...row, previous_hash: previous };
    previous = hashOfEvent(facts);
    shell
      .prepare('UPDATE lifecycle_events SET previous_hash = ?, hash = ? WHERE id = ?')
      .run(facts.previous_hash, previous, id);
  }
  shell.prepare('UPDATE ledger_heads SET hash = ?').run(previous);
  const problems = await problemsOf(client);
  expect(problems).toContain(`the head of station ${room.station.id} carries a wrong seal`);
  // Records name the event they were written over, so they show it too.
  expect(problems).toMatch(/record 2 of station \S+ \(print_file\) was written over event 63/);
});

test('a head that is missing and events without a seal are found', async () => {
  const { client, shell, early } = await ledger();
  setHead(shell, early);
  expect(await problemsOf(client)).toMatch(
    /event 64 of station \S+ \(PRINTED of serial S000064 .*\) was added without a seal/,
  );
  shell.exec('DELETE FROM ledger_heads');
  expect(await problemsOf(client)).toMatch(/the sealed head of station \S+ is missing/);
});

test.for([
  [0, 'free'],
  [1, 'open'],
])('a tampered print state is found: %d', async ([state, word]) => {
  const { client, shell } = await ledger();
  shell.prepare(`UPDATE serials SET print_state = ? WHERE serial = 'S000007'`).run(state);
  expect(await problemsOf(client)).toBe(
    `serial S000007 of GTIN 09521234000013 is kept as ${word}, the ledger says printed`,
  );
});

test('events that are written between any two looks of the proof are no problem', async () => {
  const { room, client, job } = await roomWithSheet(10, {
    counts: true,
    asset: { sheet_template: 'roll_50x25mm' },
  });
  let next = 0;
  const printOne = async (): Promise<void> => {
    next++;
    await print(client, job, { sheets: { first: next, last: next } });
  };
  await printOne();
  let looks = 0;
  const read = new Proxy(room.read, {
    get: (target, key) =>
      key === 'raw'
        ? async (sql: string, parameters: readonly unknown[]) => {
            const rows = await target.raw(sql, parameters);
            looks++;
            if (next < 10) await printOne();
            return rows;
          }
        : Reflect.get(target, key),
  });
  const report = await verifyLedger(read, 1, room.ports.secret());
  expect(report).toMatchObject({ ok: true, problems: [] });
  expect(looks).toBeGreaterThan(5);
  expect(await client.system.verifyLedger({})).toMatchObject({ ok: true, events: next });
});

test('a ledger goes on after a restart where it stopped', async () => {
  const { room, client, job } = await roomWithSheet(70, { counts: true });
  await print(client, job, { sheets: { first: 1, last: 1 } });
  await room.close();
  const again = await openTestRoom({ folder: room.paths.folder });
  await print(clientOf(again), job, { sheets: { first: 2, last: 2 } });
  expect(await clientOf(again).system.verifyLedger({})).toMatchObject({ ok: true, events: 70 });
  expect(again.station.id).toBe(room.station.id);
});
