import { join } from 'node:path';
import type { DataExportSection } from '../../../src-shared/models/data-export.ts';
import type { Schema } from '../db/schema.ts';

/** One JSON Lines file of an archive: one line per row of one table, in the order of `key`. */
export interface TableFile {
  readonly section: DataExportSection;
  readonly name: string;
  readonly table: keyof Schema;
  /** Format that brought it; archives of older ones do not have it. */
  readonly since?: '1.1' | '1.2';
  /** The columns that name a row; pages follow them. */
  readonly key: readonly string[];
  /** Condition for the rows of the organisation `:organisation`. */
  readonly owned: string;
  /** Columns that hold JSON; they are written as such. */
  readonly json?: readonly string[];
  /** Columns that stay here: secrets, and what means something to one process only. */
  readonly kept?: readonly string[];
  /** Columns with "cancelled by NAME", or another sentence of that kind. */
  readonly cancelledBy?: readonly string[];
  /** Columns with a name of a person. */
  readonly people?: readonly string[];
  /** Columns with a path of this machine. */
  readonly paths?: readonly string[];
  /** Columns with an address that may carry user and password. */
  readonly addresses?: readonly string[];
}

// The unary plus keeps the pages in the order of the key instead of that of an index.
const mine = '+organisation_id = :organisation';
const ofProducts = '+product_id IN (SELECT id FROM products WHERE organisation_id = :organisation)';
const ofJobs = '+job_seq IN (SELECT seq FROM jobs WHERE organisation_id = :organisation)';
const ofRuns = '+run_seq IN (SELECT seq FROM runs WHERE organisation_id = :organisation)';
const ofAlarms = '+alarm_id IN (SELECT id FROM print_alarms WHERE organisation_id = :organisation)';
const ofBatches = '+batch_id IN (SELECT id FROM import_batches WHERE organisation_id = :organisation)';

/**
 * Everything an organisation has, in the order of the archive. The first file of a section is the one whose lines
 * are its records; what hangs on them lies in a folder of the section's name, so that nothing is lost on the way back.
 */
