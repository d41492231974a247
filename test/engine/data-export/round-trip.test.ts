import { expect, test } from 'vitest';
import { tableFiles, tablesThatStay } from '../../../src-main/core/data-export/table-files.ts';
import { labelStates, runStates } from '../../../src-shared/states/run-states.ts';
import {
  contents,
  exportFolder,
  manifestOf,
  restoreFile,
  tablesOf,
  addPerson,
  variedFolder,
} from '../../support/data-export.ts';
import { clientOf, openTestRoom } from '../../support/room.ts';

type Row = Record<string, unknown>;

/** What of another organisation a row is, by the tables it hangs on. */
function ofOther(table: string, row: Row, tables: ReadonlyMap<string, Row[]>): boolean {
  if (table === 'organisations') return row['id'] !== 1;
  if ('organisation_id' in row) return row['organisation_id'] !== 1;
  if (!('product_id' in row)) return false;
  return tables.get('products')?.find(({ id }) => id === row['product_id'])?.['organisation_id'] !== 1;
}

/** The rows as both folders should have them: without secrets, leases and places of one machine. */
function comparable(table: string, row: Row, folder: string): Row {
  const inFolder = Object.entries(row).map(([key, value]) => [
    key,
    typeof value === 'string' ? value.replace(folder, '{data}').replace('printuser:hunter2@', '') : value,
  ]);
  const {
    lease_owner: _owner,
    lease_until: _until,
    hmac: _hmac,
    ...rest
  } = Object.fromEntries(inFolder) as Row;
  return rest;
}

function rowsOf(folder: string, table: string): Row[] {
  const tables = tablesOf(folder);
  return (tables.get(table) ?? [])
    .filter((row) => !ofOther(table, row, tables))
    .map((row) => comparable(table, row, folder));
}

test('every table is either in the archive or named as one that stays', async () => {
  const { folder } = await variedFolder();
  addPerson(folder);
  const told = new Set<string>(tableFiles.map(({ table }) => table));
  const left = [...tablesOf(folder).keys()].filter(
    (name) => !told.has(name) && !Object.hasOwn(tablesThatStay, name) && name !== 'sqlite_sequence',
  );
  expect(left).toEqual([]);
  // What follows proves nothing about a table that is empty, or about a state that nobody was in.
  for (const { table } of tableFiles) expect(rowsOf(folder, table), table).not.toEqual([]);
  const states = (table: string, column: string) => new Set(rowsOf(folder, table).map((row) => row[column]));
  expect(states('jobs', 'status')).toEqual(new Set(['pending', 'processing', 'completed', 'failed']));
  expect(states('runs', 'status')).toEqual(
    new Set(runStates.filter((state) => !['printing', 'failed'].includes(state))),
  );
  expect(states('run_labels', 'state')).toEqual(
    new Set(labelStates.filter((state) => !['queued', 'spooled'].includes(state))),
  );
  expect(states('lifecycle_events', 'type')).toEqual(new Set(['PRINTED', 'REPRINTED']));
});

test.for(['zip', 'tar.gz'] as const)(
  'an export as %s, restored, is the same table by table',
  async (format) => {
    const { folder } = await variedFolder();
    addPerson(folder);
    const exported = await exportFolder(folder, { format });
    expect(exported.sections.map(({ status }) => status)).toEqual(Array<string>(10).fill('ok'));
    const { folder: restored, report } = await restoreFile(exported.path, format);
    expect(report).toMatchObject({ name: 'My organisation', kept: null, ledger: { ok: true } });
    for (const { table } of tableFiles) {
      const before = rowsOf(folder, table);
      const after = rowsOf(restored, table).filter(({ key }) => key !== 'restored_from');
      expect(after, table).toEqual(before);
    }
    // Ids of rows that an undo took away are not given again.
    expect(tablesOf(restored).get('sqlite_sequence')).toEqual(
      expect.arrayContaining((tablesOf(folder).get('sqlite_sequence') ?? []) as unknown[]),
    );

    const first = await contents(exported.path, format);
    const second = await contents((await exportFolder(restored, { format })).path, format);
    expect([...second.keys()]).toEqual([...first.keys()]);
    for (const [name, text] of first) {
      if (name === 'manifest.json' || name === 'settings.jsonl') continue;
      expect(second.get(name), name).toBe(text);
    }
    expect(
      second
        .get('settings.jsonl')
        ?.split('\n')
        .filter((line) => !line.includes('restored_from')),
    ).toEqual(first.get('settings.jsonl')?.split('\n'));
    expect(manifestOf(second).sequences).toEqual(manifestOf(first).sequences);
  },
);

test('a restored folder has a whole ledger, prints under a new station and keeps the outside ids', async () => {
  const { folder, completed } = await variedFolder();
  const { path } = await exportFolder(folder, { artifacts: false });
  const original = await openTestRoom({ folder });
  const before = await clientOf(original).system.info();
  const products = await clientOf(original).catalog.products({
    organization_id: before.organisations[0]?.id,
  });
  const job = await clientOf(original).jobs.get({
    job_id: completed,
    organization_id: before.organisations[0]?.id,
  });
  await original.close();

  const { folder: restored } = await restoreFile(path);
  const room = await openTestRoom({ folder: restored });
  const client = clientOf(room);
  expect(room.station.notice).toMatch(/restored/);
  const verified = await client.system.verifyLedger({});
  expect(verified).toMatchObject({ ok: true, problems: [] });
  expect(verified.events).toBeGreaterThan(100);
  expect((await client.system.info()).organisations).toEqual(before.organisations.slice(0, 1));
  expect(await client.catalog.products({})).toEqual(products);
  // The file was not in the archive: it is drawn again to the same bytes.
  expect((await client.jobs.get({ job_id: completed })).sha256).toBe(job.sha256);
  const { size } = await client.jobs.artifactRange({ job_id: completed, begin: 0, end: 10 });
  expect(size).toBe(job.file_size_bytes);
  expect((await client.jobs.get({ job_id: completed })).sha256).toBe(job.sha256);
});
