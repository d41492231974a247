import type { WriteDb } from '../db/write-db.ts';

/**
 * What a record is about. `print_file`: what a chunk's print file was made of. `settlement`: what a person said about
 * the paper. `reprint`: which labels a run replaces. `labels`: which labels of a run an event is about. `hold` and
 * `release` of a lot. `reconciliation`: a closed one. `spare`: how many of an event's labels were ordered as spare.
 * `elsewhere`: a job whose saved sheets are printed somewhere else. `people`: who may do what from then on. `refusal`: what somebody tried who may not.
 */
const recordKinds = [
  'print_file',
  'settlement',
  'reprint',
  'labels',
  'hold',
  'release',
  'reconciliation',
  'spare',
  'elsewhere',
  'people',
  'refusal',
] as const;
export type RecordKind = (typeof recordKinds)[number];

/** A fact to be recorded; `body` goes through JSON. No names of people in it: numbers. */
export interface NewRecord {
  readonly kind: RecordKind;
  readonly subject: string;
  readonly body: object;
  readonly operator: number;
}

/** A record as it is read. */
export interface StoredRecord<Body> {
  readonly id: number;
  readonly station: string;
  readonly station_seq: number;
  readonly operator: number;
  readonly at: number;
  readonly event_seq: number;
  readonly event_hash: string;
  readonly hash: string;
  readonly body: Body;
}

/** Records of a kind about a subject, the oldest first. Their bodies are what this version wrote, or an older one. */
export function recordsOf<Body>(
  db: WriteDb,
  organisation: number,
  kind: RecordKind,
  subject: string,
): StoredRecord<Body>[] {
  const rows = db
    .prepare(
      'SELECT id, station, station_seq, operator, at, event_seq, event_hash, hash, body FROM records ' +
        'WHERE organisation_id = ? AND kind = ? AND subject = ? ORDER BY id',
    )
    .all(organisation, kind, subject) as StoredRecord<string>[];
  return rows.map((row) => ({ ...row, body: JSON.parse(row.body) as Body }));
}

export function hasRecord(db: WriteDb, organisation: number, kind: RecordKind, subject: string): boolean {
  return (
    db
      .prepare('SELECT 1 FROM records WHERE organisation_id = ? AND kind = ? AND subject = ? LIMIT 1')
      .get(organisation, kind, subject) !== undefined
  );
}

/** How records name a lot. */
export function subjectOfLot({ gtin, lot }: { readonly gtin: string; readonly lot: string }): string {
  return `${gtin}/${lot}`;
}
