import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli, runJson, startServe } from '../../support/cli.ts';
import { csvFile, temporaryFolder } from '../../support/room.ts';

test('a stock goes out, is changed by hand, comes in, is proofed and removed', async () => {
  const folder = temporaryFolder();
  const data = ['--data', folder];
  const listed = await runJson(['stocks', 'list', ...data]);
  expect((listed['stocks'] as { id: string }[]).map(({ id }) => id)).toContain('63up_1in_letter');
  const file = join(folder, 'sheet.json');
  expect(await runJson(['stocks', 'export', '21up_63x38_a4', '--out', file, ...data])).toEqual({
    id: '21up_63x38_a4',
    path: file,
  });
  const stock = { ...(JSON.parse(readFileSync(file, 'utf8')) as object), id: 'ours', name: 'Ours' };
  writeFileSync(file, JSON.stringify(stock));
  expect(await runJson(['stocks', 'import', file, ...data])).toEqual({ id: 'ours' });
  expect(await runJson(['stocks', 'show', 'ours', ...data])).toMatchObject({
    stock,
    built_in: false,
    labels_per_sheet: 21,
  });
  const again = await runCli(['stocks', 'import', file, ...data]);
  expect(again).toMatchObject({
    code: 2,
    stdout: '',
    stderr: 'There is a stock ours already. Give this one another id, or replace the old one (--replace).\n',
  });
  expect((await runCli(['stocks', 'import', file, '--replace', ...data])).code).toBe(0);
  const proof = join(folder, 'proof.pdf');
  expect(await runJson(['stocks', 'proof', 'ours', '--out', proof, ...data])).toMatchObject({ path: proof });
  expect(readFileSync(proof).subarray(0, 8).toString()).toBe('%PDF-1.7');
  expect(await runJson(['stocks', 'remove', 'ours', ...data])).toEqual({ id: 'ours', removed: true });
  expect(await runCli(['stocks', 'show', 'ours', ...data])).toMatchObject({
    code: 2,
    stderr: 'There is no stock "ours" here.\n',
  });
});

test('layouts have the same verbs, and what is wrong with one is a single line', async () => {
  const folder = temporaryFolder();
  const data = ['--data', folder];
  const file = join(folder, 'layout.json');
  await runJson(['layouts', 'export', 'qr-wide', '--out', file, ...data]);
  const layout = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(
    file,
    JSON.stringify({ ...layout, id: 'ours', x_dimension: { floor_mm: 0.3, target_mm: 0.5 } }),
  );
  const refused = await runCli(['layouts', 'import', file, ...data]);
  expect(refused.code).toBe(2);
  expect(refused.stderr.trim().split('\n')).toEqual([
    'The layout ours cannot be used: an X-dimension of 0.3 mm is below the least that GS1 allows for a QR code here, 0.396 mm.',
  ]);
  writeFileSync(file, JSON.stringify({ ...layout, id: 'ours' }));
  expect(await runJson(['layouts', 'import', file, ...data])).toEqual({ id: 'ours' });
  const listed = await runJson(['layouts', 'list', ...data]);
  expect(listed['layouts']).toContainEqual(expect.objectContaining({ id: 'ours', built_in: false }));
  expect(await runJson(['layouts', 'show', 'ours', ...data])).toMatchObject({ built_in: false });
  expect(await runJson(['layouts', 'remove', 'ours', ...data])).toEqual({ id: 'ours', removed: true });
  writeFileSync(file, '{');
  const broken = await runCli(['layouts', 'import', file, ...data]);
  expect(broken.code).toBe(1);
  expect(broken.stderr).toMatch(/^The file is not JSON: .*\n$/);
  const missing = await runCli(['layouts', 'import', join(folder, 'none.json'), ...data]);
  expect(missing.code).toBe(1);
  expect(missing.stderr).toContain('cannot be read');
  const nowhere = await runCli(['stocks', 'proof', 'roll_2x1in', '--out', join(folder, 'no/p.pdf'), ...data]);
  expect(nowhere.code).toBe(1);
  expect(existsSync(join(folder, 'no'))).toBe(false);
});

test('the date kind of a product is set from the command line, over a running host too', async () => {
  const folder = temporaryFolder();
  const data = ['--data', folder];
  await runJson(['import', csvFile('gtin,lot,expiry\n09521234000013,L1,2027-12-31\n'), ...data]);
  const served = await startServe(folder);
  expect(
    await runJson([
      'products',
      'set',
      '09521234000013',
      '--date-kind',
      'best_before',
      '--name',
      'Tea',
      ...data,
    ]),
  ).toMatchObject({ gtin: '09521234000013', name: 'Tea', date_kind: 'best_before', changed: true, dates: 1 });
  const proof = join(folder, 'proof.pdf');
  await runJson(['stocks', 'proof', 'roll_50x25mm', '--out', proof, ...data]);
  expect(readFileSync(proof).subarray(0, 5).toString()).toBe('%PDF-');
  await served.end();
  const listed = await runJson(['products', 'list', ...data]);
  expect(listed['products']).toEqual([expect.objectContaining({ name: 'Tea', date_kind: 'best_before' })]);
  const wrong = await runCli(['products', 'set', '09521234000013', '--date-kind', 'sell_by', ...data]);
  expect(wrong.code).toBe(2);
  expect(wrong.stderr.trim().split('\n')).toHaveLength(1);
});

test('what a printer holds can be said anew', async () => {
  const folder = temporaryFolder();
  const data = ['--data', folder];
  expect(await runJson(['printers', 'set', 'folder', '--stock', 'roll_2x1in', ...data])).toEqual({
    printers: [expect.objectContaining({ name: 'folder', stock: 'roll_2x1in' })],
  });
  expect(await runJson(['printers', 'set', 'folder', '--stock', 'any', ...data])).toEqual({
    printers: [expect.objectContaining({ stock: null })],
  });
  expect((await runCli(['printers', 'set', 'folder', '--stock', 'none', ...data])).code).toBe(2);
});
