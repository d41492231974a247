import type { SyncConflict } from '../../../src-shared/contract/sync.ts';
import { nameOfEntity } from '../../../src-shared/entity-name.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import { entityKinds, type EntityKind } from '../db/schema.ts';
import { build, type WriteDb } from '../db/write-db.ts';
import { tableOfKind } from '../ledger/print-state.ts';
import { operatorNumber } from '../printing/operators.ts';
import type { ListPage } from './quarantine.ts';

export type ConflictField = 'lot' | 'date' | 'existence';

/** What Closient says of a thing that has labels, and what we say. */
export interface Difference {
  readonly kind: EntityKind;
  readonly entityId: number;
  readonly field: ConflictField;
  readonly ours: string | null;
  readonly theirs: string | null;
}

/** Changes at Closient that would contradict labels which exist: kept and shown, not applied. */
export class Conflicts {
  readonly #db: WriteDb;
  readonly #organisation: number;
  readonly #source: string;

  constructor(db: WriteDb, organisation: number, source: string) {
    this.#db = db;
    this.#organisation = organisation;
    this.#source = source;
  }

  /** @returns whether it is open: false where somebody decided before to keep ours against the very same. */
  raise({ kind, entityId, field, ours, theirs }: Difference, now: number): boolean {
    const open = this.#open(kind, entityId, field);
    if (open !== undefined) {
      this.#db
        .prepare('UPDATE sync_conflicts SET ours = ?, theirs = ?, seen_at = ? WHERE id = ?')
        .run(ours, theirs, now, open);
      return true;
    }
    const decided = this.#db
      .prepare(
        `SELECT theirs FROM sync_conflicts INDEXED BY sync_conflicts_decided
         WHERE kind = ? AND entity_id = ? AND field = ? AND resolution = 'ours' ORDER BY id DESC LIMIT 1`,
      )
      .get(kind, entityId, field) as { theirs: string | null } | undefined;
    if (decided?.theirs === theirs) return false;
    this.#db
      .prepare(
        'INSERT INTO sync_conflicts (organisation_id, source, kind, entity_id, field, ours, theirs, seen_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(this.#organisation, this.#source, kind, entityId, field, ours, theirs, now);
    return true;
  }

  /** Closient and we say the same of this again. */
  settle(kind: EntityKind, entityId: number, field: ConflictField, now: number): void {
    const open = this.#open(kind, entityId, field);
    if (open === undefined) return;
    this.#db
      .prepare(`UPDATE sync_conflicts SET resolution = 'gone', resolved_at = ? WHERE id = ?`)
      .run(now, open);
  }

  #open(kind: EntityKind, entityId: number, field: ConflictField): number | undefined {
    return this.#db
      .prepare(
        `SELECT id FROM sync_conflicts INDEXED BY sync_conflicts_open
         WHERE kind = ? AND entity_id = ? AND field = ? AND resolution IS NULL`,
      )
      .pluck()
      .get(kind, entityId, field) as number | undefined;
  }
}

interface ConflictRow extends Difference {
  readonly id: number;
  readonly source: string;
  readonly seen_at: number;
  readonly gtin: string;
  readonly lot: string | null;
  readonly serial: string | null;
}

const columns = `c.id, c.source, c.kind, c.entity_id AS entityId, c.field, c.ours, c.theirs, c.seen_at,
  coalesce(p.gtin, lp.gtin, sp.gtin) AS gtin, l.lot, s.serial`;
const tables = `sync_conflicts c
  LEFT JOIN products p ON c.kind = 1 AND p.id = c.entity_id
  LEFT JOIN lots l ON c.kind = 2 AND l.id = c.entity_id LEFT JOIN products lp ON lp.id = l.product_id
  LEFT JOIN serials s ON c.kind = 3 AND s.id = c.entity_id LEFT JOIN products sp ON sp.id = s.product_id`;

