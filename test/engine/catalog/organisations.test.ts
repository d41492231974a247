import { expect, test } from 'vitest';
import { pageAs, pageOf, setUpPeople } from '../../support/people.ts';
import { openTestRoom } from '../../support/room.ts';

test('the sample organisation can be had in a folder that is open, once, beside the own one', async () => {
  const room = await openTestRoom();
  const { client } = pageOf(room);
  const [own] = (await client.system.info()).organisations;
  expect(own).toMatchObject({ name: 'My organisation', sample: false, empty: true });

  const [sample, again] = await Promise.all([
    client.system.addSample({ organization_id: own?.id }),
    client.system.addSample({ organization_id: own?.id }),
  ]);
  expect(sample).toMatchObject({ name: 'Sample Foods', sample: true, empty: false });
  expect(again.id).toBe(sample.id);
  expect((await client.system.addSample({})).id).toBe(sample.id);

  const { organisations } = await client.system.info();
  expect(organisations.map(({ name }) => name)).toEqual(['My organisation', 'Sample Foods']);
  const products = await client.catalog.products({ organization_id: sample.id });
  expect(products.reduce((sum, { never_printed }) => sum + never_printed, 0)).toBeGreaterThan(1_000);
  expect(await client.catalog.products({ organization_id: own?.id })).toEqual([]);
});

test('beside the sample the own organisation needs no name; the sample alone is meant where there is no other', async () => {
  const room = await openTestRoom();
  const { client } = pageOf(room);
  await client.system.addSample({});
  await client.catalog.createLot({ gtin: '09521234000013', lot: 'OWN1' });
  const [own] = (await client.system.info()).organisations;
  expect(await client.catalog.products({ organization_id: own?.id })).toHaveLength(1);

  const only = await openTestRoom({ sample: true });
  expect((await pageOf(only).client.catalog.products({})).length).toBeGreaterThan(3);
});

test('an organisation is empty until it has a product, a job or a connection', async () => {
  const room = await openTestRoom();
  const { client } = pageOf(room);
  const isEmpty = async () => (await client.system.info()).organisations[0]?.empty;
  expect(await isEmpty()).toBe(true);
  await client.catalog.createLot({ gtin: '09521234000013', lot: 'L1' });
  expect(await isEmpty()).toBe(false);
});

test('name and colour of an organisation can be changed, those of the sample stay', async () => {
  const room = await openTestRoom();
  const { client } = pageOf(room);
  const sample = await client.system.addSample({});
  const changed = await client.system.setOrganisation({ name: ' North Sea Foods ', color: '#2e8b3d' });
  expect(changed).toMatchObject({ name: 'North Sea Foods', color: '#2e8b3d' });
  expect((await client.system.setOrganisation({ color: '#8b5ad9' })).name).toBe('North Sea Foods');
  await expect(
    client.system.setOrganisation({ organization_id: sample.id, color: '#2e8b3d' }),
  ).rejects.toMatchObject({ status: 409 });
  const other = { color: '#c0610f' } as unknown as { color: '#2e8b3d' };
  await expect(client.system.setOrganisation(other)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

test('who may not import makes no sample, and who may not change settings no other name', async () => {
  const room = await openTestRoom();
  await setUpPeople(room);
  const operator = await pageAs(room, 'operator');
  await expect(operator.client.system.addSample({})).rejects.toMatchObject({ status: 403 });
  await expect(operator.client.system.setOrganisation({ name: 'Mine' })).rejects.toMatchObject({
    status: 403,
  });
  const it = await pageAs(room, 'it');
  await it.client.system.addSample({});
  expect((await it.client.system.setOrganisation({ name: 'Ours' })).name).toBe('Ours');
});
