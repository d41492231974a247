import { nameOfEntity } from '../../../../src-shared/entity-name.ts';
import { formatDateKind, productHasDates } from '../../catalog/date-kind.ts';
import type { LotRow, ProductRow } from '../../catalog/import/known-rows.ts';
import { entityKinds, type EntityKind } from '../../db/schema.ts';
import type { RemoteEntity, RemoteProduct } from './remote-row.ts';
import { RowWriter, type Changes, type StoreContext } from './row-writer.ts';
import { lotOfSerial, storeLot } from './store-lot.ts';
import { storeProduct } from './store-product.ts';
import { storeSerial } from './store-serial.ts';

export type Stored =
  | {
      readonly kind: 'created' | 'updated' | 'unchanged';
      readonly conflicts: number;
      /** It became inactive, as Closient says it is. */
      readonly deactivated: boolean;
      /** Came back, or is new: somebody works on the list. */
      readonly isNew: boolean;
    }
  /** `isOurs`: it stands for a row that is here. */
  | { readonly kind: 'quarantined'; readonly reason: string; readonly isOurs: boolean };

interface Refusal {
  readonly reason: string;
  readonly isOurs: boolean;
}

/**
 * Takes over rows that Closient lists. Lives for one slice, that is one transaction. Ours are found by their natural
 * keys; Closient's ids are kept beside them. What would contradict a label that exists becomes a conflict.
 */
export class RemoteStore {
  readonly #context: StoreContext;
  readonly #writer: RowWriter;

  constructor(context: StoreContext) {
    this.#context = context;
    this.#writer = new RowWriter(context);
  }

  store(entity: RemoteProduct | RemoteEntity): Stored {
    const changes: Changes = {
      created: false,
      updated: false,
      revived: false,
      deactivated: false,
      conflicts: 0,
    };
    const refusal =
      entity.kind === 'product' ? this.#product(entity, changes) : this.#entity(entity, changes);
    if (refusal !== null) return { kind: 'quarantined', ...refusal };
    const kind = changes.created ? 'created' : changes.updated ? 'updated' : 'unchanged';
    const { conflicts, deactivated } = changes;
    return { kind, conflicts, deactivated, isNew: changes.created || changes.revived };
  }

  /** A row that cannot be taken over stands for ours all the same: it has not vanished. @returns whether there is one. */
  touch(kind: EntityKind, closientId: string | null): boolean {
    if (closientId === null) return false;
    const ids = this.#writer.idsOf(kind, closientId);
    for (const id of ids) this.#context.seen?.add(id);
    return ids.length > 0;
  }

  #product(product: RemoteProduct, changes: Changes): Refusal | null {
    const reason = storeProduct(this.#writer, product, changes);
    return reason === null ? null : { reason, isOurs: false };
  }

  #entity(entity: RemoteEntity, changes: Changes): Refusal | null {
    const { row } = entity;
    const writer = this.#writer;
    const product = writer.known.product(row.gtin);
    if (!product || product.active === 0) {
      const isOurs = this.touch(
        entity.kind === 'lot' ? entityKinds.lot : entityKinds.serial,
        entity.closientId ?? this.#idByKey(product, entity),
      );
      const reason = `there is no product with the GTIN ${row.gtin} here; it comes with the list of products or a file`;
      return { reason, isOurs };
    }
    const lot = row.lot === null ? undefined : writer.known.lot(product.id, row.lot);
    const serial = row.serial === null ? undefined : writer.known.serial(product.id, row.serial);
    const target = entity.kind === 'lot' ? lot : serial;
    if (target && writer.isTwin(target, entity.closientId))
      return { reason: `Closient lists ${nameOfEntity(row)} twice`, isOurs: false };
    if (target) this.#context.seen?.add(target.id);
    const reason = this.#refusal(entity, product, lot);
    if (reason !== null) return { reason, isOurs: target !== undefined };
    if (!target && !entity.isActive) return null;

    this.#adoptDateKind(product, entity);
    if (entity.kind === 'lot') {
      storeLot(writer, entity, product, lot, changes);
      return null;
    }
    const lotId = row.lot === null ? null : lotOfSerial(writer, entity, product, row.lot, lot, changes);
    storeSerial(writer, entity, product, lotId, serial, changes);
    return null;
  }

  #refusal({ row, kind }: RemoteEntity, product: ProductRow, lot: LotRow | undefined): string | null {
    if (row.dateKind && row.dateKind !== product.date_kind && productHasDates(this.#context.db, product.id)) {
      const kinds = [formatDateKind(product.date_kind), formatDateKind(row.dateKind)];
      return `GTIN ${row.gtin} has ${kinds[0]} dates here, and Closient gives a ${kinds[1]} date; change the product here or there`;
    }
    const isSaid = kind === 'serial' && lot !== undefined && this.#context.said.lotDate.has(lot.id);
    if (isSaid && !this.#context.lotsAreListed && row.date !== null && row.date !== lot.date)
      return `another serial gives lot ${row.lot ?? ''} the date ${lot.date ?? 'none'}, this one ${row.date}`;
    return null;
  }

  /** What the product's dates are follows the first date that it gets. */
  #adoptDateKind(product: ProductRow, { row }: RemoteEntity): void {
    if (row.dateKind === null || row.dateKind === product.date_kind) return;
    this.#writer.update(entityKinds.product, product.id, { date_kind: row.dateKind });
    product.date_kind = row.dateKind;
  }

  #idByKey(product: ProductRow | undefined, { row, kind }: RemoteEntity): string | null {
    if (!product) return null;
    if (kind === 'lot') return this.#writer.known.lot(product.id, row.lot ?? '')?.closient_id ?? null;
    return this.#writer.known.serial(product.id, row.serial ?? '')?.closient_id ?? null;
  }
}
