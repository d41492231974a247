import { oc } from '@orpc/contract';
import { z } from 'zod';
import { inOrganisation } from './common.ts';

/** mm; origin of the label in column c, row r moves by (x + c * pitch_x, y + r * pitch_y). */
const shift = z.object({ x: z.number(), y: z.number(), pitch_x: z.number(), pitch_y: z.number() });

/** How a page that is no label left us. */
export const printedPage = z.object({
  status: z.enum(['saved', 'sent', 'printed', 'failed', 'uncertain', 'spooled']),
  message: z.string().nullable(),
  saved_as: z.string().nullable(),
});

export const calibrationSheet = z.object({
  /** Printed on the sheet, and asked for with its numbers. */
  sheet: z.int(),
  printer: z.string(),
  tray: z.string().nullable(),
  stock: z.string(),
  /** Whether the calibration in force was applied: then its numbers say what is left. */
  with_shift: z.boolean(),
  /** What the numbers are, in order: "A from the left edge". The last four may be missing. */
  numbers: z.array(z.string()),
  /** How many of them are needed. */
  needed: z.int(),
  printed: printedPage,
});
export type CalibrationSheet = z.infer<typeof calibrationSheet>;

export const calibration = z.object({
  printer: z.string(),
  tray: z.string().nullable(),
  stock: z.string(),
  shift,
  /** How far the crosshairs were off on the test sheet, and how far they still are with this shift, at most; mm. */
  before_mm: z.number(),
  remaining_mm: z.number(),
  measured_by: z.string(),
  measured_at: z.string(),
  sheet: z.int(),
  model: z.string().nullable(),
  /** In force now: the newest of its printer, tray and stock, and not forgotten. */
  in_force: z.boolean(),
  /** Why it should be measured again; empty = nothing speaks for it. */
  reminders: z.array(z.string()),
});
export type Calibration = z.infer<typeof calibration>;

const ofPrinter = { ...inOrganisation, printer: z.string() };
const operator = z.string().trim().min(1).max(100).nullish();

export const calibrationContract = {
  /** Of one printer or of all, those in force first; `history` adds those that were replaced or forgotten. */
  list: oc
    .input(
      z.object({ ...inOrganisation, printer: z.string().nullish(), history: z.boolean().default(false) }),
    )
    .output(z.array(calibration)),
  /** Prints a test sheet of the stock in the tray, or of another. */
  sheet: oc
    .input(
      z.object({
        ...ofPrinter,
        stock: z.string().max(64).nullish(),
        with_shift: z.boolean().default(false),
        operator,
      }),
    )
    .output(calibrationSheet),
  /** The numbers somebody measured on a test sheet, in mm. */
  enter: oc
    .input(
      z.object({ ...inOrganisation, sheet: z.int(), numbers: z.array(z.number()).min(1).max(8), operator }),
    )
    .output(calibration),
  forget: oc
    .input(z.object({ ...ofPrinter, stock: z.string().max(64), operator }))
    .output(z.object({ forgotten: z.boolean() })),
};
