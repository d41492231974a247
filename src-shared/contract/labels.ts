import { oc } from '@orpc/contract';
import { z } from 'zod';
import { lifecycleEventTypes } from '../states/lifecycle-events.ts';
import { evidences, labelStates, runStates } from '../states/run-states.ts';
import { dateKinds } from './catalog.ts';
import { inOrganisation } from './common.ts';
import { scanText } from './settling.ts';
import { labelKinds } from '../models/label-kinds.ts';

const gtin = z.string().min(1).max(64);

/** A product, lot or serial by its natural key. */
export const labelKey = z.object({
  gtin,
  lot: z.string().min(1).max(20).nullable(),
  serial: z.string().min(1).max(20).nullable(),
});
export type LabelKey = z.infer<typeof labelKey>;

/**
 * What is looked for. `text`: a serial begins with it, the number of a lot, the GTIN or the name of a product has it
 * in it; empty: all. `of`: only serials of this product, or of this lot of it, which `text` then does not narrow.
 */
export const labelSearch = z.object({
  text: z.string().max(100).default(''),
  of: z.object({ gtin, lot: z.string().min(1).max(20).nullish() }).nullish(),
});
export type LabelSearch = z.infer<typeof labelSearch>;

export const labelPrintStates = ['free', 'open', 'printed'] as const;

export const labelRow = z.object({
  gtin: z.string(),
  product: z.string().nullable(),
  lot: z.string().nullable(),
  serial: z.string().nullable(),
  /** YYMMDD. */
  date: z.string().nullable(),
  /** Nothing of this lot may be printed. Not said of serials. */
  held: z.boolean(),
  active: z.boolean(),
  /** `open`: a label of it is at a printer, or nobody knows whether it was printed. */
  print_state: z.enum(labelPrintStates),
  /** What happened to it last. */
  last: z.object({ type: z.enum(lifecycleEventTypes), at: z.string() }).nullable(),
});
export type LabelRow = z.infer<typeof labelRow>;

const eventRun = z.object({
  run_id: z.string(),
  job_id: z.string(),
  printer: z.string(),
  stock: z.string(),
  /** Labels of it in this run, and the place of the first. */
  labels: z.int(),
  number: z.int().nullable(),
  sheet: z.int().nullable(),
  cell: z.int().nullable(),
  print_file_sha256: z.string().nullable(),
  artifact: z.object({ file_name: z.string(), sha256: z.string(), kept: z.boolean() }).nullable(),
});

export const labelEvent = z.object({
  id: z.string(),
  type: z.enum(lifecycleEventTypes),
  quantity: z.int(),
  at: z.string(),
  operator: z.string(),
  evidence: z.enum(evidences),
  reason: z.string().nullable(),
  station: z.string().nullable(),
  /** null: nobody said which run, or another station's. */
  run: eventRun.nullable(),
});
export type LabelEvent = z.infer<typeof labelEvent>;

export const labelHistory = z.object({
  kind: z.enum(labelKinds),
  gtin: z.string(),
  product: z.string().nullable(),
  lot: z.string().nullable(),
  serial: z.string().nullable(),
  date: z.string().nullable(),
  date_kind: z.enum(dateKinds),
  active: z.boolean(),
  held: z.boolean(),
  print_state: z.enum(labelPrintStates),
  /** Closient knows of a label that this record does not. */
  printed_elsewhere: z.boolean(),
  created_at: z.string(),
  /** Labels that were printed and printed again, and those of them that were scrapped, sampled, returned or voided. */
  printed: z.int(),
  accounted: z.int(),
  /** The run of this folder that printed it last; null: there is no label that could be made again. */
  reprint_run: z.string().nullable(),
  /** Labels of which nobody knows yet whether they were printed, by run. */
  open: z.array(
    z.object({
      run_id: z.string(),
      printer: z.string(),
      status: z.enum(runStates),
      state: z.enum(labelStates),
      labels: z.int(),
    }),
  ),
  /** The newest first, at most 200. */
  events: z.array(labelEvent),
  total_events: z.int(),
});
export type LabelHistory = z.infer<typeof labelHistory>;

const labelCounts = z.object({
  serials: z.int(),
  more_serials: z.boolean(),
  lots: z.int(),
  products: z.int(),
});
export type FoundCounts = z.infer<typeof labelCounts>;

/** Labels as people look for them: any of a million, and what happened to one. */
export const labelsContract = {
  /** A page of what is found, the newest first where nothing narrows it, else by GTIN and number. */
  search: oc
    .input(
      labelSearch.extend({
        ...inOrganisation,
        kind: z.enum(labelKinds),
        offset: z.int().min(0).default(0),
        limit: z.int().min(1).max(200).default(100),
      }),
    )
    .output(
      z.object({
        /** As many as can be paged through. */
        total: z.int(),
        /** More begin like this than are counted: the text should be longer. */
        more: z.boolean(),
        rows: z.array(labelRow),
      }),
    ),
  /** How many of each kind are found; of serials those that can be paged through, and whether there are more. */
  counts: oc.input(labelSearch.extend(inOrganisation)).output(labelCounts),
  /**
   * Whose label was scanned or typed. `scans`: what it may have been, the likeliest first. That nothing is found is an
   * answer like any other: `sentence` then says why, of the likeliest.
   */
  lookUp: oc
    .input(z.object({ ...inOrganisation, scans: z.array(scanText).min(1).max(10) }))
    .output(z.object({ label: labelKey.nullable(), sentence: z.string().nullable() })),
  /** What happened to one: named by its key, or by what a reader or a person typed. */
  history: oc
    .input(
      z.object({
        ...inOrganisation,
        label: z.union([z.strictObject({ scan: scanText }), labelKey.strict()]),
      }),
    )
    .output(labelHistory),
};
