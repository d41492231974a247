import { normalizeGtin } from '../../src-shared/gs1/index.ts';
import { validateLot } from '../../src-shared/gs1/index.ts';
import { readTypedDate, type DateOrder } from './typed-date.ts';

/** A lot that is being typed; it survives a look at another screen. */
export interface LotDraft {
  readonly gtin: string;
  readonly productName: string;
  readonly lot: string;
  /** As it was typed. */
  readonly date: string;
  /** null: as its product has it. */
  readonly dateKind: 'use_by' | 'best_before' | null;
  /** Labels of the lot; null: none planned, one is printed. */
  readonly quantity: number | null;
}

export const emptyLot: LotDraft = {
  gtin: '',
  productName: '',
  lot: '',
  date: '',
  dateKind: null,
  quantity: null,
};

/** What the core is asked to make. */
export interface ReadyLot {
  readonly gtin: string;
  readonly lot: string;
  readonly date: string | null;
}

/** The lot where everything that was typed can be one; null while something is missing or wrong. */
export function readyLot(draft: LotDraft, order: DateOrder, today: Date): ReadyLot | null {
  const gtin = normalizeGtin(draft.gtin.trim());
  const lot = validateLot(draft.lot.trim());
  const date = draft.date.trim() === '' ? null : readTypedDate(draft.date, order, today);
  if (!gtin.ok || !lot.ok || date?.ok === false) return null;
  return { gtin: gtin.value, lot: lot.value, date: date === null ? null : date.value };
}
