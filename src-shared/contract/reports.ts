import { oc } from '@orpc/contract';
import { z } from 'zod';
import { accountingTypes } from '../states/lifecycle-events.ts';
import { inOrganisation } from './common.ts';
import { labelRef, operatorName, reasonText, scanText } from './settling.ts';

const mostItems = 250;
const gtin = z.string().min(1).max(64);
const lotName = z.string().min(1).max(20);
const lotKey = z.object({ gtin, lot: lotName });
const by = { reason: reasonText, operator: operatorName.nullish() };

/** What an event is about. `run_id`: the run whose label it is, where several have made labels of the same thing. */
export const eventItem = z.union([
  z.strictObject({ run_id: z.string(), label: labelRef }),
  z.strictObject({
    scan: scanText,
    quantity: z.int().min(1).max(1_000_000).default(1),
    run_id: z.string().nullish(),
  }),
  z.strictObject({
    gtin,
    lot: lotName.nullish(),
    serial: z.string().min(1).max(20).nullish(),
    quantity: z.int().min(1).max(1_000_000).default(1),
    run_id: z.string().nullish(),
  }),
]);

/** What became of labels after they were printed. */
export const eventsContract = {
  /** All of them are recorded, or none. The same `request_id` is the same request. */
  record: oc
    .input(
      z.object({
        ...inOrganisation,
        event_type: z.enum(accountingTypes),
        items: z.array(eventItem).min(1).max(mostItems),
        ...by,
        request_id: z
          .string()
          .regex(/^[A-Za-z0-9-]{8,64}$/, '8 to 64 letters, digits and hyphens')
          .nullish(),
      }),
    )
    .output(
      z.object({
        recorded: z.array(z.object({ client_event_id: z.string(), name: z.string(), quantity: z.int() })),
      }),
    ),
};

export const holdTurn = z.object({
  held: z.boolean(),
  reason: z.string(),
  operator: z.string(),
  at: z.string(),
});
export type HoldTurn = z.infer<typeof holdTurn>;
const heldLot = lotKey.extend({ held: z.boolean(), turns: z.array(holdTurn) });

/** Lots that must not be printed until somebody releases them. */
export const lotsContract = {
  hold: oc.input(lotKey.extend({ ...inOrganisation, ...by })).output(heldLot),
  release: oc.input(lotKey.extend({ ...inOrganisation, ...by })).output(heldLot),
  /** The lots that are held now, each with its history. */
  held: oc.input(z.object(inOrganisation)).output(z.array(heldLot)),
  history: oc.input(lotKey.extend(inOrganisation)).output(heldLot),
};

/** A run, or a lot with everything that was ever printed of it. */
export const subject = z.union([
  z.strictObject({ run_id: z.string() }),
  z.strictObject({ gtin, lot: lotName }),
]);
export type Subject = z.infer<typeof subject>;

/**
 * issued = applied + scrapped + sampled + returned + voided + unaccounted. Issued is what was printed and reprinted;
 * spare labels are part of it.
 */
export const accounts = z.object({
  name: z.string(),
  printed: z.int(),
  reprinted: z.int(),
  spare: z.int(),
  issued: z.int(),
  scrapped: z.int(),
  sampled: z.int(),
  returned: z.int(),
  voided: z.int(),
  /** Labels that are neither printed nor free: at a printer, or waiting for a settlement. */
  open: z.int(),
  /** Typed in; null = not yet. */
  applied: z.int().nullable(),
  /** Below 0: more labels are accounted for than were issued. */
  unaccounted: z.int().nullable(),
  /** Of what was issued. */
  unaccounted_percent: z.number().nullable(),
  /** So many labels, or so many per cent of the issued ones, may be unaccounted for: what is more counts. */
  limit_labels: z.int(),
  limit_percent: z.number(),
  /** Beyond both limits, so closing it needs a reason. */
  beyond: z.boolean(),
});
export type Accounts = z.infer<typeof accounts>;

const chainHead = z.object({ station_seq: z.int(), hash: z.string() });

/** A reconciliation as it was closed; a later one is another version beside it. */
export const reconciliation = z.object({
  subject,
  version: z.int(),
  accounts,
  reason: z.string().nullable(),
  operator: z.string(),
  closed_at: z.string(),
  station: z.string(),
  /** The ledger's heads with this reconciliation: the last event, and its own record. */
  events_head: chainHead,
  record: chainHead,
});
export type Reconciliation = z.infer<typeof reconciliation>;

export const reportOrder = z.discriminatedUnion('report', [
  z.object({ ...inOrganisation, report: z.literal('run'), run_id: z.string() }),
  lotKey.extend({ ...inOrganisation, report: z.literal('lot') }),
  /** Without `version`: the last one. */
  z.object({
    ...inOrganisation,
    report: z.literal('reconciliation'),
    subject,
    version: z.int().min(1).nullish(),
  }),
  /** Every label of a lot: when, where, by whom, and how it is known. */
  lotKey.extend({
    ...inOrganisation,
    report: z.literal('trace'),
    format: z.enum(['csv', 'pdf']).default('pdf'),
  }),
]);
export type ReportOrder = z.infer<typeof reportOrder>;

export const madeReport = z.object({
  report_id: z.string(),
  file_name: z.string(),
  bytes: z.int(),
  sha256: z.string(),
});
export type MadeReport = z.infer<typeof madeReport>;

const reportId = z.string().regex(/^[0-9a-f]{64}\.(?:pdf|csv)$/);

export const reportsContract = {
  /** The accounts as they are now; nothing is kept. */
  accounts: oc
    .input(z.object({ ...inOrganisation, subject, applied: z.int().min(0).max(100_000_000).nullish() }))
    .output(accounts),
  /** Closes a reconciliation for good. Beyond the limits it needs a reason. */
  close: oc
    .input(
      z.object({
        ...inOrganisation,
        subject,
        applied: z.int().min(0).max(100_000_000),
        reason: reasonText.nullish(),
        operator: operatorName.nullish(),
      }),
    )
    .output(reconciliation),
  /** The closed ones of a run or lot, the first one first. */
  reconciliations: oc.input(z.object({ ...inOrganisation, subject })).output(z.array(reconciliation)),
  /** Writes a report into a file that `range` reads; the same facts give the same bytes. */
  make: oc.input(reportOrder).output(madeReport),
  /** Bytes `begin` to `end` (exclusive) of a report, at most 8 MiB at a time; works over every door. */
  range: oc
    .input(z.object({ report_id: reportId, begin: z.int().min(0), end: z.int().min(0) }))
    .output(z.object({ bytes: z.file(), size: z.int() })),
};

/** Paths of this machine, for the command line only. */
export const reportsAdminContract = {
  saveReport: oc
    .input(z.object({ report_id: reportId, path: z.string() }))
    .output(z.object({ path: z.string() })),
};
