import { oc } from '@orpc/contract';
import { z } from 'zod';
import { inOrganisation } from './common.ts';

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
  lots: z.int(),
  serials: z.int(),
  never_printed: z.int(),
});
export type Product = z.infer<typeof product>;

export const catalogContract = {
  products: oc.input(z.object(inOrganisation)).output(z.array(product)),
  createLot: oc
    .input(
      z.object({
        ...inOrganisation,
        gtin: z.string(),
        lot: z.string(),
        /** YYYY-MM-DD or YYMMDD. */
        date: z.string().nullish(),
        date_kind: z.enum(['use_by', 'best_before']).nullish(),
        planned_quantity: z.int().min(1).nullish(),
        product_name: z.string().max(200).nullish(),
      }),
    )
    .output(z.object({ id: z.string(), gtin: z.string(), lot: z.string() })),
  imports: oc.input(z.object(inOrganisation)).output(z.array(importBatch)),
  upload: oc.input(z.object({ ...inOrganisation, file: z.file() })).output(importReport),
  undoImport: oc.input(z.object({ ...inOrganisation, batch: z.string() })).output(importBatch),
};
