import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { ArchiveFormat, SectionReport } from '../../src-shared/models/data-export.ts';
import { createOrganisation } from '../../src-main/core/catalog/organisations.ts';
import { importFile } from '../../src-main/core/catalog/import/import-file.ts';
import { exportOrganisation } from '../../src-main/core/data-export/export-organisation.ts';
import type { Manifest } from '../../src-main/core/data-export/manifest.ts';
import { members } from '../../src-main/core/data-import/archive-reader.ts';
import { importArchive } from '../../src-main/core/data-import/import-archive.ts';
import { dataPaths } from '../../src-main/core/folder/paths.ts';
import type { PrintRoom } from '../../src-main/core/print-room.ts';
import { print, sheetOf, type Client } from './printing.ts';
import { clientOf, csvFile, openTestRoom, serialsCsv, temporaryFolder, testPorts } from './room.ts';

/** What no archive may carry unless names were asked for. */
export const people = ['Ann Person', 'Ben Worker', 'Cleo Canceller'] as const;
export const secrets = ['hunter2', 'printuser'] as const;

/**
 * A data folder, closed, in which every table that belongs to an organisation has rows of every kind: jobs of all
 * states, runs that are printed, confirming, uncertain, queued, asking and cancelled, reprints, undone imports, user
 * stocks and layouts, a printer with a password; and another organisation beside it.
 */
export async function variedFolder(): Promise<{ folder: string; organisation: number; completed: string }> {
  const room = await openTestRoom();
  const client = clientOf(room);
  const { completed } = await fill(room, client);
  const folder = room.paths.folder;
  await room.close();
  interrupt(folder);
  // The start after a crash: what was at the printer is uncertain now.
  const again = await openTestRoom({ folder });
  await again.printing.waitForIdle();
  await again.close();
  freeze(folder);
  return { folder, organisation: 1, completed };
}

async function fill(room: PrintRoom, client: Client): Promise<{ completed: string }> {
  const rows = [
    'gtin,lot,serial,expiry,best_before,product_name,lot_run,created_at',
    '09521234000020,L1,,2027-12-31,,Gruyère «réserve» 10%,Run A,2026-01-02T03:04:05Z',
    '09521234000020,L2,,2028-01-31,,,Run B,',
    '09521234000037,,OWN-DATE,,2027-06-30,"Bread, ""dark""",,',
    '09521234000037,B1,X/1%2,,2027-06-30,,,',
  ].join('\n');
  await client.admin.importFile({ path: csvFile(`${rows}\nnot a row\n`) });
  await client.admin.importFile({ path: csvFile(serialsCsv(200)) });
  // Changes of what was there, so that the import can be undone.
  await client.admin.importFile({
    path: csvFile('gtin,lot,serial,expiry\n09521234000013,LOT2,S000150,2027-11-30\n'),
  });
  await client.catalog.createLot({
    gtin: '09521234000044',
    lot: 'HAND',
    date: '2027-12-31',
    planned_quantity: 5,
  });
  const undone = await client.admin.importFile({
    path: csvFile('gtin,lot,serial,expiry\n09521234000051,GONE,U1,2027-11-30\n'),
  });
  await client.catalog.undoImport({ batch: undone.batch });
  await client.system.setSetting({ key: 'digital_link_host', value: 'id.example.com' });
  await client.system.setSetting({ key: 'error_correction', value: null });

  await client.printing.setCountsAsPrinted({ printer: 'folder', counts: true });
  const first = await sheetOf(client, { serial_ids: await serialIds(client, 0, 70) });
  await print(client, first, { operator: people[0] });
  await print(client, first, { operator: people[1], reason: 'torn', sheets: { first: 1, last: 1 } });
  // Stops and asks, and is left asking.
  await print(client, first, { operator: people[1] });
  const cancelled = await print(client, first, { operator: people[1] });
  await client.printing.cancel({ run_id: cancelled.run_id, by: people[2] });
  await client.printing.setCountsAsPrinted({ printer: 'folder', counts: false });
  const second = await sheetOf(client, { serial_ids: await serialIds(client, 70, 80) });
  const settled = await print(client, second, { operator: people[0] });
  await client.printing.settle({
    run_id: settled.run_id,
    good_sheets: 0,
    last_good: 5,
    operator: people[0],
    reason: 'smeared',
  });
  const third = await sheetOf(client, { serial_ids: await serialIds(client, 80, 85) });
  await print(client, third, { operator: people[0] });
  const fourth = await sheetOf(client, { serial_ids: await serialIds(client, 85, 90) });
  await print(client, fourth);
  const lots = await sheetOf(client, {}, {}, 'lots');
  await print(client, lots, { copies: 3 });
  const fifth = await sheetOf(client, { serial_ids: await serialIds(client, 98, 100) });
  await client.printing.pausePrinter({ printer: 'folder' });
  const rest = await client.printing.start({
    job_id: second.job_id,
    printer: 'folder',
    rest_of: settled.run_id,
    operator: people[0],
  });
  await client.printing.cancel({ run_id: rest.run_id, by: people[2] });
  const paused = await client.printing.start({
    job_id: fifth.job_id,
    printer: 'folder',
    operator: people[0],
  });
  await client.printing.pause({ run_id: paused.run_id, by: people[2] ?? '' });
  await client.printing.resumePrinter({ printer: 'folder' });
  const products = await sheetOf(client, {}, {}, 'products');
  const proof = await print(client, products, {
    copies: 70,
    spare: { percent: 10 },
    first_sheet_then_release: true,
  });
  if (proof.status !== 'proof') throw new Error(`The run is ${proof.status}.`);
  await client.printing.setPartSheet({ stock: '63up_1in_letter', name: 'Regal 1 ☃', first_free: 17 });
  await client.presets.save({ preset: { name: 'Linie 3 ☃', scope: 'lots', printer: 'folder', copies: 3 } });
  await sheetOf(client, { gtins: ['09521234000068'] });
  const withdrawn = await sheetOf(client, { serial_ids: await serialIds(client, 90, 92) });
  await client.jobs.cancel({ job_id: withdrawn.job_id, by: people[2] });
  // Two more for states that only a running program has; see `freeze`.
  await sheetOf(client, { serial_ids: await serialIds(client, 92, 95) });
  await sheetOf(client, { serial_ids: await serialIds(client, 95, 98) });

  await client.printers.set({ printer: 'folder', tray: 'Manual', remark: `ask ${people[1]}` });
  const { sheet } = await client.calibration.sheet({
    printer: 'folder',
    stock: '63up_1in_letter',
    operator: people[0],
  });
  await client.calibration.enter({ sheet, numbers: [23, 55, 195, 253], operator: people[1] });

  const insert = room.db;
  insert
    .prepare(
      `INSERT INTO printers (name, driver, uri, stock, created_at) VALUES ('Zebra', 'cups', ?, NULL, 5)`,
    )
    .run(`ipp://${secrets[1]}:${secrets[0]}@printer.example:631/ipp/print`);
  for (const table of ['stocks', 'layouts']) {
    insert
      .prepare(`INSERT INTO ${table} (organisation_id, id, definition, updated_at) VALUES (1, 'mine', ?, 7)`)
      .run(JSON.stringify({ id: 'mine', name: 'Eigenes ☃', size: [1.5, 2e-7], nested: { a: null } }));
  }
  await client.lots.hold({
    gtin: '09521234000020',
    lot: 'L2',
    reason: 'sample outstanding',
    operator: people[0],
  });
  insert.prepare(`UPDATE lots SET closient_id = 'closient-lot' WHERE lot = 'L2'`).run();
  insert.prepare(`UPDATE serials SET active = 0 WHERE serial = 'S000199'`).run();
  const other = createOrganisation(
    room.db,
    room.settings,
    { name: 'Other Brand', color: '#000000', sample: false },
    room.ports.now(),
  );
  await importFile(room.db, other, csvFile(serialsCsv(10, { lot: 'THEIRS', from: 900 })), room.ports.now);
  return { completed: first.job_id };
}

