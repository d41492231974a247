import { expect } from 'vitest';
import type { OrganisationRow } from '../../src-main/core/catalog/organisations.ts';
import type { Ports } from '../../src-main/core/ports.ts';
import type { PrintRoom } from '../../src-main/core/print-room.ts';
import type { SyncSource } from '../../src-shared/contract/sync.ts';
import type { Kind, Row } from '../closient-sim/catalog/rows.ts';
import type { SimOptions } from '../closient-sim/options.ts';
import { startSim, type Sim } from '../closient-sim/sim.ts';
import { organisationOf } from './jobs.ts';
import { onEnd, openTestRoom, temporaryFolder, type TestRoomOptions } from './room.ts';

/** Windows that no test comes near. */
export const wideQuota = [{ limit: 10_000_000, seconds: 60 }];

export interface Synced {
  readonly sim: Sim;
  readonly room: PrintRoom;
  readonly organisation: OrganisationRow;
  readonly folder: string;
  readonly ports: Partial<Ports>;
  /** Moves the clock that room and stand-in share. */
  readonly later: (ms: number) => void;
  /** Runs all sources, or one, until nothing more can be done. */
  readonly sync: (source?: string) => Promise<void>;
  readonly source: (name: string) => SyncSource;
  /** Closes the room and opens its folder again. */
  readonly reopen: (options?: TestRoomOptions) => Promise<Synced>;
}

/**
 * A room and a stand-in that live by one clock. Waits pass at once and move it on; passes run only when the test
 * says so. Not connected yet.
 */
export async function roomAndSim(options: SimOptions = {}, ports: Partial<Ports> = {}): Promise<Synced> {
  const start = Date.UTC(2026, 10, 22, 8);
  let waited = 0;
  const now = (): number => start + waited;
  const sim = await startSim({ quota: wideQuota, ...options, clock: now });
  onEnd(() => sim.close());
  const own: Partial<Ports> = {
    now,
    wait: async (ms, signal) => {
      signal.throwIfAborted();
      waited += ms;
      await new Promise(setImmediate);
      signal.throwIfAborted();
    },
    ...ports,
  };
  const folder = temporaryFolder();
  let isFirst = true;
  const open = async (more: TestRoomOptions = {}): Promise<Synced> => {
    const room = await openTestRoom({ folder, ports: { ...own, ...more.ports } });
    const organisation = organisationOf(room);
    if (isFirst) room.settings.set(organisation.id, 'sync_every_minutes', 0);
    isFirst = false;
    return {
      sim,
      room,
      organisation,
      folder,
      ports: own,
      later: (ms) => {
        waited += ms;
      },
      sync: async (source) => {
        room.sync.start(organisation.id, source);
        await room.sync.waitForIdle();
      },
      source: (name) => sourceOf(room, name),
      reopen: async (again) => {
        await room.close();
        return open(again);
      },
    };
  };
  return open();
}

/** The same, connected and with everything read once. */
export async function syncedRoom(options: SimOptions = {}, ports: Partial<Ports> = {}): Promise<Synced> {
  const synced = await roomAndSim(options, ports);
  await connectTo(synced);
  await synced.sync();
  return synced;
}

export async function connectTo({ room, organisation, sim }: Synced): Promise<void> {
  const report = await room.sync.connect(organisation, { url: sim.url, key: sim.key });
  expect(report).toMatchObject({ ok: true });
  await room.sync.waitForIdle();
}

export function sourceOf(room: PrintRoom, name: string): SyncSource {
  const found = room.sync.status(organisationOf(room).id).sources.find((source) => source.name === name);
  if (!found) throw new Error(`There is no source ${name}.`);
  return found;
}

/** What the room has of a list, as "gtin lot serial date id", the active rows only. */
export function ours(room: PrintRoom, kind: Kind): string[] {
  const sql = {
    products: `SELECT concat_ws(' ', gtin, closient_id) FROM products WHERE active = 1`,
    lots: `SELECT concat_ws(' ', p.gtin, l.lot, l.date, l.closient_id) FROM lots l JOIN products p ON p.id = l.product_id WHERE l.active = 1`,
    serials: `SELECT concat_ws(' ', p.gtin, nullif(s.lot, ''), s.serial, coalesce(l.date, s.date), s.closient_id)
      FROM serials s JOIN products p ON p.id = s.product_id LEFT JOIN lots l ON l.id = s.lot_id WHERE s.active = 1`,
  }[kind];
  return (room.db.sqlite.prepare(sql).pluck().all() as string[]).sort();
}

/** What the stand-in has, in the same words. */
export function theirs(sim: Sim, kind: Kind): string[] {
  const text = (row: Row): string =>
    [row.gtin, row['lot'], row['serial'], row['expiry'] ?? row['best_before'], row.id]
      .filter((part) => typeof part === 'string')
      .join(' ');
  return [...sim.data.goodRows(kind)].map(text).sort();
}

/** Both have the same. */
export function expectSame({ room, sim }: Pick<Synced, 'room' | 'sim'>): void {
  for (const kind of ['products', 'lots', 'serials'] as const)
    expect(ours(room, kind), kind).toEqual(theirs(sim, kind));
}
