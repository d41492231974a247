import { z } from 'zod';
import { deviceReasons } from '../states/device-reasons.ts';
import { evidences, labelStates, runStates } from '../states/run-states.ts';

/** Needed only where a folder has several organisations. */
export const inOrganisation = { organization_id: z.string().optional() };

/** The same id is the same request: whoever heard no answer sends it again, and nothing is done twice. */
export const requestId = z
  .string()
  .regex(/^[0-9A-Za-z-]{1,64}$/, '1 to 64 letters, digits and hyphens')
  .nullish();

export const organisation = z.object({
  id: z.string(),
  name: z.string(),
  /** Always shown beside the name, so that nobody takes the sample for the real one. */
  color: z.string(),
  sample: z.boolean(),
  /** Nothing was ever done here: no product, no job, no connection. Then the window opens on its three doors. */
  empty: z.boolean(),
  digital_link_host: z.string(),
});
export type Organisation = z.infer<typeof organisation>;

/** Labels of a run or chunk by state. */
export const labelCounts = z.object(
  Object.fromEntries(labelStates.map((state) => [state, z.int()])) as Record<
    (typeof labelStates)[number],
    z.ZodInt
  >,
);
export type LabelCounts = z.infer<typeof labelCounts>;

/** Why a run stopped before a chunk, and what is possible. */
export const runQuestion = z.object({
  kind: z.enum([
    'already_printed',
    'uncertain',
    'in_other_run',
    'beyond_plan',
    'gone',
    'restored',
    'held',
    'changed',
    'expired',
  ]),
  sentence: z.string(),
  count: z.int(),
  /** The first of the labels concerned, by name. */
  labels: z.array(z.string()),
});
export type RunQuestion = z.infer<typeof runQuestion>;

export const chunk = z.object({
  chunk: z.int(),
  status: z.enum(labelStates),
  labels: z.int(),
  first_label: z.int(),
  sheets: z.int(),
  print_file_sha256: z.string().nullable(),
  spool_job_id: z.string().nullable(),
  /** Where the driver says the sheet file is (folder printer). */
  saved_as: z.string().nullable(),
  message: z.string().nullable(),
});
export type Chunk = z.infer<typeof chunk>;

export const run = z.object({
  run_id: z.string(),
  job_id: z.string(),
  printer: z.string(),
  stock: z.string(),
  status: z.enum(runStates),
  start_position: z.int(),
  /** Name of the part-used sheet it begins on; null = a new one, or one that nobody remembered. */
  part_sheet: z.string().nullable(),
  /** Labels of each item; of a run for planned quantities, or with a filled last sheet, not of each alike. */
  copies: z.int(),
  /** Labels among all that are spare. */
  spare: z.int(),
  sheets: z.int(),
  /** Within the job's imposition: a range of sheets does not begin at 1. */
  first_sheet: z.int(),
  first_label: z.int(),
  labels_per_sheet: z.int(),
  labels: labelCounts,
  total_labels: z.int(),
  /** Pauses as soon as the chunk at the printer has come to its end. */
  pausing: z.boolean(),
  /** Stops after its first sheet until that one is released. */
  proof_first: z.boolean(),
  /** What the printer says of the chunk in flight; null = nothing is in flight, or it says nothing. */
  device: z
    .object({
      reasons: z.array(z.enum(deviceReasons)),
      /** Sheets of that chunk that are out, where the device counts. */
      sheets: z.int().nullable(),
      message: z.string().nullable(),
    })
    .nullable(),
  /** The run that prints what this one left free; null = nobody has ordered that. */
  rest_run: z.string().nullable(),
  operator: z.string(),
  reason: z.string().nullable(),
  evidence: z.enum(evidences).nullable(),
  question: runQuestion.nullable(),
  message: z.string().nullable(),
  created_at: z.string(),
  ended_at: z.string().nullable(),
  chunks: z.array(chunk),
});
export type Run = z.infer<typeof run>;
