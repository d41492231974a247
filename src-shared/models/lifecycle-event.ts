import { z } from 'zod';
import { lifecycleEventTypes } from '../states/lifecycle-events.ts';
import { instant } from './instant.ts';
import { evidences } from '../states/run-states.ts';
import { pageOf } from './page.ts';

export const lifecycleEventType = z.enum(lifecycleEventTypes);
export const evidence = z.enum(evidences);

/** Reports are written in one transaction, which must stay short. */
const mostEvents = 250;

const clientEventId = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[\x21-\x7e]+$/, 'Printable characters without blanks');

/** What a caller says happened. No public page describes it: the smallest shape that names a fact once. */
export const lifecycleEventIn = z.strictObject({
  client_event_id: clientEventId.describe(
    'Chosen by the sender and kept for a repetition: the same id is the same event.',
  ),
  event_type: lifecycleEventType.describe(
    'PRINTED of a serial that is printed already is kept as REPRINTED.',
  ),
  gtin: z.string().max(64),
  lot: z.string().max(20).nullish().describe('With gtin: a lot. Beside serial: must be its lot.'),
  serial: z.string().max(20).nullish().describe('With gtin: a serial.'),
  quantity: z.int().min(1).max(1_000_000).default(1).describe('Labels.'),
  occurred_at: instant.nullish().describe('Absent: now.'),
  reason: z.string().max(500).nullish().describe('Required to print a serial again.'),
  evidence: evidence
    .default('operator')
    .describe('How the sender knows. Kept no stronger than operator: this station did not see the device.'),
  station: z.string().min(1).max(128).nullish().describe('Where it happened, as the sender calls it.'),
});
export type LifecycleEventIn = z.infer<typeof lifecycleEventIn>;

export const lifecycleEventsIn = z.strictObject({
  events: z.array(lifecycleEventIn).min(1).max(mostEvents).describe('All of them are kept, or none.'),
});

export const lifecycleEventOut = z.object({
  id: z.string(),
  client_event_id: z.string(),
  event_type: lifecycleEventType,
  scope: z.enum(['products', 'lots', 'serials']).describe('What kind of entity it happened to.'),
  entity_id: z.string(),
  gtin: z.string(),
  lot: z.string().nullable(),
  serial: z.string().nullable(),
  quantity: z.int(),
  evidence,
  reason: z.string().nullable(),
  run_id: z.string().nullable().describe('Print run of this station; null for an event that was reported.'),
  occurred_at: z.string(),
  station: z
    .string()
    .nullable()
    .describe(
      'Where it happened: the station of the run, or what the reporter said; null where nobody said it.',
    ),
});
export type LifecycleEventOut = z.infer<typeof lifecycleEventOut>;
export const lifecycleEventList = pageOf(lifecycleEventOut);

export const lifecycleEventsAccepted = z.object({
  data: z.array(
    z.object({
      client_event_id: z.string(),
      id: z.string(),
      recorded: z.boolean().describe('false: it was known already.'),
    }),
  ),
});
