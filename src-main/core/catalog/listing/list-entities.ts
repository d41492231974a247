import type { LotOut, ProductOut, SerialOut } from '../../../../src-shared/models/catalog-api.ts';
import { publicId } from '../../../../src-shared/ids.ts';
import { printStates, type PrintState } from '../../../../src-shared/states/run-states.ts';
import type { ReadDb } from '../../db/read-db.ts';
import type { DateKind } from '../../db/schema.ts';
import type { RowPages } from './row-pages.ts';

/** Part of a list, and how long the whole list is. */
export interface ListPart<Row> {
  readonly total: number;
  readonly rows: readonly Row[];
}

interface ProductRow {
  readonly id: number;
  readonly gtin: string;
  readonly name: string | null;
}

/** Active products in order of arrival: an unclaimed product is missing from Closient's list too. */
export async function listProductPage(
  read: ReadDb,
  organisation: number,
  offset: number,
  limit: number,
): Promise<ListPart<ProductOut>> {
  const from = 'FROM products WHERE organisation_id = ? AND active = 1';
  const [count] = await read.raw<{ total: number }>(`SELECT count(*) AS total ${from}`, [organisation]);
  const total = count?.total ?? 0;
  if (offset >= total) return { total, rows: [] };
  const rows = await read.raw<ProductRow>(`SELECT id, gtin, name ${from} ORDER BY id LIMIT ? OFFSET ?`, [
    organisation,
    limit,
    offset,
  ]);
  return { total, rows: rows.map((row) => describeProduct(organisation, row)) };
}

/** @returns null where the organisation has no such product, or an inactive one. */
export async function findProduct(
  read: ReadDb,
  organisation: number,
  gtin: string,
): Promise<ProductOut | null> {
  const [row] = await read.raw<ProductRow>(
    'SELECT id, gtin, name FROM products WHERE organisation_id = ? AND gtin = ? AND active = 1',
    [organisation, gtin],
  );
  return row ? describeProduct(organisation, row) : null;
}

interface EntityRow {
  readonly id: number;
  readonly gtin: string;
  readonly product_id: number;
  readonly date: string | null;
  readonly date_kind: DateKind;
  readonly created_at: number;
  readonly active: 0 | 1;
  readonly print_state: PrintState;
}

/** Every lot, inactive ones too, in order of arrival: what is added meanwhile comes on the last page. */
export async function listLotPage(
  read: ReadDb,
  pages: RowPages,
  organisation: number,
  offset: number,
  limit: number,
): Promise<ListPart<LotOut>> {
  const { total, ids } = await pages.page('lots', organisation, offset, limit);
  const rows = await read.raw<EntityRow & { lot: string; lot_run_id: number | null }>(
    `SELECT e.id, p.gtin, e.product_id, e.lot, e.date, p.date_kind, e.lot_run_id, e.created_at, e.active, e.print_state
     FROM json_each(?) i CROSS JOIN lots e ON e.id = i.value JOIN products p ON p.id = e.product_id ORDER BY e.id`,
    [JSON.stringify(ids)],
  );
  const describe = (row: (typeof rows)[number]): LotOut => ({
    ...identityOf(row),
    id: publicId('lot', row.id),
    lot: row.lot,
    lot_run_id: row.lot_run_id === null ? null : publicId('lotRun', row.lot_run_id),
  });
  return { total, rows: rows.map(describe) };
}

/** Every serial, as lots are listed. */
export async function listSerialPage(
  read: ReadDb,
  pages: RowPages,
  organisation: number,
  offset: number,
  limit: number,
): Promise<ListPart<SerialOut>> {
  const { total, ids } = await pages.page('serials', organisation, offset, limit);
  const rows = await read.raw<EntityRow & { lot: string; lot_id: number | null; serial: string }>(
    `SELECT e.id, p.gtin, e.product_id, e.lot, e.lot_id, e.serial, iif(e.lot_id IS NULL, e.date, l.date) AS date,
       p.date_kind, e.created_at, e.active, e.print_state
     FROM json_each(?) i CROSS JOIN serials e ON e.id = i.value JOIN products p ON p.id = e.product_id
       LEFT JOIN lots l ON l.id = e.lot_id ORDER BY e.id`,
    [JSON.stringify(ids)],
  );
  const describe = (row: (typeof rows)[number]): SerialOut => ({
    ...identityOf(row),
    id: publicId('serial', row.id),
    lot: row.lot === '' ? null : row.lot,
    lot_id: row.lot_id === null ? null : publicId('lot', row.lot_id),
    serial: row.serial,
  });
  return { total, rows: rows.map(describe) };
}

const nameOfState = new Map(Object.entries(printStates).map(([name, state]) => [state, name]));

function identityOf(row: EntityRow) {
  return {
    gtin: row.gtin,
    product_id: publicId('product', row.product_id),
    expiry: row.date_kind === 'use_by' ? row.date : null,
    best_before: row.date_kind === 'best_before' ? row.date : null,
    created: new Date(row.created_at).toISOString(),
    is_active: row.active === 1,
    print_state: nameOfState.get(row.print_state) as keyof typeof printStates,
  };
}

function describeProduct(organisation: number, row: ProductRow): ProductOut {
  return {
    id: publicId('product', row.id),
    gtin: row.gtin,
    product_name: row.name,
    is_claimed: true,
    data_source: 'imported',
    confidence_score: null,
    field_confidence: {},
    metadata: {},
    brand: null,
    manufacturer: null,
    description: null,
    image_url: null,
    country_of_origin: null,
    net_content: null,
    net_content_value: null,
    net_content_uom: null,
    owner_id: publicId('organisation', organisation),
    claim_verification_status: null,
    length: null,
    length_uom: null,
    width: null,
    width_uom: null,
    height: null,
    height_uom: null,
    depth: null,
    depth_uom: null,
    gross_weight: null,
    gross_weight_uom: null,
    net_weight: null,
    net_weight_uom: null,
    gpc_brick_code: null,
    gpc_class_code: null,
    gpc_family_code: null,
    gpc_segment_code: null,
  };
}
