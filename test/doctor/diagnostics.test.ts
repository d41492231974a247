import { appendFileSync, mkdirSync, readdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PolicySet } from '../../src-main/core/policy/policy-set.ts';
import { print, roomWithSheet } from '../support/printing.ts';
import { temporaryFolder } from '../support/room.ts';
import { membersOf } from '../support/zip.ts';

const key = 'csb_0123456789abcdef0123456789abcdef_12345678';

test('the ZIP has what a helper needs, and no key, no signed address, no name of a person, no label', async () => {
  const policies = new PolicySet([{ level: 'enforced', place: 'HKLM', values: { SignOutMinutes: 5 } }]);
  const { room, client, job } = await roomWithSheet(70, { ports: { policies } });
  await print(client, job, { operator: 'Zoë O"Brien (line 3)' });
  mkdirSync(room.paths.logs, { recursive: true });
  const lines = [
    { msg: `refused ${key}`, url: 'https://b.example.com/sheet.pdf?X-Amz-Signature=sgn4tur3' },
    { msg: 'cancelled by Zoë O"Brien (line 3).', file: '/home/zoe.obrien/labels.csv' },
    { msg: `C:\\Users\\zoe.obrien\\labels.csv on ${hostname()}` },
  ];
  const log = join(room.paths.logs, 'print-room.log');
  for (const line of lines) appendFileSync(log, `${JSON.stringify(line)}\n`);

  const folder = temporaryFolder();
  const path = join(folder, 'diagnostics.zip');
  const saved = await client.admin.diagnostics({ path });
  expect(saved.bytes).toBeGreaterThan(1_000);
  expect(readdirSync(folder)).toEqual(['diagnostics.zip']);

  const members = await membersOf(path);
  expect([...members.keys()].toSorted()).toEqual([
    'READ-ME.txt',
    'doctor.html',
    'doctor.json',
    'log/print-room.log',
    'policies.json',
    'printers.json',
    'settings.json',
    'system.json',
    'tables.json',
  ]);
  const all = [...members.values()].map((bytes) => bytes.toString()).join('\n');
  for (const secret of [
    key,
    'sgn4tur3',
    'Brien',
    'zoe.obrien',
    room.ports.secret().toString('hex'),
    'S000001',
  ]) {
    expect(all).not.toContain(secret);
  }
  expect(all).toMatch(/cancelled by operator \d+\./);
  const text = (name: string): string => members.get(name)?.toString() ?? '';
  for (const line of text('log/print-room.log').trim().split('\n'))
    expect(() => JSON.parse(line) as unknown).not.toThrow();
  expect(JSON.parse(text('tables.json'))).toMatchObject({ serials: 70 });
  expect(JSON.parse(text('policies.json'))).toMatchObject({
    policies: [{ name: 'SignOutMinutes', value: 5 }],
  });
  expect(JSON.parse(text('settings.json'))).toMatchObject([{ settings: { sign_out_minutes: 5 } }]);
});

test('where the ZIP cannot be written there is one sentence, and nothing is left behind', async () => {
  const { client } = await roomWithSheet(1);
  const path = join(temporaryFolder(), 'missing', 'diagnostics.zip');
  await expect(client.admin.diagnostics({ path })).rejects.toThrow(`${path} cannot be written`);
});
