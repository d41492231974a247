import { isProcedure } from '@orpc/server';
import { expect, test } from 'vitest';
import { createRouter } from '../../src-main/core/contract/router.ts';
import { actOf } from '../../src-shared/contract/acts.ts';
import { mayDo, permissions, roles, type Act } from '../../src-shared/models/permissions.ts';
import { pageAs, pageOf, recordsIn, setUpPeople } from '../support/people.ts';
import { events, roomWithSheet } from '../support/printing.ts';
import { clientOf, openTestRoom } from '../support/room.ts';

const gtin = '09521234000013';

/** Every call of the contract, by its path. */
function callsOf(part: object, path: readonly string[] = []): string[][] {
  return Object.entries(part).flatMap(([name, value]) =>
    isProcedure(value) ? [[...path, name]] : callsOf(value as object, [...path, name]),
  );
}

test('without people everything works with a typed name, for whoever is at the machine', async () => {
  const { room, job } = await roomWithSheet(3, { counts: true });
  const { client } = pageOf(room);
  const run = await client.printing.start({ job_id: job.job_id, printer: 'folder', operator: 'Anna' });
  await client.printing.wait({ run_id: run.run_id });
  expect(events(room).map(({ operator }) => operator)).toEqual(['Anna', 'Anna', 'Anna']);
  await client.system.setSetting({ key: 'sync_threshold', value: 7 });
  expect(await client.people.whoami({})).toEqual({ on: false, person: null });
  expect(recordsIn(room, 'refusal')).toEqual([]);
});

test('with people, every call that does something asks for a sign-in, also from the command line', async () => {
  const room = await openTestRoom();
  await setUpPeople(room);
  const router = createRouter(room);
  const calls = callsOf(router);
  expect(calls.length).toBeGreaterThan(100);
  const acting = calls.filter((path) => actOf(path) !== 'anyone');
  expect(acting.length).toBeGreaterThan(50);
  for (const admin of [false, true]) {
    const { client } = pageOf(room, { admin });
    for (const path of acting) {
      let call: unknown = client;
      for (const name of path) call = (call as Record<string, unknown>)[name];
      const asked = (call as (input: object) => Promise<unknown>)({});
      await expect(asked, path.join('.')).rejects.toMatchObject({ data: { code: 'sign_in_needed' } });
    }
  }
  expect(recordsIn(room, 'refusal')).toHaveLength(acting.length * 2);
});

test('looking at things needs no sign-in', async () => {
  const { room } = await roomWithSheet(1, { counts: true });
  await setUpPeople(room);
  const { client } = pageOf(room);
  expect(await client.jobs.list({})).toHaveLength(1);
  expect((await client.printing.printers({})).length).toBe(1);
  expect((await client.system.doctor()).checks.length).toBeGreaterThan(3);
});

