import { z } from 'zod';

/** A file of an archive, as `manifest.json` and `manifest.csv` describe it. */
export const manifestRow = z.object({
  /** As the API shows it. */
  entity_id: z.string(),
  entity: z.enum(['product', 'lot', 'serial']),
  gtin: z.string(),
  lot: z.string().nullable(),
  serial: z.string().nullable(),
  /** Name of the member. */
  file: z.string(),
  symbology: z.string(),
  /** What a reader says; `^` stands for FNC1. */
  content: z.string(),
  /** Of the member's bytes. */
  sha256: z.string(),
});
export type ManifestRow = z.infer<typeof manifestRow>;
