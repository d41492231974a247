import { formatDateKind, productHasDates } from '../date-kind.ts';
import { nameOfEntity } from '../../../../src-shared/entity-name.ts';
import type { WriteDb } from '../../db/write-db.ts';
import type { CheckedRow } from './check-row.ts';
import type { KnownRows, LotRow, ProductRow, SerialRow } from './known-rows.ts';
import type { SaidBefore } from './said-before.ts';

/** What a row names and the catalog has already. */
export interface Named {
  readonly product: ProductRow | undefined;
  readonly lot: LotRow | undefined;
  readonly serial: SerialRow | undefined;
}

/**
 * Why a row cannot be stored: it would contradict a label that exists, an earlier line of its file, or itself.
 * Asked before anything of the row is written, so that a refused row leaves nothing behind.
 */
export function contradiction(
  db: WriteDb,
  known: KnownRows,
  said: SaidBefore,
  row: CheckedRow,
  { product, lot, serial }: Named,
): string | null {
  if (!product) return null;
  return (
    ofProduct(db, said, row, product) ??
    (lot && ofLot(known, said, row, product, lot)) ??
    (serial && ofSerial(known, said, row, product, serial)) ??
    null
  );
}

function ofProduct(db: WriteDb, said: SaidBefore, row: CheckedRow, product: ProductRow): string | undefined {
  if (row.dateKind && row.dateKind !== product.date_kind && productHasDates(db, product.id)) {
    return `GTIN ${row.gtin} has ${formatDateKind(product.date_kind)} dates; a line cannot give it dates of the other kind`;
  }
  if (row.productName !== null && row.productName !== product.name && said.productName.has(product.id)) {
    return `an earlier line calls GTIN ${row.gtin} ${JSON.stringify(product.name)} and this one ${JSON.stringify(row.productName)}`;
  }
  return undefined;
}

function ofLot(
  known: KnownRows,
  said: SaidBefore,
  row: CheckedRow,
  product: ProductRow,
  lot: LotRow,
): string | undefined {
  const text = row.lot ?? '';
  if (row.date !== null && row.date !== lot.date) {
    if (said.lotDate.has(lot.id)) {
      return `an earlier line gives lot ${text} the date ${lot.date ?? 'none'} and this one ${row.date}`;
    }
    if (known.lotHasLabels(product.id, text, lot)) {
      return `labels of lot ${text} exist with the date ${lot.date ?? 'none'}; the date ${row.date} would contradict them`;
    }
  }
  if (row.lotRun !== null && said.lotRun.has(lot.id) && known.lotRun(row.lotRun) !== lot.lot_run_id) {
    return `an earlier line puts lot ${text} into another lot run than ${row.lotRun}`;
  }
  return undefined;
}

function ofSerial(
  known: KnownRows,
  said: SaidBefore,
  row: CheckedRow,
  product: ProductRow,
  serial: SerialRow,
): string | undefined {
  const name = nameOfEntity({ ...row, lot: null });
  const itsLot = serial.lot === '' ? 'none' : serial.lot;
  const otherLot = row.lot !== null && row.lot !== serial.lot;
  const itsDate = serial.lot === '' ? serial.date : (known.lot(product.id, serial.lot)?.date ?? null);
  const otherDate = row.lot === null && row.date !== null && row.date !== itsDate;
  if (serial.print_state !== 0) {
    if (otherLot) {
      return `a label of ${name} exists with lot ${itsLot}; the lot ${row.lot} would contradict it`;
    }
    if (otherDate) {
      return `a label of ${name} exists with the date ${itsDate ?? 'none'}; the date ${row.date} would contradict it`;
    }
  }
  if (said.serial.has(serial.id) && (otherLot || otherDate)) {
    return `an earlier line names ${name} with another ${otherLot ? 'lot' : 'date'}`;
  }
  if (serial.lot !== '' && otherDate) {
    return `${name} belongs to lot ${itsLot}, whose date is ${itsDate ?? 'none'}; name the lot to change its date`;
  }
  return undefined;
}