/** What waits for a decision, the oldest first. */
export function listConflicts(
  db: WriteDb,
  organisation: number,
  { offset, limit }: ListPage,
): { total: number; rows: SyncConflict[] } {
  const rows = db
    .prepare(
      `SELECT ${columns} FROM ${tables} WHERE c.organisation_id = ? AND c.resolution IS NULL ORDER BY c.id LIMIT ? OFFSET ?`,
    )
    .all(organisation, limit, offset) as ConflictRow[];
  return { total: countConflicts(db, organisation), rows: rows.map(describe) };
}

export function countConflicts(db: WriteDb, organisation: number): number {
  return db
    .prepare('SELECT count(*) FROM sync_conflicts WHERE organisation_id = ? AND resolution IS NULL')
    .pluck()
    .get(organisation) as number;
}

/**
 * Ends a conflict: ours stays, or theirs is taken although labels say otherwise. The row stays as the record of who
 * decided what.
 * @throws PrintRoomError `not_found`, `conflict` where it was decided already, `validation_error` without a name.
 */
export function resolveConflict(
  db: WriteDb,
  organisation: number,
  id: string,
  keep: 'ours' | 'theirs',
  operator: string | null,
  now: number,
): void {
  const who = operator?.trim() ?? '';
  if (who === '') throw new PrintRoomError('validation_error', 'Say who decides.');
  db.transaction(() => {
    const row = /^\d{1,15}$/.test(id)
      ? (db
          .prepare(`SELECT ${columns}, c.resolution FROM ${tables} WHERE c.id = ? AND c.organisation_id = ?`)
          .get(Number(id), organisation) as (ConflictRow & { resolution: string | null }) | undefined)
      : undefined;
    if (!row) throw new PrintRoomError('not_found', `There is no conflict ${id}.`);
    if (row.resolution !== null)
      throw new PrintRoomError('conflict', 'This conflict was decided before, or has ended by itself.');
    if (keep === 'theirs') take(db, row, now);
    db.run(
      build
        .updateTable('sync_conflicts')
        .set({
          resolution: keep,
          operator: operatorNumber(db, organisation, who),
          resolved_at: now,
        })
        .where('id', '=', row.id),
    );
  });
}

function take(db: WriteDb, { kind, entityId, field, theirs }: ConflictRow, now: number): void {
  const table = tableOfKind[kind];
  if (field === 'existence') {
    db.prepare(`UPDATE ${table} SET active = 0, updated_at = ? WHERE id = ?`).run(now, entityId);
  } else if (field === 'date' && kind !== entityKinds.product) {
    db.prepare(`UPDATE ${table} SET date = ?, updated_at = ? WHERE id = ?`).run(theirs, now, entityId);
  } else if (field === 'lot' && kind === entityKinds.serial) {
    const product = db.prepare('SELECT product_id FROM serials WHERE id = ?').pluck().get(entityId);
    const lot =
      theirs === null
        ? null
        : (db.prepare('SELECT id FROM lots WHERE product_id = ? AND lot = ?').pluck().get(product, theirs) ??
          db
            .prepare('INSERT INTO lots (product_id, lot, created_at, updated_at) VALUES (?, ?, ?, ?)')
            .run(product, theirs, now, now).lastInsertRowid);
    // A serial in a lot has the lot's date.
    db.prepare('UPDATE serials SET lot_id = ?, lot = ?, date = NULL, updated_at = ? WHERE id = ?').run(
      lot,
      theirs ?? '',
      now,
      entityId,
    );
  }
}

function describe(row: ConflictRow): SyncConflict {
  const name = nameOfEntity({ gtin: row.gtin, lot: row.lot, serial: row.serial });
  const ours = row.ours ?? 'none';
  const theirs = row.theirs ?? 'none';
  const sentence = {
    existence: `Labels of ${name} exist, and Closient does not list it any more.`,
    lot: `A label of ${name} exists with the lot ${ours}; Closient now says ${theirs}.`,
    date: `Labels of ${name} exist with the date ${ours}; Closient now says ${theirs}.`,
  }[row.field];
  return {
    id: String(row.id),
    source: row.source,
    entity: name,
    field: row.field,
    ours: row.ours,
    theirs: row.theirs,
    sentence,
    seen_at: new Date(row.seen_at).toISOString(),
  };
}
