import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { restoreFrom } from '../../src-main/core/folder/backup.ts';
import { dataPaths } from '../../src-main/core/folder/paths.ts';
import { clientOf, openTestRoom, serialsCsv, csvFile, temporaryFolder, testPorts } from '../support/room.ts';

const copies = (folder: string): string[] => {
  const { beforeUpdate } = dataPaths(folder);
  return existsSync(beforeUpdate) ? readdirSync(beforeUpdate).toSorted() : [];
};

async function useVersion(
  folder: string,
  version: string,
  work?: (client: ReturnType<typeof clientOf>) => unknown,
) {
  const room = await openTestRoom({ folder, ports: { version } });
  await work?.(clientOf(room));
  await room.close();
}

test('the first start of a new version copies the database before it changes anything', async () => {
  const folder = temporaryFolder();
  await useVersion(folder, '1.0.0', (client) => client.admin.importFile({ path: csvFile(serialsCsv(3)) }));
  await useVersion(folder, '1.0.0');
  expect(copies(folder)).toEqual([]);
  await useVersion(folder, '1.1.0', (client) =>
    client.admin.importFile({ path: csvFile(serialsCsv(2, { from: 10 })) }),
  );
  await useVersion(folder, '1.1.0');
  expect(copies(folder)).toEqual([expect.stringMatching(/^print-room-1\.0\.0-\d+\.db$/)]);
  const copy = new Sqlite(join(dataPaths(folder).beforeUpdate, copies(folder)[0] ?? ''), { readonly: true });
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(copy.prepare('SELECT count(*) FROM serials').pluck().get()).toBe(3);
  copy.close();
});

test('the copy is the way back: the old version restores it and goes on', async () => {
  const folder = temporaryFolder();
  await useVersion(folder, '1.0.0', (client) => client.admin.importFile({ path: csvFile(serialsCsv(3)) }));
  await useVersion(folder, '1.1.0');
  const newer = new Sqlite(dataPaths(folder).database);
  newer.exec("INSERT INTO migrations VALUES (999999, 'of the new version', 0)");
  newer.close();
  await expect(openTestRoom({ folder, ports: { version: '1.0.0' } })).rejects.toMatchObject({
    code: 'database_too_new',
  });
  // Whoever is refused has copied nothing: the copy of before is not pushed out by it.
  expect(copies(folder)).toHaveLength(1);
  const copy = join(dataPaths(folder).beforeUpdate, copies(folder)[0] ?? '');
  expect(await restoreFrom(copy, folder, testPorts(folder))).toMatchObject({ heldBack: 4 });
  const room = await openTestRoom({ folder, ports: { version: '1.0.0' } });
  expect((await clientOf(room).system.doctor()).checks.find(({ name }) => name === 'database')?.ok).toBe(
    true,
  );
});

test('three copies stay', async () => {
  const folder = temporaryFolder();
  for (const version of ['1.0.0', '1.1.0', '1.2.0', '1.3.0', '1.4.0']) await useVersion(folder, version);
  expect(copies(folder).map((name) => name.split('-')[2])).toEqual(['1.1.0', '1.2.0', '1.3.0']);
});
