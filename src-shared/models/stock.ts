import { z } from 'zod';

const length = z.number().min(0).max(2000);
const size = z.number().positive().max(2000);

/**
 * The sheet or roll in the tray. Numbers are in the unit the source gives them in, so that they can be compared
 * with it; `stockInMm` converts. A roll is a page of one label.
 */
export const stock = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_.-]{0,63}$/, 'Write 1 to 64 of a-z, 0-9, _ . and -, a letter or digit first'),
  name: z.string().min(1).max(120),
  /** Brand names only as "fits ...". */
  fits: z.array(z.string().min(1).max(120)).max(20),
  kind: z.enum(['sheet', 'roll']),
  unit: z.enum(['in', 'mm']),
  page: z.strictObject({ width: size, height: size }),
  grid: z.strictObject({ columns: z.int().min(1).max(100), rows: z.int().min(1).max(100) }),
  label: z.strictObject({
    width: size,
    height: size,
    shape: z.enum(['round', 'rectangle']),
    corner_radius: length,
  }),
  left: length,
  top: length,
  pitch: z.strictObject({ x: size, y: size }),
  /** null where no layout of that symbol has room: a Digital Link QR code needs a label of 15.7 mm or more. */
  default_layouts: z.strictObject({ qr: z.string().nullable(), datamatrix: z.string().nullable() }),
  source: z.string().min(1).max(500),
});
export type Stock = z.infer<typeof stock>;
