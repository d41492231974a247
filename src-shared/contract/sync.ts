import { oc } from '@orpc/contract';
import { z } from 'zod';
import { archiveFormats } from '../models/data-export.ts';
import { instant as saidInstant } from '../models/instant.ts';
import { labelExportFilters } from '../models/label-export.ts';
import { exportTypes, fileFormats, scopes } from '../models/export-types.ts';
import { jobStates } from '../states/job-states.ts';
import { inOrganisation } from './common.ts';
import { job } from './jobs.ts';

/** Instants are ISO-8601 texts in UTC, as everywhere in the contract. */
const instant = z.string();
const pageOf = {
  ...inOrganisation,
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(200).default(50),
};

/** How a connection goes: never tried, answered last time, not reached (it comes back by itself), or turned away. */
export const connectionStates = ['unknown', 'online', 'offline', 'refused'] as const;

export const syncConnection = z.object({
  /** Scheme, host and port. */
  url: z.string(),
  /** The organisation over there. */
  remote_organization_id: z.string(),
  remote_organization_name: z.string(),
  state: z.enum(connectionStates),
  /** Why it is not online, in one sentence; null while it is. */
  sentence: z.string().nullable(),
  last_seen_at: instant.nullable(),
  offline_since: instant.nullable(),
  /** `stored`: it outlives this process. `memory`: it came from the environment of a command. Never the key itself. */
  key: z.enum(['stored', 'memory', 'missing']),
  /** What looks wrong with the key, and the clock; both warn only. */
  key_warning: z.string().nullable(),
  clock_warning: z.string().nullable(),
  /** Host in the links that Closient draws, as last read from one of its QR codes. */
  digital_link_host_seen: z.string().nullable(),
});
export type SyncConnection = z.infer<typeof syncConnection>;

/**
 * `idle`: between two passes. `running`. `waiting`: for the quota or the network; it goes on by itself. `stopped`: by a
 * person. `unavailable`: the server does not offer it. `failed`: nothing goes on before somebody acts.
 */
export const sourceStates = ['idle', 'running', 'waiting', 'stopped', 'unavailable', 'failed'] as const;

export const syncSource = z.object({
  /** Stable word for programs, such as `products`. */
  name: z.string(),
  /** For people. */
  title: z.string(),
  /** No public page describes it; its shape is a guess. */
  assumed: z.boolean(),
  /** Runs only when somebody starts it. */
  by_hand: z.boolean(),
  /** What must be read before it is started by hand; null = nothing. */
  warning: z.string().nullable(),
  state: z.enum(sourceStates),
  /** Why it waits, stopped, is unavailable or failed. */
  sentence: z.string().nullable(),
  /** Of the pass under way, else of the last one. */
  counts: z.object({
    read: z.int(),
    created: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    quarantined: z.int(),
    conflicts: z.int(),
    deactivated: z.int(),
  }),
  pages_done: z.int(),
  /** null until the server has said it. */
  pages_total: z.int().nullable(),
  rows_per_second: z.number().nullable(),
  /** When it will be done, honest about the quota; null while it does not run. */
  forecast: z.string().nullable(),
  started_at: instant.nullable(),
  /** End of the last complete pass. */
  finished_at: instant.nullable(),
});
export type SyncSource = z.infer<typeof syncSource>;

export const syncQuota = z.object({
  windows: z.array(
    z.object({
      limit: z.int(),
      seconds: z.int(),
      left: z.int(),
      /** Requests of it that are never used: other programs share the key. */
      reserve: z.int(),
      resets_at: instant.nullable(),
    }),
  ),
  /** Closient asked for a pause until then. */
  paused_until: instant.nullable(),
});
export type SyncQuota = z.infer<typeof syncQuota>;

/** Where events go; `folder`: files that are written on a schedule. A file that somebody asks for is no sink. */
export const sinkNames = ['lifecycle', 'epcis_capture', 'folder'] as const;
export type SinkName = (typeof sinkNames)[number];

export const outboxSink = z.object({
  name: z.enum(sinkNames),
  title: z.string(),
  assumed: z.boolean(),
  enabled: z.boolean(),
  /** Whether the server offers it; null = not asked yet. */
  available: z.boolean().nullable(),
  waiting: z.int(),
  sent: z.int(),
  parked: z.int(),
  /** Why it stands still. */
  sentence: z.string().nullable(),
  last_sent_at: instant.nullable(),
  next_attempt_at: instant.nullable(),
});
export type OutboxSink = z.infer<typeof outboxSink>;

