import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { migrate } from '../../../../src-main/core/db/migrate.ts';
import { migrations } from '../../../../src-main/core/db/migrations/index.ts';
import { WriteDb } from '../../../../src-main/core/db/write-db.ts';
import { onEnd, openTestRoom, temporaryFolder } from '../../../support/room.ts';

function open(path: string): WriteDb {
  const db = new WriteDb(path);
  onEnd(() => db.close());
  return db;
}
const tablesOf = (db: WriteDb): { name: string; strict: number }[] =>
  db.sqlite
    .prepare(
      `SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .all() as { name: string; strict: number }[];

describe('a database', () => {
  test('is made from nothing, each step once, in order', () => {
    const path = join(temporaryFolder(), 'print-room.db');
    const db = open(path);
    migrate(db.sqlite, 5);
    expect(db.prepare('SELECT id, name, applied_at FROM migrations ORDER BY id').all()).toEqual(
      migrations.map(({ id, name }) => ({ id, name, applied_at: 5 })),
    );
    const ids = migrations.map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('has strict tables only, and every reference of it leads somewhere', () => {
    const db = open(join(temporaryFolder(), 'print-room.db'));
    migrate(db.sqlite, 5);
    const tables = tablesOf(db);
    expect(tables.length).toBeGreaterThan(15);
    expect(tables.filter(({ strict }) => strict !== 1)).toEqual([]);
    for (const { name } of tables) {
      for (const key of db.sqlite
        .prepare('SELECT "table" AS target FROM pragma_foreign_key_list(?)')
        .all(name)) {
        expect(tables.map((table) => table.name)).toContain((key as { target: string }).target);
      }
    }
  });

  test('that is opened again keeps its rows and gets no step twice', () => {
    const path = join(temporaryFolder(), 'print-room.db');
    const first = new WriteDb(path);
    migrate(first.sqlite, 5);
    first.sqlite.exec(`INSERT INTO organisations VALUES (1, 'Kept', '#000000', 0, 0)`);
    first.close();
    const again = open(path);
    migrate(again.sqlite, 6);
    expect(again.prepare('SELECT name FROM organisations').pluck().get()).toBe('Kept');
    expect(again.prepare('SELECT DISTINCT applied_at FROM migrations').pluck().all()).toEqual([5]);
  });

  test.each(migrations.map(({ name }, steps) => [name, steps] as const))(
    'of an older version gets the steps it lacks, from %s on',
    (_name, steps) => {
      const db = open(join(temporaryFolder(), 'print-room.db'));
      const newest = open(join(temporaryFolder(), 'print-room.db'));
      migrate(newest.sqlite, 5);
      db.sqlite.exec(
        'CREATE TABLE migrations (id INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT',
      );
      for (const { id, name, sql } of migrations.slice(0, steps)) {
        db.sqlite.exec(sql);
        db.prepare('INSERT INTO migrations VALUES (?, ?, 5)').run(id, name);
      }
      migrate(db.sqlite, 6);
      expect(db.prepare('SELECT id FROM migrations WHERE applied_at = 6 ORDER BY id').pluck().all()).toEqual(
        migrations.slice(steps).map(({ id }) => id),
      );
      expect(tablesOf(db)).toEqual(tablesOf(newest));
    },
  );

  test('of a newer version is refused in one sentence and left as it is', async () => {
    const folder = temporaryFolder();
    const room = await openTestRoom({ folder });
    const path = room.paths.database;
    room.db.sqlite.exec(`INSERT INTO migrations VALUES (9990, 'of the future', 0)`);
    await room.close();
    await expect(openTestRoom({ folder })).rejects.toMatchObject({
      code: 'database_too_new',
      message: expect.stringMatching(/newer Print Room \(database step 9990\)/),
    });
    const sqlite = new Sqlite(path, { readonly: true });
    expect(sqlite.prepare('SELECT max(id) FROM migrations').pluck().get()).toBe(9990);
    sqlite.close();
  });

  test('whose step fails half-way has nothing of that step', () => {
    const db = open(join(temporaryFolder(), 'print-room.db'));
    // A table of the second step is in the way.
    db.sqlite.exec('CREATE TABLE artifacts (x INTEGER) STRICT');
    expect(() => migrate(db.sqlite, 5)).toThrow(/artifacts/);
    expect(db.prepare('SELECT id FROM migrations').pluck().all()).toEqual([migrations[0]?.id]);
    expect(tablesOf(db).map(({ name }) => name)).not.toContain('jobs');
  });
});
