import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { listBatches } from '../../../src-main/core/catalog/import/batches.ts';
import { gtins, openCatalog, type TestCatalog } from '../../support/catalog.ts';
import { csvFile } from '../../support/room.ts';

const program = fileURLToPath(new URL('import-program.ts', import.meta.url));
const rows = 60_000;
const content = [
  'gtin,lot,serial,expiry,product_name',
  ...Array.from(
    { length: rows },
    (_, index) => `${[gtins.a, gtins.b][index % 2]},L${index % 9},S${index},271231,Cheese`,
  ),
].join('\n');

const stored = (catalog: TestCatalog): number =>
  catalog.db.prepare('SELECT count(*) FROM serials').pluck().get() as number;

/** Starts the import in another process and kills it as soon as at least `after` rows are on disk. */
async function killedImport(catalog: TestCatalog, path: string, after: number): Promise<void> {
  const child = spawn(process.execPath, [program, catalog.path, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  await once(child.stdout, 'data');
  while (stored(catalog) < after && child.exitCode === null) await setImmediate();
  child.kill('SIGKILL');
  expect(await exit).toEqual([null, 'SIGKILL']);
}

test('an import that is killed half-way leaves whole rows; the same file again makes exactly its set', async () => {
  const undisturbed = openCatalog();
  await undisturbed.importText(content);

  const catalog = openCatalog();
  const path = csvFile(content);
  for (const after of [1, 3_000, 8_000]) {
    await killedImport(catalog, path, after);
    const count = stored(catalog);
    expect(count).toBeGreaterThanOrEqual(after);
    expect(count).toBeLessThan(rows);
    expect(catalog.db.sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(catalog.db.sqlite.pragma('foreign_key_check')).toEqual([]);
    // What the list of imports says is what is there.
    const created = listBatches(catalog.db, catalog.organisation).reduce(
      (sum, batch) => sum + batch.created,
      0,
    );
    expect(created).toBe(count);
  }
  const left = stored(catalog);
  const report = await catalog.importPath(path);
  expect(report).toMatchObject({ created: rows - left, updated: 0, unchanged: left, rejected_count: 0 });
  expect(catalog.labels()).toEqual(undisturbed.labels());
});

test('the batch of an import that was killed can be undone', async () => {
  const catalog = openCatalog();
  await killedImport(catalog, csvFile(content), 1_000);
  const [batch] = listBatches(catalog.db, catalog.organisation);
  await catalog.undo(batch?.batch ?? '');
  expect(catalog.contents()).toEqual({ products: [], lots: [], serials: [] });
});
