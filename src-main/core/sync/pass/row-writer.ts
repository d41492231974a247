import { printStates } from '../../../../src-shared/states/run-states.ts';
import { KnownRows, type LotRow, type SerialRow } from '../../catalog/import/known-rows.ts';
import type { SaidBefore } from '../../catalog/import/said-before.ts';
import { entityKinds, type EntityKind } from '../../db/schema.ts';
import type { WriteDb } from '../../db/write-db.ts';
import { deriveState, tableOfKind } from '../../ledger/print-state.ts';
import type { Conflicts, Difference } from '../conflicts.ts';
import type { RemoteEntity } from './remote-row.ts';
import type { SeenRows } from './seen-rows.ts';

export interface StoreContext {
  readonly db: WriteDb;
  readonly organisation: number;
  /** Row of the connection that brings the rows. */
  readonly connection: number;
  readonly now: number;
  /** null: rows that only know the window they were created in; nothing is concluded from what is not among them. */
  readonly seen: SeenRows | null;
  readonly said: SaidBefore;
  readonly conflicts: Conflicts;
  /** Lots have a list of their own, which alone says their dates. */
  readonly lotsAreListed: boolean;
}

/** What one row did. */
export interface Changes {
  created: boolean;
  updated: boolean;
  revived: boolean;
  deactivated: boolean;
  conflicts: number;
}

type Fields = Readonly<Record<string, string | number | null>>;

/** What products, lots and serials of Closient's have in common when they are written. Lives for one slice. */
export class RowWriter {
  readonly context: StoreContext;
  readonly known: KnownRows;
  readonly #db: WriteDb;

  constructor(context: StoreContext) {
    this.context = context;
    this.known = new KnownRows(context.db, context.organisation);
    this.#db = context.db;
  }

  /** Writes what differs, and whether it is there at all. */
  change(
    kind: EntityKind,
    known: LotRow | SerialRow,
    entity: RemoteEntity,
    fields: Fields,
    hasLabels: () => boolean,
    changes: Changes,
  ): void {
    const { connection, conflicts, now } = this.context;
    let active: 0 | 1 = 1;
    if (!entity.isActive) {
      // Only what came from there goes with it.
      const stays = known.active === 1 && (known.synced_by === null || hasLabels());
      if (stays && known.synced_by !== null) {
        const gone = { kind, entityId: known.id, field: 'existence', ours: 'active', theirs: null } as const;
        this.raise(gone, changes);
      }
      active = stays ? 1 : 0;
    } else if (hasLabels()) conflicts.settle(kind, known.id, 'existence', now);
    const wanted = { ...fields, synced_by: known.synced_by === null ? null : connection, active };
    if (same(known, wanted)) return;
    const closientId = fields['closient_id'];
    if (typeof closientId === 'string' && closientId !== known.closient_id)
      this.freeId(kind, closientId, known.id);
    changes.updated = true;
    changes.revived = known.active === 0 && active === 1;
    changes.deactivated = known.active === 1 && active === 0;
    this.update(kind, known.id, wanted);
    Object.assign(known, wanted);
  }

  /** Where Closient knows of a label and our ledger does not, it is printed all the same. */
  markPrinted(
    kind: EntityKind,
    known: Pick<LotRow, 'id' | 'print_state' | 'printed_elsewhere'>,
    isPrinted: boolean | null,
    changes: Changes,
  ): void {
    const becomes = isPrinted === true && known.print_state === printStates.free;
    const ends = isPrinted === false && known.printed_elsewhere === 1;
    if (!becomes && !ends) return;
    this.update(kind, known.id, { printed_elsewhere: becomes ? 1 : 0 });
    deriveState(this.#db, kind, known.id);
    changes.updated = true;
  }

  raise(difference: Difference, changes: Changes): void {
    const { conflicts, now } = this.context;
    if (conflicts.raise(difference, now)) changes.conflicts += 1;
  }

  /** Met before in this pass, under another id. The same id again is a row that moved to a later page. */
  isTwin(
    known: { readonly id: number; readonly closient_id: string | null },
    closientId: string | null,
  ): boolean {
    return this.context.seen?.has(known.id) === true && known.closient_id !== closientId;
  }

  /** One id is one row: whoever had it before is another row now. */
  freeId(kind: EntityKind, closientId: string, except = 0): void {
    for (const id of this.idsOf(kind, closientId))
      if (id !== except) this.update(kind, id, { closient_id: null });
  }

  /** Ours of an id of Closient's. */
  idsOf(kind: EntityKind, closientId: string): number[] {
    const table = tableOfKind[kind];
    const own =
      kind === entityKinds.product
        ? 'organisation_id = ?'
        : 'product_id IN (SELECT id FROM products WHERE organisation_id = ?)';
    return this.#db
      .prepare(`SELECT id FROM ${table} INDEXED BY ${table}_closient WHERE closient_id = ? AND +${own}`)
      .pluck()
      .all(closientId, this.context.organisation) as number[];
  }

  update(kind: EntityKind, id: number, fields: Fields): void {
    const names = Object.keys(fields);
    this.#db
      .prepare(
        `UPDATE ${tableOfKind[kind]} SET ${names.map((name) => `${name} = ?`).join(', ')}, updated_at = ? WHERE id = ?`,
      )
      .run(...Object.values(fields), this.context.now, id);
  }

  /** @returns the new row's id. */
  insert(sql: string, values: readonly (string | number | null)[]): number {
    return Number(this.#db.prepare(sql).run(...values).lastInsertRowid);
  }
}

/** Whether nothing of `wanted` differs. */
export function same(known: object, wanted: object): boolean {
  return Object.entries(wanted).every(([name, value]) => (known as Record<string, unknown>)[name] === value);
}
