import { z } from 'zod';
import { scopes } from './export-types.ts';

/** By its id, and by what people call it: the id alone says nothing on a screen. */
const id = z.string().min(1).max(128);
const chosenLot = z.strictObject({ id, gtin: z.string().max(64), lot: z.string().max(20) });
const chosenRun = z.strictObject({ id, name: z.string().min(1).max(200) });

/** What is printed often, kept as one choice: which labels, on which stock, where, and how. */
export const presetDefinition = z.strictObject({
  name: z.string().trim().min(1, 'A preset needs a name').max(60),
  scope: z.enum(scopes),
  /** Empty: all products. */
  gtins: z.array(z.string().max(64)).max(200).default([]),
  /** Empty: all lots. */
  lots: z.array(chosenLot).max(100).default([]),
  lot_run: chosenRun.nullable().default(null),
  never_printed: z.boolean().default(true),
  /** null: the default stock. */
  stock: z.string().max(64).nullable().default(null),
  symbol: z.enum(['qr', 'datamatrix']).default('qr'),
  /** null: the usual one of stock and symbol. */
  layout: z.string().max(64).nullable().default(null),
  /** null: the printer that was used last for this stock, or that holds it. */
  printer: z.string().max(100).nullable().default(null),
  /** On a new sheet, or where the last sheet of the stock ended. */
  begin: z.enum(['new', 'continue']).default('new'),
  copies: z.int().min(1).max(10_000).default(1),
  /** `planned`: of each lot what is missing to its planned quantity. */
  quantity: z.enum(['copies', 'planned']).default('copies'),
  /** So many more of each lot or product, or so many per cent of its labels. */
  spare: z.int().min(0).max(10_000).default(0),
  spare_in_percent: z.boolean().default(false),
  fill_last_sheet: z.boolean().default(false),
  first_sheet_then_release: z.boolean().default(false),
  /** A pack must be scanned before, and its GTIN must be that of the labels. */
  scan_pack: z.boolean().default(false),
});
export type PresetDefinition = z.infer<typeof presetDefinition>;
