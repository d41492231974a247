import type { QuarantinedRow } from '../../../src-shared/contract/sync.ts';
import type { WriteDb } from '../db/write-db.ts';

/** What is set aside of a row that cannot be taken over. */
export interface SetAside {
  /** Tells the row from others of its source: Closient's id, else its natural key. */
  readonly rowKey: string;
  /** GTIN, lot and serial as they came. */
  readonly naturalKey: string;
  readonly reason: string;
}

export interface ListPage {
  readonly offset: number;
  readonly limit: number;
}

const longestText = 500;

/** Rows that could not be taken over, each with its reason, until they come back good or not at all. */
export class Quarantine {
  readonly #db: WriteDb;
  readonly #organisation: number;
  readonly #source: string;
  #isEmpty: boolean;

  constructor(db: WriteDb, organisation: number, source: string) {
    this.#db = db;
    this.#organisation = organisation;
    this.#source = source;
    this.#isEmpty = this.count() === 0;
  }

  count(): number {
    return this.#db
      .prepare('SELECT count(*) FROM sync_quarantine WHERE organisation_id = ? AND source = ?')
      .pluck()
      .get(this.#organisation, this.#source) as number;
  }

  /** @returns whether it was not there before. Call inside the transaction of the page. */
  put({ rowKey, naturalKey, reason }: SetAside, pass: number, now: number): boolean {
    const key = rowKey.slice(0, longestText);
    const known = this.#db
      .prepare('SELECT id FROM sync_quarantine WHERE organisation_id = ? AND source = ? AND row_key = ?')
      .get(this.#organisation, this.#source, key);
    this.#db
      .prepare(
        `INSERT INTO sync_quarantine (organisation_id, source, row_key, natural_key, reason, pass, seen_at)
         VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET natural_key = excluded.natural_key,
           reason = excluded.reason, pass = excluded.pass, seen_at = excluded.seen_at`,
      )
      .run(
        this.#organisation,
        this.#source,
        key,
        naturalKey.slice(0, longestText),
        reason.slice(0, longestText),
        pass,
        now,
      );
    this.#isEmpty = false;
    return known === undefined;
  }

  /** The row is good now. */
  release(rowKey: string): void {
    if (this.#isEmpty) return;
    this.#db
      .prepare('DELETE FROM sync_quarantine WHERE organisation_id = ? AND source = ? AND row_key = ?')
      .run(this.#organisation, this.#source, rowKey);
  }

  /** A complete pass has not met these any more. */
  releaseBefore(pass: number): void {
    this.#db
      .prepare('DELETE FROM sync_quarantine WHERE organisation_id = ? AND source = ? AND pass <> ?')
      .run(this.#organisation, this.#source, pass);
  }
}

/** What an organisation has in quarantine, by source, the oldest first. */
export function listQuarantine(
  db: WriteDb,
  organisation: number,
  { offset, limit }: ListPage,
): { total: number; rows: QuarantinedRow[] } {
  const rows = db
    .prepare(
      `SELECT id, source, natural_key, reason, seen_at FROM sync_quarantine
       WHERE organisation_id = ? ORDER BY id LIMIT ? OFFSET ?`,
    )
    .all(organisation, limit, offset) as (Omit<QuarantinedRow, 'id' | 'seen_at'> & {
    id: number;
    seen_at: number;
  })[];
  return {
    total: countQuarantine(db, organisation),
    rows: rows.map((row) => ({
      ...row,
      id: String(row.id),
      seen_at: new Date(row.seen_at).toISOString(),
    })),
  };
}

export function countQuarantine(db: WriteDb, organisation: number): number {
  return db
    .prepare('SELECT count(*) FROM sync_quarantine WHERE organisation_id = ?')
    .pluck()
    .get(organisation) as number;
}
