import { statSync } from 'node:fs';
import { hostname } from 'node:os';
import { build, type WriteDb } from '../db/write-db.ts';
import { newId } from '../new-id.ts';

export interface Station {
  readonly id: string;
  /** What happened to the identity at this start, for the doctor; null on an ordinary one. */
  readonly notice: string | null;
}

/**
 * The identity of this data folder. A folder that was copied carries the identity of its original, and two stations
 * of one name would break each other's chains; so a database file that is not the one we knew starts a new station.
 *
 * What waits in its print queue is taken back: the original may be printing the very same labels.
 */
export function openStation(db: WriteDb, databasePath: string, now: number): Station {
  const fingerprint = `${hostname()}/${statSync(databasePath).ino}`;
  const known = meta(db, 'station');
  const before = meta(db, 'station_fingerprint');
  if (known !== null && before === fingerprint) return { id: known, notice: null };
  const id = newId(now);
  db.transaction(() => {
    setMeta(db, 'station', id);
    setMeta(db, 'station_fingerprint', fingerprint);
    if (known === null) return;
    setMeta(db, 'station_before', known);
    takeBackQueue(db);
  });
  return {
    id,
    notice:
      known === null
        ? null
        : 'This data folder was copied, moved to another disk or restored; it goes on as a new station, and what ' +
          'waited in its print queue was taken back. If the original still prints, labels may be printed twice.',
  };
}

/**
 * Chunks in flight are left to the recovery after a crash; a run that has nothing left to print ends by itself. An
 * order whose sheets are still being made becomes no run at all.
 */
function takeBackQueue(db: WriteDb): void {
  const message = 'not printed: the data folder was copied or restored';
  db.prepare(`UPDATE chunks SET status = 'failed', message = ? WHERE status = 'queued'`).run(message);
  db.prepare(`UPDATE runs SET message = ? WHERE status IN ('queued', 'printing', 'asking')`).run(message);
  db.prepare(`UPDATE runs SET status = 'printing', question = NULL WHERE status = 'asking'`).run();
  db.prepare(`UPDATE print_orders SET state = 'refused', sentence = ? WHERE state = 'waiting'`).run(message);
}

export function meta(db: WriteDb, key: string): string | null {
  return db.first(build.selectFrom('meta').select('value').where('key', '=', key))?.value ?? null;
}

export function setMeta(db: WriteDb, key: string, value: string): void {
  db.run(
    build
      .insertInto('meta')
      .values({ key, value })
      .onConflict((conflict) => conflict.doUpdateSet({ value })),
  );
}
