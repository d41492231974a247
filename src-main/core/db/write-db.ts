import Sqlite from 'better-sqlite3';
import type { Database, Statement } from 'better-sqlite3';
import {
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type Compilable,
} from 'kysely';
import type { Schema } from './schema.ts';

/** Writes typed queries and compiles them; it never runs one. */
export const build = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/**
 * The one connection that writes. Everything on it is synchronous: a transaction is one function that never spans
 * an `await`, because on a shared connection an import's rollback once took a PRINTED row of another caller with it.
 */
export class WriteDb {
  readonly sqlite: Database;
  readonly #statements = new Map<string, Statement<unknown[]>>();

  constructor(path: string) {
    this.sqlite = new Sqlite(path);
    this.sqlite.pragma('journal_mode = WAL');
    // FULL: a PRINTED that was committed survives a power cut. NORMAL may lose the last commits in WAL mode.
    this.sqlite.pragma('synchronous = FULL');
    this.sqlite.pragma('foreign_keys = ON');
    // Without it INSERT OR REPLACE removes a row past the triggers that keep the ledger append-only.
    this.sqlite.pragma('recursive_triggers = ON');
    this.sqlite.pragma('cache_size = -16384');
    this.sqlite.pragma('temp_store = MEMORY');
  }

  /** A prepared statement for hot paths, kept for the life of the connection. */
  prepare(sql: string): Statement<unknown[]> {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.sqlite.prepare<unknown[]>(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  all<Row>(query: Compilable<Row>): Row[] {
    const { sql, parameters } = query.compile();
    return this.prepare(sql).all(...parameters) as Row[];
  }

  first<Row>(query: Compilable<Row>): Row | undefined {
    const { sql, parameters } = query.compile();
    return this.prepare(sql).get(...parameters) as Row | undefined;
  }

  /** Runs an INSERT, UPDATE or DELETE. Returns the rows touched and the id of the last insert. */
  run(query: Compilable<unknown>): { readonly changes: number; readonly id: number } {
    const { sql, parameters } = query.compile();
    const result = this.prepare(sql).run(...parameters);
    return { changes: result.changes, id: Number(result.lastInsertRowid) };
  }

  /** All or nothing, at once on disk when it returns. Aims at under 10 ms: the window waits meanwhile. */
  transaction<T>(work: () => T): T {
    return this.sqlite.transaction(work).immediate();
  }

  /**
   * One slice of long work that can be done again: all or nothing too, and on disk with the next `transaction` or
   * `run` at the latest, which must end such work. Waiting for the disk after each of thousands of slices would
   * hold up everybody else. A power cut before may take the last slices with it, in order, never a part of one.
   */
  slice<T>(work: () => T): T {
    this.sqlite.pragma('synchronous = NORMAL');
    try {
      return this.transaction(work);
    } finally {
      this.sqlite.pragma('synchronous = FULL');
    }
  }

  close(): void {
    this.#statements.clear();
    this.sqlite.close();
  }
}