export const outboxStatus = z.object({
  /** Events of this station, all of them. */
  events: z.int(),
  /** Those that no sink has taken yet: kept and counted. */
  waiting: z.int(),
  sent: z.int(),
  parked: z.int(),
  oldest_waiting_at: instant.nullable(),
  sinks: z.array(outboxSink),
});
export type OutboxStatus = z.infer<typeof outboxStatus>;

export const parkedEvent = z.object({
  /** To release it by. */
  id: z.string(),
  client_event_id: z.string(),
  sink: z.enum(sinkNames),
  type: z.string(),
  /** As people name it, such as "serial SN-42 of GTIN 09521234543213". */
  entity: z.string(),
  reason: z.string(),
  attempts: z.int(),
  at: instant,
  parked_at: instant,
});
export type ParkedEvent = z.infer<typeof parkedEvent>;

/** Labels that this station and another one printed. */
export const syncAlarm = z.object({
  id: z.string(),
  sentence: z.string(),
  /** This station, then the other. */
  stations: z.array(z.string()),
  /** The first of them. */
  labels: z.array(z.object({ name: z.string(), own_at: instant, other_at: instant })),
  label_count: z.int(),
  at: instant,
  acknowledged_at: instant.nullable(),
  acknowledged_by: z.string().nullable(),
});
export type SyncAlarm = z.infer<typeof syncAlarm>;

export const quarantinedRow = z.object({
  id: z.string(),
  source: z.string(),
  /** GTIN, lot and serial as they came. */
  natural_key: z.string(),
  reason: z.string(),
  seen_at: instant,
});
export type QuarantinedRow = z.infer<typeof quarantinedRow>;

/** What Closient says differs from what labels here say already. */
export const syncConflict = z.object({
  id: z.string(),
  source: z.string(),
  /** As people name it. */
  entity: z.string(),
  field: z.string(),
  ours: z.string().nullable(),
  theirs: z.string().nullable(),
  sentence: z.string(),
  seen_at: instant,
});
export type SyncConflict = z.infer<typeof syncConflict>;

export const syncStatus = z.object({
  /** null = not connected. */
  connection: syncConnection.nullable(),
  sources: z.array(syncSource),
  quota: syncQuota.nullable(),
  /** What must be looked at; the lists have more. */
  quarantined: z.int(),
  conflicts: z.int(),
});
/** What `room.sync.status` gives. */
export type SyncStatus = z.infer<typeof syncStatus>;

export const syncOverview = syncStatus.extend({ outbox: outboxStatus, alarms: z.array(syncAlarm) });
export type SyncOverview = z.infer<typeof syncOverview>;

export const connectOrder = z.object({
  ...inOrganisation,
  url: z.string().trim().min(1).max(500),
  key: z.string().trim().min(1).max(500),
  /** Needed only where the key belongs to several organisations over there. */
  remote_organization_id: z.string().min(1).max(200).nullish(),
});

