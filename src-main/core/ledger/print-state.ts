import { entityKinds, type EntityKind } from '../db/schema.ts';
import type { WriteDb } from '../db/write-db.ts';
import type { ChunkRow } from '../printing/run-row.ts';
import { printStates, type PrintState } from '../../../src-shared/states/run-states.ts';

/** The table of each kind of entity. */
export const tableOfKind = {
  [entityKinds.product]: 'products',
  [entityKinds.lot]: 'lots',
  [entityKinds.serial]: 'serials',
} as const satisfies Record<EntityKind, string>;

/** Type of the events that say an entity was printed. */
export const printedEvents = `('PRINTED', 'REPRINTED')`;

/** Entities of which Closient knows a label that this ledger does not; products have no such mark. */
export function printedElsewhere(kind: EntityKind): string {
  return kind === entityKinds.product ? '0' : 'e.printed_elsewhere';
}

/**
 * What the ledger, Closient and the open labels say of an entity `e`, as SQL. The column `print_state` is this, kept
 * up to date in the same transaction as the events. Parameters: kind, kind.
 */
const derivedState = (ofKind: EntityKind): string => `CASE
  WHEN ${printedElsewhere(ofKind)} THEN ${printStates.printed}
  WHEN EXISTS (SELECT 1 FROM lifecycle_events v WHERE v.kind = ? AND v.entity_id = e.id AND v.type IN ${printedEvents})
    THEN ${printStates.printed}
  WHEN EXISTS (SELECT 1 FROM run_labels l WHERE l.kind = ? AND l.entity_id = e.id AND l.state IN ('spooled', 'sent', 'uncertain'))
    THEN ${printStates.open}
  ELSE ${printStates.free} END`;

const entitiesOfLabels = 'SELECT entity_id FROM run_labels WHERE run_seq = ? AND number BETWEEN ? AND ?';

/** Keeps the state of every entity that has a label among `first` to `last` of a run. */
export function deriveStates(
  db: WriteDb,
  kind: EntityKind,
  run: number,
  labels: { readonly first: number; readonly last: number },
): void {
  db.prepare(
    `UPDATE ${tableOfKind[kind]} AS e SET print_state = ${derivedState(kind)} WHERE e.id IN (${entitiesOfLabels})`,
  ).run(kind, kind, run, labels.first, labels.last);
}

/** The same where every entity among them has a PRINTED event. */
export function setPrinted(
  db: WriteDb,
  kind: EntityKind,
  run: number,
  labels: { readonly first: number; readonly last: number },
): void {
  db.prepare(
    `UPDATE ${tableOfKind[kind]} SET print_state = ${printStates.printed}
     WHERE print_state <> ${printStates.printed} AND id IN (${entitiesOfLabels})`,
  ).run(run, labels.first, labels.last);
}

/** The entities of a chunk whose intents were just written are free no longer. */
export function markOpen(db: WriteDb, kind: EntityKind, chunk: ChunkRow): void {
  db.prepare(
    `UPDATE ${tableOfKind[kind]} SET print_state = ${printStates.open}
     WHERE print_state = ${printStates.free} AND id IN (${entitiesOfLabels} AND state = 'spooled')`,
  ).run(chunk.run_seq, chunk.first_label, chunk.first_label + chunk.labels - 1);
}

export function setPrintState(db: WriteDb, kind: EntityKind, id: number, state: PrintState): void {
  db.prepare(`UPDATE ${tableOfKind[kind]} SET print_state = ? WHERE id = ? AND print_state <> ?`).run(
    state,
    id,
    state,
  );
}

/** Keeps the state of one entity, after something else than a label of a run changed it. */
export function deriveState(db: WriteDb, kind: EntityKind, id: number): void {
  db.prepare(`UPDATE ${tableOfKind[kind]} AS e SET print_state = ${derivedState(kind)} WHERE e.id = ?`).run(
    kind,
    kind,
    id,
  );
}
