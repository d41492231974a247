import { describe, expect, test } from 'vitest';
import Sqlite from 'better-sqlite3';
import { build } from '../../../../src-main/core/db/write-db.ts';
import { openCatalog } from '../../../support/catalog.ts';

describe('the writing connection', () => {
  test('keeps what was committed through a power cut, and its references', () => {
    const { db } = openCatalog();
    expect(db.sqlite.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.sqlite.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(() =>
      db.sqlite.exec(`INSERT INTO lot_runs (organisation_id, name, created_at) VALUES (99, 'x', 0)`),
    ).toThrow(/FOREIGN KEY/);
    expect(() => db.sqlite.exec(`INSERT INTO organisations VALUES (7, 'x', '#000', 'yes', 0)`)).toThrow(
      /cannot store TEXT/,
    );
  });

  test('undoes all of a transaction that fails, and nothing of the one before', () => {
    const { db, organisation, rows } = openCatalog();
    const insert = (name: string): unknown =>
      db.run(build.insertInto('lot_runs').values({ organisation_id: organisation, name, created_at: 0 }));
    db.transaction(() => insert('kept'));
    expect(() =>
      db.transaction(() => {
        insert('gone');
        db.transaction(() => insert('gone, too'));
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(rows('SELECT name FROM lot_runs')).toEqual([{ name: 'kept' }]);
    expect(db.sqlite.inTransaction).toBe(false);
  });

  test('has committed when a transaction returns: another connection sees it', () => {
    const { db, organisation, path } = openCatalog();
    db.transaction(() =>
      db.run(
        build.insertInto('lot_runs').values({ organisation_id: organisation, name: 'there', created_at: 0 }),
      ),
    );
    const other = new Sqlite(path, { readonly: true });
    expect(other.prepare('SELECT name FROM lot_runs').pluck().get()).toBe('there');
    other.close();
  });

  test('refuses a transaction that would span an await', () => {
    const { db, organisation, rows } = openCatalog();
    expect(() =>
      db.transaction(async () => {
        db.run(
          build.insertInto('lot_runs').values({ organisation_id: organisation, name: 'x', created_at: 0 }),
        );
        await Promise.resolve();
      }),
    ).toThrow(/promise/);
    expect(rows('SELECT * FROM lot_runs')).toEqual([]);
  });

  test('goes back to waiting for the disk after a slice of long work, also after one that failed', () => {
    const { db, organisation, rows } = openCatalog();
    const insert = build
      .insertInto('lot_runs')
      .values({ organisation_id: organisation, name: 'x', created_at: 0 });
    const durability = (): unknown => db.sqlite.pragma('synchronous', { simple: true });
    expect(db.slice(() => [db.run(insert).id, durability()])).toEqual([1, 1]);
    expect(durability()).toBe(2);
    expect(() => db.slice(() => db.run(insert))).toThrow(/UNIQUE/);
    expect(durability()).toBe(2);
    expect(rows('SELECT id FROM lot_runs')).toEqual([{ id: 1 }]);
  });

  test('tells the rows it touched and the id of the last one', () => {
    const { db, organisation } = openCatalog();
    const insert = build
      .insertInto('lot_runs')
      .values({ organisation_id: organisation, name: 'x', created_at: 0 });
    expect(db.run(insert)).toEqual({ changes: 1, id: 1 });
    expect(db.run(build.updateTable('lot_runs').set({ created_at: 1 }))).toMatchObject({ changes: 1 });
    expect(db.all(build.selectFrom('lot_runs').select('created_at'))).toEqual([{ created_at: 1 }]);
    expect(db.first(build.selectFrom('lot_runs').select('id').where('name', '=', 'none'))).toBeUndefined();
  });
});

describe('rows that no rule allows cannot be stored by anybody', () => {
  test.each([
    [
      'a GTIN of 13 digits',
      `INSERT INTO products (organisation_id, gtin, date_kind, created_at, updated_at) VALUES (1, '9521234000013', 'use_by', 0, 0)`,
    ],
    [
      'a lot of 21 characters',
      `INSERT INTO lots (product_id, lot, created_at, updated_at) VALUES (1, '${'L'.repeat(21)}', 0, 0)`,
    ],
    [
      'an empty serial',
      `INSERT INTO serials (product_id, lot, serial, created_at, updated_at) VALUES (1, '', '', 0, 0)`,
    ],
    [
      'a planned quantity of 0',
      `INSERT INTO lots (product_id, lot, planned_quantity, created_at, updated_at) VALUES (1, 'L', 0, 0, 0)`,
    ],
    ['settings that are no JSON', `INSERT INTO settings VALUES (1, 'x', 'no')`],
  ])('%s', (_, sql) => {
    const { db } = openCatalog();
    expect(() => db.sqlite.exec(sql)).toThrow(/CHECK constraint/);
  });

  test('lifecycle events are never changed or deleted', () => {
    const { db } = openCatalog();
    db.sqlite.exec(
      `INSERT INTO lifecycle_events (organisation_id, station, station_seq, type, kind, entity_id, gtin, quantity, evidence, operator, at, client_event_id, previous_hash, hash)
       VALUES (1, 's', 1, 'PRINTED', 3, 1, 'g', 1, 'file', 1, 0, 'e', '', '')`,
    );
    expect(() => db.sqlite.exec('UPDATE lifecycle_events SET quantity = 2')).toThrow(/append-only/);
    expect(() => db.sqlite.exec('DELETE FROM lifecycle_events')).toThrow(/append-only/);
  });
});
