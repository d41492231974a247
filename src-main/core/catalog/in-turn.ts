import type { WriteDb } from '../db/write-db.ts';

const last = new WeakMap<WriteDb, Promise<unknown>>();

/**
 * Runs imports and undos of a database one after the other. Each goes on in many short transactions and relies on
 * what the one before left: two at once could undo what the other is just changing.
 */
export function inTurn<T>(db: WriteDb, work: () => Promise<T>): Promise<T> {
  const turn = (last.get(db) ?? Promise.resolve()).then(work, work);
  last.set(
    db,
    turn.catch(() => undefined),
  );
  return turn;
}
