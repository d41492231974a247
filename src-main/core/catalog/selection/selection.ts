import type { LabelExportFilters } from '../../../../src-shared/models/label-export.ts';
import type { Scope } from '../../../../src-shared/models/export-types.ts';
import { PrintRoomError, type FieldFault } from '../../../../src-shared/errors.ts';
import { normalizeGtin } from '../../../../src-shared/gs1/index.ts';
import { rowOfPublicId } from '../../../../src-shared/ids.ts';

/**
 * Ids as they were sent: ours as row numbers, all others as they came. Those may be Closient's, or the name of a
 * lot run in an imported file; an id that is none of these matches nothing.
 */
export interface IdSet {
  readonly rows: readonly number[];
  readonly others: readonly string[];
}

/** Which entities of an organisation are meant. Everything given must hold (AND); lists are alternatives (OR). */
export interface Selection {
  readonly organisation: number;
  readonly scope: Scope;
  readonly gtins: readonly string[] | null;
  readonly product: IdSet | null;
  readonly lots: IdSet | null;
  readonly serials: IdSet | null;
  readonly lotRun: IdSet | null;
  readonly neverPrinted: boolean;
  /** Epoch ms, inclusive. */
  readonly createdAfter: number | null;
  readonly createdBefore: number | null;
}

/**
 * Filters as they were sent, as a selection. `null` is the same as absent.
 * @throws PrintRoomError `validation_error` with every field at fault. What cannot be honoured is refused and not
 * ignored: ignoring a filter prints too much.
 */
export function selectionOf(
  organisation: number,
  scope: Scope,
  filters: LabelExportFilters | null | undefined,
): Selection {
  const faults: FieldFault[] = [];
  const given = filters ?? {};
  const refuse = (field: keyof LabelExportFilters, msg: string, type: string, index?: number): void => {
    faults.push({ loc: ['body', 'filters', field, ...(index === undefined ? [] : [index])], msg, type });
  };

  for (const field of ['gtins', 'lot_ids', 'serial_ids'] as const) {
    if (given[field]?.length === 0) {
      refuse(field, 'An empty list selects nothing; leave the field out to select everything', 'too_short');
    }
  }
  if (scope === 'products') {
    for (const field of ['lot_ids', 'lot_run_id'] as const) {
      if (given[field] != null) refuse(field, 'A product label has no lot; use scope lots', 'scope_mismatch');
    }
  }
  if (scope !== 'serials' && given.serial_ids != null) {
    refuse('serial_ids', 'Serials can be selected at scope serials only', 'scope_mismatch');
  }

  const gtins = given.gtins?.map((text, index) => {
    const gtin = normalizeGtin(text);
    if (!gtin.ok) refuse('gtins', gtin.message, gtin.code, index);
    return gtin.ok ? gtin.value : '';
  });
  const createdAfter = given.created_after == null ? null : Date.parse(given.created_after);
  const createdBefore = given.created_before == null ? null : Date.parse(given.created_before);
  if (createdAfter !== null && createdBefore !== null && createdAfter > createdBefore) {
    refuse('created_after', 'created_after is later than created_before, which selects nothing', 'range');
  }
  if (faults.length > 0) throw new PrintRoomError('validation_error', 'Validation error.', { faults });

  return {
    organisation,
    scope,
    gtins: gtins ?? null,
    product: given.product_id == null ? null : idSet('product', [given.product_id]),
    lots: given.lot_ids == null ? null : idSet('lot', given.lot_ids),
    serials: given.serial_ids == null ? null : idSet('serial', given.serial_ids),
    lotRun: given.lot_run_id == null ? null : idSet('lotRun', [given.lot_run_id]),
    neverPrinted: given.never_printed === true,
    createdAfter,
    createdBefore,
  };
}

function idSet(kind: 'product' | 'lot' | 'serial' | 'lotRun', ids: readonly string[]): IdSet {
  const rows: number[] = [];
  const others: string[] = [];
  for (const id of ids) {
    const row = rowOfPublicId(kind, id);
    if (row === null) others.push(id);
    else rows.push(row);
  }
  return { rows, others };
}