async function serialIds(client: Client, from: number, to: number): Promise<string[]> {
  const { rows } = await client.jobs.preview({
    scope: 'serials',
    filters: { gtins: ['09521234000013'] },
    limit: 100,
  });
  return rows.slice(from, to).map(({ id }) => id);
}

/** The moment of a power cut: the last confirmed run is at the printer. */
function interrupt(folder: string): void {
  const sqlite = new Sqlite(dataPaths(folder).database);
  const run = sqlite
    .prepare(`SELECT max(seq) FROM runs WHERE status = 'confirming' AND copies = 1`)
    .pluck()
    .get();
  sqlite.prepare(`UPDATE runs SET status = 'printing' WHERE seq = ?`).run(run);
  sqlite.prepare(`UPDATE chunks SET status = 'spooled' WHERE run_seq = ?`).run(run);
  sqlite.prepare(`UPDATE run_labels SET state = 'spooled' WHERE run_seq = ?`).run(run);
  sqlite.close();
}

/** Somebody who signs in: from here on a room asks who acts. */
export function addPerson(folder: string): void {
  const sqlite = new Sqlite(dataPaths(folder).database);
  sqlite
    .prepare(
      `INSERT INTO people (operator, organisation_id, role) SELECT number, 1, 'it' FROM operators WHERE name = ?`,
    )
    .run(people[0]);
  sqlite.close();
}

