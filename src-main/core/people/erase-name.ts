import { PrintRoomError } from '../../../src-shared/errors.ts';
import { namedSentences } from '../printing/operators.ts';
import type { WriteDb } from '../db/write-db.ts';

/** Columns with "cancelled by NAME", and how their rows are those of an organisation. */
const sentences = [
  ['jobs', 'error', 'organisation_id = :organisation'],
  ['runs', 'message', 'organisation_id = :organisation'],
  ['chunks', 'message', 'run_seq IN (SELECT seq FROM runs WHERE organisation_id = :organisation)'],
] as const;

/**
 * Takes the name of an operator away, where it stands for itself and where it ends a sentence; the pages of the file
 * that held it are overwritten. Copies made before still have it, and so has a reason into which somebody wrote it.
 * @param before runs in the same transaction, ahead of it. @throws PrintRoomError `not_found`
 */
export function eraseName(
  db: WriteDb,
  organisation: number,
  number: number,
  now: number,
  before: () => void,
): void {
  db.sqlite.pragma('secure_delete = ON');
  try {
    db.transaction(() => {
      const name = db
        .prepare('SELECT name FROM operators WHERE number = ? AND organisation_id = ? AND name IS NOT NULL')
        .pluck()
        .get(number, organisation) as string | undefined;
      if (name === undefined) {
        throw new PrintRoomError('not_found', `There is no operator ${number} with a name.`);
      }
      before();
      for (const [table, column, owned] of sentences) {
        for (const what of namedSentences) {
          db.prepare(
            `UPDATE ${table} SET ${column} = :after || substr(${column}, length(:before) + 1)
             WHERE ${owned} AND substr(${column}, 1, length(:before)) = :before
               AND substr(${column}, length(:before) + 1, 1) IN ('', '.')`,
          ).run({ organisation, before: `${what} by ${name}`, after: `${what} by operator ${number}` });
        }
      }
      db.prepare('UPDATE operators SET name = NULL, erased_at = ? WHERE number = ?').run(now, number);
    });
    // The log holds the pages as they were.
    db.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.sqlite.pragma('secure_delete = OFF');
  }
}
