import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

/** What the record says happened to a serial. */
export interface Recorded {
  readonly type: string;
  readonly evidence: string;
  readonly reason: string | null;
  readonly operator: string | null;
}

/** The record on disk, read beside the host that writes it; the oldest first. */
export function recordOf(dataFolder: string, serial: string): Recorded[] {
  const db = new Sqlite(join(dataFolder, 'print-room.db'), { readonly: true });
  try {
    return db
      .prepare<[string], Recorded>(
        `SELECT e.type, e.evidence, e.reason, o.name AS operator
         FROM lifecycle_events e JOIN operators o ON o.number = e.operator WHERE e.serial = ? ORDER BY e.id`,
      )
      .all(serial);
  } finally {
    db.close();
  }
}
