import { Writable } from 'node:stream';
import pino from 'pino';
import { expect } from 'vitest';
import { entityKinds } from '../../src-main/core/db/schema.ts';
import { verifyLedger } from '../../src-main/core/ledger/verify.ts';
import type { Fact } from '../../src-main/core/ledger/ledger.ts';
import { setPrintState } from '../../src-main/core/ledger/print-state.ts';
import { operatorNumber } from '../../src-main/core/printing/operators.ts';
import type { Ports } from '../../src-main/core/ports.ts';
import type { PrintRoom } from '../../src-main/core/print-room.ts';
import { printStates } from '../../src-shared/states/run-states.ts';
import type { SimOptions } from '../closient-sim/options.ts';
import type { Sim } from '../closient-sim/sim.ts';
import { onEnd } from '../support/room.ts';
import { syncedRoom, type Synced } from '../support/sync.ts';

export const lifecyclePath = '/products/api/v1/lifecycle-events';
export const capturePath = '/epcis/api/2.0/capture';
/** Requests that bring events to the lifecycle endpoint. */
export const posts = { method: 'POST', path: lifecyclePath };

/**
 * A room that has read the stand-in and lives by its clock. Waits up to a minute pass at once; longer ones end when the
 * test moves the clock. After the test nothing may have gone wrong that Print Room itself would call a defect.
 */
export async function outboxRoom(options: SimOptions = {}, ports: Partial<Ports> = {}): Promise<Synced> {
  const defects: string[] = [];
  const sink = new Writable({
    write: (line: Buffer, _encoding, done) => {
      if (line.toString().includes('defect')) defects.push(line.toString());
      done();
    },
  });
  const sleepers = new Set<() => void>();
  let move: (ms: number) => void = () => undefined;
  const wait = async (ms: number, signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    if (ms <= shortWaitMs) {
      move(ms);
      await new Promise(setImmediate);
    } else {
      const { promise, resolve } = Promise.withResolvers<void>();
      sleepers.add(resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
      await promise;
      sleepers.delete(resolve);
    }
    signal.throwIfAborted();
  };
  const logger = pino({ level: 'info' }, sink);
  const synced = await syncedRoom(
    { products: 3, lots: 6, serials: 600, ...options },
    { logger, wait, ...ports },
  );
  onEnd(() => expect(defects).toEqual([]));
  const { later } = synced;
  move = later;
  return {
    ...synced,
    later: (ms) => {
      later(ms);
      // Who still has to wait finds out by the clock.
      for (const wake of sleepers) wake();
    },
  };
}

/** Lets everything go on that waits for nothing but its turn. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(setImmediate);
}

const shortWaitMs = 60_000;

export interface Printed {
  readonly type?: Fact['type'];
  readonly quantity?: number;
  readonly reason?: string;
  readonly at?: number;
  readonly runId?: string;
}

/** What a run writes: one PRINTED for each of these serials of the room, in this order. @param from 0: the first. */
export function printSerials(room: PrintRoom, from: number, count: number, how: Printed = {}): void {
  const rows = room.db
    .prepare(
      `SELECT s.id, p.gtin, nullif(s.lot, '') AS lot, s.serial FROM serials s JOIN products p ON p.id = s.product_id
       ORDER BY s.id LIMIT ? OFFSET ?`,
    )
    .all(count, from) as { id: number; gtin: string; lot: string | null; serial: string }[];
  expect(rows).toHaveLength(count);
  write(
    room,
    rows.map(({ id, ...named }) => ({ kind: entityKinds.serial, entityId: id, ...named })),
    how,
  );
}

/** The same of the first lot. */
export function printLot(room: PrintRoom, how: Printed = {}): { gtin: string; lot: string } {
  const row = room.db
    .prepare('SELECT l.id, p.gtin, l.lot FROM lots l JOIN products p ON p.id = l.product_id ORDER BY l.id')
    .get() as { id: number; gtin: string; lot: string };
  const { id, gtin, lot } = row;
  write(room, [{ kind: entityKinds.lot, entityId: id, gtin, lot, serial: null }], how);
  return { gtin, lot };
}

function write(
  room: PrintRoom,
  things: readonly Pick<Fact, 'kind' | 'entityId' | 'gtin' | 'lot' | 'serial'>[],
  how: Printed,
): void {
  const { type = 'PRINTED', quantity = 1, reason = null, at } = how;
  for (let begin = 0; begin < things.length; begin += 500) {
    const slice = things.slice(begin, begin + 500);
    room.db.transaction(() => {
      const operator = operatorNumber(room.db, 1, null);
      const facts = slice.map((thing) => ({
        ...thing,
        type,
        quantity,
        reason,
        operator,
        evidence: 'device' as const,
        runId: how.runId ?? null,
        ...(at === undefined ? {} : { at }),
      }));
      room.ledger.append(1, facts, room.ports.now());
      for (const { kind, entityId } of slice) setPrintState(room.db, kind, entityId, printStates.printed);
    });
  }
  room.changes.emit('catalog', 1);
}

/** Ids of the ledger's own events, in its order. */
export function ownIds(room: PrintRoom): string[] {
  return room.db
    .prepare(
      `SELECT client_event_id FROM lifecycle_events e
       WHERE NOT EXISTS (SELECT 1 FROM event_origins o WHERE o.event_id = e.id AND o.source = 'received') ORDER BY id`,
    )
    .pluck()
    .all() as string[];
}

/** Ids as the stand-in took them, in its order. */
export function arrivedIds(sim: Sim): string[] {
  return sim.lifecycle.events.map((event) => event.client_event_id);
}

/** Everything that the ledger has arrived: once by id, in order. */
export function expectAllArrived({ room, sim }: Pick<Synced, 'room' | 'sim'>): void {
  expect(arrivedIds(sim)).toEqual(ownIds(room));
  expect(room.outbox.status(1)).toMatchObject({ waiting: 0, parked: 0, oldest_waiting_at: null });
}

export async function expectLedgerHolds(room: PrintRoom): Promise<void> {
  expect(await verifyLedger(room.read, 1, room.ports.secret())).toMatchObject({ ok: true, problems: [] });
}

export function sinkOf(room: PrintRoom, name: string) {
  const found = room.outbox.status(1).sinks.find((sink) => sink.name === name);
  if (!found) throw new Error(`There is no sink ${name}.`);
  return found;
}
