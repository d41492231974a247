import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { print, roomWithSheet } from '../support/printing.ts';
import { clientOf, openTestRoom } from '../support/room.ts';

test('what was printed comes out the same again, also without its file and under a newer version', async () => {
  const { room, client, job } = await roomWithSheet(70, { counts: true });
  const run = await print(client, job, { start_position: 60 });
  const asked = { run_id: run.run_id, chunk: 1 };
  const sha256 = run.chunks[0]?.print_file_sha256;
  expect(await client.printing.reproduce(asked)).toMatchObject({
    same: true,
    kept: 'here',
    changes: [],
    sha256_then: sha256,
    sha256_now: sha256,
    sentence: 'It comes out the same, byte by byte.',
  });
  const file = join(room.paths.printFiles, run.run_id, '001.pdf');
  writeFileSync(file, 'something else');
  expect(await client.printing.reproduce(asked)).toMatchObject({ same: true, kept: 'changed' });
  await room.close();
  // The files of ended runs are kept as long as finished files are; what they were made of stays.
  const later = Date.now() + 31 * 24 * 60 * 60 * 1000;
  const newer = await openTestRoom({
    folder: room.paths.folder,
    ports: { version: '9.9.9', now: () => later },
  });
  while (existsSync(file)) await setImmediate();
  expect(await clientOf(newer).printing.reproduce(asked)).toMatchObject({
    same: true,
    kept: 'removed',
    changes: [{ what: 'app_version', before: '0.0.0-test', after: '9.9.9' }],
  });
  await expect(clientOf(newer).printing.reproduce({ ...asked, chunk: 2 })).rejects.toThrow(
    'has no recorded print file',
  );
});

test('where it comes out different, what has changed is named', async () => {
  const { room, client, job } = await roomWithSheet(3, { counts: true });
  const run = await print(client, job);
  const asked = { run_id: run.run_id, chunk: 1 };
  const spec = room.db.prepare('SELECT spec FROM jobs').pluck().get();
  const tamper = async (sql: string) => {
    room.db.prepare('UPDATE jobs SET spec = ?').run(spec);
    room.db.sqlite.exec(sql);
    const { same, changes, sentence } = await client.printing.reproduce(asked);
    return { same, changes: changes.map(({ what }) => what), sentence };
  };
  expect(await tamper(`UPDATE items SET date = '281231'`)).toEqual({
    same: false,
    changes: ['labels'],
    sentence: 'It comes out different. This has changed: the data of the labels.',
  });
  expect(await tamper(`UPDATE items SET date = '271231'`)).toMatchObject({ same: true, changes: [] });
  expect(await tamper(`UPDATE jobs SET spec = json_set(spec, '$.stock.left', 12.0)`)).toMatchObject({
    same: false,
    changes: ['stock'],
  });
  expect(
    await tamper(`UPDATE jobs SET spec = json_set(spec, '$.label.host', 'other.example')`),
  ).toMatchObject({
    same: false,
    changes: ['settings'],
  });
});
