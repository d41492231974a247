import { nameOfEntity } from '../../../src-shared/entity-name.ts';
import { normalizeGtin } from '../../../src-shared/gs1/index.ts';
import { entityKinds, type EntityKind } from '../db/schema.ts';
import type { WriteDb } from '../db/write-db.ts';

export interface Entity {
  readonly kind: EntityKind;
  readonly id: number;
  readonly gtin: string;
  readonly lot: string | null;
  readonly serial: string | null;
}

/** Which field names nothing that is here. */
export interface EntityFault {
  readonly field: 'gtin' | 'lot' | 'serial';
  readonly msg: string;
  readonly type: string;
}

export type FoundEntity =
  | { readonly ok: true; readonly entity: Entity }
  | { readonly ok: false; readonly fault: EntityFault };

/** What an event from elsewhere is about: a serial, a lot or a product of the organisation. */
export function findEntity(
  db: WriteDb,
  organisation: number,
  named: {
    readonly gtin: string;
    readonly lot?: string | null | undefined;
    readonly serial?: string | null | undefined;
  },
): FoundEntity {
  const gtin = normalizeGtin(named.gtin);
  if (!gtin.ok) return { ok: false, fault: { field: 'gtin', msg: gtin.message, type: gtin.code } };
  const { lot = null, serial = null } = named;
  const product = db
    .prepare('SELECT id FROM products WHERE organisation_id = ? AND gtin = ?')
    .pluck()
    .get(organisation, gtin.value) as number | undefined;
  const key = { gtin: gtin.value, lot, serial };
  const unknown = (field: EntityFault['field'], msg = `There is no ${nameOfEntity(key)}`): FoundEntity => ({
    ok: false,
    fault: { field, msg, type: 'unknown_entity' },
  });
  const found = (kind: EntityKind, id: number, row = key): FoundEntity => ({
    ok: true,
    entity: { kind, id, ...row },
  });
  if (product === undefined) return unknown('gtin', `There is no GTIN ${gtin.value}`);
  if (serial !== null) {
    const row = db
      .prepare(`SELECT id, nullif(lot, '') AS lot FROM serials WHERE product_id = ? AND serial = ?`)
      .get(product, serial) as { id: number; lot: string | null } | undefined;
    if (!row) return unknown('serial');
    if (lot !== null && lot !== row.lot) return unknown('lot', `This is not the lot of ${nameOfEntity(key)}`);
    return found(entityKinds.serial, row.id, { ...key, lot: row.lot });
  }
  if (lot === null) return found(entityKinds.product, product);
  const id = db.prepare('SELECT id FROM lots WHERE product_id = ? AND lot = ?').pluck().get(product, lot);
  if (id === undefined) return unknown('lot');
  return found(entityKinds.lot, id as number);
}
