import type { WriteDb } from '../db/write-db.ts';

/** Id of the run that prints what a run left free; null = nobody has ordered that. */
export function runOfRest(db: WriteDb, run: number): string | null {
  const id = db
    .prepare('SELECT r.id FROM run_rests x JOIN runs r ON r.seq = x.run_seq WHERE x.of_seq = ?')
    .pluck()
    .get(run);
  return typeof id === 'string' ? id : null;
}

/** To be called in the transaction that makes the run. */
export function keepRest(db: WriteDb, run: number, of: number): void {
  db.prepare('INSERT INTO run_rests (run_seq, of_seq) VALUES (?, ?)').run(run, of);
}
