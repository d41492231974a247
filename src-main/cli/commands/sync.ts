import { resolve } from 'node:path';
import type { SyncOverview } from '../../../src-shared/contract/sync.ts';
import { organisation, withClient, write } from '../output.ts';
import { requirePlace } from '../require-place.ts';
import type { CommonOptions } from '../common-options.ts';

/** The environment, because arguments are seen by everybody on the machine. */
const keyVariable = 'PRINT_ROOM_CLOSIENT_KEY';

export async function syncCommand(
  common: CommonOptions,
  options: { readonly url?: string; readonly source?: string; readonly once: boolean },
): Promise<void> {
  const key = process.env[keyVariable]?.trim();
  const overview = await withClient(common, (client) =>
    client.admin.sync({
      ...organisation(common),
      url: options.url,
      source: options.source,
      once: options.once,
      ...(key !== undefined && key !== '' && { key }),
    }),
  );
  const result = resultOf(overview, options.source);
  write(common, result, [
    ...result.sources.map(
      ({ name, state, read, created, updated, quarantined, sentence }) =>
        `${name}  ${state}  ${read} read, ${created} created, ${updated} updated, ${quarantined} quarantined${sentence === null ? '' : `  ${sentence}`}`,
    ),
    `outbox: ${result.outbox.sent} sent, ${result.outbox.waiting} waiting, ${result.outbox.parked} parked`,
  ]);
}

export async function syncStatusCommand(common: CommonOptions): Promise<void> {
  const overview = await withClient(common, (client) => client.sync.status(organisation(common)));
  const { connection, sources, quarantined, conflicts, alarms, outbox } = overview;
  write(common, overview, [
    connection === null
      ? 'not connected'
      : `${connection.url}  ${connection.state}  ${connection.remote_organization_name}`,
    ...(connection?.sentence == null ? [] : [connection.sentence]),
    ...sources.map(
      ({ title, state, pages_done, pages_total, forecast, sentence }) =>
        `${title}  ${state}  page ${pages_done} of ${pages_total ?? '?'}  ${forecast ?? sentence ?? ''}`,
    ),
    `${quarantined} rows in quarantine, ${conflicts} conflicts`,
    ...alarms.filter(({ acknowledged_at: at }) => at === null).map(({ sentence }) => `ALARM ${sentence}`),
    `outbox: ${outbox.sent} sent, ${outbox.waiting} waiting, ${outbox.parked} parked`,
  ]);
}

export async function outboxStatusCommand(common: CommonOptions): Promise<void> {
  const { status, parked } = await withClient(common, async (client) => ({
    status: (await client.sync.status(organisation(common))).outbox,
    parked: await client.sync.parked({ ...organisation(common), limit: 200 }),
  }));
  write(common, { ...status, parked_events: parked.rows }, [
    `${status.events} events: ${status.sent} sent, ${status.waiting} waiting, ${status.parked} parked`,
    ...status.sinks.map(
      ({ name, enabled, sent, waiting, sentence }) =>
        `${name}  ${enabled ? 'on' : 'off'}  ${sent} sent, ${waiting} waiting${sentence === null ? '' : `  ${sentence}`}`,
    ),
    ...parked.rows.map(({ id, entity, reason }) => `parked ${id}  ${entity}: ${reason}`),
  ]);
}

export async function outboxExportCommand(
  common: CommonOptions,
  options: { readonly format: 'epcis' | 'csv'; readonly out: string; readonly since?: string },
): Promise<void> {
  const path = resolve(options.out);
  requirePlace(path);
  const { format, since } = options;
  const result = await withClient(common, (client) =>
    client.admin.exportOutbox({ ...organisation(common), format, path, since }),
  );
  write(common, result, [`${result.events} events in ${result.path}`]);
}

export async function outboxReleaseCommand(
  common: CommonOptions,
  ids: readonly string[],
  { operator }: { readonly operator?: string },
): Promise<void> {
  const status = await withClient(common, (client) =>
    client.sync.release({ ...organisation(common), ids: [...ids], operator }),
  );
  write(common, status, [`${status.waiting} waiting, ${status.parked} parked`]);
}

/** What one pass did, in sum and by source. */
function resultOf({ sources, outbox }: SyncOverview, source: string | undefined) {
  const ran = sources.filter(({ name, by_hand }) => (source === undefined ? !by_hand : name === source));
  const sum = (of: 'created' | 'updated' | 'quarantined'): number =>
    ran.reduce((total, { counts }) => total + counts[of], 0);
  return {
    sources: ran.map(({ name, state, assumed, counts, sentence }) => ({
      name,
      state,
      assumed,
      ...counts,
      sentence,
    })),
    created: sum('created'),
    updated: sum('updated'),
    quarantined: sum('quarantined'),
    outbox: { sent: outbox.sent, waiting: outbox.waiting, parked: outbox.parked },
  };
}
