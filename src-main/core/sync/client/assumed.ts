import { z } from 'zod';
import { type lifecycleEventIn, lifecycleEventsIn } from '../../../../src-shared/models/lifecycle-event.ts';
import { instant, opaqueId, optionalText } from './answers.ts';

/**
 * Everything here is ASSUMED: no public page of Closient describes it. The shapes are those of our own mirror of the
 * API. Whoever uses them asks the OpenAPI document first (`offers`), and everything else works when they are absent.
 */
export const assumed = {
  /** List of lots: `organization_id`, `page`, `page_size`, in the documented envelope. */
  lots: { method: 'get', path: '/products/api/v1/lots' },
  /** List of serials, likewise. */
  serials: { method: 'get', path: '/products/api/v1/serials' },
  /** Reports of what was printed. The same `client_event_id` is the same event, so it may be repeated. */
  lifecycle: { method: 'post', path: '/products/api/v1/lifecycle-events' },
  /** List of what was reported, the oldest first: `organization_id`, `page`, `page_size`, in the documented envelope. */
  lifecycleList: { method: 'get', path: '/products/api/v1/lifecycle-events' },
  /** The request of a data export: only its poll page is public; assumed are method, path and `archive_format`. */
  dataExport: { method: 'post', path: '/dashboard/api/v1/data-export/{organization_id}' },
} as const;

const sixDigits = z
  .string()
  .regex(/^\d{6}$/)
  .nullish()
  .transform((text) => text ?? null);
const entityFields = {
  id: opaqueId,
  gtin: z.string().max(64),
  product_id: optionalText,
  /** Use-by date, YYMMDD (AI 17). */
  expiry: sixDigits,
  /** Best-before date, YYMMDD (AI 15). */
  best_before: sixDigits,
  created: optionalText,
  is_active: z
    .boolean()
    .nullish()
    .transform((isActive) => isActive ?? true),
  /** Whether Closient knows of a PRINTED: `free`, `open` or `printed`; null where it does not say. */
  print_state: optionalText,
};

export const lotRow = z.object({ ...entityFields, lot: z.string(), lot_run_id: optionalText });
export type LotRow = z.output<typeof lotRow>;

export const serialRow = z.object({
  ...entityFields,
  serial: z.string(),
  lot: optionalText,
  lot_id: optionalText,
});
export type SerialRow = z.output<typeof serialRow>;

export type LifecycleEventOrder = z.input<typeof lifecycleEventIn>;
export const lifecycleReport = lifecycleEventsIn;

/** A row of the list: whatever it says is judged by whoever takes it over. */
export const lifecycleRow = z.object({
  id: opaqueId,
  client_event_id: z.string().min(1).max(500),
  event_type: z.string().max(64),
  gtin: z.string().max(64),
  lot: optionalText,
  serial: optionalText,
  quantity: z
    .number()
    .nullish()
    .transform((quantity) => quantity ?? 1),
  evidence: optionalText,
  reason: optionalText,
  occurred_at: instant,
  /** Who reported it. */
  station: optionalText,
});
export type LifecycleRow = z.output<typeof lifecycleRow>;

export const lifecycleAccepted = z.object({
  data: z.array(
    z.object({
      client_event_id: z.string(),
      id: optionalText,
      /** false: it was known already. */
      recorded: z
        .boolean()
        .nullish()
        .transform((recorded) => recorded ?? true),
    }),
  ),
});
export type LifecycleAccepted = z.output<typeof lifecycleAccepted>;
