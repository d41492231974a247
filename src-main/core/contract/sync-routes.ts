import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { implement } from '@orpc/server';
import { syncAdminContract, syncContract, type SyncOverview } from '../../../src-shared/contract/sync.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import { resolveOrganisation } from '../catalog/organisations.ts';
import type { PrintRoom } from '../print-room.ts';
import type { ClosientClient } from '../sync/client/closient-client.ts';
import { calibrateHost } from '../sync/remote/calibrate-host.ts';
import { syncCompletely } from '../sync/sync-completely.ts';
import { whoActs, type CallContext } from './context.ts';

const rangeLimit = 8 * 1024 * 1024;
const readMs = 60_000;

/** Everything about Closient, as a window shows it. */
export function overviewOf({ sync, outbox }: PrintRoom, organisation: number): SyncOverview {
  return {
    ...sync.status(organisation),
    outbox: outbox.status(organisation),
    alarms: outbox.alarms(organisation),
  };
}

/** The part `sync` of the contract. */
export function syncRoutes(room: PrintRoom) {
  const { db, sync, outbox, remote, settings, press, paths } = room;
  const os = implement(syncContract).$context<CallContext>();
  const ownerOf = (input: { organization_id?: string | undefined }): number =>
    resolveOrganisation(db, input.organization_id).id;
  const overview = (organisation: number): SyncOverview => overviewOf(room, organisation);

  return {
    status: os.status.handler(({ input }) => overview(ownerOf(input))),
    test: os.test.handler(({ input }) => {
      ownerOf(input);
      return sync.test(input);
    }),
    connect: os.connect.handler(async ({ input }) => {
      const organisation = resolveOrganisation(db, input.organization_id);
      const report = await sync.connect(organisation, {
        url: input.url,
        key: input.key,
        remoteOrganizationId: input.remote_organization_id,
      });
      if (report.ok) {
        remote.kick(organisation.id);
        outbox.kick(organisation.id);
      }
      return report;
    }),
    disconnect: os.disconnect.handler(async ({ input }) => {
      await sync.disconnect(ownerOf(input));
      return overview(ownerOf(input));
    }),
    start: os.start.handler(({ input }) => {
      const organisation = ownerOf(input);
      sync.start(organisation, input.source);
      remote.kick(organisation);
      outbox.kick(organisation);
      return overview(organisation);
    }),
    stop: os.stop.handler(({ input }) => {
      sync.stop(ownerOf(input), input.source);
      return overview(ownerOf(input));
    }),
    quarantine: os.quarantine.handler(({ input }) => sync.quarantine(ownerOf(input), input)),
    conflicts: os.conflicts.handler(({ input }) => sync.conflicts(ownerOf(input), input)),
    resolveConflict: os.resolveConflict.handler(({ input, context }) => {
      sync.resolveConflict(ownerOf(input), input.id, input.keep, whoActs(context, input.operator));
      return overview(ownerOf(input));
    }),
    configureSink: os.configureSink.handler(({ input }) => {
      const organisation = ownerOf(input);
      outbox.configure(organisation, input.sink, input.enabled);
      return outbox.status(organisation);
    }),
    parked: os.parked.handler(({ input }) => outbox.parked(ownerOf(input), input)),
    release: os.release.handler(({ input, context }) => {
      const organisation = ownerOf(input);
      outbox.release(organisation, input.ids, whoActs(context, input.operator));
      return outbox.status(organisation);
    }),
    exportEvents: os.exportEvents.handler(async ({ input }) => {
      const organisation = ownerOf(input);
      const name = input.format === 'epcis' ? 'events.jsonld' : 'events.csv';
      const type = input.format === 'epcis' ? 'application/ld+json' : 'text/csv';
      await mkdir(paths.uploads, { recursive: true });
      const path = join(paths.uploads, `${randomUUID()}.${input.format}`);
      try {
        await outbox.exportTo(organisation, { format: input.format, path, since: input.since ?? null });
        return { file: new File([await readFile(path)], name, { type }) };
      } finally {
        await rm(path, { force: true });
      }
    }),
    acknowledgeAlarm: os.acknowledgeAlarm.handler(({ input, context }) => {
      outbox.acknowledgeAlarm(ownerOf(input), input.id, whoActs(context, input.operator));
      return overview(ownerOf(input));
    }),
    calibrateHost: os.calibrateHost.handler(async ({ input, signal }) => {
      const organisation = ownerOf(input);
      const limit = AbortSignal.any([AbortSignal.timeout(readMs), ...(signal ? [signal] : [])]);
      const seen = await calibrateHost(organisation, {
        db,
        client: requireClient(room, organisation),
        ownHost: settings.get(organisation, 'digital_link_host'),
        readQr: async (png) => (await press.readPictures('qr', [png], limit))[0] ?? null,
      });
      if (seen.seen_host !== null) sync.rememberHost(organisation, seen.seen_host);
      return seen;
    }),
    submitRemoteJob: os.submitRemoteJob.handler(({ input }) =>
      remote.jobs.submit(resolveOrganisation(db, input.organization_id), input),
    ),
    followRemoteJob: os.followRemoteJob.handler(({ input }) =>
      remote.jobs.adopt(ownerOf(input), input.job_id, input.remote_job_id),
    ),
    fetchRemoteJob: os.fetchRemoteJob.handler(({ input }) => remote.jobs.fetch(ownerOf(input), input.job_id)),
    requestRemoteDataExport: os.requestRemoteDataExport.handler(({ input }) =>
      remote.dataExports.request(ownerOf(input), input.archive_format),
    ),
    remoteDataExports: os.remoteDataExports.handler(({ input }) => remote.dataExports.list(ownerOf(input))),
    remoteDataExportRange: os.remoteDataExportRange.handler(async ({ input }) => {
      const { path, name, bytes: size } = remote.dataExports.file(ownerOf(input), input.job_id);
      const length = Math.max(0, Math.min(input.end, size, input.begin + rangeLimit) - input.begin);
      const file = await open(path, 'r');
      try {
        const bytes = Buffer.alloc(length);
        await file.read(bytes, 0, length, input.begin);
        return { bytes: new File([bytes], name, { type: 'application/octet-stream' }), size };
      } finally {
        await file.close();
      }
    }),
  };
}

/** What the command line asks beside it. */
export function syncAdminRoutes(room: PrintRoom) {
  const os = implement(syncAdminContract)
    .$context<CallContext>()
    .use(({ context, next }) => {
      if (!context.admin) throw new PrintRoomError('forbidden', 'This is for the command line only.');
      return next();
    });
  return {
    sync: os.sync.handler(async ({ input, signal, context }) => {
      if (input.key != null || input.url != null) context.permit('connect');
      const organisation = resolveOrganisation(room.db, input.organization_id);
      try {
        await syncCompletely(room, organisation, input, signal);
        return overviewOf(room, organisation.id);
      } finally {
        if (input.once) await room.sync.endOnce(organisation.id);
      }
    }),
    exportOutbox: os.exportOutbox.handler(({ input }) =>
      room.outbox.exportTo(resolveOrganisation(room.db, input.organization_id).id, {
        format: input.format,
        path: input.path,
        since: input.since ?? null,
      }),
    ),
  };
}

function requireClient({ sync }: PrintRoom, organisation: number): ClosientClient {
  const client = sync.clientFor(organisation);
  if (client) return client;
  throw new PrintRoomError('conflict', 'This organisation is not connected to Closient.');
}
