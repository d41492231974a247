import { PrintRoomError } from '../../../src-shared/errors.ts';
import { normalizeGtin, parseDate, validateLot } from '../../../src-shared/gs1/index.ts';
import type { Result } from '../../../src-shared/result.ts';
import { publicId } from '../../../src-shared/ids.ts';
import { formatDateKind, productHasDates } from './date-kind.ts';
import type { DateKind } from '../db/schema.ts';
import { build, type WriteDb } from '../db/write-db.ts';

export interface NewLot {
  readonly gtin: string;
  readonly lot: string;
  /** YYYY-MM-DD or YYMMDD. */
  readonly date?: string | null | undefined;
  readonly dateKind?: DateKind | null | undefined;
  readonly plannedQuantity?: number | null | undefined;
  readonly productName?: string | null | undefined;
}

/**
 * A lot made by hand: no file, no Closient. The product is made too where it is new.
 * @throws PrintRoomError `validation_error` naming each field, `conflict` where the lot exists.
 */
export function createLot(
  db: WriteDb,
  organisation: number,
  input: NewLot,
  now: number,
): { id: string; gtin: string; lot: string } {
  const faults: { loc: string[]; msg: string; type: string }[] = [];
  const checked = <T>(field: string, result: Result<T>): T | null => {
    if (result.ok) return result.value;
    faults.push({ loc: ['body', field], msg: result.message, type: result.code });
    return null;
  };
  const gtin = checked('gtin', normalizeGtin(input.gtin));
  const lot = checked('lot', validateLot(input.lot));
  const date = input.date ? checked('date', parseDate(input.date, new Date(now).getUTCFullYear())) : null;
  const { plannedQuantity: planned } = input;
  if (planned != null && !(Number.isSafeInteger(planned) && planned > 0)) {
    faults.push({
      loc: ['body', 'planned_quantity'],
      msg: 'The planned quantity is a whole number of labels, 1 or more.',
      type: 'planned_quantity',
    });
  }
  if (gtin === null || lot === null || faults.length > 0) {
    const sentence = faults.map((fault) => fault.msg).join(' ');
    throw new PrintRoomError('validation_error', sentence, { faults });
  }
  return db.transaction(() => {
    const product = ensureProduct(db, organisation, gtin, input, now);
    const existing = db.first(
      build
        .selectFrom('lots')
        .select(['id', 'active', 'date'])
        .where('product_id', '=', product)
        .where('lot', '=', lot),
    );
    if (existing?.active === 1) {
      throw new PrintRoomError('conflict', `Lot ${lot} of GTIN ${gtin} exists already.`);
    }
    if (existing) {
      // Held back by a restore, or gone from a sync: who makes it by hand wants it back, with its history. Labels of
      // it may exist, so its date stays what they say.
      if (date !== existing.date) {
        throw new PrintRoomError(
          'conflict',
          `Lot ${lot} of GTIN ${gtin} was set aside with the date ${existing.date ?? 'none'}; make it with that date.`,
        );
      }
      db.run(
        build
          .updateTable('lots')
          .set({ active: 1, planned_quantity: planned ?? null, updated_at: now })
          .where('id', '=', existing.id),
      );
      return { id: publicId('lot', existing.id), gtin, lot };
    }
    const { id } = db.run(
      build.insertInto('lots').values({
        product_id: product,
        lot,
        date,
        planned_quantity: planned ?? null,
        created_at: now,
        updated_at: now,
      }),
    );
    return { id: publicId('lot', id), gtin, lot };
  });
}

function ensureProduct(
  db: WriteDb,
  organisation: number,
  gtin: string,
  { dateKind, productName }: NewLot,
  now: number,
): number {
  const product = db.first(
    build
      .selectFrom('products')
      .select(['id', 'date_kind', 'name', 'active'])
      .where('organisation_id', '=', organisation)
      .where('gtin', '=', gtin),
  );
  if (!product) {
    return db.run(
      build.insertInto('products').values({
        organisation_id: organisation,
        gtin,
        name: productName ?? null,
        date_kind: dateKind ?? 'use_by',
        created_at: now,
        updated_at: now,
      }),
    ).id;
  }
  const wanted = {
    date_kind: dateKind ?? product.date_kind,
    // Whoever may make a lot may not yet rename its product.
    name: product.name ?? productName ?? null,
    active: 1 as const,
  };
  if (wanted.date_kind !== product.date_kind && productHasDates(db, product.id)) {
    throw new PrintRoomError(
      'conflict',
      `The dates of GTIN ${gtin} are ${formatDateKind(product.date_kind)} dates; a lot cannot differ from its product.`,
    );
  }
  if (
    wanted.date_kind !== product.date_kind ||
    wanted.name !== product.name ||
    wanted.active !== product.active
  ) {
    db.run(
      build
        .updateTable('products')
        .set({ ...wanted, updated_at: now })
        .where('id', '=', product.id),
    );
  }
  return product.id;
}
