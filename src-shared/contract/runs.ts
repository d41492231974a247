import { oc } from '@orpc/contract';
import { z } from 'zod';
import { partSheetName, runOrderFields } from '../models/run-order.ts';
import { labelExportSubmit } from '../models/label-export.ts';
import { inOrganisation, requestId, run } from './common.ts';
import { job } from './jobs.ts';

const runId = z.object({ run_id: z.string(), ...inOrganisation });
const by = z.string().trim().min(1).max(100).default('operator');

export const startRun = runOrderFields.extend({ ...inOrganisation, request_id: requestId });
/** As it may be written: what has a usual value can be left away. */
export type StartRunInput = z.input<typeof startRun>;

/** Where a run goes in its printer's queue: before or after the next one, or to an end of it. */
export const queueMoves = ['top', 'up', 'down', 'bottom'] as const;
export type QueueMove = (typeof queueMoves)[number];

/** The queue of one printer. */
export const printerQueue = z.object({
  printer: z.string(),
  /** When it was paused; null = it prints. */
  paused_at: z.string().nullable(),
  /** Run at the printer; null = none of this organisation. */
  printing: z.string().nullable(),
  /** Runs that wait, the next one first. Those of other organisations are counted only. */
  waiting: z.array(z.string()),
  waiting_elsewhere: z.int(),
});
export type PrinterQueue = z.infer<typeof printerQueue>;

/** A sheet of a stock with free labels at its end. */
export const partSheet = z.object({
  stock: z.string(),
  name: z.string(),
  /** First free label, from 1 along the rows. */
  first_free: z.int(),
  labels_per_sheet: z.int().nullable(),
  /** The run that has it now; nobody else gets it. */
  run_id: z.string().nullable(),
  updated_at: z.string(),
});
export type PartSheet = z.infer<typeof partSheet>;

const stockId = z.string().min(1).max(64);

export const runsContract = {
  start: oc.input(startRun).output(run),
  /**
   * Makes the labels that a request selects and prints them, in one act: the run begins by itself when the sheets are
   * made. `run` is null where that takes longer than this call; `job.print` says how it stands.
   */
  makeAndPrint: oc
    .input(
      z.object({
        ...inOrganisation,
        request: labelExportSubmit,
        order: runOrderFields.omit({ job_id: true, rest_of: true }),
        request_id: requestId,
      }),
    )
    .output(z.object({ job, run: run.nullable() })),
  /** The newest first. `before`: the run that the page before ended with. */
  list: oc
    .input(
      z.object({
        ...inOrganisation,
        limit: z.int().min(1).max(200).default(50),
        before: z.string().nullish(),
      }),
    )
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
  /** Stops a run between two chunks; what is at the printer comes to its end. */
  pause: oc.input(runId.extend({ by })).output(run),
  resume: oc.input(runId).output(run),
  /** The first sheet is good: the rest may come. */
  release: oc.input(runId.extend({ by })).output(run),
  /** Moves a run that waits within its printer's queue, or to another printer. */
  move: oc
    .input(runId.extend({ to: z.enum(queueMoves).optional(), printer: z.string().optional() }))
    .output(run),
  queues: oc.input(z.object(inOrganisation)).output(z.array(printerQueue)),
  /** Nothing new goes to a paused printer, also after a restart. */
  pausePrinter: oc.input(z.object({ ...inOrganisation, printer: z.string() })).output(printerQueue),
  resumePrinter: oc.input(z.object({ ...inOrganisation, printer: z.string() })).output(printerQueue),
  /** The part-used sheets that are known, the last touched first. */
  partSheets: oc.input(z.object({ ...inOrganisation, stock: stockId.nullish() })).output(z.array(partSheet)),
  setPartSheet: oc
    .input(
      z.object({
        ...inOrganisation,
        stock: stockId,
        name: partSheetName,
        first_free: z.int().min(1).max(100_000),
      }),
    )
    .output(partSheet),
  removePartSheet: oc
    .input(z.object({ ...inOrganisation, stock: stockId, name: partSheetName }))
    .output(z.null()),
};
