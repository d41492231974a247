import { closeSync, fsyncSync, openSync } from 'node:fs';
import { countedTables } from '../data-export/manifest.ts';
import { tableFiles } from '../data-export/table-files.ts';
import { migrate } from '../db/migrate.ts';
import { WriteDb } from '../db/write-db.ts';
import { setMeta } from '../folder/station.ts';
import { sealHeads } from '../ledger/ledger.ts';
import type { Ports } from '../ports.ts';
import type { SettingKey } from '../settings/settings.ts';
import { ArchiveProblem, members, mostUnpacked } from './archive-reader.ts';
import type { PrinterOfMachine } from './empty-folder.ts';
import type { InspectedArchive } from './inspect-archive.ts';
import { loadTable } from './load-table.ts';

/** The mark of a restored organisation. */
const restoredFrom: SettingKey = 'restored_from';

export interface BuildOrder {
  readonly archive: InspectedArchive;
  /** Where the database is built. */
  readonly path: string;
  readonly dataFolder: string;
  readonly printers: readonly PrinterOfMachine[];
  readonly ports: Pick<Ports, 'now' | 'secret'>;
}

/**
 * Builds a database from the lines of an archive that was inspected. It has no journal: until it takes its place it
 * is nobody's, and what becomes of it half-way is thrown away.
 */
export async function buildDatabase(order: BuildOrder): Promise<void> {
  const { archive, path, ports } = order;
  const db = new WriteDb(path);
  try {
    migrate(db.sqlite, ports.now());
    for (const pragma of [
      'journal_mode = OFF',
      'synchronous = OFF',
      'foreign_keys = OFF',
      'cache_size = -65536',
    ]) {
      db.sqlite.pragma(pragma);
    }
    const reindex = withoutIndexes(db);
    db.sqlite.exec('BEGIN');
    await loadTables(db, order);
    finish(db, order);
    db.sqlite.exec('COMMIT');
    reindex();
    requireConnected(db, archive.organisation);
    sealHeads(db, ports.secret());
    db.sqlite.pragma('journal_mode = WAL');
  } finally {
    db.close();
  }
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}

/** An index is made faster at once than row by row. @returns makes them. */
function withoutIndexes(db: WriteDb): () => void {
  const tables = tableFiles.map(({ table }) => table) as string[];
  const indexes = (
    db
      .prepare(`SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL`)
      .all() as { name: string; tbl_name: string; sql: string }[]
  ).filter(({ tbl_name }) => tables.includes(tbl_name));
  for (const { name } of indexes) db.sqlite.exec(`DROP INDEX ${name}`);
  return () => {
    for (const { sql } of indexes) db.sqlite.exec(sql);
  };
}

async function loadTables(db: WriteDb, { archive, dataFolder }: BuildOrder): Promise<void> {
  const target = { db, organisation: archive.organisation, folder: dataFolder };
  const rows = new Map<string, number>();
  for await (const member of members(archive.format, archive.path, mostUnpacked(archive.bytes))) {
    const file = tableFiles.find(({ name }) => name === member.name);
    if (file) rows.set(file.name, await loadTable(target, file, member));
  }
  for (const { name, records } of archive.manifest.files) {
    if (records !== null && rows.get(name) !== records) {
      throw new ArchiveProblem(`${name} has ${rows.get(name) ?? 0} records, its manifest says ${records}`);
    }
  }
}

/** What the lines do not say: ids given and gone again, counts, whose data it was, and that it may be out of date. */
function finish(db: WriteDb, { archive, printers, ports }: BuildOrder): void {
  const { manifest, organisation } = archive;
  if (db.prepare('SELECT count(*) FROM organisations').pluck().get() !== 1) {
    throw new ArchiveProblem('it has not exactly one organisation');
  }
  for (const table of countedTables) {
    const given = manifest.sequences[table] ?? 0;
    const known = db.prepare('UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?').run(given, table);
    if (known.changes === 0)
      db.prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)').run(table, given);
  }
  db.prepare(
    `UPDATE chunks SET failed = (SELECT count(*) FROM run_labels l WHERE l.run_seq = chunks.run_seq AND l.state = 'failed'
       AND l.number BETWEEN first_label AND first_label + labels - 1) WHERE status NOT IN ('queued', 'failed')`,
  ).run();
  const keep = db.prepare(
    'INSERT INTO printers (name, driver, uri, stock, created_at, tray, dpi, enough, remark) ' +
      'VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING',
  );
  for (const { name, driver, uri, stock, created_at, tray, dpi, enough, remark } of printers) {
    // The database may be of a version that did not have them.
    const later = [tray ?? null, dpi ?? null, enough ?? 'device', remark ?? null];
    keep.run(name, driver, uri, stock, created_at, ...later);
  }
  db.prepare(
    'INSERT INTO settings (organisation_id, key, value) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  ).run(organisation, restoredFrom, JSON.stringify(manifest.created_at));
  // As after a restored backup: the next start finds another file and goes on as a new station.
  setMeta(db, 'station', manifest.station);
  setMeta(db, 'station_fingerprint', 'restored');
  setMeta(db, 'restored_at', String(ports.now()));
}

/** Every row hangs on one that is there. */
function requireConnected(db: WriteDb, organisation: number): void {
  const [first] = db.sqlite.pragma('foreign_key_check') as { table: string; parent: string }[];
  if (first)
    throw new ArchiveProblem(`a row of ${first.table} hangs on one of ${first.parent} that is missing`);
  const lost = db
    .prepare(
      'SELECT 1 FROM serials s WHERE s.lot_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM lots l WHERE l.id = s.lot_id) LIMIT 1',
    )
    .get();
  if (lost) throw new ArchiveProblem('a serial hangs on a lot that is missing');
  if (!db.prepare('SELECT 1 FROM organisations WHERE id = ?').get(organisation)) {
    throw new ArchiveProblem('its organisation is missing');
  }
}
