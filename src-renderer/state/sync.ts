import type { Job } from '../../src-shared/contract/jobs.ts';
import type {
  ConnectionReport,
  HostCalibration,
  OutboxStatus,
  ParkedEvent,
  QuarantinedRow,
  RemoteDataExport,
  SinkName,
  SyncAlarm,
  SyncConflict,
  SyncOverview,
} from '../../src-shared/contract/sync.ts';
import type { ArchiveFormat } from '../../src-shared/models/data-export.ts';
import type { LabelExportSubmit } from '../../src-shared/models/label-export.ts';
import { client } from '../client/client.ts';
import { attempt, type Outcome } from '../client/problem.ts';
import { saveFile } from '../client/save-file.ts';
import { ofOrganisation, sameOrganisation, type Slice } from './slice.ts';

const filePart = 4 * 1024 * 1024;
/** As many rows of a list as a person looks at. */
const shownRows = 50;

export interface ConnectRequest {
  readonly url: string;
  readonly key: string;
  readonly remote_organization_id?: string | null;
}

/** A list with its true length. */
export interface Rows<Row> {
  readonly total: number;
  readonly rows: readonly Row[];
}

export interface SyncSlice {
  /** null until the host has answered. */
  readonly sync: SyncOverview | null;
  readonly quarantine: Rows<QuarantinedRow> | null;
  readonly conflicts: Rows<SyncConflict> | null;
  readonly parkedEvents: Rows<ParkedEvent> | null;
  readonly remoteExports: readonly RemoteDataExport[] | null;
  /** What was read of Closient's own labels, while this page lives. */
  readonly calibration: HostCalibration | null;
  readonly loadSync: () => Promise<Outcome<void>>;
  /** Quarantine, conflicts and parked events; only the screen Sync shows them. */
  readonly loadSyncLists: () => Promise<Outcome<void>>;
  readonly testConnection: (request: ConnectRequest) => Promise<Outcome<ConnectionReport>>;
  readonly connect: (request: ConnectRequest) => Promise<Outcome<ConnectionReport>>;
  readonly disconnect: () => Promise<Outcome<void>>;
  readonly startSync: (source?: string) => Promise<Outcome<void>>;
  readonly stopSync: (source?: string) => Promise<Outcome<void>>;
  readonly resolveConflict: (id: string, keep: 'ours' | 'theirs') => Promise<Outcome<void>>;
  readonly configureSink: (sink: SinkName, enabled: boolean) => Promise<Outcome<void>>;
  readonly releaseParked: (ids: readonly string[]) => Promise<Outcome<void>>;
  readonly saveEvents: (format: 'epcis' | 'csv') => Promise<Outcome<void>>;
  readonly acknowledgeAlarm: (id: string) => Promise<Outcome<void>>;
  readonly calibrateHost: () => Promise<Outcome<HostCalibration>>;
  /** Whoever calls it has shown that Closient may count what it exports as printed. */
  readonly submitRemoteJob: (request: LabelExportSubmit) => Promise<Outcome<Job>>;
  readonly followRemoteJob: (id: string, remoteId: string) => Promise<Outcome<void>>;
  readonly fetchRemoteJob: (id: string) => Promise<Outcome<void>>;
  readonly requestRemoteExport: (format: ArchiveFormat) => Promise<Outcome<void>>;
  readonly saveRemoteExport: (job: RemoteDataExport) => Promise<Outcome<void>>;
  readonly forgetSync: () => void;
}

const nothing = {
  sync: null,
  quarantine: null,
  conflicts: null,
  parkedEvents: null,
  remoteExports: null,
  calibration: null,
};

