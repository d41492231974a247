import { expect, test } from 'vitest';
import type { PresetDefinition } from '../../../src-shared/models/preset.ts';
import { pageAs, setUpPeople } from '../../support/people.ts';
import { clientOf, csvFile, openTestRoom, serialsCsv, temporaryFolder } from '../../support/room.ts';

const usual = { name: 'Line 3', scope: 'serials', never_printed: true } as const;

test('a preset keeps what, stock, layout and printer, and is there after a restart', async () => {
  const folder = temporaryFolder();
  const room = await openTestRoom({ folder });
  const [made] = await clientOf(room).presets.save({
    preset: {
      ...usual,
      gtins: ['9521234000013'],
      stock: '63up_1in_letter',
      layout: 'datamatrix-1in',
      symbol: 'datamatrix',
      printer: 'folder',
      copies: 1,
      begin: 'continue',
      scan_pack: true,
    },
  });
  expect(made).toMatchObject({
    name: 'Line 3',
    gtins: ['09521234000013'],
    begin: 'continue',
    scan_pack: true,
  });
  await room.close();
  expect(await clientOf(await openTestRoom({ folder })).presets.list({})).toEqual([made]);
});

test('presets stand in the order that people give them', async () => {
  const client = clientOf(await openTestRoom());
  for (const name of ['a', 'b', 'c']) await client.presets.save({ preset: { ...usual, name } });
  const names = async (): Promise<string[]> => (await client.presets.list({})).map(({ name }) => name);
  const [, , last] = await client.presets.list({});
  await client.presets.move({ id: last?.id ?? '', by: -1 });
  expect(await names()).toEqual(['a', 'c', 'b']);
  await client.presets.move({ id: last?.id ?? '', by: -10 });
  expect(await names()).toEqual(['c', 'a', 'b']);
  await client.presets.remove({ id: last?.id ?? '' });
  expect(await names()).toEqual(['a', 'b']);
  await expect(client.presets.remove({ id: last?.id ?? '' })).rejects.toMatchObject({
    data: { code: 'not_found' },
  });
});

test('a preset is renamed in its place, and no two have one name', async () => {
  const client = clientOf(await openTestRoom());
  for (const name of ['a', 'b']) await client.presets.save({ preset: { ...usual, name } });
  const [first] = await client.presets.list({});
  await client.presets.save({ id: first?.id ?? '', preset: { ...usual, name: 'Z' } });
  expect((await client.presets.list({})).map(({ name }) => name)).toEqual(['Z', 'b']);
  await expect(client.presets.save({ preset: { ...usual, name: ' z ' } })).rejects.toMatchObject({
    data: { code: 'conflict', message: 'There is a preset of the name Z already.' },
  });
});

test.each<[string, Partial<PresetDefinition>, string]>([
  ['a wrong check digit', { gtins: ['09521234000014'] }, 'gtins'],
  ['a stock that there is not', { stock: 'none' }, 'stock'],
  ['a layout that has no room on the stock', { stock: '63up_1in_letter', layout: 'none' }, 'layout'],
  [
    'lots of product labels',
    { scope: 'products', lots: [{ id: 'x', gtin: '09521234000013', lot: 'L1' }] },
    'lots',
  ],
])('%s is refused by its field', async (_name, wrong, field) => {
  const client = clientOf(await openTestRoom());
  await expect(client.presets.save({ preset: { ...usual, ...wrong } })).rejects.toMatchObject({
    data: { code: 'validation_error', faults: [{ loc: ['body', 'preset', field] }] },
  });
  expect(await client.presets.list({})).toEqual([]);
});

test('whoever may change stocks and layouts may change presets, and everybody sees them', async () => {
  const room = await openTestRoom();
  await setUpPeople(room);
  const { client: operator } = await pageAs(room, 'operator');
  const { client: quality } = await pageAs(room, 'quality');
  await expect(operator.presets.save({ preset: usual })).rejects.toMatchObject({
    data: { code: 'not_allowed' },
  });
  await quality.presets.save({ preset: usual });
  expect(await operator.presets.list({})).toHaveLength(1);
});

test('lots to choose come newest first, by product and by a part of their number', async () => {
  const room = await openTestRoom();
  const client = clientOf(room);
  const rows = ['gtin,lot,lot_run', '09521234000013,A1,June', '09521234000013,A2,June', '09521234543213,B1,'];
  await client.admin.importFile({ path: csvFile(`${rows.join('\n')}\n`) });
  await client.admin.importFile({ path: csvFile(serialsCsv(1, { lot: 'S1' })) });
  const names = async (wanted: Parameters<typeof client.catalog.lots>[0]): Promise<string[]> =>
    (await client.catalog.lots(wanted)).map(({ lot }) => lot);
  expect(await names({})).toEqual(['S1', 'B1', 'A2', 'A1']);
  expect(await names({ gtins: ['09521234000013'], text: 'a' })).toEqual(['A2', 'A1']);
  const [june] = await client.catalog.lotRuns({});
  expect(june).toMatchObject({ name: 'June', lots: 2 });
  const chosen = await client.jobs.preview({
    scope: 'lots',
    filters: { lot_run_id: june?.id ?? '' },
    limit: 5,
  });
  expect(chosen.rows.map(({ lot }) => lot)).toEqual(['A1', 'A2']);
});

test('a preset that cannot be read takes no other one away', async () => {
  const room = await openTestRoom();
  const client = clientOf(room);
  for (const name of ['a', 'b', 'c']) await client.presets.save({ preset: { ...usual, name } });
  room.db.prepare(`UPDATE presets SET definition = '{"name":"b"}' WHERE place = 2`).run();
  const [, last] = await client.presets.list({});
  expect(last?.name).toBe('c');
  await client.presets.move({ id: last?.id ?? '', by: -1 });
  await client.presets.save({ preset: { ...usual, name: 'B' } });
  expect((await client.presets.list({})).map(({ name }) => name)).toEqual(['c', 'a', 'B']);
});

test('a printer that gets another name keeps its presets', async () => {
  const room = await openTestRoom();
  const client = clientOf(room);
  const told: number[] = [];
  room.changes.on('presets', (organisation) => void told.push(organisation));
  await client.printing.addPrinter({ name: 'Line 3', driver: 'folder', uri: temporaryFolder() });
  await client.presets.save({ preset: { ...usual, printer: 'Line 3' } });
  await client.presets.save({ preset: { ...usual, name: 'other', printer: 'folder' } });
  await client.printers.rename({ printer: 'Line 3', name: 'Line 4' });
  expect((await client.presets.list({})).map(({ printer }) => printer)).toEqual(['Line 4', 'folder']);
  expect(told).toHaveLength(3);
});
