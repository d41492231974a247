import { z } from 'zod';

const range = z.object({
  first: z.int().min(1, 'A range begins with 1.'),
  last: z.int().min(1, 'A range begins with 1.'),
});

/** A name that people give to a part-used sheet. */
export const partSheetName = z.string().trim().min(1).max(60);

/** What is ordered when labels are to be printed, field by field. */
export const runOrderFields = z.object({
  job_id: z.string(),
  printer: z.string(),
  /** First free label of the first sheet, counted from 1 along the rows. */
  start_position: z.int().min(1, 'Positions on a sheet begin with 1.').optional(),
  /** Begin on the remembered part-used sheet of this name. */
  part_sheet: partSheetName.nullish(),
  /** Begin where the last sheet of this stock ended; on a new one where nothing is left of it. */
  continue: z.boolean().default(false),
  /** Name under which the rest of the last sheet is remembered; by default the sheet's that it began on, else the printer's. */
  rest_as: partSheetName.nullish(),
  copies: z.int().min(1, 'Each item needs at least 1 copy.').max(10_000).default(1),
  /** `planned`: of each lot what is missing to its planned quantity. */
  quantity: z.enum(['copies', 'planned']).default('copies'),
  /** So many more of each lot or product, or so many per cent of its labels, rounded up. */
  spare: z
    .union([
      z.object({ labels: z.int().min(0).max(10_000) }).strict(),
      z.object({ percent: z.number().min(0).max(100) }).strict(),
    ])
    .nullish(),
  /** The free places of the last sheet become spare labels of the last lot or product. */
  fill_last_sheet: z.boolean().default(false),
  /** Only these sheets, from 1. */
  sheets: range.nullish(),
  /** Only these labels, from 1; the first of them goes to the start position. */
  labels: range.nullish(),
  /** Exactly what this run of the same job left free. */
  rest_of: z.string().max(64).nullish(),
  /** Stop after the first sheet until a person has released it. */
  first_sheet_then_release: z.boolean().default(false),
  reason: z.string().trim().min(1).max(500).nullish(),
  operator: z.string().trim().min(1).max(100).nullish(),
});
export type RunOrder = z.infer<typeof runOrderFields>;

/** The order of a run with what its fields mean for each other. What depends on the job is checked with the job. */
export const runOrder = runOrderFields.superRefine((order, context) => {
  const refuse = (field: keyof RunOrder, message: string): void =>
    context.addIssue({ code: 'custom', path: [field], message });
  const begins = [
    order.start_position !== undefined && 'a start position',
    order.part_sheet != null && 'a part-used sheet',
    order.continue && 'to continue the last sheet',
  ].filter((way) => way !== false);
  if (begins.length > 1) {
    refuse('start_position', `A run begins in one place; this one was given ${begins.join(' and ')}.`);
  }
  for (const [field, name] of [
    ['sheets', 'sheets'],
    ['labels', 'labels'],
  ] as const) {
    const asked = order[field];
    if (asked && asked.first > asked.last) {
      refuse(field, `The range of ${name} ${asked.first}-${asked.last} runs backwards.`);
    }
  }
  if (order.sheets && order.labels) {
    refuse('labels', 'A run is a range of sheets or a range of labels, not both.');
  }
  if (order.sheets && order.sheets.first > 1 && (order.part_sheet != null || order.continue)) {
    refuse(
      'part_sheet',
      'Only the first sheet lies on a part-used one, and it is not among the sheets asked for.',
    );
  }
  if (order.rest_of != null && saysHowMany(order)) {
    refuse('rest_of', 'The rest of a run is what is left of it: no copies, quantity, spare labels or range.');
  }
  if (order.fill_last_sheet && (order.sheets || order.labels)) {
    refuse('fill_last_sheet', 'A range prints what it names; its last sheet cannot be filled up.');
  }
  if (order.quantity === 'planned' && order.copies > 1) {
    refuse('copies', 'A run prints copies or what is missing to the planned quantity, not both.');
  }
});

function saysHowMany(order: RunOrder): boolean {
  const { copies, quantity, spare, fill_last_sheet: fill, sheets, labels } = order;
  return copies > 1 || quantity === 'planned' || fill || [spare, sheets, labels].some((part) => part != null);
}