test('each role may do what the table says and nothing else', async () => {
  const room = await openTestRoom();
  await setUpPeople(room);
  const tries: Partial<
    Record<Act, (client: Awaited<ReturnType<typeof pageAs>>['client']) => Promise<unknown>>
  > = {
    prepare: (client) => client.jobs.cancel({ job_id: 'x' }),
    print: (client) => client.printing.pause({ run_id: 'x' }),
    settle: (client) => client.printing.settle({ run_id: 'x', good_sheets: 0 }),
    reprint: (client) =>
      client.printing.reprint({ labels: [{ number: 1 }], printer: 'none', reason: 'torn' }),
    account: (client) => client.events.record({ event_type: 'VOIDED', items: [{ gtin }], reason: 'wrong' }),
    hold: (client) => client.lots.hold({ gtin, lot: 'L', reason: 'check' }),
    release: (client) => client.lots.release({ gtin, lot: 'L', reason: 'good' }),
    reconcile: (client) => client.reports.close({ subject: { run_id: 'x' }, applied: 0 }),
    stocks: (client) => client.stocks.remove({ id: 'none' }),
    calibrate: (client) => client.calibration.forget({ printer: 'none', stock: 'none' }),
    printers: (client) => client.printers.remove({ printer: 'none' }),
    catalog: (client) => client.catalog.editProduct({ gtin, name: 'x' }),
    import: (client) => client.catalog.undoImport({ batch: 'none' }),
    sync: (client) => client.sync.acknowledgeAlarm({ id: '1' }),
    connect: (client) => client.sync.configureSink({ sink: 'epcis_files', enabled: false } as never),
    settings: (client) => client.system.setSetting({ key: 'none', value: 1 }),
    keys: (client) => client.keys.revoke({ id: 'none' }),
    kiosk: (client) => client.kiosk.enter({ pin: 'x' }),
    people: (client) => client.people.setRole({ number: 999, role: 'it' }),
    backup: (client) => client.backups.now({}),
    export: (client) => client.dataExport.range({ job_id: 'x', begin: 0, end: 1 }),
  };
  expect(Object.keys(tries).toSorted()).toEqual(Object.keys(permissions).toSorted());
  for (const role of roles) {
    const { client } = await pageAs(room, role);
    for (const [act, attempt] of Object.entries(tries) as [Act, (typeof tries)[Act]][]) {
      const outcome = await attempt?.(client).then(
        () => 'done',
        (error: { data?: { code?: string } }) => error.data?.code,
      );
      expect(outcome === 'not_allowed', `${role} ${act}: ${outcome}`).toBe(!mayDo(role, act));
    }
  }
});

test('an operator makes the lot of today by hand; what a product is called is not theirs to change', async () => {
  const room = await openTestRoom();
  await setUpPeople(room);
  const { client } = await pageAs(room, 'operator');
  const lot = { gtin, lot: 'TODAY', date: '2027-12-31', product_name: 'Rye crackers' };
  expect(await client.catalog.createLot(lot)).toMatchObject({ gtin, lot: 'TODAY' });
  await expect(client.catalog.editProduct({ gtin, name: 'Oat biscuits' })).rejects.toThrow(
    'As operator you may not change products',
  );
  await client.catalog.createLot({ gtin, lot: 'TOMORROW', product_name: 'Oat biscuits' });
  expect(await client.catalog.products({})).toMatchObject([{ gtin, name: 'Rye crackers' }]);
  await expect(pageOf(room).client.catalog.createLot({ gtin, lot: 'NOBODY' })).rejects.toMatchObject({
    data: { code: 'sign_in_needed' },
  });
});

test('what is refused stands in the chain with number, act and time, and the ledger proves it', async () => {
  const room = await openTestRoom({ ports: { now: () => 1_800_000_000_000 } });
  const people = await setUpPeople(room);
  const { client } = await pageAs(room, 'operator');
  await expect(client.lots.release({ gtin, lot: 'L', reason: 'good' })).rejects.toThrow(
    'As operator you may not release a lot or print past its date; quality may. The attempt is recorded.',
  );
  expect(
    room.db.prepare("SELECT subject, body, operator, at FROM records WHERE kind = 'refusal'").all(),
  ).toEqual([
    {
      subject: 'release',
      body: '{"call":"lots.release","signed_in":true}',
      operator: people.operator,
      at: 1_800_000_000_000,
    },
  ]);
  expect(await client.system.verifyLedger({})).toMatchObject({ ok: true, problems: [] });
  expect(() => room.db.prepare('DELETE FROM records').run()).toThrow(/append-only/);
});

test('the ledger names who is signed in, whatever name was typed', async () => {
  const { room, job } = await roomWithSheet(2, { counts: true });
  const people = await setUpPeople(room);
  const { client } = await pageAs(room, 'operator');
  const run = await client.printing.start({
    job_id: job.job_id,
    printer: 'folder',
    operator: 'Somebody Else',
  });
  await client.printing.wait({ run_id: run.run_id });
  expect(run.operator).toBe('Otto');
  expect(room.db.prepare('SELECT DISTINCT operator FROM lifecycle_events').pluck().all()).toEqual([
    people.operator,
  ]);
  const shift = await pageAs(room, 'shift_leader');
  await shift.client.events.record({
    event_type: 'SCRAPPED',
    items: [{ gtin, serial: 'S000001' }],
    reason: 'torn',
    operator: 'Somebody Else',
  });
  await shift.client.lots.hold({ gtin, lot: 'LOT1', reason: 'check', operator: 'Somebody Else' });
  expect((await client.lots.history({ gtin, lot: 'LOT1' })).turns).toMatchObject([{ operator: 'Sofia' }]);
  expect(events(room).at(-1)).toMatchObject({ type: 'SCRAPPED', operator: 'Sofia' });
});

