import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { readItems } from '../../src-main/core/jobs/items.ts';
import { requireJob, requireSheets } from '../../src-main/core/jobs/job-row.ts';
import { FileSink, removeUnfinished } from '../../src-main/core/render/file-sink.ts';
import { glyphTable } from '../../src-main/core/render/glyph-table.ts';
import { impose } from '../../src-main/core/render/imposition.ts';
import { RenderPool } from '../../src-main/core/render/render-pool.ts';
import { renderSheets } from '../../src-main/core/render/render-sheets.ts';
import { fontFile } from '../../src-main/core/render/sheet-font.ts';
import { filesIn, importSerials, organisationOf, runJob } from '../support/jobs.ts';
import { onEnd, openTestRoom, temporaryFolder } from '../support/room.ts';

test('pages are asked for only a little ahead of what is written', async () => {
  const room = await openTestRoom();
  await importSerials(room, 63 * 30);
  const job = await runJob(room);
  const row = requireJob(room.db, organisationOf(room).id, job.job_id);
  const font = readFileSync(join(room.ports.resources, fontFile));
  const pool = new RenderPool({
    script: room.ports.threads.render,
    data: { font: glyphTable(font) },
    threads: 2,
  });
  onEnd(() => pool.close());
  let asked = 0;
  let written = 0;
  let most = 0;
  const file = await renderSheets(
    {
      spec: requireSheets(row),
      imposition: impose({ groups: [row.total_items], labelsPerSheet: 63, copies: 1, startPosition: 1 }),
      firstSheet: 1,
      lastSheet: 30,
      items: (first, last) => {
        asked++;
        most = Math.max(most, asked - written);
        return readItems(room.db, row.seq, first, last);
      },
      path: join(temporaryFolder(), 'sheets.pdf'),
      font,
      urgent: false,
      signal: new AbortController().signal,
      onProgress: (labels) => (written = labels / 63),
    },
    pool,
  );
  expect(file.sha256).toBe(job.sha256);
  expect(most).toBeLessThanOrEqual(2 * 2 + 1);
  expect(most).toBeGreaterThan(2);
});

test('a slow disk holds the pages back until it has taken what it was given', async () => {
  // A pipe that nobody reads is the slowest disk there is.
  const path = join(temporaryFolder(), 'slow.pdf');
  execFileSync('mkfifo', [`${path}.part`]);
  const reader = createReadStream(`${path}.part`, { highWaterMark: 64 * 1024 });
  reader.pause();
  const sink = new FileSink(path);
  onEnd(() => sink.discard().catch(() => undefined));
  for (let part = 0; part < 3; part++) sink.write(Buffer.alloc(1024 * 1024));
  let released = false;
  const ready = sink.ready().then(() => (released = true));
  for (let lap = 0; lap < 50; lap++) await setImmediate();
  expect(released).toBe(false);
  reader.resume();
  await ready;
});

test('a file appears under its name only when it is whole', async () => {
  const folder = temporaryFolder();
  const sink = new FileSink(join(folder, 'a.pdf'));
  sink.write('first');
  await sink.ready();
  expect(existsSync(join(folder, 'a.pdf'))).toBe(false);
  sink.end(' second');
  expect(await sink.commit()).toEqual({
    sha256: '92088ec140fc553e4b1ede202edccb65a807bbf8a38d765a3ad38013c0f13688',
    bytes: 12,
  });
  expect(readFileSync(join(folder, 'a.pdf'), 'utf8')).toBe('first second');
  expect(filesIn(folder)).toEqual(['a.pdf']);
});

test('a file that is given up in its first moment leaves nothing behind', async () => {
  const folder = temporaryFolder();
  await new FileSink(join(folder, 'a.pdf')).discard();
  const begun = new FileSink(join(folder, 'b.pdf'));
  begun.write('half');
  await begun.discard();
  await expect(begun.commit()).rejects.toThrow('Premature close');
  expect(filesIn(folder)).toEqual([]);
});

test('a failed write is told to whoever waits, and does not end the process', async () => {
  const parent = join(temporaryFolder(), 'file');
  writeFileSync(parent, 'not a folder');
  const blocked = new FileSink(join(parent, 'a.pdf'));
  blocked.end('x');
  await expect(blocked.commit()).rejects.toMatchObject({ code: expect.stringMatching(/ENOTDIR|EEXIST/) });
  await blocked.discard().catch(() => undefined);
});

test('only what was left half written is cleared away', () => {
  const folder = temporaryFolder();
  for (const name of ['a.pdf', 'b.pdf.part', 'c.part']) writeFileSync(join(folder, name), '');
  removeUnfinished(folder);
  expect(filesIn(folder)).toEqual(['a.pdf']);
});
