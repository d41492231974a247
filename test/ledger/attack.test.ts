import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { genesis, hashOfRecord, type RecordRow } from '../../src-main/core/ledger/chain.ts';
import { dataPaths } from '../../src-main/core/folder/paths.ts';
import { print, roomWithSheet, type Client } from '../support/printing.ts';
import { clientOf, openTestRoom, temporaryFolder } from '../support/room.ts';

const gtin = '09521234000013';

/** A ledger with events and records of every kind, and a second way into its database. */
async function ledger() {
  const { room, client, job } = await roomWithSheet(6, { counts: false });
  const run = await print(client, job);
  await client.printing.settle({
    run_id: run.run_id,
    good_sheets: 1,
    bad: [{ label: { number: 2 }, becomes: 'scrapped' }],
    reason: 'smeared',
  });
  await client.lots.hold({ gtin, lot: 'LOT1', reason: 'complaint' });
  await client.lots.release({ gtin, lot: 'LOT1', reason: 'checked' });
  await client.reports.close({ subject: { run_id: run.run_id }, applied: 5 });
  const shell = new Sqlite(room.paths.database);
  for (const trigger of [
    'records_no_update',
    'records_no_delete',
    'settlements_no_update',
    'settlements_no_delete',
  ]) {
    shell.exec(`DROP TRIGGER ${trigger}`);
  }
  expect(await problemsOf(client)).toBe('');
  return { room, client, run, shell };
}

async function problemsOf(client: Client): Promise<string> {
  const report = await client.system.verifyLedger({});
  expect(report.ok).toBe(report.problems.length === 0);
  return report.problems.join('\n');
}

const changes: Record<string, string | number> = {
  organisation_id: 99,
  station: 'another',
  station_seq: 1_000,
  kind: 'settlement',
  subject: 'another',
  body: '{"reason":"forged"}',
  operator: 2,
  at: 1,
  event_seq: 2,
  event_hash: genesis,
  previous_hash: genesis.replace('0', '1'),
  hash: genesis,
  id: 1_000,
};

test('records and settlements refuse to be changed', async () => {
  const { room, client, job } = await roomWithSheet(2, { counts: false });
  const run = await print(client, job);
  await client.printing.settle({ run_id: run.run_id, good_sheets: 1 });
  for (const table of ['records', 'settlements']) {
    for (const sql of [
      `UPDATE ${table} SET at = 1`,
      `DELETE FROM ${table}`,
      `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`,
    ]) {
      expect(() => room.db.sqlite.exec(sql), sql).toThrow('append-only');
    }
  }
});

test('every changed field of a record is found and the record named', async () => {
  const { client, shell } = await ledger();
  shell.pragma('foreign_keys = OFF');
  const organization_id = (await client.system.info()).organisations[0]?.id ?? '';
  const problems = async () => (await client.system.verifyLedger({ organization_id })).problems.join('\n');
  const columns = shell.pragma('table_info(records)') as { name: string }[];
  for (const { name } of columns) {
    const value = changes[name];
    expect(value, `a change for the column ${name}`).toBeDefined();
    const before = shell.prepare('SELECT * FROM records WHERE station_seq = 4').get() as Record<
      string,
      unknown
    >;
    const key = name === 'hash' ? 'body' : 'hash';
    shell.prepare(`UPDATE records SET ${name} = ? WHERE ${key} = ?`).run(value, before[key]);
    expect(await problems(), name).toMatch(/record [45] of station/);
    shell.prepare(`UPDATE records SET ${name} = ? WHERE ${key} = ?`).run(before[name], before[key]);
    expect(await problems(), name).toBe('');
  }
});

