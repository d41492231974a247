import type { LifecycleEventOut } from '../../../src-shared/models/lifecycle-event.ts';
import { publicId, type IdKind } from '../../../src-shared/ids.ts';
import type { ListPart } from '../catalog/listing/list-entities.ts';
import type { RowPages } from '../catalog/listing/row-pages.ts';
import type { ReadDb } from '../db/read-db.ts';
import { entityKinds, type EntityKind, type Schema } from '../db/schema.ts';

/** A product, a lot of it or a serial of it, by its natural key. */
export interface EntityKey {
  readonly gtin: string;
  readonly lot: string | null;
  readonly serial: string | null;
}

type EventRow = Omit<Schema['lifecycle_events'], 'id'> & { id: number; said_station: string | null };

const kinds = {
  [entityKinds.product]: { id: 'product', scope: 'products' },
  [entityKinds.lot]: { id: 'lot', scope: 'lots' },
  [entityKinds.serial]: { id: 'serial', scope: 'serials' },
} as const satisfies Record<EntityKind, { id: IdKind; scope: string }>;

/** Lifecycle events in the order in which they were written. @param of null: of every entity. */
export async function listEventPage(
  read: ReadDb,
  pages: RowPages,
  organisation: number,
  of: EntityKey | null,
  offset: number,
  limit: number,
): Promise<ListPart<LifecycleEventOut>> {
  const { total, ids } = of
    ? await ofEntity(read, organisation, of, offset, limit)
    : await pages.page('lifecycle_events', organisation, offset, limit);
  const rows = await read.raw<EventRow>(
    `SELECT e.*, o.station AS said_station FROM json_each(?) i CROSS JOIN lifecycle_events e ON e.id = i.value
     LEFT JOIN event_origins o ON o.event_id = e.id ORDER BY e.id`,
    [JSON.stringify(ids)],
  );
  return { total, rows: rows.map(describeEvent) };
}

async function ofEntity(
  read: ReadDb,
  organisation: number,
  { gtin, lot, serial }: EntityKey,
  offset: number,
  limit: number,
): Promise<{ total: number; ids: readonly number[] }> {
  const product = 'SELECT id FROM products WHERE organisation_id = ? AND gtin = ?';
  const [kind, entity, ...key] =
    serial !== null
      ? ([
          entityKinds.serial,
          `SELECT id FROM serials WHERE product_id = (${product}) AND serial = ?`,
          serial,
        ] as const)
      : lot !== null
        ? ([entityKinds.lot, `SELECT id FROM lots WHERE product_id = (${product}) AND lot = ?`, lot] as const)
        : ([entityKinds.product, product] as const);
  const from = `FROM lifecycle_events WHERE kind = ${kind} AND entity_id = (${entity})`;
  const parameters = [organisation, gtin, ...key];
  const [count] = await read.raw<{ total: number }>(`SELECT count(*) AS total ${from}`, parameters);
  const rows = await read.raw<{ id: number }>(`SELECT id ${from} ORDER BY id LIMIT ? OFFSET ?`, [
    ...parameters,
    limit,
    offset,
  ]);
  return { total: count?.total ?? 0, ids: rows.map(({ id }) => id) };
}

function describeEvent(row: EventRow): LifecycleEventOut {
  const kind = kinds[row.kind];
  return {
    id: publicId('event', row.id),
    client_event_id: row.client_event_id,
    event_type: row.type,
    scope: kind.scope,
    entity_id: publicId(kind.id, row.entity_id),
    gtin: row.gtin,
    lot: row.lot,
    serial: row.serial,
    quantity: row.quantity,
    evidence: row.evidence,
    reason: row.reason,
    run_id: row.run_id,
    occurred_at: new Date(row.at).toISOString(),
    station: row.run_id === null ? row.said_station : row.station,
  };
}
