import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder, testPorts } from '../../../support/room.ts';

test('a secret is kept in a file of its owner alone, over restarts, until it is removed', async () => {
  const folder = temporaryFolder();
  const { secrets } = testPorts(folder);
  expect(await secrets.get('closient')).toBeNull();
  await secrets.remove('closient');
  expect(existsSync(join(folder, 'secrets.json'))).toBe(false);

  await secrets.set('closient', 'csb_1');
  await secrets.set('other', '2');
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
  const later = testPorts(folder).secrets;
  expect(await later.get('closient')).toBe('csb_1');
  await later.remove('closient');
  expect(await secrets.get('closient')).toBeNull();
  expect(await secrets.get('other')).toBe('2');
  expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).not.toContain('csb_1');
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('changes at the same time are all kept', async () => {
  const { secrets } = testPorts(temporaryFolder());
  await Promise.all(Array.from({ length: 30 }, (_, index) => secrets.set(`s${index}`, String(index))));
  const found = await Promise.all(Array.from({ length: 30 }, (_, index) => secrets.get(`s${index}`)));
  expect(found).toEqual(Array.from({ length: 30 }, (_, index) => String(index)));
});

test('a damaged file is neither shown nor written over', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'secrets.json');
  writeFileSync(path, '{"closient":"csb_hidden');
  const { secrets } = testPorts(folder);
  await expect(secrets.get('closient')).rejects.toThrow(/is damaged/);
  await expect(secrets.get('closient')).rejects.not.toThrow(/csb_hidden/);
  await expect(secrets.set('closient', 'new')).rejects.toMatchObject({ code: 'unreadable_file' });
  expect(readFileSync(path, 'utf8')).toContain('csb_hidden');
});

test('a half-written file of a crash, readable by all, does not lend its mode', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'secrets.json.part'), 'x', { mode: 0o666 });
  await testPorts(folder).secrets.set('a', 'b');
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
});
