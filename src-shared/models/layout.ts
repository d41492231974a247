import { z } from 'zod';

/** What a line of text shows. `sample` is the word that keeps sample labels from being taken for real ones. */
export const lineFields = ['lot', 'serial', 'date', 'gtin', 'product', 'sample'] as const;

/** From the middle of the label, mm. */
const place = z.number().min(-1000).max(1000);
const size = z.number().positive().max(2000);

const line = z.strictObject({
  field: z.enum(lineFields),
  /** Say what the value is ("LOT 7K1") where there is room; the first thing to go where there is none. */
  words: z.boolean(),
  /** Lines that identify are never cut and never left out. */
  identifies: z.boolean(),
  size_pt: z.number().min(4).max(72),
  /** Middle of the line from the middle of the label, in mm, y downwards; `side` layouts stack lines instead. */
  x_mm: place.optional(),
  y_mm: place.optional(),
  width_mm: size.optional(),
  /** 90 turns the line to read upwards. */
  rotate: z.union([z.literal(0), z.literal(90)]).default(0),
});
export type LayoutLine = z.infer<typeof line>;

/** What is on a label: one symbol and lines of text. */
export const layout = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'Write 1 to 64 of a-z, 0-9 and -, a letter or digit first'),
  name: z.string().min(1).max(120),
  symbol: z.enum(['qr', 'datamatrix']),
  /** The smallest label it is made for. */
  label: z.strictObject({ min_width_mm: size, min_height_mm: size, round: z.boolean() }),
  /** GS1 General Specifications, symbol specification tables: below the floor no symbol is drawn. */
  x_dimension: z.strictObject({
    floor_mm: z.number().positive().max(5),
    target_mm: z.number().positive().max(5),
  }),
  arrangement: z.discriminatedUnion('kind', [
    /** The symbol's square (quiet zone included) around a point, lines at fixed places. */
    z.strictObject({ kind: z.literal('centred'), box_mm: size, y_mm: place }),
    /** The symbol at the left over the whole height, lines stacked at its right. */
    z.strictObject({
      kind: z.literal('side'),
      margin_mm: z.number().min(0).max(100),
      gap_mm: z.number().min(0).max(100),
    }),
  ]),
  lines: z.array(line).min(1).max(6),
});
export type Layout = z.infer<typeof layout>;
