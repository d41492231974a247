import { expect, test } from 'vitest';
import { countSelection } from '../../src-main/core/catalog/selection/count.ts';
import { selectionOf } from '../../src-main/core/catalog/selection/selection.ts';
import { importRows } from '../support/jobs.ts';
import { connectTo, expectSame, ours, roomAndSim, syncedRoom, theirs } from '../support/sync.ts';

const page = { offset: 0, limit: 200 };

test('a print room has what Closient lists, with its ids beside ours', async () => {
  const synced = await syncedRoom({ products: 12, lots: 130, serials: 700, lotlessEvery: 9 });
  expectSame(synced);
  for (const name of ['products', 'lots', 'serials']) {
    expect(synced.source(name)).toMatchObject({ state: 'idle', sentence: null });
    expect(synced.source(name).finished_at).not.toBeNull();
  }
  expect(synced.source('serials')).toMatchObject({ pages_done: 7, pages_total: 7 });
  expect(synced.source('serials').counts).toMatchObject({ read: 700, created: 700, quarantined: 0 });
  expect(synced.sim.seen.violations).toEqual([]);
});

test('a second pass changes nothing', async () => {
  const synced = await syncedRoom({ lots: 50, serials: 400 });
  const before = synced.room.db.sqlite.prepare('SELECT * FROM serials ORDER BY id').all();
  await synced.sync();
  expect(synced.source('serials').counts).toMatchObject({ read: 400, unchanged: 400, updated: 0 });
  expect(synced.room.db.sqlite.prepare('SELECT * FROM serials ORDER BY id').all()).toEqual(before);
});

test('what changes there changes here, and what comes there comes here', async () => {
  const synced = await syncedRoom({ lots: 40, serials: 300 });
  const { sim, room } = synced;
  sim.data.change('products', 2, { product_name: 'Renamed' });
  sim.data.change('lots', 6, { expiry: '290131', best_before: null });
  sim.data.add('lots', 2);
  sim.data.add('serials', 30);
  await synced.sync();
  expectSame(synced);
  expect(room.db.sqlite.prepare('SELECT name FROM products WHERE name = ?').all('Renamed')).toHaveLength(1);
});

test('a name that was changed here stays until it changes there', async () => {
  const synced = await syncedRoom({ products: 3, lots: 0, serials: 0 });
  const { room, sim } = synced;
  const names = (): unknown[] =>
    room.db.sqlite.prepare('SELECT name FROM products ORDER BY id').pluck().all();
  room.db.sqlite.prepare(`UPDATE products SET name = 'Ours' WHERE id = 1`).run();
  await synced.sync();
  expect(names()[0]).toBe('Ours');
  sim.data.change('products', 0, { product_name: 'Theirs' });
  await synced.sync();
  expect(names()[0]).toBe('Theirs');
});

test('filters take ids of Closient', async () => {
  const { room, organisation, sim } = await syncedRoom({ products: 5, lots: 20, serials: 200 });
  const count = (scope: 'lots' | 'serials', filters: object): Promise<number> =>
    countSelection(room.read, selectionOf(organisation.id, scope, filters));
  const lot = sim.data.row('lots', 3);
  const product = sim.data.row('products', 1);
  const ofProduct = [...sim.data.rows('lots')].filter(({ gtin }) => gtin === product.gtin);
  const ofLot = [...sim.data.rows('serials')].filter(({ lot_id: id }) => id === lot.id);
  expect(ofLot.length).toBeGreaterThan(0);
  expect(await count('lots', { lot_ids: [lot.id] })).toBe(1);
  expect(await count('serials', { lot_ids: [lot.id] })).toBe(ofLot.length);
  expect(await count('lots', { product_id: product.id })).toBe(ofProduct.length);
  expect(await count('serials', { serial_ids: [sim.data.row('serials', 7).id] })).toBe(1);
  expect(await count('lots', { lot_run_id: lot['lot_run_id'] })).toBe(10);
});

test('a row that breaks the rules is set aside with its reason, and comes back when it is good', async () => {
  const bad = {
    products: { gtin_check_digit: 1 },
    lots: { blank_inside: 1, impossible_date: 1, duplicate: 1, unknown_gtin: 1 },
    serials: { too_long: 2, no_key: 1, gtin_letters: 1, duplicate: 2 },
  };
  const synced = await syncedRoom({ products: 20, lots: 60, serials: 500, bad });
  const { room, sim, organisation } = synced;
  expectSame(synced);
  const set = room.sync.quarantine(organisation.id, page);
  expect(set.total).toBe(11);
  expect(synced.room.sync.status(organisation.id).quarantined).toBe(11);
  for (const { reason, natural_key: key } of set.rows) {
    expect(reason.length).toBeGreaterThan(10);
    expect(key).toMatch(/^GTIN /);
  }
  for (const { number } of sim.data.badRows('serials').filter(({ fault }) => fault === 'too_long'))
    sim.data.change('serials', number, { serial: `GOOD${number}` });
  await synced.sync();
  expect(room.sync.quarantine(organisation.id, page).total).toBe(9);
  expect(ours(room, 'serials')).toHaveLength(theirs(sim, 'serials').length + 2);
  sim.data.remove('lots', ...sim.data.badRows('lots').map(({ number }) => number));
  await synced.sync();
  expect(room.sync.quarantine(organisation.id, page).total).toBe(5);
});

