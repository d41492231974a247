import { printStates, type PrintState } from '../../../src-shared/states/run-states.ts';
import { entityKinds, type EntityKind } from '../db/schema.ts';
import type { WriteDb } from '../db/write-db.ts';

/** The table of each kind of entity. */
export const tableOfKind = {
  [entityKinds.product]: 'products',
  [entityKinds.lot]: 'lots',
  [entityKinds.serial]: 'serials',
} as const satisfies Record<EntityKind, string>;

/** Type of the events that say an entity was printed. */
export const printedEvents = `('PRINTED', 'REPRINTED')`;

/**
 * What the ledger and the open labels say of one entity. The column `print_state` is this, kept up to date in the
 * same transaction as the events.
 * @param continues some copies of it are printed and later ones of the same run are still to come: no event yet.
 */
export function derivePrintState(db: WriteDb, kind: EntityKind, id: number, continues: boolean): PrintState {
  const printed = db
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM lifecycle_events WHERE kind = ? AND entity_id = ? AND type IN ${printedEvents})`,
    )
    .pluck()
    .get(kind, id);
  if (printed === 1) return printStates.printed;
  const open = db
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM run_labels WHERE kind = ? AND entity_id = ? AND state IN ('spooled', 'sent', 'uncertain'))`,
    )
    .pluck()
    .get(kind, id);
  return open === 1 || continues ? printStates.open : printStates.free;
}

export function setPrintState(db: WriteDb, kind: EntityKind, id: number, state: PrintState): void {
  db.prepare(`UPDATE ${tableOfKind[kind]} SET print_state = ? WHERE id = ? AND print_state <> ?`).run(
    state,
    id,
    state,
  );
}
