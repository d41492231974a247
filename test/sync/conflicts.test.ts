import { expect, test } from 'vitest';
import { entityKinds } from '../../src-main/core/db/schema.ts';
import { setPrintState } from '../../src-main/core/ledger/print-state.ts';
import type { PrintRoom } from '../../src-main/core/print-room.ts';
import { ours, syncedRoom } from '../support/sync.ts';

const page = { offset: 0, limit: 50 };

/** The room has a label of a serial, as a print run leaves it. */
function print(room: PrintRoom, serial: unknown): number {
  const id = room.db.sqlite.prepare('SELECT id FROM serials WHERE serial = ?').pluck().get(serial) as number;
  setPrintState(room.db, entityKinds.serial, id, 2);
  return id;
}

async function withPrinted() {
  const synced = await syncedRoom({ products: 6, lots: 12, serials: 240 });
  const { room, sim, organisation } = synced;
  const row = sim.data.row('serials', 5);
  const id = print(room, row['serial']);
  const conflicts = () => room.sync.conflicts(organisation.id, page).rows;
  const stored = () => room.db.sqlite.prepare('SELECT lot, active FROM serials WHERE id = ?').get(id);
  return { ...synced, row, id, conflicts, stored };
}

test('a printed serial that gets another lot there keeps its own, and both are shown', async () => {
  const { sim, sync, row, conflicts, stored } = await withPrinted();
  const other = [...sim.data.rows('lots')].find(({ gtin, id }) => gtin === row.gtin && id !== row['lot_id']);
  sim.data.change('serials', 5, { lot: other?.['lot'], lot_id: other?.id });
  await sync();
  expect(stored()).toEqual({ lot: row['lot'], active: 1 });
  expect(conflicts()).toMatchObject([
    { field: 'lot', ours: row['lot'], theirs: other?.['lot'], source: 'serials' },
  ]);
  expect(conflicts()[0]?.sentence).toContain(String(row['serial']));
  await sync();
  expect(conflicts()).toHaveLength(1);
});

test('a serial that is not printed simply moves', async () => {
  const { sim, sync, room, conflicts } = await withPrinted();
  const row = sim.data.row('serials', 6);
  const other = [...sim.data.rows('lots')].find(({ gtin, id }) => gtin === row.gtin && id !== row['lot_id']);
  sim.data.change('serials', 6, { lot: other?.['lot'], lot_id: other?.id });
  await sync();
  expect(conflicts()).toEqual([]);
  const lot = room.db.sqlite.prepare('SELECT lot FROM serials WHERE serial = ?').pluck().get(row['serial']);
  expect(lot).toBe(other?.['lot']);
});

test('a lot whose labels exist keeps its date; theirs is taken when somebody says so', async () => {
  const { sim, sync, room, row, conflicts, organisation } = await withPrinted();
  const number = [...sim.data.numbers('lots')].find((n) => sim.data.row('lots', n).id === row['lot_id']) ?? 0;
  const field = row['expiry'] === null ? 'best_before' : 'expiry';
  sim.data.change('lots', number, { [field]: '290630' });
  await sync();
  const date = (): unknown =>
    room.db.sqlite.prepare('SELECT date FROM lots WHERE closient_id = ?').pluck().get(row['lot_id']);
  expect(date()).toBe(row[field]);
  const [conflict] = conflicts();
  expect(conflict).toMatchObject({ field: 'date', ours: row[field], theirs: '290630' });
  room.sync.resolveConflict(organisation.id, conflict?.id ?? '', 'theirs', 'Ada');
  expect(date()).toBe('290630');
  await sync();
  expect(conflicts()).toEqual([]);
  const record = room.db.sqlite
    .prepare(
      'SELECT c.resolution, o.name FROM sync_conflicts c JOIN operators o ON o.number = c.operator WHERE c.id = ?',
    )
    .get(conflict?.id);
  expect(record).toEqual({ resolution: 'theirs', name: 'Ada' });
});

test('a printed serial that vanished stays until somebody decides, and is not asked about again', async () => {
  const { sim, sync, room, conflicts, stored, organisation } = await withPrinted();
  sim.data.remove('serials', 5);
  await sync();
  expect(stored()).toMatchObject({ active: 1 });
  const [conflict] = conflicts();
  expect(conflict).toMatchObject({ field: 'existence' });
  room.sync.resolveConflict(organisation.id, conflict?.id ?? '', 'ours', 'Ada');
  await sync();
  expect(conflicts()).toEqual([]);
  expect(ours(room, 'serials')).toHaveLength(240);
  expect(() => room.sync.resolveConflict(organisation.id, conflict?.id ?? '', 'theirs', 'Ada')).toThrow(
    /before/,
  );
});

test('taking theirs of a vanished serial makes it inactive', async () => {
  const { sim, sync, room, conflicts, stored, organisation } = await withPrinted();
  sim.data.remove('serials', 5);
  await sync();
  room.sync.resolveConflict(organisation.id, conflicts()[0]?.id ?? '', 'theirs', 'Ada');
  expect(stored()).toMatchObject({ active: 0 });
});

test('a conflict ends by itself when Closient says the same again', async () => {
  const { sim, sync, row, conflicts } = await withPrinted();
  sim.data.remove('serials', 5);
  await sync();
  sim.data.restore('serials', 5);
  sim.data.change('serials', 5, { lot: null, lot_id: null, expiry: null, best_before: null });
  await sync();
  sim.data.change('serials', 5, { lot: row['lot'], lot_id: row['lot_id'] });
  expect(conflicts().map(({ field }) => field)).toEqual(['lot']);
  await sync();
  expect(conflicts()).toEqual([]);
});

test('a conflict of another organisation is not found', async () => {
  const { room, organisation } = await withPrinted();
  expect(() => room.sync.resolveConflict(organisation.id, '99', 'ours', 'Ada')).toThrow(/no conflict/);
  expect(() => room.sync.resolveConflict(organisation.id, 'x', 'ours', 'Ada')).toThrow(/no conflict/);
});

test('a decision without a name is none', async () => {
  const synced = await syncedRoom({ products: 2, lots: 4, serials: 10 });
  const { room, organisation } = synced;
  expect(() => room.sync.resolveConflict(organisation.id, '1', 'ours', ' ')).toThrow(/Say who decides/);
});