test('a row that turns bad does not make ours vanish', async () => {
  const synced = await syncedRoom({ lots: 30, serials: 200 });
  synced.sim.data.change('serials', 11, { expiry: '270231', best_before: null });
  synced.sim.data.change('serials', 12, { gtin: 'none' });
  await synced.sync();
  expect(ours(synced.room, 'serials')).toHaveLength(200);
  expect(synced.source('serials').counts).toMatchObject({ quarantined: 2, deactivated: 0 });
});

test('what vanished from a complete pass becomes inactive and is never deleted', async () => {
  const synced = await syncedRoom({ products: 6, lots: 30, serials: 400 });
  const { sim, room } = synced;
  sim.data.remove('serials', 3, 150, 399);
  sim.data.remove('products', 5);
  await synced.sync();
  expect(ours(room, 'serials')).toEqual(theirs(sim, 'serials'));
  expect(ours(room, 'products')).toEqual(theirs(sim, 'products'));
  expect(room.db.sqlite.prepare('SELECT count(*) FROM serials').pluck().get()).toBe(400);
  sim.data.restore('serials', 150);
  sim.data.restore('products', 5);
  await synced.sync();
  expect(ours(room, 'serials')).toEqual(theirs(sim, 'serials'));
});

test('rows of a file or made by hand stay, whatever Closient lists', async () => {
  const synced = await roomAndSim({ products: 3, lots: 10, serials: 50 });
  const { room, sim } = synced;
  const { gtin } = sim.data.row('products', 0);
  const known = sim.data.row('serials', 0);
  await importRows(
    room,
    `gtin,lot,serial\n${gtin},OURS,S1\n${known.gtin},${String(known['lot'])},${String(known['serial'])}\n`,
  );
  await connectTo(synced);
  await synced.sync();
  sim.data.remove('serials', 0, 1);
  await synced.sync();
  const has = (serial: unknown): unknown =>
    room.db.sqlite.prepare('SELECT active FROM serials WHERE serial = ?').pluck().get(serial);
  expect([has('S1'), has(known['serial']), has(sim.data.row('serials', 1)['serial'])]).toEqual([1, 1, 0]);
});

test('a list that changes its length during a pass makes nothing inactive', async () => {
  const synced = await syncedRoom({ lots: 10, serials: 1_500 });
  const { sim, room } = synced;
  // Rows behind these slip one page forward, past the reader.
  sim.faults.before({ path: '/products/api/v1/serials' }, 8, () => sim.data.remove('serials', 1, 2, 3));
  await synced.sync('serials');
  expect(synced.source('serials').counts.deactivated).toBe(0);
  expect(ours(room, 'serials')).toHaveLength(1_500);
  await synced.sync('serials');
  expect(ours(room, 'serials')).toEqual(theirs(sim, 'serials'));
});

test('rows that come and go in one pass are believed only by the next one', async () => {
  const synced = await syncedRoom({ lots: 10, serials: 1_500 });
  const { sim, room } = synced;
  sim.faults.before({ path: '/products/api/v1/serials' }, 8, () => {
    sim.data.remove('serials', 1);
    sim.data.add('serials', 1);
  });
  await synced.sync('serials');
  const here = new Set(ours(room, 'serials'));
  expect(theirs(sim, 'serials').filter((row) => !here.has(row))).toEqual([]);
  await synced.sync('serials');
  expect(ours(room, 'serials')).toEqual(theirs(sim, 'serials'));
});

test('a serial that Closient knows as printed is not among the never printed ones', async () => {
  const synced = await syncedRoom({ lots: 10, serials: 100 });
  const { room, organisation, sim } = synced;
  const free = (): Promise<number> =>
    countSelection(room.read, selectionOf(organisation.id, 'serials', { never_printed: true }));
  expect(await free()).toBe(100);
  sim.data.markPrinted('serials', 4, 5, 6);
  await synced.sync();
  expect(await free()).toBe(97);
});

test('without lists of lots and serials the products come, and the others say why not', async () => {
  const synced = await syncedRoom({ products: 7, settings: { lots: false, serials: false } });
  expect(ours(synced.room, 'products')).toHaveLength(7);
  for (const name of ['lots', 'serials']) {
    expect(synced.source(name)).toMatchObject({ state: 'unavailable', assumed: true });
    expect(synced.source(name).sentence).toContain(`list of ${name}`);
  }
  synced.sim.settings.serials = true;
  await synced.sync();
  expect(ours(synced.room, 'serials')).toEqual(theirs(synced.sim, 'serials'));
});
