import type { ReadDb } from '../db/read-db.ts';

const namedProblems = 100;

/**
 * What is kept beside the records and differs from them: a settlement, what was handed over to which printer, whether
 * a lot is held. And records that name an event head which is not, or no longer, the one of that place.
 *
 * Settlements from before there were records have none; later ones have.
 */
export async function wrongFacts(read: ReadDb, organisation: number): Promise<string[]> {
  const found = await Promise.all([
    strayRecords(read, organisation),
    changedSettlements(read, organisation),
    changedChunks(read, organisation),
    wronglyHeld(read, organisation),
  ]);
  return found.flat();
}

async function strayRecords(read: ReadDb, organisation: number): Promise<string[]> {
  const rows = await read.raw<{ station: string; station_seq: number; event_seq: number; kind: string }>(
    `SELECT r.station, r.station_seq, r.event_seq, r.kind FROM records r
     LEFT JOIN lifecycle_events e
       ON e.organisation_id = r.organisation_id AND e.station = r.station AND e.station_seq = r.event_seq
     WHERE r.organisation_id = ? AND r.event_seq > 0 AND e.hash IS NOT r.event_hash ORDER BY r.id LIMIT ${namedProblems}`,
    [organisation],
  );
  return rows.map(
    (row) =>
      `record ${row.station_seq} of station ${row.station} (${row.kind}) was written over event ${row.event_seq}, which is not there as it was`,
  );
}

async function changedSettlements(read: ReadDb, organisation: number): Promise<string[]> {
  const rows = await read.raw<{ id: number; run: string; record: number | null }>(
    `WITH said AS (
       SELECT id AS record, subject AS run, operator, at, json_extract(body, '$.settlement') AS settlement,
         json_extract(body, '$.good_sheets') AS good_sheets, json_extract(body, '$.last_good') AS last_good,
         json_extract(body, '$.printed') AS printed, json_extract(body, '$.freed') AS freed,
         json_extract(body, '$.reason') AS reason
       FROM records WHERE organisation_id = ? AND kind = 'settlement'),
     kept AS (SELECT s.*, r.id AS run FROM settlements s JOIN runs r ON r.seq = s.run_seq WHERE r.organisation_id = ?)
     SELECT coalesce(s.settlement, k.id) AS id, coalesce(s.run, k.run) AS run, s.record
     FROM said s FULL JOIN kept k ON k.id = s.settlement
     WHERE (s.record IS NOT NULL AND (k.id IS NULL OR (k.run, k.good_sheets, k.last_good, k.printed, k.freed, k.operator, k.at)
             <> (s.run, s.good_sheets, s.last_good, s.printed, s.freed, s.operator, s.at) OR k.reason IS NOT s.reason))
        OR (s.record IS NULL AND k.at > (SELECT applied_at FROM migrations WHERE name = 'truth'))
     LIMIT ${namedProblems}`,
    [organisation, organisation],
  );
  return rows.map(({ id, run, record }) =>
    record === null
      ? `settlement ${id} of run ${run} has no record`
      : `settlement ${id} of run ${run} is not what its record says`,
  );
}

/** Chunks as they were handed over: a record is written with each print file, the last one of a chunk counts. */
async function changedChunks(read: ReadDb, organisation: number): Promise<string[]> {
  const rows = await read.raw<{
    run: string;
    chunk: number;
    found: number | null;
    sha256: 0 | 1;
    printer: string | null;
    now: string | null;
  }>(
    `WITH said AS (SELECT subject AS run, body, json_extract(body, '$.chunk') AS chunk, max(id)
       FROM records WHERE organisation_id = ? AND kind = 'print_file' GROUP BY 1, 3)
     SELECT f.run, f.chunk, c.number AS found, c.sha256 IS f.body ->> '$.sha256' AS sha256,
       f.body ->> '$.printer' AS printer, r.printer AS now
     FROM said f LEFT JOIN runs r ON r.id = f.run LEFT JOIN chunks c ON c.run_seq = r.seq AND c.number = f.chunk
     WHERE c.sha256 IS NOT f.body ->> '$.sha256' OR c.status NOT IN ('queued', 'failed') AND (
       (r.printer, c.first_sheet, c.sheets, c.first_label, c.labels) IS NOT (f.body ->> '$.printer',
         f.body ->> '$.first_sheet', f.body ->> '$.sheets', f.body ->> '$.first_label', f.body ->> '$.labels')
       OR c.labels <> (SELECT count(*) FROM run_labels l WHERE l.run_seq = r.seq
            AND l.number BETWEEN c.first_label AND c.first_label + c.labels - 1))
     LIMIT ${namedProblems}`,
    [organisation],
  );
  return rows.map(({ run, chunk, found, sha256, printer, now }) => {
    if (found === null) return `chunk ${chunk} of run ${run} was removed`;
    if (sha256 === 0) return `the print file of chunk ${chunk} of run ${run} is not the one of its record`;
    if (printer !== now) return `run ${run} was printed by ${printer}, and is kept as printed by ${now}`;
    return `chunk ${chunk} of run ${run} has not the sheets and labels of its record`;
  });
}

async function wronglyHeld(read: ReadDb, organisation: number): Promise<string[]> {
  const rows = await read.raw<{ gtin: string; lot: string; held: 0 | 1 }>(
    `WITH last AS (
       SELECT subject, kind, max(id) FROM records WHERE organisation_id = ? AND kind IN ('hold', 'release') GROUP BY subject)
     SELECT p.gtin, l.lot, l.held FROM lots l JOIN products p ON p.id = l.product_id
     LEFT JOIN last ON last.subject = p.gtin || '/' || l.lot
     WHERE p.organisation_id = ? AND l.held <> (last.kind IS 'hold') LIMIT ${namedProblems}`,
    [organisation, organisation],
  );
  return rows.map(
    ({ gtin, lot, held }) =>
      `lot ${lot} of GTIN ${gtin} is kept as ${held === 1 ? 'held' : 'not held'}, the records say ${held === 1 ? 'not held' : 'held'}`,
  );
}