/** States that a program passes through: a job that waits, one half resolved, a run that waits for its printer. */
function freeze(folder: string): void {
  const sqlite = new Sqlite(dataPaths(folder).database);
  const [waiting, half] = sqlite
    .prepare(`SELECT seq FROM jobs WHERE status = 'completed' ORDER BY seq DESC LIMIT 2`)
    .pluck()
    .all();
  for (const seq of [waiting, half]) sqlite.prepare('DELETE FROM artifacts WHERE job_seq = ?').run(seq);
  sqlite.prepare('DELETE FROM items WHERE job_seq = ?').run(waiting);
  sqlite.prepare('DELETE FROM items WHERE job_seq = ? AND position > 1').run(half);
  sqlite
    .prepare(
      `UPDATE jobs SET status = 'pending', resolved = 0, total_items = 0, processed_items = 0, started_at = NULL, finished_at = NULL WHERE seq = ?`,
    )
    .run(waiting);
  sqlite
    .prepare(
      `UPDATE jobs SET status = 'processing', resolved = 0, total_items = 0, processed_items = 0, finished_at = NULL, lease_owner = 'me', lease_until = 9 WHERE seq = ?`,
    )
    .run(half);
  const { lastInsertRowid: remote } = sqlite
    .prepare(
      `INSERT INTO jobs (id, organisation_id, scope, export_type, file_format, filters, spec, status, resolved, remote, created_at)
       VALUES ('RemoteJob1111111111111', 1, 'lots', 'sheet_pdf', 'pdf', '{}', '{"kind":"remote","assetConfig":{}}', 'processing', 1, 1, 11)`,
    )
    .run();
  sqlite
    .prepare(
      `INSERT INTO remote_jobs (job_seq, origin, remote_id, state) VALUES (?, 'https://closient.example', 'theirs', 'following')`,
    )
    .run(remote);
  const [own, other] = sqlite.prepare('SELECT id FROM lifecycle_events ORDER BY id LIMIT 2').pluck().all();
  sqlite
    .prepare(
      `INSERT INTO event_origins (event_id, organisation_id, source, station, remote_id, at) VALUES (?, 1, 'reported', 'Line 7', NULL, 12)`,
    )
    .run(own);
  sqlite
    .prepare(
      `INSERT INTO print_alarms (id, organisation_id, own_station, other_station, labels, raised_at) VALUES (3, 1, 'here', 'there', 1, 13)`,
    )
    .run();
  sqlite
    .prepare('INSERT INTO print_alarm_labels (own_event, other_event, alarm_id) VALUES (?, ?, 3)')
    .run(own, other);
  const copies = sqlite.prepare(`SELECT max(seq) FROM runs WHERE copies = 3`).pluck().get();
  sqlite.prepare(`UPDATE runs SET status = 'queued' WHERE seq = ?`).run(copies);
  sqlite
    .prepare(`UPDATE chunks SET status = 'queued', saved_as = NULL, print_file = NULL WHERE run_seq = ?`)
    .run(copies);
  sqlite.prepare(`UPDATE lots SET print_state = 0`).run();
  sqlite.prepare(`DELETE FROM run_labels WHERE run_seq = ?`).run(copies);
  sqlite.close();
}

export interface ExportedFile {
  readonly path: string;
  readonly sections: readonly SectionReport[];
}

/** Exports a folder that nobody has open, so that nothing in it moves on. */
export async function exportFolder(
  folder: string,
  options: { format?: ArchiveFormat; people?: boolean; artifacts?: boolean; organisation?: number } = {},
): Promise<ExportedFile> {
  const path = join(temporaryFolder(), 'archive');
  const { sections } = await exportOrganisation({
    paths: dataPaths(folder),
    ports: testPorts(folder),
    station: 'station-of-the-archive',
    organisation: options.organisation ?? 1,
    format: options.format ?? 'zip',
    people: options.people ?? true,
    artifacts: options.artifacts ?? true,
    path,
    signal: new AbortController().signal,
  });
  return { path, sections };
}

/** Restores an archive into a folder of its own, which stays closed. */
export async function restoreFile(
  path: string,
  format: ArchiveFormat = 'zip',
  folder = join(temporaryFolder(), 'restored'),
) {
  const report = await importArchive(path, format, folder, testPorts(folder));
  return { folder, report };
}

/** Every member of an archive as text. */
export async function contents(path: string, format: ArchiveFormat = 'zip'): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const member of members(format, path, 1e9)) {
    const pieces: Buffer[] = [];
    for await (const piece of member.pieces) pieces.push(piece);
    const bytes = Buffer.concat(pieces);
    const binary = member.name.startsWith('jobs/files/');
    files.set(member.name, binary ? createHash('sha256').update(bytes).digest('hex') : bytes.toString());
  }
  return files;
}

export function manifestOf(files: ReadonlyMap<string, string>): Manifest {
  return JSON.parse(files.get('manifest.json') ?? '') as Manifest;
}

/** Rows of every table of a folder's database. */
export function tablesOf(folder: string): Map<string, Record<string, unknown>[]> {
  const sqlite = new Sqlite(dataPaths(folder).database, { readonly: true });
  try {
    const names = sqlite
      .prepare(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_stat%' ORDER BY name`,
      )
      .pluck()
      .all() as string[];
    return new Map(
      names.map((name) => [name, sqlite.prepare(`SELECT * FROM ${name}`).all() as Record<string, unknown>[]]),
    );
  } finally {
    sqlite.close();
  }
}
