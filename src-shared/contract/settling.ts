import { oc } from '@orpc/contract';
import { z } from 'zod';
import { labelStates } from '../states/run-states.ts';
import { inOrganisation, requestId, run } from './common.ts';

const runId = z.object({ run_id: z.string(), ...inOrganisation });

export const reasonText = z.string().trim().min(1).max(500);
export const operatorName = z.string().trim().min(1).max(100);
/** What came out of a reader or was typed: any of the symbols we print, with or without AIM prefix, or a serial. */
export const scanText = z.string().min(1).max(500);

/** A label of a run: by its number, by its place, or by what its symbol says. */
export const labelRef = z.union([
  z.strictObject({ number: z.int().min(1) }),
  /** Sheet of the run and place on it, both from 1; places are counted along the rows. */
  z.strictObject({ sheet: z.int().min(1), cell: z.int().min(1) }),
  z.strictObject({ scan: scanText }),
]);
export type LabelRef = z.infer<typeof labelRef>;

const settlement = runId.extend({
  /** Sheets that came out well, from the run's first. Not needed where the last good label is named. */
  good_sheets: z.int().min(0).nullish(),
  /** Number of the last good label on the sheet after the good ones, from 1; 0 = none of it. */
  last_good: z.int().min(0).nullish(),
  /** The last good label itself; it must lie on the sheet after the good ones, where their number is given. */
  last_good_label: labelRef.nullish(),
  /** Labels before the last good one that are not good: free to be printed again, or printed and thrown away. */
  bad: z
    .array(z.object({ label: labelRef, becomes: z.enum(['free', 'scrapped']) }))
    .max(1_000)
    .default([]),
});
export type SettlementInput = z.infer<typeof settlement>;

/** A label with its name and where it lies. */
export const placedLabel = z.object({
  number: z.int(),
  sheet: z.int(),
  cell: z.int(),
  name: z.string(),
  state: z.enum(labelStates),
});

export const settlementPreview = z.object({
  /** Sheets that can be counted. */
  sheets: z.int(),
  good_sheets: z.int(),
  last_good: z.int(),
  printed: z.int(),
  free: z.int(),
  scrapped: z.int(),
  /** The last label that is good, and the first that is free again after it. */
  last_good_label: placedLabel.nullable(),
  first_free_label: placedLabel.nullable(),
  /** Whether the run prints on after this. */
  goes_on: z.boolean(),
  sentence: z.string(),
});
export type SettlementPreview = z.infer<typeof settlementPreview>;

/** One sheet of a run as it lies on the table: every place, and what is known of the label there. */
export const sheetPicture = z.object({
  run_id: z.string(),
  stock: z.string(),
  sheet: z.int(),
  /** Sheets of the run. */
  sheets: z.int(),
  /** Which sheet in the pile from the printer it is; null = it was never handed to the printer. */
  counted: z.int().nullable(),
  columns: z.int(),
  rows: z.int(),
  page: z.object({ width: z.number(), height: z.number() }),
  label: z.object({ width: z.number(), height: z.number(), round: z.boolean() }),
  /** Places with a label. `x`, `y`: its top left corner in mm. `events`: what happened to that very label later. */
  cells: z.array(
    z.object({
      cell: z.int(),
      number: z.int(),
      x: z.number(),
      y: z.number(),
      name: z.string(),
      gtin: z.string(),
      lot: z.string().nullable(),
      serial: z.string().nullable(),
      state: z.enum(labelStates),
      events: z.array(z.string()),
    }),
  ),
});
export type SheetPicture = z.infer<typeof sheetPicture>;

/** Which labels are to be made again. */
export const reprintOrder = z.object({
  ...inOrganisation,
  /** Labels of this run. Scans need none. */
  run_id: z.string().nullish(),
  labels: z.array(labelRef).min(1).max(1_000),
  printer: z.string(),
  start_position: z.int().min(1).default(1),
  reason: reasonText,
  operator: operatorName.nullish(),
  /** The labels they replace are thrown away, which is recorded with the order. */
  scrap: z.boolean().default(true),
  request_id: requestId,
});
export type ReprintOrder = z.infer<typeof reprintOrder>;

export const reproduction = z.object({
  run_id: z.string(),
  chunk: z.int(),
  /** Whether drawing it again gives the bytes that were printed. */
  same: z.boolean(),
  sha256_then: z.string(),
  sha256_now: z.string(),
  /** Whether the file that was printed is still kept, and is still what its hash says. */
  kept: z.enum(['here', 'changed', 'removed']),
  /** What is not as it was then; also where the bytes are the same. */
  changes: z.array(
    z.object({
      what: z.enum(['app_version', 'font', 'stock', 'layout', 'settings', 'labels', 'sheets', 'zlib']),
      before: z.string(),
      after: z.string(),
    }),
  ),
  sentence: z.string(),
});
export type Reproduction = z.infer<typeof reproduction>;

/** After the paper came out: what of it is good, and making labels again. Part of `printing`. */
export const settlingContract = {
  /** "How many good sheets?" of a run that is `confirming`, or the settlement of an `uncertain` one. */
  settle: oc
    .input(settlement.extend({ reason: reasonText.nullish(), operator: operatorName.nullish() }))
    .output(run),
  /** What that settlement would make of the labels; nothing is done. */
  previewSettlement: oc.input(settlement).output(settlementPreview),
  sheetPicture: oc.input(runId.extend({ sheet: z.int().min(1) })).output(sheetPicture),
  /** Makes exactly these labels again, one run per kind of label; each event is REPRINTED. */
  reprint: oc.input(reprintOrder).output(z.object({ runs: z.array(run) })),
  /** Draws what a chunk printed once more and compares. */
  reproduce: oc.input(runId.extend({ chunk: z.int().min(1) })).output(reproduction),
};