/** `room.sync.connect` and `room.sync.test` give it. */
export const connectionReport = z.object({
  /** Whether it works; `connect` has stored nothing when it does not. */
  ok: z.boolean(),
  /** Exactly one, for people. */
  sentence: z.string(),
  key_warning: z.string().nullable(),
  clock_warning: z.string().nullable(),
  /** What the key may be used for; with several and none chosen, `ok` is false and somebody must choose. */
  remote_organizations: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type ConnectionReport = z.infer<typeof connectionReport>;

/** The host in Closient's links beside the organisation's own. */
export const hostCalibration = z.object({
  /** `no_product`: there is nothing to ask for yet. */
  state: z.enum(['read', 'no_product']),
  /** On new labels now. */
  own_host: z.string(),
  seen_host: z.string().nullable(),
  /** The whole link that was read. */
  seen_link: z.string().nullable(),
  /** The link that a label of ours says for the same product and lot. */
  own_link: z.string().nullable(),
  same: z.boolean(),
  sentence: z.string(),
});
export type HostCalibration = z.infer<typeof hostCalibration>;

/** A job for the renderer at Closient: the documented fields only, our extensions mean nothing there. */
export const remoteJobOrder = z.object({
  ...inOrganisation,
  scope: z.enum(scopes),
  export_type: z.enum(exportTypes),
  file_format: z.enum(fileFormats),
  filters: labelExportFilters.nullish(),
  asset_config: z.object({ sheet_template: z.string().max(64).nullish() }).nullish(),
  /** Somebody has read that Closient may count what it exports as printed. */
  may_count_as_printed: z.literal(true),
});

export const remoteDataExport = z.object({
  job_id: z.string(),
  status: z.enum(jobStates),
  /** What happens now or happened, in one sentence; null while there is nothing to say. */
  sentence: z.string().nullable(),
  archive_format: z.enum(archiveFormats),
  output_filename: z.string().nullable(),
  file_size_bytes: z.int(),
  /** Of the file that is here; 0 until it comes. */
  bytes_here: z.int(),
  sha256: z.string().nullable(),
  sections: z.array(
    z.object({ key: z.string(), status: z.string(), record_count: z.int(), error: z.string().nullable() }),
  ),
  created_at: instant,
  finished_at: instant.nullable(),
});
export type RemoteDataExport = z.infer<typeof remoteDataExport>;

const ids = z.array(z.string().min(1).max(200)).min(1).max(1000);
const jobId = z.object({ ...inOrganisation, job_id: z.string() });
const who = { operator: z.string().trim().min(1).max(100).nullish() };
const sourceOf = z.object({ ...inOrganisation, source: z.string().max(64).nullish() });
const rows = <Row extends z.ZodType>(row: Row) => z.object({ total: z.int(), rows: z.array(row) });

export const syncContract = {
  status: oc.input(z.object(inOrganisation)).output(syncOverview),
  /** Asks once who the key belongs to; stores nothing. */
  test: oc.input(connectOrder).output(connectionReport),
  connect: oc.input(connectOrder).output(connectionReport),
  /** Removes the key and stops; what was received stays. */
  disconnect: oc.input(z.object(inOrganisation)).output(syncOverview),
  /** One source, or all that do not start by hand only. */
  start: oc.input(sourceOf).output(syncOverview),
  stop: oc.input(sourceOf).output(syncOverview),
  quarantine: oc.input(z.object(pageOf)).output(rows(quarantinedRow)),
  conflicts: oc.input(z.object(pageOf)).output(rows(syncConflict)),
  resolveConflict: oc
    .input(z.object({ ...inOrganisation, id: z.string(), keep: z.enum(['ours', 'theirs']), ...who }))
    .output(syncOverview),
  configureSink: oc
    .input(z.object({ ...inOrganisation, sink: z.enum(sinkNames), enabled: z.boolean() }))
    .output(outboxStatus),
  parked: oc.input(z.object(pageOf)).output(rows(parkedEvent)),
  release: oc.input(z.object({ ...inOrganisation, ids, ...who })).output(outboxStatus),
  /** The events as a file; a window saves it, the command line has `admin.exportOutbox`. */
  exportEvents: oc
    .input(z.object({ ...inOrganisation, format: z.enum(['epcis', 'csv']), since: saidInstant.nullish() }))
    .output(z.object({ file: z.file() })),
  acknowledgeAlarm: oc.input(z.object({ ...inOrganisation, id: z.string(), ...who })).output(syncOverview),
  /** Fetches one QR code of Closient's and reads it; changes nothing. */
  calibrateHost: oc.input(z.object(inOrganisation)).output(hostCalibration),
  /** Submits a job at Closient, once, and follows it. */
  submitRemoteJob: oc.input(remoteJobOrder).output(job),
  /** The way out of `unknown`: Closient's id of the job, found there. */
  followRemoteJob: oc.input(jobId.extend({ remote_job_id: z.string().trim().min(1).max(200) })).output(job),
  /** Takes up again a job whose file could not be fetched, or is not here any more. */
  fetchRemoteJob: oc.input(jobId).output(job),
  requestRemoteDataExport: oc
    .input(z.object({ ...inOrganisation, archive_format: z.enum(archiveFormats).default('zip') }))
    .output(remoteDataExport),
  /** The newest first. */
  remoteDataExports: oc.input(z.object(inOrganisation)).output(z.array(remoteDataExport)),
  /** Bytes `begin` to `end` (exclusive) of the archive, at most 8 MiB at a time. */
  remoteDataExportRange: oc
    .input(jobId.extend({ begin: z.int().min(0), end: z.int().min(0) }))
    .output(z.object({ bytes: z.file(), size: z.int() })),
};

/** What the command line asks beside it: paths of this machine, and a key from its environment. */
export const syncAdminContract = {
  /**
   * One complete pass of every source (or of one) and an empty outbox, or the reason why not. `url` and `key` connect
   * first; a key given here stays in memory.
   */
  sync: oc
    .input(
      z.object({
        ...inOrganisation,
        url: z.string().trim().min(1).max(500).nullish(),
        key: z.string().trim().min(1).max(500).nullish(),
        source: z.string().max(64).nullish(),
        /** A connection that this call makes ends with it. */
        once: z.boolean().default(false),
      }),
    )
    .output(syncOverview),
  exportOutbox: oc
    .input(
      z.object({
        ...inOrganisation,
        format: z.enum(['epcis', 'csv']),
        path: z.string(),
        since: saidInstant.nullish(),
      }),
    )
    .output(z.object({ path: z.string(), events: z.int() })),
};