test('removed, exchanged, cut and added records are found', async () => {
  const { client, shell } = await ledger();
  const all = shell.prepare('SELECT * FROM records ORDER BY id').all() as Record<string, unknown>[];
  const restore = (): void => {
    shell.exec('DELETE FROM records');
    const insert = shell.prepare(
      `INSERT INTO records VALUES (${Object.keys(all[0] ?? {})
        .map(() => '?')
        .join(', ')})`,
    );
    for (const row of all) insert.run(...Object.values(row));
  };
  shell.exec('DELETE FROM records WHERE station_seq = 2');
  expect(await problemsOf(client)).toMatch(/1 record\(s\) before record 3 of station \S+ \(settlement of /);
  restore();
  shell.exec(`UPDATE records SET station_seq = 0 WHERE station_seq = 4; UPDATE records SET station_seq = 4 WHERE station_seq = 5;
    UPDATE records SET station_seq = 5 WHERE station_seq = 0`);
  expect(await problemsOf(client)).toMatch(/record 4 of station \S+ \(release of \S+\) was changed/);
  restore();
  shell.exec('DELETE FROM records WHERE station_seq > 4');
  expect(await problemsOf(client)).toMatch(/2 record\(s\) at the end of station \S+ were cut off/);
  restore();
  shell.exec(`INSERT INTO records SELECT id + 100, organisation_id, station, station_seq + 100, kind, subject, body,
    operator, at, event_seq, event_hash, previous_hash, hash FROM records WHERE station_seq = 4`);
  expect(await problemsOf(client)).toMatch(
    /record 104 of station \S+ \(hold of \S+\) was added without a seal/,
  );
  restore();
  shell.exec('DELETE FROM record_heads');
  expect(await problemsOf(client)).toMatch(/the sealed record head of station \S+ is missing/);
});

test('a chain of records that was written anew has a wrong seal without the key', async () => {
  const { room, client, shell } = await ledger();
  shell.exec(
    `UPDATE records SET body = json_set(body, '$.accounts.applied', 4) WHERE kind = 'reconciliation'`,
  );
  let previous = genesis;
  for (const row of shell.prepare('SELECT * FROM records ORDER BY id').all() as (RecordRow & {
    id: number;
  })[]) {
    const { id, hash: _hash, ...facts } = { ...row, previous_hash: previous };
    previous = hashOfRecord(facts);
    shell
      .prepare('UPDATE records SET previous_hash = ?, hash = ? WHERE id = ?')
      .run(facts.previous_hash, previous, id);
  }
  shell.prepare('UPDATE record_heads SET hash = ?').run(previous);
  expect(await problemsOf(client)).toContain(
    `the record head of station ${room.station.id} carries a wrong seal`,
  );
});

test('what is kept beside the chains is compared with them', async () => {
  const { client, run, shell } = await ledger();
  const attacks: [string, string, string][] = [
    [
      `UPDATE settlements SET reason = 'none'`,
      `UPDATE settlements SET reason = 'smeared'`,
      `settlement 1 of run ${run.run_id} is not what its record says`,
    ],
    [
      `UPDATE settlements SET printed = 5`,
      `UPDATE settlements SET printed = 6`,
      `settlement 1 of run ${run.run_id} is not what its record says`,
    ],
    [
      `INSERT INTO settlements SELECT 2, run_seq, 9, 9, 9, 9, operator, NULL, at + 1000 FROM settlements WHERE id = 1`,
      `DELETE FROM settlements WHERE id = 2`,
      `settlement 2 of run ${run.run_id} has no record`,
    ],
    [
      `UPDATE lots SET held = 1`,
      `UPDATE lots SET held = 0`,
      'lot LOT1 of GTIN 09521234000013 is kept as held',
    ],
    [
      `UPDATE chunks SET sha256 = '0' || substr(sha256, 2), bytes = -bytes`,
      `UPDATE chunks SET bytes = -bytes, sha256 = (SELECT json_extract(body, '$.sha256') FROM records WHERE kind = 'print_file')`,
      `the print file of chunk 1 of run ${run.run_id} is not the one of its record`,
    ],
    [
      `UPDATE chunks SET failed = failed + 2`,
      `UPDATE chunks SET failed = failed - 2`,
      `chunk 1 of run ${run.run_id} says that 4 of its labels are printed, and 6 are`,
    ],
    [
      `UPDATE run_labels SET state = 'failed' WHERE number = 3`,
      `UPDATE run_labels SET state = 'printed' WHERE number = 3`,
      'has 0 printed label(s) of serial S000003 of GTIN 09521234000013, the ledger 1',
    ],
    [
      `UPDATE run_labels SET (position, entity_id) = (7 - position, 7 - entity_id) WHERE number IN (3, 4)`,
      `UPDATE run_labels SET (position, entity_id) = (7 - position, 7 - entity_id) WHERE number IN (3, 4)`,
      `label 4 of run ${run.run_id} is not where it was printed`,
    ],
    [
      `UPDATE run_labels SET cell = 5 WHERE number = 2`,
      `UPDATE run_labels SET cell = 1 WHERE number = 2`,
      `label 3 of run ${run.run_id} is not where it was printed`,
    ],
    [
      `UPDATE run_labels SET cell = cell + 1`,
      `UPDATE run_labels SET cell = cell - 1`,
      `label 1 of run ${run.run_id} is not where it was printed`,
    ],
    [
      `UPDATE run_labels SET sheet = sheet + 1 WHERE number > 4`,
      `UPDATE run_labels SET sheet = sheet - 1 WHERE number > 4`,
      `label 5 of run ${run.run_id} is not where it was printed`,
    ],
    [
      `CREATE TABLE kept AS SELECT * FROM run_labels; DELETE FROM run_labels WHERE number = 6`,
      `INSERT INTO run_labels SELECT * FROM kept WHERE number = 6; DROP TABLE kept`,
      `chunk 1 of run ${run.run_id} has not the sheets and labels of its record`,
    ],
    [
      `PRAGMA foreign_keys = OFF; CREATE TABLE kept AS SELECT * FROM chunks; DELETE FROM chunks`,
      `INSERT INTO chunks SELECT * FROM kept; DROP TABLE kept`,
      `chunk 1 of run ${run.run_id} was removed`,
    ],
    [
      `UPDATE runs SET printer = 'another'`,
      `UPDATE runs SET printer = 'folder'`,
      `run ${run.run_id} was printed by folder, and is kept as printed by another`,
    ],
    [
      `UPDATE serials SET serial = 'HIDDEN' WHERE serial = 'S000003'`,
      `UPDATE serials SET serial = 'S000003' WHERE serial = 'HIDDEN'`,
      'serial S000003 of GTIN 09521234000013, of which the ledger has events, is kept under another name (HIDDEN)',
    ],
    [
      `CREATE TABLE kept AS SELECT * FROM serials; DELETE FROM serials WHERE serial = 'S000003'`,
      `INSERT INTO serials SELECT * FROM kept WHERE serial = 'S000003'; DROP TABLE kept`,
      'serial S000003 of GTIN 09521234000013, of which the ledger has events, was removed',
    ],
    [
      `PRAGMA foreign_keys = OFF; UPDATE runs SET id = 'hidden'`,
      `UPDATE runs SET id = '${run.run_id}'`,
      `run ${run.run_id}, of which the ledger has 6 event(s), was removed`,
    ],
  ];
  for (const [attack, mend, problem] of attacks) {
    shell.exec(attack);
    expect(await problemsOf(client), attack).toContain(problem);
    shell.exec(mend);
    expect(await problemsOf(client), mend).toBe('');
  }
});

test('a cut tail of events under an older head shows in the records that were written over it', async () => {
  const { client, shell } = await ledger();
  shell.exec(`DROP TRIGGER lifecycle_events_no_delete; DELETE FROM lifecycle_events WHERE station_seq > 4`);
  expect(await problemsOf(client)).toMatch(
    /record \d of station \S+ \(settlement\) was written over event 7, which is not there/,
  );
});

test('an older copy of the database in the place of the newer one is found', async () => {
  const { room, client, job } = await roomWithSheet(4, { counts: true });
  await print(client, job, { labels: { first: 1, last: 2 } });
  await room.close();
  const { folder } = room.paths;
  const copy = temporaryFolder();
  copyFileSync(room.paths.database, `${copy}/yesterday.db`);
  const today = await openTestRoom({ folder });
  await print(clientOf(today), job, { labels: { first: 3, last: 4 } });
  await today.close();
  // Written into the same file, as a copy command does it, so that it is the known one to the station.
  writeFileSync(room.paths.database, readFileSync(`${copy}/yesterday.db`));
  const attacked = await openTestRoom({ folder });
  const problems = await problemsOf(clientOf(attacked));
  expect(problems).toMatch(/event 4 of station \S+ was here and is not: the database is older than it was/);
  // Work that goes on does not make it forgotten.
  await print(clientOf(attacked), job, { labels: { first: 3, last: 4 } });
  expect(await problemsOf(clientOf(attacked))).toMatch(/event 4 of station \S+ was here and is not/);
  await attacked.close();
  expect(await problemsOf(clientOf(await openTestRoom({ folder })))).toMatch(/event 4 of station/);
});

test('a witness of heads that was changed is found, and one that is missing is written anew', async () => {
  const { room, client, job } = await roomWithSheet(2, { counts: true });
  await print(client, job);
  await room.close();
  const { witness, folder } = dataPaths(room.paths.folder);
  const text = readFileSync(witness, 'utf8');
  writeFileSync(witness, text.replace('"station_seq":2', '"station_seq":1'));
  const second = await openTestRoom({ folder });
  expect(await problemsOf(clientOf(second))).toBe(
    'the file beside the database that witnesses its heads was changed',
  );
  await second.close();
  rmSync(witness);
  const third = await openTestRoom({ folder });
  expect(await problemsOf(clientOf(third))).toBe('');
  await third.close();
  expect(readFileSync(witness, 'utf8')).toBe(text);
});
