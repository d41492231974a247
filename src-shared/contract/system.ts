import { oc, eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { inOrganisation, organisation, run } from './common.ts';
import { organisationColours } from '../organisation-colours.ts';
import { importReport } from './catalog.ts';
import { job } from './jobs.ts';

export const stockChoice = z.object({
  id: z.string(),
  name: z.string(),
  columns: z.int(),
  rows: z.int(),
  page_width_mm: z.number(),
  page_height_mm: z.number(),
  /** Rolls have no sheet to start in the middle of. */
  kind: z.enum(['sheet', 'roll']),
  layouts: z.array(z.object({ id: z.string(), name: z.string(), symbol: z.enum(['qr', 'datamatrix']) })),
  default: z.boolean(),
});
export type StockChoice = z.infer<typeof stockChoice>;

export const change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('job'), job }),
  z.object({ kind: z.literal('run'), run }),
  z.object({ kind: z.literal('catalog') }),
  z.object({ kind: z.literal('stocks') }),
  z.object({ kind: z.literal('presets') }),
  z.object({ kind: z.literal('sync') }),
  /** Organisations or kiosk mode of the station: ask `info`. */
  z.object({ kind: z.literal('station') }),
  /** Who may sign in, and whether anybody has to. */
  z.object({ kind: z.literal('people') }),
  z.object({ kind: z.literal('backups'), problem: z.string().nullable() }),
]);
export type Change = z.infer<typeof change>;

export const ledgerReport = z.object({
  ok: z.boolean(),
  events: z.int(),
  head: z.string().nullable(),
  problems: z.array(z.string()),
});
export type LedgerReport = z.infer<typeof ledgerReport>;

/** What a check is about, for programs; its name and detail are for people and may change. */
export const doctorSubjects = [
  'program',
  'policy',
  'database',
  'disk',
  'station',
  'clock',
  'ledger',
  'runs',
  'uncertain',
  'backups',
  'people',
  'fonts',
  'main_thread',
  'printer',
  'true_size',
  'protected_print',
  'helper',
  'proxy',
  'certificate',
  'closient',
] as const;

export const doctorCheck = z.object({
  id: z.enum(doctorSubjects),
  name: z.string(),
  ok: z.boolean(),
  detail: z.string(),
});
export type DoctorCheck = z.infer<typeof doctorCheck>;

export const doctorReport = z.object({
  ok: z.boolean(),
  /** Exit code of the command: 0 all well, 3 only people's answers are missing, 4 a ledger is broken, 1 anything else. */
  exit: z.union([z.literal(0), z.literal(1), z.literal(3), z.literal(4)]),
  at: z.string(),
  version: z.string(),
  station: z.string(),
  checks: z.array(doctorCheck),
});
export type DoctorReport = z.infer<typeof doctorReport>;

/** What a form needs to know of a setting beside its value. */
export const settingForm = z.object({
  key: z.string(),
  default: z.json(),
  /** An administrator has decided it for this computer; nobody can set it. */
  managed: z.boolean(),
  minimum: z.number().nullable(),
  maximum: z.number().nullable(),
});
export type SettingForm = z.infer<typeof settingForm>;

export const systemContract = {
  info: oc.output(
    z.object({
      version: z.string(),
      node: z.string(),
      data_folder: z.string(),
      station: z.string(),
      organisations: z.array(organisation),
      /** The station is in kiosk mode: see `kiosk.ts`. */
      kiosk: z.boolean(),
    }),
  ),
  /** Puts the sample organisation that comes with the application beside the others; the one that is there already. */
  addSample: oc.input(z.object(inOrganisation)).output(organisation),
  /** Name and colour, by which people tell organisations apart. Those of the sample stay. */
  setOrganisation: oc
    .input(
      z.object({
        ...inOrganisation,
        name: z.string().trim().min(1).max(100).optional(),
        color: z.enum(organisationColours).optional(),
      }),
    )
    .output(organisation),
  stocks: oc.input(z.object(inOrganisation)).output(z.array(stockChoice)),
  /** Every change of a job or run of the organisation, as it happens; starts with nothing. */
  changes: oc.input(z.object(inOrganisation)).output(eventIterator(change)),
  verifyLedger: oc.input(z.object(inOrganisation)).output(ledgerReport),
  settings: oc.input(z.object(inOrganisation)).output(z.record(z.string(), z.json())),
  settingForms: oc.output(z.array(settingForm)),
  setSetting: oc.input(z.object({ ...inOrganisation, key: z.string(), value: z.json() })).output(z.json()),
  doctor: oc.output(doctorReport),
};

/**
 * Paths of this machine, for the command line only: the doors give this part to holders of the start token,
 * never to a page.
 */
export const adminContract = {
  importFile: oc.input(z.object({ ...inOrganisation, path: z.string() })).output(importReport),
  saveArtifact: oc
    .input(z.object({ ...inOrganisation, job_id: z.string(), path: z.string() }))
    .output(z.object({ path: z.string(), sha256: z.string() })),
  waitForJob: oc.input(z.object({ ...inOrganisation, job_id: z.string() })).output(job),
  waitForRun: oc.input(z.object({ ...inOrganisation, run_id: z.string() })).output(run),
  /** Doctor, settings and log as one ZIP, without keys and without names of people. */
  diagnostics: oc
    .input(z.object({ path: z.string() }))
    .output(z.object({ path: z.string(), bytes: z.int() })),
  backup: oc.input(z.object({ path: z.string() })).output(z.object({ path: z.string(), bytes: z.int() })),
};
