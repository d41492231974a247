import type { SyncOverview } from '../../src-shared/contract/sync.ts';
import type { Connection } from '../state/organisation.ts';
import { formatAge } from '../texts/format.ts';
import { t } from '../texts/t.ts';
import type { Tone } from '../theme.ts';

/** How the window stands to the host and to Closient, in two short lines at most. */
export interface DataAge {
  readonly tone: Tone;
  readonly text: string;
  /** How old the data is; null where that is not the question. */
  readonly age: string | null;
}

/** Younger than this it is simply up to date, as long as Closient answers. */
const freshMs = 60_000;

/**
 * Offline is a calm state: everything works, and how old the data is stands beside it.
 * @returns null where there is nothing to say: nobody connected this organisation.
 */
export function dataAge(connection: Connection, sync: SyncOverview | null, now: number): DataAge | null {
  switch (connection) {
    case 'connecting':
      return { tone: 'calm', text: t('connection.connecting'), age: null };
    case 'lost':
      return { tone: 'waiting', text: t('connection.lost'), age: null };
    case 'signed_out':
      return { tone: 'trouble', text: t('connection.signed_out'), age: null };
    case 'live':
  }
  if (!sync?.connection) return null;
  const { state } = sync.connection;
  const seen = lastPass(sync) ?? sync.connection.last_seen_at;
  const isFresh = state === 'online' && seen !== null && now - Date.parse(seen) < freshMs;
  const age =
    seen === null ? t('age.none') : isFresh ? t('age.fresh') : t('age.data', { age: formatAge(seen, now) });
  switch (state) {
    case 'online':
      return { tone: 'good', text: t('age.online'), age };
    case 'refused':
      return { tone: 'trouble', text: t('age.refused'), age };
    case 'offline':
      return { tone: 'calm', text: t('age.offline'), age };
    case 'unknown':
      return { tone: 'calm', text: t('age.unknown'), age };
  }
}

/** End of the oldest last pass among the sources that run by themselves: the data is as old as its oldest part. */
function lastPass({ sources }: SyncOverview): string | null {
  const ends = sources
    .filter((source) => !source.by_hand && source.name !== 'folder' && source.state !== 'unavailable')
    .map(({ finished_at: end }) => end);
  const known = ends.filter((end) => end !== null).toSorted();
  return known.length === ends.length ? (known[0] ?? null) : null;
}
