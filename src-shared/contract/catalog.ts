import { oc } from '@orpc/contract';
import { z } from 'zod';
import { inOrganisation } from './common.ts';

export const dateKinds = ['use_by', 'best_before'] as const;

export const importReport = z.object({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  /** The first 1,000. */
  rejected: z.array(z.object({ line: z.int(), reason: z.string() })),
  rejected_count: z.int(),
  batch: z.string(),
});
export type ImportReport = z.infer<typeof importReport>;

export const importBatch = z.object({
  batch: z.string(),
  file_name: z.string(),
  created: z.int(),
  updated: z.int(),
  rejected_count: z.int(),
  created_at: z.string(),
  undone_at: z.string().nullable(),
});
export type ImportBatch = z.infer<typeof importBatch>;

export const product = z.object({
  id: z.string(),
  gtin: z.string(),
  name: z.string().nullable(),
  /** What its dates are: AI 17 and "use by", or AI 15 and "best before". */
  date_kind: z.enum(dateKinds),
  lots: z.int(),
  serials: z.int(),
  never_printed: z.int(),
});
export type Product = z.infer<typeof product>;

export const editedProduct = z.object({
  id: z.string(),
  gtin: z.string(),
  name: z.string().nullable(),
  date_kind: z.enum(dateKinds),
  changed: z.boolean(),
  /** Lots and own dates of serials that labels made from now on name by `date_kind`. */
  dates: z.int(),
  /** Of its lots and serials, those that have labels: what these say stays as it is. */
  labelled: z.int(),
});
export type EditedProduct = z.infer<typeof editedProduct>;

/** A lot to choose. */
export const lotChoice = z.object({
  id: z.string(),
  gtin: z.string(),
  product: z.string().nullable(),
  lot: z.string(),
  date: z.string().nullable(),
  planned_quantity: z.int().nullable(),
  /** Nothing of it may be printed. */
  held: z.boolean(),
});
export type LotChoice = z.infer<typeof lotChoice>;

export const lotRunChoice = z.object({ id: z.string(), name: z.string(), lots: z.int() });
export type LotRunChoice = z.infer<typeof lotRunChoice>;

export const catalogContract = {
  products: oc.input(z.object(inOrganisation)).output(z.array(product)),
  /** Lots that can be chosen, the newest first; `text` is a part of the lot's number. */
  lots: oc
    .input(
      z.object({
        ...inOrganisation,
        gtins: z.array(z.string().max(64)).max(200).default([]),
        text: z.string().max(40).default(''),
        limit: z.int().min(1).max(200).default(50),
      }),
    )
    .output(z.array(lotChoice)),
  /** Lot runs of imported files, the newest first. */
  lotRuns: oc.input(z.object(inOrganisation)).output(z.array(lotRunChoice)),
  editProduct: oc
    .input(
      z.object({
        ...inOrganisation,
        gtin: z.string(),
        date_kind: z.enum(dateKinds).nullish(),
        name: z.string().trim().max(200).nullish(),
      }),
    )
    .output(editedProduct),
  createLot: oc
    .input(
      z.object({
        ...inOrganisation,
        gtin: z.string(),
        lot: z.string(),
        /** YYYY-MM-DD or YYMMDD. */
        date: z.string().nullish(),
        date_kind: z.enum(dateKinds).nullish(),
        planned_quantity: z.int().min(1).nullish(),
        product_name: z.string().max(200).nullish(),
      }),
    )
    .output(z.object({ id: z.string(), gtin: z.string(), lot: z.string() })),
  imports: oc.input(z.object(inOrganisation)).output(z.array(importBatch)),
  upload: oc.input(z.object({ ...inOrganisation, file: z.file() })).output(importReport),
  undoImport: oc.input(z.object({ ...inOrganisation, batch: z.string() })).output(importBatch),
};
