import type { SyncConnection, SyncQuota, SyncSource } from '../../../src-shared/contract/sync.ts';
import { clockTime } from './client/forecast.ts';
import { reserveOf, type QuotaState } from './client/quota.ts';
import type { ConnectionRow } from './connections.ts';
import type { OrganisationSync } from './organisation-sync.ts';
import type { SourceRow } from './source-rows.ts';
import type { Source } from './sources/source.ts';

/** A pause of the quota that is worth a word. */
const longPauseMs = 5_000;

/** How the connection is, for people. Offline is no error: everything else works on. */
export function describeConnection(
  row: ConnectionRow,
  key: SyncConnection['key'],
  warnings: Pick<SyncConnection, 'key_warning' | 'clock_warning'>,
  now: number,
): SyncConnection {
  const since =
    row.offline_since === null ? null : clockTime(row.offline_since, now).replace(/^(?:at|on) /, '');
  const offline = `Nothing usable from ${new URL(row.url).host} since ${since ?? 'a while'}; Print Room works on and tries again by itself. ${row.sentence ?? ''}`;
  return {
    url: row.url,
    remote_organization_id: row.remote_organization_id,
    remote_organization_name: row.remote_organization_name,
    state: row.state,
    sentence: row.state === 'offline' ? offline.trim() : row.state === 'online' ? null : row.sentence,
    last_seen_at: instant(row.last_seen_at),
    offline_since: instant(row.offline_since),
    key,
    ...warnings,
    digital_link_host_seen: row.digital_link_host_seen,
  };
}

export function describeSource(
  source: Pick<Source, 'name' | 'title' | 'assumed' | 'byHand' | 'warning'>,
  row: SourceRow,
  sync: OrganisationSync | null,
  connection: ConnectionRow | undefined,
  now: number,
): SyncSource {
  const running = sync?.running?.source === source.name ? sync.running : null;
  const pagesDone = row.phase === 'idle' ? (row.pages_total ?? 0) : row.next_page - 1;
  const seconds = running ? Math.max(0.001, (now - running.startedAt) / 1000) : 0;
  const rate = running && running.rows > 0 ? running.rows / seconds : null;
  const quotaPause = sync ? sync.client.governor.goesOnAt - now : 0;
  const left = row.pages_total === null ? null : Math.max(0, row.pages_total - pagesDone);
  const state = stateOf(source.byHand, row, running !== null, quotaPause, connection);
  return {
    name: source.name,
    title: source.title,
    assumed: source.assumed,
    by_hand: source.byHand,
    warning: source.warning,
    state,
    sentence:
      running !== null && quotaPause > longPauseMs
        ? `Closient's quota for this key is used up for now; it goes on ${clockTime(now + quotaPause, now)}.`
        : state === 'waiting'
          ? (row.sentence ?? whenItGoesOn(connection))
          : row.sentence,
    counts: row.counts,
    pages_done: pagesDone,
    pages_total: row.pages_total,
    rows_per_second: rate === null ? null : Math.round(rate * 10) / 10,
    forecast:
      running && sync && left !== null && left > 0
        ? forecastOf(sync, left, running.pages / seconds, now)
        : null,
    started_at: instant(row.started_at),
    finished_at: instant(row.finished_at),
  };
}

function whenItGoesOn(connection: ConnectionRow | undefined): string {
  return connection?.state === 'refused'
    ? 'It goes on where it was as soon as the key is accepted.'
    : 'It goes on where it was as soon as Closient answers.';
}

function stateOf(
  byHand: boolean,
  row: SourceRow,
  isRunning: boolean,
  quotaPause: number,
  connection: ConnectionRow | undefined,
): SyncSource['state'] {
  if (isRunning) return quotaPause > longPauseMs ? 'waiting' : 'running';
  if (row.state === 'closed') return 'unavailable';
  if (row.state !== 'idle') return row.state;
  // What is idle and has something to say was in vain, and is tried again.
  if (row.sentence !== null) return 'waiting';
  const hasMore = row.phase !== 'idle' || (!byHand && row.finished_at === null);
  const stands = connection?.state === 'offline' || connection?.state === 'refused';
  return stands && hasMore ? 'waiting' : 'idle';
}

/** When the rest is read: by the quota, or by how fast pages have come, whichever is later. */
function forecastOf(sync: OrganisationSync, pagesLeft: number, pagesPerSecond: number, now: number): string {
  const quota = sync.client.governor.forecast(pagesLeft);
  if (pagesPerSecond <= 0) return quota.sentence;
  const bySpeed = now + (pagesLeft / pagesPerSecond) * 1000;
  if (quota.goesOnAt !== null || quota.finishesAt > bySpeed) return quota.sentence;
  return `${pagesLeft.toLocaleString('en')} pages are left; at this speed the last one comes ${clockTime(bySpeed, now)}.`;
}

export function describeQuota({ windows, pausedUntil }: QuotaState, now: number): SyncQuota {
  return {
    windows: windows.map(({ limit, seconds, left, resetsAt }) => ({
      limit,
      seconds,
      left: resetsAt !== null && resetsAt <= now ? limit : Math.max(0, left),
      reserve: reserveOf(limit),
      resets_at: instant(resetsAt),
    })),
    paused_until: pausedUntil > now ? instant(pausedUntil) : null,
  };
}

function instant(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
