import { z } from 'zod';
import { pageOf } from './page.ts';

/** What the ledger says of an entity: see `printStates`. */
export const printStateName = z.enum(['free', 'open', 'printed']);

/**
 * A product as the Closient pages show it. Print Room keeps GTIN, name and id; the other fields are sent as `null`,
 * so that a client finds every name it knows.
 */
export const productOut = z.object({
  id: z.string(),
  gtin: z.string().describe('14 digits.'),
  product_name: z.string().nullable(),
  is_claimed: z.boolean(),
  data_source: z.string(),
  confidence_score: z.number().nullable(),
  field_confidence: z.record(z.string(), z.number()),
  metadata: z.record(z.string(), z.string()),
  brand: z.string().nullable(),
  manufacturer: z.string().nullable(),
  description: z.string().nullable(),
  image_url: z.string().nullable(),
  country_of_origin: z.string().nullable(),
  net_content: z.string().nullable(),
  net_content_value: z.number().nullable(),
  net_content_uom: z.string().nullable(),
  owner_id: z.string().nullable(),
  claim_verification_status: z.string().nullable(),
  length: z.number().nullable(),
  length_uom: z.string().nullable(),
  width: z.number().nullable(),
  width_uom: z.string().nullable(),
  height: z.number().nullable(),
  height_uom: z.string().nullable(),
  depth: z.number().nullable(),
  depth_uom: z.string().nullable(),
  gross_weight: z.number().nullable(),
  gross_weight_uom: z.string().nullable(),
  net_weight: z.number().nullable(),
  net_weight_uom: z.string().nullable(),
  gpc_brick_code: z.string().nullable(),
  gpc_class_code: z.string().nullable(),
  gpc_family_code: z.string().nullable(),
  gpc_segment_code: z.string().nullable(),
});
export type ProductOut = z.infer<typeof productOut>;
export const productList = pageOf(productOut);

const datedEntity = {
  id: z.string(),
  gtin: z.string().describe('14 digits.'),
  product_id: z.string(),
};
const dates = {
  expiry: z
    .string()
    .nullable()
    .describe('Use-by date as YYMMDD (AI 17); null where the product has best-before dates.'),
  best_before: z.string().nullable().describe('Best-before date as YYMMDD (AI 15).'),
};
const common = {
  created: z.string(),
  is_active: z.boolean().describe('Inactive ones are listed, but no job selects them.'),
  print_state: printStateName.describe(
    'free: never printed. open: a label of it is at a printer or its fate is unknown. printed: an event says so.',
  ),
};

export const lotOut = z.object({
  ...datedEntity,
  lot: z.string(),
  ...dates,
  lot_run_id: z.string().nullable(),
  ...common,
});
export type LotOut = z.infer<typeof lotOut>;
export const lotList = pageOf(lotOut);

export const serialOut = z.object({
  ...datedEntity,
  lot: z.string().nullable(),
  lot_id: z.string().nullable(),
  serial: z.string(),
  ...dates,
  ...common,
});
export type SerialOut = z.infer<typeof serialOut>;
export const serialList = pageOf(serialOut);
