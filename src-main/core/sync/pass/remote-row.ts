import { normalizeGtin } from '../../../../src-shared/gs1/index.ts';
import { checkRow, type CheckedRow } from '../../catalog/import/check-row.ts';
import type { ProductRow } from '../client/answers.ts';
import type { LotRow, SerialRow } from '../client/assumed.ts';
import type { SetAside } from '../quarantine.ts';

/** A product as Closient lists it, checked. */
export interface RemoteProduct {
  readonly kind: 'product';
  readonly closientId: string;
  readonly gtin: string;
  readonly name: string | null;
}

/** A lot or serial as Closient says it, checked by the same rules as a line of a file. */
export interface RemoteEntity {
  readonly kind: 'lot' | 'serial';
  /** null where it is not known: labels that were read back have none. */
  readonly closientId: string | null;
  readonly lotClosientId: string | null;
  readonly row: CheckedRow;
  readonly isActive: boolean;
  /** Whether a label exists, as far as Closient says it. */
  readonly isPrinted: boolean | null;
}

/** One row of a page: good, or to be set aside. What is known of a bad row finds ours all the same. */
export type CheckedRemote =
  | { readonly ok: true; readonly rowKey: string; readonly entity: RemoteProduct | RemoteEntity }
  | { readonly ok: false; readonly aside: SetAside; readonly closientId: string | null };

const longestName = 200;

export function checkProduct({ id, gtin, product_name: text }: ProductRow): CheckedRemote {
  const checked = normalizeGtin(gtin.trim());
  if (!checked.ok) return refused(id, `GTIN ${gtin}`, checked.message);
  // A name is no key: what does not fit on a label is left out of it.
  const name = (text ?? '')
    .replaceAll(/[\p{Cc}\ufffd\s]+/gu, ' ')
    .trim()
    .slice(0, longestName);
  return {
    ok: true,
    rowKey: id,
    entity: { kind: 'product', closientId: id, gtin: checked.value, name: name === '' ? null : name },
  };
}

export function checkLot(row: LotRow, year: number): CheckedRemote {
  return checkEntity('lot', { ...row, serial: null, lotClosientId: row.id }, year);
}

export function checkSerial(row: SerialRow, year: number): CheckedRemote {
  if (row.serial === '') return refused(row.id, naturalKey(row), 'it has no serial');
  return checkEntity('serial', { ...row, lot_run_id: null, lotClosientId: row.lot_id }, year);
}

/** A row whose fields are not even of the kind that was expected. */
export function unreadable(row: unknown, reason: string): CheckedRemote {
  const fields = typeof row === 'object' && row !== null ? (row as Record<string, unknown>) : {};
  const text = (name: string): string | null => (typeof fields[name] === 'string' ? fields[name] : null);
  const key = naturalKey({ gtin: text('gtin'), lot: text('lot'), serial: text('serial') });
  return refused(text('id'), key, `it cannot be read: ${reason}`);
}

/** "GTIN 0952... lot L1 serial S1", as far as it is there. */
export function naturalKey(row: {
  readonly gtin: string | null;
  readonly lot?: string | null;
  readonly serial?: string | null;
}): string {
  const parts = [
    `GTIN ${row.gtin ?? 'none'}`,
    row.lot == null ? '' : `lot ${row.lot}`,
    row.serial == null ? '' : `serial ${row.serial}`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

interface EntityFields {
  readonly id: string;
  readonly gtin: string;
  readonly lot: string | null;
  readonly serial: string | null;
  readonly expiry: string | null;
  readonly best_before: string | null;
  readonly created: string | null;
  readonly is_active: boolean;
  readonly print_state: string | null;
  readonly lot_run_id: string | null;
  readonly lotClosientId: string | null;
}

function checkEntity(kind: RemoteEntity['kind'], fields: EntityFields, year: number): CheckedRemote {
  const checked = checkRow((column) => {
    switch (column) {
      case 'lot_run':
        return fields.lot_run_id ?? '';
      case 'product_name':
      case 'created_at':
        return '';
      default:
        return fields[column] ?? '';
    }
  }, year);
  if (!checked.ok) return refused(fields.id, naturalKey(fields), checked.reason);
  // When it was made there only orders labels: one that cannot be read is not worth a row.
  const created = fields.created === null ? Number.NaN : Date.parse(fields.created);
  const { print_state: state } = fields;
  return {
    ok: true,
    rowKey: fields.id,
    entity: {
      kind,
      closientId: fields.id,
      lotClosientId: fields.lotClosientId,
      row: { ...checked.row, createdAt: Number.isSafeInteger(created) && created > 0 ? created : null },
      isActive: fields.is_active,
      isPrinted: state === 'printed' ? true : state === 'free' ? false : null,
    },
  };
}

function refused(id: string | null, key: string, reason: string): CheckedRemote {
  return { ok: false, closientId: id, aside: { rowKey: id ?? key, naturalKey: key, reason } };
}
