import { describe, expect, test } from 'vitest';
import { join } from 'node:path';
import { ReadDb } from '../../../../src-main/core/db/read-db.ts';
import { build } from '../../../../src-main/core/db/write-db.ts';
import { openCatalog } from '../../../support/catalog.ts';
import { onEnd, temporaryFolder } from '../../../support/room.ts';

const reader = new URL('../../../../src-main/core/db/reader-thread.ts', import.meta.url);

/** About a second of work. */
const slow =
  'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3000000) SELECT count(*) AS count FROM n';

describe('the query thread', () => {
  test('answers each question with its own rows, in any order', async () => {
    const { read, organisation } = openCatalog();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => read.raw<{ n: number }>('SELECT ? AS n', [index])),
    );
    expect(answers.map(([row]) => row?.n)).toEqual(Array.from({ length: 50 }, (_, index) => index));
    const question = build.selectFrom('organisations').select('name').where('id', '=', organisation);
    expect(await read.all(question)).toEqual([{ name: 'Test' }]);
    expect(await read.first(question.where('name', '=', 'none'))).toBeUndefined();
  });

  test('sees what was committed just before, also by a statement that it has asked with before', async () => {
    const { db, read, organisation } = openCatalog();
    const count = async (): Promise<unknown> =>
      (await read.raw<{ n: number }>('SELECT count(*) AS n FROM lot_runs', []))[0]?.n;
    for (let expected = 0; expected < 5; expected++) {
      expect(await count()).toBe(expected);
      db.run(
        build
          .insertInto('lot_runs')
          .values({ organisation_id: organisation, name: `${expected}`, created_at: 0 }),
      );
    }
  });

  test('answers more different questions than it keeps statements', async () => {
    const { read } = openCatalog();
    for (let index = 0; index < 350; index++) {
      expect(await read.raw(`SELECT ${index % 250} AS n`, [])).toEqual([{ n: index % 250 }]);
    }
  });

  test('cannot write', async () => {
    const { read, rows } = openCatalog();
    for (const sql of [
      `UPDATE organisations SET name = 'x' RETURNING id`,
      `DELETE FROM organisations RETURNING id`,
      'CREATE TABLE x (y)',
    ]) {
      await expect(read.raw(sql, [])).rejects.toThrow(/readonly|does not return data/);
    }
    expect(rows('SELECT name FROM organisations')).toEqual([{ name: 'Test' }]);
  });

  test('gives a wrong question back as an error and goes on', async () => {
    const { read } = openCatalog();
    await expect(read.raw('SELECT x FROM nowhere', [])).rejects.toThrow(/no such table: nowhere/);
    await expect(read.raw('SELECT ? AS n', [])).rejects.toThrow(/Too few parameter/);
    await expect(read.raw('SELECT ? AS n', [() => 1])).rejects.toThrow(/could not be cloned/);
    expect(await read.raw('SELECT 1 AS n', [])).toEqual([{ n: 1 }]);
  });

  test('that dies rejects the questions it had; the next question gets an answer', async () => {
    const catalog = openCatalog();
    // A thread that ends as a crashed one does, when it is asked to.
    const dying = new URL(
      `data:text/javascript,${encodeURIComponent(
        `import { parentPort } from 'node:worker_threads';
         let started = false;
         parentPort.on('message', ({ id, sql }) => {
           if (sql === 'die') throw new Error('out of memory');
           parentPort.postMessage({ id, rows: [{ sql }] });
         });`,
      )}`,
    );
    const read = new ReadDb(catalog.path, dying);
    onEnd(() => read.close());
    const both = await Promise.allSettled([read.raw('die', []), read.raw('waiting behind it', [])]);
    for (const answer of both) {
      expect(answer).toMatchObject({
        status: 'rejected',
        reason: { message: 'The query thread has ended (out of memory). Try again.' },
      });
    }
    expect(await read.raw('again', [])).toEqual([{ sql: 'again' }]);
  });

  test('of a database that is not there says so', async () => {
    const read = new ReadDb(join(temporaryFolder(), 'none.db'), reader);
    onEnd(() => read.close());
    await expect(read.raw('SELECT 1', [])).rejects.toThrow(
      /query thread has ended \(.*(?:does not exist|unable to open)/,
    );
  });

  test('that is closed rejects what is open and what comes after', async () => {
    const { path } = openCatalog();
    const read = new ReadDb(path, reader);
    const [open] = await Promise.allSettled([read.raw(slow, []), read.close()]);
    expect(open).toMatchObject({ status: 'rejected', reason: { message: 'The database is closed.' } });
    await expect(read.raw('SELECT 1', [])).rejects.toThrow('The database is closed.');
  });

  test('that is closed gives up what waits behind the question it is at', async () => {
    const { path } = openCatalog();
    const read = new ReadDb(path, reader);
    await read.raw('SELECT 1', []);
    const waiting = Promise.allSettled(Array.from({ length: 500 }, () => read.raw(slow, [])));
    await read.close();
    const answered = (await waiting).filter(({ status }) => status === 'fulfilled');
    expect(answered.length).toBeLessThanOrEqual(1);
  });
});
