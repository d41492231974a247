import { inTurn } from '../../catalog/in-turn.ts';
import { entityKinds, type EntityKind } from '../../db/schema.ts';
import { tableOfKind } from '../../ledger/print-state.ts';
import { yieldToOthers } from '../../yield.ts';
import { Conflicts } from '../conflicts.ts';
import { Quarantine } from '../quarantine.ts';
import { readSource, writeSource, type SourceRow } from '../source-rows.ts';
import type { PassTools, RemoteList } from './list-pass.ts';
import type { SeenRows } from './seen-rows.ts';

const pageRows = 4_000;
const sliceRows = 250;

/** A lot or serial may still have come from Closient while labels of it, or rows that need it, are here. */
const labelled = {
  [entityKinds.product]: 'e.print_state <> 0',
  [entityKinds.lot]:
    'e.print_state <> 0 OR EXISTS (SELECT 1 FROM serials s INDEXED BY serials_labelled WHERE s.product_id = e.product_id AND s.lot = e.lot AND s.print_state <> 0)',
  [entityKinds.serial]: 'e.print_state <> 0',
} as const satisfies Record<EntityKind, string>;
/** Closient still lists serials of such a lot. */
const needed = {
  [entityKinds.product]: '0',
  [entityKinds.lot]:
    'EXISTS (SELECT 1 FROM serials s INDEXED BY serials_order WHERE s.product_id = e.product_id AND s.lot = e.lot AND s.active = 1 AND s.synced_by IS NOT NULL)',
  [entityKinds.serial]: '0',
} as const satisfies Record<EntityKind, string>;

/**
 * The end of a pass that read the whole list: rows of Closient's that it did not see have vanished there.
 *
 * The list has no cursor of its own, only offsets: where rows go and come during a pass, a row can slip from one page
 * to another unseen. A pass during which the list changed its length concludes nothing. One that met rows it did not
 * know (they may have replaced others during the pass) only notes what it missed, and the next one must miss it, too.
 * Rows that another way brought are never touched; nothing is ever deleted; what has labels becomes a conflict.
 */
export async function sweep(
  list: Pick<RemoteList<never>, 'name' | 'kind'>,
  tools: PassTools,
  seen: SeenRows,
): Promise<void> {
  const { db, organisation } = tools;
  const state = readSource(db, organisation, list.name);
  if (state.counts_moved === 0) await findVanished(list, tools, seen, state);
  db.transaction(() => {
    forgetSeen(list.name, tools, seen);
    if (state.counts_moved === 0) new Quarantine(db, organisation, list.name).releaseBefore(state.pass);
    writeSource(db, organisation, list.name, {
      phase: 'idle',
      state: 'idle',
      sentence: null,
      finished_at: tools.now(),
    });
    tools.onSlice();
  });
}

async function findVanished(
  { name, kind }: Pick<RemoteList<never>, 'name' | 'kind'>,
  tools: PassTools,
  seen: SeenRows,
  state: SourceRow,
): Promise<void> {
  const { db, read, organisation, connection, signal } = tools;
  const table = tableOfKind[kind];
  const join =
    kind === entityKinds.product
      ? 'e.organisation_id = ?'
      : 'e.product_id IN (SELECT id FROM products WHERE organisation_id = ?)';
  let after = 0;
  for (;;) {
    // In the query thread: it walks all rows of the table.
    const page = await read.raw<{ id: number }>(
      `SELECT e.id FROM ${table} e NOT INDEXED WHERE e.id > ? AND e.active = 1 AND e.synced_by = ? AND ${join} ORDER BY e.id LIMIT ?`,
      [after, connection, organisation, pageRows],
    );
    signal.throwIfAborted();
    const missed = page.map(({ id }) => id).filter((id) => !seen.has(id));
    for (let first = 0; first < missed.length; first += sliceRows) {
      await inTurn(db, async () => {
        db.slice(() => deactivate(name, kind, missed.slice(first, first + sliceRows), tools, state));
        await yieldToOthers();
      });
      signal.throwIfAborted();
    }
    const last = page[page.length - 1];
    if (!last || page.length < pageRows) return;
    after = last.id;
    await yieldToOthers();
  }
}

function deactivate(
  name: string,
  kind: EntityKind,
  ids: readonly number[],
  { db, organisation, connection, now, onSlice }: PassTools,
  { pass, came_new: cameNew }: SourceRow,
): void {
  const table = tableOfKind[kind];
  const conflicts = new Conflicts(db, organisation, name);
  const standing = db.prepare(
    `SELECT (${labelled[kind]}) AS labelled, (${needed[kind]}) AS needed FROM ${table} e WHERE e.id = ? AND e.active = 1 AND e.synced_by = ?`,
  );
  const missedBefore = db.prepare(
    'SELECT 1 FROM sync_missing WHERE organisation_id = ? AND source = ? AND entity_id = ? AND pass < ?',
  );
  const counts = { ...readSource(db, organisation, name).counts };
  for (const id of ids) {
    const row = standing.get(id, connection) as { labelled: 0 | 1; needed: 0 | 1 } | undefined;
    if (!row || row.needed === 1) continue;
    if (cameNew === 1 && missedBefore.get(organisation, name, id, pass) === undefined) {
      db.prepare(
        'INSERT INTO sync_missing (organisation_id, source, entity_id, pass) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
      ).run(organisation, name, id, pass);
    } else if (row.labelled === 1) {
      const difference = { kind, entityId: id, field: 'existence', ours: 'active', theirs: null } as const;
      if (conflicts.raise(difference, now())) counts.conflicts += 1;
    } else {
      db.prepare(`UPDATE ${table} SET active = 0, updated_at = ? WHERE id = ?`).run(now(), id);
      counts.deactivated += 1;
    }
  }
  writeSource(db, organisation, name, { counts });
  onSlice();
}

/** Rows that this pass has seen again are missed no longer. */
function forgetSeen(name: string, { db, organisation }: PassTools, seen: SeenRows): void {
  const ids = db
    .prepare('SELECT entity_id FROM sync_missing WHERE organisation_id = ? AND source = ?')
    .pluck()
    .all(organisation, name) as number[];
  const forget = db.prepare(
    'DELETE FROM sync_missing WHERE organisation_id = ? AND source = ? AND entity_id = ?',
  );
  for (const id of ids) if (seen.has(id)) forget.run(organisation, name, id);
}