export const tableFiles: readonly TableFile[] = [
  {
    section: 'organization',
    name: 'organization.jsonl',
    table: 'organisations',
    key: ['id'],
    owned: 'id = :organisation',
  },
  {
    section: 'organization',
    name: 'organization/operators.jsonl',
    table: 'operators',
    key: ['number'],
    owned: mine,
    people: ['name'],
  },
  {
    section: 'organization',
    name: 'organization/people.jsonl',
    table: 'people',
    since: '1.1',
    key: ['operator'],
    owned: mine,
    kept: ['badge', 'pin', 'pin_salt', 'wrong_pins', 'wrong_pin_at'],
  },
  {
    section: 'organization',
    name: 'organization/import_batches.jsonl',
    table: 'import_batches',
    key: ['id'],
    owned: mine,
  },
  {
    section: 'organization',
    name: 'organization/import_changes.jsonl',
    table: 'import_changes',
    key: ['batch_id', 'kind', 'entity_id'],
    owned: ofBatches,
  },
  {
    section: 'products',
    name: 'products.jsonl',
    table: 'products',
    key: ['id'],
    owned: mine,
    kept: ['synced_by'],
  },
  {
    section: 'lots',
    name: 'lots.jsonl',
    table: 'lots',
    key: ['id'],
    owned: ofProducts,
    kept: ['synced_by'],
  },
  {
    section: 'serials',
    name: 'serials.jsonl',
    table: 'serials',
    key: ['id'],
    owned: ofProducts,
    kept: ['synced_by'],
  },
  { section: 'lot_runs', name: 'lot_runs.jsonl', table: 'lot_runs', key: ['id'], owned: mine },
  {
    section: 'jobs',
    name: 'jobs.jsonl',
    table: 'jobs',
    key: ['seq'],
    owned: mine,
    json: ['filters', 'spec'],
    kept: ['lease_owner', 'lease_until'],
    cancelledBy: ['error'],
  },
  { section: 'jobs', name: 'jobs/items.jsonl', table: 'items', key: ['job_seq', 'position'], owned: ofJobs },
  { section: 'jobs', name: 'jobs/artifacts.jsonl', table: 'artifacts', key: ['job_seq'], owned: ofJobs },
  {
    section: 'jobs',
    name: 'jobs/remote_jobs.jsonl',
    table: 'remote_jobs',
    key: ['job_seq'],
    owned: ofJobs,
  },
  {
    section: 'jobs',
    name: 'jobs/runs.jsonl',
    table: 'runs',
    key: ['seq'],
    owned: mine,
    json: ['question'],
    cancelledBy: ['message'],
  },
  {
    section: 'jobs',
    name: 'jobs/run_quantities.jsonl',
    table: 'run_quantities',
    since: '1.1',
    key: ['run_seq'],
    owned: ofRuns,
    json: ['quantities'],
  },
  {
    section: 'jobs',
    name: 'jobs/run_rests.jsonl',
    table: 'run_rests',
    since: '1.2',
    key: ['run_seq'],
    owned: ofRuns,
  },
  {
    section: 'jobs',
    name: 'jobs/chunks.jsonl',
    table: 'chunks',
    key: ['run_seq', 'number'],
    owned: ofRuns,
    cancelledBy: ['message'],
    // Counted anew from the labels.
    kept: ['failed'],
    paths: ['print_file', 'saved_as', 'spool_job_id'],
  },
  {
    section: 'jobs',
    name: 'jobs/run_labels.jsonl',
    table: 'run_labels',
    key: ['run_seq', 'number'],
    owned: ofRuns,
  },
  { section: 'jobs', name: 'jobs/settlements.jsonl', table: 'settlements', key: ['id'], owned: ofRuns },
  {
    section: 'lifecycle_events',
    name: 'lifecycle_events.jsonl',
    table: 'lifecycle_events',
    key: ['id'],
    owned: mine,
  },
  {
    section: 'lifecycle_events',
    name: 'lifecycle_events/heads.jsonl',
    table: 'ledger_heads',
    key: ['organisation_id', 'station'],
    owned: mine,
    kept: ['hmac'],
  },
  {
    section: 'lifecycle_events',
    // The body stays the text that was hashed.
    name: 'lifecycle_events/records.jsonl',
    table: 'records',
    since: '1.1',
    key: ['id'],
    owned: mine,
  },
  {
    section: 'lifecycle_events',
    name: 'lifecycle_events/record_heads.jsonl',
    table: 'record_heads',
    since: '1.1',
    key: ['organisation_id', 'station'],
    owned: mine,
    kept: ['hmac'],
  },
  {
    section: 'lifecycle_events',
    name: 'lifecycle_events/origins.jsonl',
    table: 'event_origins',
    key: ['event_id'],
    owned: mine,
  },
  {
    section: 'lifecycle_events',
    name: 'lifecycle_events/alarms.jsonl',
    table: 'print_alarms',
    key: ['id'],
    owned: mine,
  },
  {
    section: 'lifecycle_events',
    name: 'lifecycle_events/alarm_labels.jsonl',
    table: 'print_alarm_labels',
    key: ['own_event', 'other_event'],
    owned: ofAlarms,
  },
  {
    section: 'stocks',
    name: 'stocks.jsonl',
    table: 'stocks',
    key: ['organisation_id', 'id'],
    owned: mine,
    json: ['definition'],
  },
  {
    section: 'stocks',
    name: 'stocks/part_sheets.jsonl',
    table: 'part_sheets',
    since: '1.1',
    key: ['organisation_id', 'stock', 'name'],
    owned: mine,
  },
  {
    section: 'layouts',
    name: 'layouts.jsonl',
    table: 'layouts',
    key: ['organisation_id', 'id'],
    owned: mine,
    json: ['definition'],
  },
  {
    section: 'settings',
    name: 'settings.jsonl',
    table: 'settings',
    key: ['organisation_id', 'key'],
    owned: mine,
    json: ['value'],
  },
  {
    section: 'settings',
    name: 'settings/presets.jsonl',
    table: 'presets',
    since: '1.2',
    key: ['id'],
    owned: mine,
    json: ['definition'],
  },
  {
    section: 'settings',
    name: 'settings/printers.jsonl',
    table: 'printers',
    key: ['id'],
    owned: 'true',
    json: ['capabilities'],
    people: ['remark'],
    paths: ['uri'],
    addresses: ['uri'],
  },
  {
    section: 'settings',
    name: 'settings/calibration_sheets.jsonl',
    table: 'calibration_sheets',
    since: '1.1',
    key: ['id'],
    owned: mine,
    json: ['geometry', 'shift'],
  },
  {
    section: 'settings',
    name: 'settings/calibrations.jsonl',
    table: 'calibrations',
    since: '1.1',
    key: ['id'],
    owned: mine,
    json: ['geometry', 'shift', 'measured'],
  },
];

/** Tables of which nothing goes into an archive, and why. */
export const tablesThatStay: Partial<Record<keyof Schema | 'migrations', string>> = {
  meta: 'the identity of this station; the manifest names the station',
  migrations: 'the version of this database',
  api_keys: 'keys are never exported',
  data_exports: 'archives of this station',
  backups: 'copies that this station has made',
  closient_connections: 'the connection of this station, which another station makes anew',
  print_orders: 'what waits for a printer of this station; another one must not begin to print by itself',
  print_requests: 'questions that windows of this station may ask again',
  printer_pauses: 'printers of this station that somebody has paused',
  sync_sources: 'how far this station has read',
  sync_seen: 'how far this station has read',
  sync_missing: 'how far this station has read',
  sync_quarantine: 'what this station could not take over; the next pass finds it again',
  sync_conflicts: 'what this station and Closient say differently; the next pass finds it again',
  remote_data_exports: 'archives that Closient made for this station',
  outbox_sinks: 'how far this station has sent; another one sends again, and every event is known by its id',
  outbox_parked: 'what was refused; another station sends it again',
  event_inbox: 'how far this station has read',
  held_events: 'what could not be taken over; another station reads it again',
  double_print_watch: 'how far this station has looked; a pair is kept once',
};

/** Finished files of jobs lie here, named by the job. */
export const binaryFolder = 'jobs/files/';
export const manifestName = 'manifest.json';

/** What stands for the data folder in paths of an archive. */
export const folderMark = '{data}/';

/** The start of every path inside a data folder. */
export function folderPrefix(folder: string): string {
  return join(folder, 'x').slice(0, -1);
}
