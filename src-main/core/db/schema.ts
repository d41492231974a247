import type { Generated } from 'kysely';
import type { JobState } from '../../../src-shared/states/job-states.ts';
import type { SinkName } from '../../../src-shared/contract/sync.ts';
import type { FollowState } from '../sync/remote/follow.ts';
import type { Evidence, LabelState, PrintState, RunState } from '../../../src-shared/states/run-states.ts';
import type { RecordKind } from '../ledger/records.ts';
import type { LifecycleEventType } from '../../../src-shared/states/lifecycle-events.ts';
import type { KeyRole } from '../../../src-shared/models/key-roles.ts';
import type { Role } from '../../../src-shared/models/permissions.ts';
import type { ArchiveFormat } from '../../../src-shared/models/data-export.ts';
import type { EnoughEvidence } from '../../../src-shared/models/evidence.ts';
import type { Dpi } from '../../../src-shared/units.ts';
import type { ExportType, FileFormat, Scope } from '../../../src-shared/models/export-types.ts';

/** Columns as they are stored: instants are epoch milliseconds, flags 0 or 1, JSON is text. */
export interface Schema {
  meta: { key: string; value: string };
  organisations: {
    id: Generated<number>;
    name: string;
    color: string;
    sample: 0 | 1;
    created_at: number;
  };
  products: {
    id: Generated<number>;
    organisation_id: number;
    gtin: string;
    name: string | null;
    date_kind: DateKind;
    active: Generated<0 | 1>;
    print_state: Generated<PrintState>;
    closient_id: string | null;
    import_batch_id: number | null;
    created_at: number;
    updated_at: number;
    /** The connection that brought it; null = a file, or by hand. */
    synced_by: number | null;
    /** As Closient last said it. */
    closient_name: string | null;
  };
  lot_runs: { id: Generated<number>; organisation_id: number; name: string; created_at: number };
  lots: {
    id: Generated<number>;
    product_id: number;
    lot: string;
    /** YYMMDD, as AI 15 and 17 carry it. */
    date: string | null;
    lot_run_id: number | null;
    planned_quantity: number | null;
    held: Generated<0 | 1>;
    active: Generated<0 | 1>;
    print_state: Generated<PrintState>;
    closient_id: string | null;
    import_batch_id: number | null;
    created_at: number;
    updated_at: number;
    synced_by: number | null;
    /** 1: Closient knows of a label of it, and this ledger of none. */
    printed_elsewhere: Generated<0 | 1>;
  };
  serials: {
    id: Generated<number>;
    product_id: number;
    lot_id: number | null;
    /** The lot's text again ('' = none): print order is an index, not a join. */
    lot: string;
    serial: string;
    /** Own date of a serial without lot. */
    date: string | null;
    active: Generated<0 | 1>;
    print_state: Generated<PrintState>;
    closient_id: string | null;
    import_batch_id: number | null;
    created_at: number;
    updated_at: number;
    synced_by: number | null;
    printed_elsewhere: Generated<0 | 1>;
  };
  import_batches: {
    id: Generated<number>;
    organisation_id: number;
    file_name: string;
    created: Generated<number>;
    updated: Generated<number>;
    unchanged: Generated<number>;
    rejected_count: Generated<number>;
    created_at: number;
    finished_at: number | null;
    undone_at: number | null;
  };
  import_changes: { batch_id: number; kind: EntityKind; entity_id: number; before: string };
  settings: { organisation_id: number; key: string; value: string };
  stocks: { organisation_id: number; id: string; definition: string; updated_at: number };
  layouts: { organisation_id: number; id: string; definition: string; updated_at: number };
  jobs: {
    seq: Generated<number>;
    id: string;
    organisation_id: number;
    scope: Scope;
    export_type: ExportType;
    file_format: FileFormat;
    filters: string;
    /** Stock, layout, resolution, host...: all that shapes the file, frozen at submit. JSON of `JobSpec`. */
    spec: string;
    status: JobState;
    /** 1 once every item is frozen; an unfinished resolve starts again. */
    resolved: Generated<0 | 1>;
    total_items: Generated<number>;
    processed_items: Generated<number>;
    error: string | null;
    error_code: string | null;
    lease_owner: string | null;
    lease_until: number | null;
    created_at: number;
    started_at: number | null;
    finished_at: number | null;
    /** 1: made at Closient; the local engine never works on it. */
    remote: Generated<0 | 1>;
    /** 1: small enough to run inside the call that submitted it. */
    at_once: Generated<0 | 1>;
  };
  remote_jobs: {
    job_seq: number;
    /** Where it was submitted. */
    origin: string;
    /** Closient's id of it; null until it has said it. */
    remote_id: string | null;
    state: FollowState;
    sentence: string | null;
    /** Size of the file as announced, and of what is here of it. */
    bytes: Generated<number>;
    bytes_here: Generated<number>;
  };
  remote_data_exports: {
    seq: Generated<number>;
    id: string;
    organisation_id: number;
    origin: string;
    remote_organization_id: string;
    remote_id: string | null;
    archive_format: ArchiveFormat;
    status: JobState;
    state: FollowState;
    sentence: string | null;
    bytes: Generated<number>;
    bytes_here: Generated<number>;
    file_name: string | null;
    sha256: string | null;
    /** JSON of the sections as Closient reported them. */
    sections: Generated<string>;
    created_at: number;
    finished_at: number | null;
  };
  print_orders: {
    job_seq: number;
    printer: string;
    /** JSON of `RunOrder` without its job. */
    run_order: string;
    state: 'waiting' | 'started' | 'refused';
    run_id: string | null;
    /** Why no run was started. */
    sentence: string | null;
  };
  print_requests: {
    seq: Generated<number>;
    organisation_id: number;
    request_id: string;
    /** Id of a job or run. */
    made: string;
    at: number;
  };
  presets: {
    id: Generated<number>;
    organisation_id: number;
    place: number;
    /** JSON of `Preset`. */
    definition: string;
    updated_at: number;
  };
  items: {
    job_seq: number;
    position: number;
    kind: EntityKind;
    entity_id: number;
    gtin: string;
    lot: string | null;
    serial: string | null;
    date: string | null;
    date_kind: DateKind;
    product_name: string | null;
  };
  artifacts: {
    job_seq: number;
    file_name: string;
    sha256: string;
    bytes: number;
    sheets: number;
    app_version: string;
    zlib_version: string;
    created_at: number;
    removed_at: number | null;
  };
  operators: {
    number: Generated<number>;
    organisation_id: number;
    name: string | null;
    erased_at: Generated<number | null>;
  };
  people: {
    operator: number;
    organisation_id: number;
    role: Role;
    /** HMAC of what its reader says, in hex. */
    badge: string | null;
    /** scrypt in hex, and its salt. */
    pin: string | null;
    pin_salt: string | null;
    /** In a row, and when the last one was. */
    wrong_pins: Generated<number>;
    wrong_pin_at: number | null;
  };
  backups: {
    id: Generated<number>;
    at: number;
    folder: string;
    file: string | null;
    bytes: number | null;
    problem: string | null;
  };
  printers: {
    id: Generated<number>;
    name: string;
    driver: string;
    uri: string;
    stock: string | null;
    created_at: number;
    tray: string | null;
    /** Its dot grid; null = not known. */
    dpi: Dpi | null;
    enough: Generated<EnoughEvidence>;
    /** What people wrote beside it. */
    remark: string | null;
    /** JSON of `DeviceCapabilities`, as it told them last. */
    capabilities: string | null;
    capabilities_at: number | null;
  };
  calibration_sheets: {
    /** Printed on the sheet. */
    id: Generated<number>;
    organisation_id: number;
    printer: string;
    tray: string | null;
    stock: string;
    /** JSON of `StockGeometry`. */
    geometry: string;
    dpi: Dpi;
    /** JSON of the `Shift` it was drawn with. */
    shift: string;
    model: string | null;
    operator: number;
    at: number;
  };
  calibrations: {
    id: Generated<number>;
    organisation_id: number;
    sheet: number;
    printer: string;
    tray: string | null;
    stock: string;
    geometry: string;
    model: string | null;
    /** JSON of the `Shift` that was worked out. */
    shift: string;
    /** JSON: the numbers somebody measured. */
    measured: string;
    /** How far the crosshairs were off on the sheet, and how far they still are with the new shift, at most; thousandths of a mm. */
    before_um: number;
    remaining_um: number;
    operator: number;
    at: number;
    forgotten_by: number | null;
    forgotten_at: number | null;
  };
  runs: {
    seq: Generated<number>;
    id: string;
    organisation_id: number;
    job_seq: number;
    printer: string;
    stock: string;
    start_position: number;
    copies: number;
    first_sheet: number;
    last_sheet: number;
    labels_per_sheet: number;
    /** Numbers within the job's imposition; a range of sheets does not begin at 1. */
    first_label: number;
    last_label: number;
    status: RunState;
    operator: number;
    reason: string | null;
    /** JSON of `RunQuestion` while `asking`. */
    question: string | null;
    /** Labels of these entity states are left out instead of asked about. */
    skip: Generated<0 | 1>;
    message: string | null;
    created_at: number;
    ended_at: number | null;
    /** Order in its printer's queue; the lowest is next. */
    place: Generated<number>;
    /** 1: the numbers of labels of its items lie in `run_quantities`. */
    varied: Generated<0 | 1>;
    /** 1: a range of labels; its imposition has no others. */
    cut: Generated<0 | 1>;
    /** 1: it stops after its first sheet, until that is released. */
    proof: Generated<0 | 1>;
    /** 1: pauses before its next chunk. */
    pausing: Generated<0 | 1>;
    /** Kinds of questions that were answered with "print", separated by commas. */
    answered: Generated<string>;
    /** Remembered part-used sheet that it begins on. */
    part_sheet: string | null;
    /** Name under which the rest of its last sheet is remembered; null = not at all, as on a roll. */
    rest_as: string | null;
  };
  run_rests: {
    run_seq: number;
    /** The run that left free what this one prints. */
    of_seq: number;
  };
  run_quantities: {
    run_seq: number;
    /** JSON of `[items, labels, spare][]`. */
    quantities: string;
  };
  part_sheets: {
    organisation_id: number;
    stock: string;
    name: string;
    /** First free label, from 1. */
    first_free: number;
    updated_at: number;
  };
  printer_pauses: { printer: string; at: number };
  chunks: {
    run_seq: number;
    number: number;
    first_label: number;
    labels: number;
    first_sheet: number;
    sheets: number;
    status: LabelState;
    print_file: string | null;
    sha256: string | null;
    bytes: number | null;
    spool_job_id: string | null;
    saved_as: string | null;
    /** When printer or spooler began it, on its own clock; null = it was not seen to. */
    begun_at: number | null;
    /** Labels of it that are `failed` though it is not: left out, or freed by a settlement. */
    failed: Generated<number>;
    /** How it is known that labels of it are printed; null until they are. */
    evidence: Evidence | null;
    message: string | null;
  };
  settlements: {
    id: Generated<number>;
    run_seq: number;
    good_sheets: number;
    last_good: number;
    /** Labels that this settlement made printed, and those it made free again. */
    printed: number;
    freed: number;
    operator: number;
    reason: string | null;
    at: number;
  };
  run_labels: {
    run_seq: number;
    number: number;
    chunk: number;
    kind: EntityKind;
    entity_id: number;
    position: number;
    copy: number;
    sheet: number;
    cell: number;
    state: LabelState;
  };
  lifecycle_events: {
    id: Generated<number>;
    organisation_id: number;
    station: string;
    station_seq: number;
    type: LifecycleEventType;
    kind: EntityKind;
    entity_id: number;
    gtin: string;
    lot: string | null;
    serial: string | null;
    run_id: string | null;
    quantity: number;
    evidence: Evidence;
    reason: string | null;
    operator: number;
    at: number;
    client_event_id: string;
    previous_hash: string;
    hash: string;
  };
  api_keys: {
    seq: Generated<number>;
    id: string;
    organisation_id: number;
    /** SHA-256 of the key in hex; the key itself is nowhere. */
    hash: string;
    name: string;
    description: string;
    role: KeyRole;
    /** 0 = the default. */
    rate_limit_per_minute: number;
    rate_limit_per_day: number;
    created_at: number;
    expires_at: number | null;
    revoked_at: number | null;
    last_used_at: number | null;
    day_started_at: number | null;
    day_requests: Generated<number>;
  };
  data_exports: {
    seq: Generated<number>;
    id: string;
    organisation_id: number;
    format: ArchiveFormat;
    include_artifacts: 0 | 1;
    include_people: 0 | 1;
    status: JobState;
    file_name: string | null;
    bytes: Generated<number>;
    sha256: string | null;
    /** JSON of `SectionReport[]`. */
    sections: Generated<string>;
    error: string | null;
    error_code: string | null;
    created_at: number;
    finished_at: number | null;
    removed_at: number | null;
  };
  closient_connections: {
    id: Generated<number>;
    organisation_id: number;
    url: string;
    remote_organization_id: string;
    remote_organization_name: string;
    connected: 0 | 1;
    state: Generated<'unknown' | 'online' | 'offline' | 'refused'>;
    sentence: string | null;
    last_seen_at: number | null;
    offline_since: number | null;
    digital_link_host_seen: string | null;
    /** JSON of `QuotaState`. */
    quota: string | null;
    created_at: number;
  };
  sync_sources: {
    organisation_id: number;
    source: string;
    /** Number of the pass under way, else of the last one. */
    pass: Generated<number>;
    phase: Generated<'idle' | 'reading' | 'sweeping'>;
    state: Generated<'idle' | 'stopped' | 'failed' | 'unavailable' | 'closed'>;
    sentence: string | null;
    next_page: Generated<number>;
    page_size: number | null;
    total_count: number | null;
    pages_total: number | null;
    /** 1: the list changed its length during the pass. */
    counts_moved: Generated<0 | 1>;
    /** 1: the pass met a row that was not known. */
    came_new: Generated<0 | 1>;
    /** JSON of `PassCounts`. */
    counts: Generated<string>;
    /** JSON of what else a source keeps. */
    detail: Generated<string>;
    started_at: number | null;
    finished_at: number | null;
  };
  sync_seen: { organisation_id: number; source: string; block: number; bits: Buffer };
  sync_missing: { organisation_id: number; source: string; entity_id: number; pass: number };
  sync_quarantine: {
    id: Generated<number>;
    organisation_id: number;
    source: string;
    /** Closient's id of the row, or what else tells it from others. */
    row_key: string;
    natural_key: string;
    reason: string;
    pass: number;
    seen_at: number;
  };
  sync_conflicts: {
    id: Generated<number>;
    organisation_id: number;
    source: string;
    kind: EntityKind;
    entity_id: number;
    field: 'lot' | 'date' | 'existence';
    ours: string | null;
    theirs: string | null;
    seen_at: number;
    resolution: 'ours' | 'theirs' | 'gone' | null;
    operator: number | null;
    resolved_at: number | null;
  };
  event_origins: {
    event_id: number;
    organisation_id: number;
    /** `received`: from Closient; it never goes back there. */
    source: 'reported' | 'received';
    /** Who says that it happened there; null = not said. */
    station: string | null;
    remote_id: string | null;
    at: number;
    /** How many the organisation has received with this one; null where it was reported. */
    received: number | null;
  };
  outbox_sinks: {
    id: Generated<number>;
    organisation_id: number;
    sink: SinkName;
    /** 0 for files. */
    connection_id: number;
    enabled: 0 | 1;
    available: 0 | 1 | null;
    /** The cursor: every event up to it is delivered, parked or not this sink's. */
    last_event: Generated<number>;
    /** How many events of the ledger that are. */
    passed: Generated<number>;
    sent: Generated<number>;
    /** Failures in a row. */
    attempts: Generated<number>;
    next_try_at: number | null;
    last_error: string | null;
    last_sent_at: number | null;
    planned_event: number | null;
  };
  outbox_parked: {
    id: Generated<number>;
    sink_id: number;
    event_id: number;
    state: 'parked' | 'released' | 'sent';
    reason: string;
    attempts: number;
    parked_at: number;
    released_by: number | null;
    released_at: number | null;
  };
  event_inbox: {
    organisation_id: number;
    connection_id: number;
    available: 0 | 1 | null;
    page: Generated<number>;
    page_size: number | null;
    last_client_event_id: string | null;
    last_index: number | null;
    first_client_event_id: string | null;
    attempts: Generated<number>;
    next_try_at: number | null;
    last_error: string | null;
    read_at: number | null;
  };
  held_events: { organisation_id: number; row_key: string; event: string; reason: string; at: number };
  print_alarms: {
    id: Generated<number>;
    organisation_id: number;
    own_station: string;
    other_station: string;
    labels: Generated<number>;
    raised_at: number;
    acknowledged_at: number | null;
    operator: number | null;
  };
  print_alarm_labels: { own_event: number; other_event: number; alarm_id: number };
  double_print_watch: { organisation_id: number; last_event: number };
  ledger_heads: { organisation_id: number; station: string; station_seq: number; hash: string; hmac: string };
  records: {
    id: Generated<number>;
    organisation_id: number;
    station: string;
    station_seq: number;
    kind: RecordKind;
    /** Id of the run, or GTIN/lot. */
    subject: string;
    /** JSON as it was hashed; it is never written anew. */
    body: string;
    operator: number;
    at: number;
    /** Head of the events of this station when it was written. */
    event_seq: number;
    event_hash: string;
    previous_hash: string;
    hash: string;
  };
  record_heads: { organisation_id: number; station: string; station_seq: number; hash: string; hmac: string };
}

export type DateKind = 'use_by' | 'best_before';

export const entityKinds = { product: 1, lot: 2, serial: 3 } as const;
export type EntityKind = (typeof entityKinds)[keyof typeof entityKinds];
/** Their names, also in outside ids. */
export const kindNames = { 1: 'product', 2: 'lot', 3: 'serial' } as const satisfies Record<
  EntityKind,
  string
>;