export const createSyncSlice: Slice<SyncSlice> = (set, get) => {
  const owner = (): { organization_id?: string } => ofOrganisation(get());
  const who = (): { operator?: string } =>
    get().operator.trim() === '' ? {} : { operator: get().operator.trim() };
  /** Keeps the overview that an action answers with, unless the screen has moved on. */
  let lastAsked = 0;
  let lastKept = 0;
  const keeping = (call: () => Promise<SyncOverview>): Promise<Outcome<void>> =>
    attempt(async () => {
      const here = sameOrganisation(get);
      const asked = ++lastAsked;
      const sync = await call();
      // A look that began before a button was pressed must not bring back what that changed.
      if (!here() || asked < lastKept) return;
      lastKept = asked;
      set({ sync });
    });
  const keepingOutbox = (call: () => Promise<OutboxStatus>): Promise<Outcome<void>> =>
    attempt(async () => {
      const here = sameOrganisation(get);
      const asked = ++lastAsked;
      const outbox = await call();
      const { sync } = get();
      if (!here() || !sync) return;
      lastKept = Math.max(lastKept, asked);
      set({ sync: { ...sync, outbox } });
    });
  const keepingJob = (call: () => Promise<Job>): Promise<Outcome<void>> =>
    attempt(async () => {
      const here = sameOrganisation(get);
      const asked = get().jobs.clock;
      const job = await call();
      if (here()) get().takeJob(job, asked);
    });

  return {
    ...nothing,

    loadSync: () => keeping(() => client.sync.status(owner())),

    loadSyncLists: () =>
      attempt(async () => {
        const here = sameOrganisation(get);
        const page = { ...owner(), limit: shownRows };
        const [quarantine, conflicts, parkedEvents, remoteExports] = await Promise.all([
          client.sync.quarantine(page),
          client.sync.conflicts(page),
          client.sync.parked(page),
          client.sync.remoteDataExports(owner()),
        ]);
        if (here()) set({ quarantine, conflicts, parkedEvents, remoteExports });
      }),

    testConnection: (request) => attempt(() => client.sync.test({ ...owner(), ...request })),

    connect: (request) =>
      attempt(async () => {
        const report = await client.sync.connect({ ...owner(), ...request });
        if (report.ok) await get().loadSync();
        return report;
      }),

    disconnect: async () => {
      const outcome = await keeping(() => client.sync.disconnect(owner()));
      if (outcome.ok) set({ calibration: null });
      return outcome;
    },

    startSync: (source) => keeping(() => client.sync.start({ ...owner(), source: source ?? null })),
    stopSync: (source) => keeping(() => client.sync.stop({ ...owner(), source: source ?? null })),

    resolveConflict: async (id, keep) => {
      const outcome = await keeping(() => client.sync.resolveConflict({ ...owner(), id, keep, ...who() }));
      if (outcome.ok) await get().loadSyncLists();
      return outcome;
    },

    configureSink: (sink, enabled) =>
      keepingOutbox(() => client.sync.configureSink({ ...owner(), sink, enabled })),

    releaseParked: async (ids) => {
      const outcome = await keepingOutbox(() => client.sync.release({ ...owner(), ids: [...ids], ...who() }));
      if (outcome.ok) await get().loadSyncLists();
      return outcome;
    },

    saveEvents: (format) =>
      attempt(async () => {
        const { file } = await client.sync.exportEvents({ ...owner(), format });
        saveFile(file, file.name);
      }),

    acknowledgeAlarm: (id) => keeping(() => client.sync.acknowledgeAlarm({ ...owner(), id, ...who() })),

    calibrateHost: () =>
      attempt(async () => {
        const here = sameOrganisation(get);
        const calibration = await client.sync.calibrateHost(owner());
        if (here()) set({ calibration });
        return calibration;
      }),

    submitRemoteJob: ({ scope, export_type, file_format, filters, asset_config: config }) =>
      attempt(async () => {
        const here = sameOrganisation(get);
        const asked = get().jobs.clock;
        const job = await client.sync.submitRemoteJob({
          ...owner(),
          scope,
          export_type,
          file_format,
          filters: filters ?? null,
          asset_config: { sheet_template: config?.sheet_template ?? null },
          may_count_as_printed: true,
        });
        if (here()) get().takeJob(job, asked);
        return job;
      }),

    followRemoteJob: (id, remoteId) =>
      keepingJob(() => client.sync.followRemoteJob({ ...owner(), job_id: id, remote_job_id: remoteId })),
    fetchRemoteJob: (id) => keepingJob(() => client.sync.fetchRemoteJob({ ...owner(), job_id: id })),

    requestRemoteExport: (format) =>
      attempt(async () => {
        await client.sync.requestRemoteDataExport({ ...owner(), archive_format: format });
        await get().loadSyncLists();
      }),

    saveRemoteExport: (job) =>
      attempt(async () => {
        const parts: Blob[] = [];
        for (let begin = 0, size = 1; begin < size; begin += filePart) {
          const range = { begin, end: begin + filePart };
          const part = await client.sync.remoteDataExportRange({ ...owner(), job_id: job.job_id, ...range });
          parts.push(part.bytes);
          size = part.size;
        }
        saveFile(new Blob(parts), job.output_filename ?? job.job_id);
      }),

    forgetSync: () => set(nothing),
  };
};

/** Those that nobody has taken note of yet. */
export function openAlarms(alarms: readonly SyncAlarm[]): SyncAlarm[] {
  return alarms.filter((alarm) => alarm.acknowledged_at === null);
}

/** How many things of the sync go on only when a person acts; alarms are shown everywhere and not counted. */
export function syncWaits({ sync }: Pick<SyncSlice, 'sync'>): number {
  if (!sync) return 0;
  const { connection, sources, conflicts, outbox } = sync;
  const refused = connection?.state === 'refused' ? 1 : 0;
  return conflicts + outbox.parked + refused + sources.filter(({ state }) => state === 'failed').length;
}