test('printing again, and printing a held lot, are more than printing', async () => {
  const { room, job } = await roomWithSheet(2, { counts: true });
  await setUpPeople(room);
  const [otto, sofia, quentin] = await Promise.all(
    (['operator', 'shift_leader', 'quality'] as const).map((role) => pageAs(room, role)),
  );
  if (!otto || !sofia || !quentin) throw new Error('Three people were set up.');
  const order = { job_id: job.job_id, printer: 'folder' };
  const first = await otto.client.printing.start(order);
  await otto.client.printing.wait({ run_id: first.run_id });

  await expect(otto.client.printing.start({ ...order, reason: 'lost' })).rejects.toThrow(
    /may not print labels again/,
  );
  const again = await otto.client.printing.start(order);
  const asking = await otto.client.printing.wait({ run_id: again.run_id });
  expect(asking.question?.kind).toBe('already_printed');
  const answer = { run_id: again.run_id, decision: 'print', reason: 'lost' } as const;
  await expect(otto.client.printing.answer(answer)).rejects.toMatchObject({ data: { code: 'not_allowed' } });
  await sofia.client.lots.hold({ gtin, lot: 'LOT1', reason: 'check' });
  await sofia.client.printing.answer(answer);
  const held = await sofia.client.printing.wait({ run_id: again.run_id });
  expect(held.question?.kind).toBe('held');
  await expect(sofia.client.printing.answer(answer)).rejects.toThrow(/may not release a lot/);
  expect((await otto.client.printing.get({ run_id: again.run_id })).status).toBe('asking');
  // Leaving them out is nobody's privilege.
  await otto.client.printing.answer({ run_id: again.run_id, decision: 'cancel' });
});

test('API keys work as before', async () => {
  const { room } = await roomWithSheet(1, { counts: true });
  const { key } = await clientOf(room).keys.create({ role: 'editor' });
  await setUpPeople(room);
  expect(room.keys.find(key)).toHaveProperty('organisation');
});

test('who is of one organisation may not act in another one that has people', async () => {
  const room = await openTestRoom();
  const { createOrganisation } = await import('../../src-main/core/catalog/organisations.ts');
  const { publicId } = await import('../../src-shared/ids.ts');
  const other = createOrganisation(
    room.db,
    room.settings,
    { name: 'Other', color: '#333333', sample: false },
    1,
  );
  const [mine, theirs] = [publicId('organisation', 1), publicId('organisation', other)];
  const page = pageOf(room);
  const ida = await page.client.people.add({
    organization_id: mine,
    name: 'Ida',
    role: 'it',
    signs_in: { pin: '7042' },
  });
  await page.signIn({ organization_id: mine, number: ida.number, pin: '7042' });
  const set = (organization_id: string) =>
    page.client.system.setSetting({ organization_id, key: 'sync_threshold', value: 7 });
  await set(mine);
  // Nobody has set up people there.
  await set(theirs);
  await pageOf(room).client.people.add({
    organization_id: theirs,
    name: 'Ida',
    role: 'it',
    signs_in: { pin: '1111' },
  });
  await expect(set(theirs)).rejects.toMatchObject({ data: { code: 'sign_in_needed' } });
  // A printer is everybody's: whoever has no people cannot be the way around.
  const third = createOrganisation(
    room.db,
    room.settings,
    { name: 'Third', color: '#444444', sample: false },
    1,
  );
  const printer = {
    organization_id: publicId('organisation', third),
    name: 'p',
    driver: 'folder',
    uri: '/tmp',
  } as const;
  await expect(pageOf(room).client.printing.addPrinter(printer)).rejects.toMatchObject({
    data: { code: 'sign_in_needed' },
  });
});
