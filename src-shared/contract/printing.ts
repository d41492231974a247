import { oc } from '@orpc/contract';
import { z } from 'zod';
import { inOrganisation, run } from './common.ts';

export const printerDrivers = ['folder', 'cups'] as const;
export type PrinterDriver = (typeof printerDrivers)[number];

export const printer = z.object({
  name: z.string(),
  driver: z.enum(printerDrivers),
  uri: z.string(),
  stock: z.string().nullable(),
  state: z.enum(['idle', 'printing', 'stopped', 'unknown']),
  reasons: z.array(z.string()),
  /** Folder printers: does a saved file count as printed here? null = nobody was asked yet. */
  counts_as_printed: z.boolean().nullable(),
});
export type Printer = z.infer<typeof printer>;

const runId = z.object({ run_id: z.string(), ...inOrganisation });

export const startRun = z.object({
  ...inOrganisation,
  job_id: z.string(),
  printer: z.string(),
  /** First free label of the first sheet, counted from 1 along the rows. */
  start_position: z.int().min(1).default(1),
  copies: z.int().min(1).max(10_000).default(1),
  /** Only these sheets of the run, from 1. */
  sheets: z.object({ first: z.int().min(1), last: z.int().min(1) }).nullish(),
  reason: z.string().trim().min(1).max(500).nullish(),
  operator: z.string().trim().min(1).max(100).nullish(),
});
export type StartRun = z.infer<typeof startRun>;

export const printingContract = {
  printers: oc.input(z.object(inOrganisation)).output(z.array(printer)),
  addPrinter: oc
    .input(
      z.object({
        ...inOrganisation,
        name: z.string().trim().min(1).max(100),
        driver: z.enum(printerDrivers),
        uri: z.string().min(1).max(1000),
        stock: z.string().nullish(),
      }),
    )
    .output(printer),
  /** What is in the printer's tray now; null = anything. */
  setStock: oc
    .input(z.object({ ...inOrganisation, printer: z.string(), stock: z.string().max(64).nullable() }))
    .output(printer),
  setCountsAsPrinted: oc
    .input(z.object({ ...inOrganisation, printer: z.string(), counts: z.boolean() }))
    .output(printer),
  start: oc.input(startRun).output(run),
  list: oc
    .input(z.object({ ...inOrganisation, limit: z.int().min(1).max(200).default(50) }))
    .output(z.array(run)),
  get: oc.input(runId).output(run),
  /** Ends when the run has ended or waits for a person. */
  wait: oc.input(runId).output(run),
  /** The answer to a run that is `asking`: print with a reason, leave those labels out, or cancel. */
  answer: oc
    .input(
      runId.extend({
        decision: z.enum(['print', 'skip', 'cancel']),
        reason: z.string().trim().min(1).max(500).nullish(),
        operator: z.string().nullish(),
      }),
    )
    .output(run),
  cancel: oc.input(runId.extend({ by: z.string().default('operator') })).output(run),
  /** "How many good sheets?" of a run that is `confirming`, or the settlement of an `uncertain` one. */
  settle: oc
    .input(
      runId.extend({
        good_sheets: z.int().min(0),
        /** Number of the last good label on the sheet after the good ones, from 1; 0 = none of it. */
        last_good: z.int().min(0).nullish(),
        reason: z.string().trim().min(1).max(500).nullish(),
        operator: z.string().trim().min(1).max(100).nullish(),
      }),
    )
    .output(run),
};
