import type { Accounts, Subject } from '../../../src-shared/contract/reports.ts';
import { nameOfEntity } from '../../../src-shared/entity-name.ts';
import type { AccountingType, LifecycleEventType } from '../../../src-shared/states/lifecycle-events.ts';
import type { ReadDb } from '../db/read-db.ts';
import { entityKinds } from '../db/schema.ts';
import type { WriteDb } from '../db/write-db.ts';
import { requireLot } from '../ledger/hold-lot.ts';
import { subjectOfLot } from '../ledger/records.ts';
import { requireRun } from '../printing/run-row.ts';

/** What is reconciled: a run, or a lot with its serials. */
export type AccountOf =
  | { readonly kind: 'run'; readonly seq: number; readonly id: string }
  | { readonly kind: 'lot'; readonly id: number; readonly gtin: string; readonly lot: string };

/** What may be unaccounted for: labels, or per cent of the issued ones, whichever is more. */
export interface Limits {
  readonly labels: number;
  readonly percent: number;
}

type Counts = Partial<Record<LifecycleEventType, number>>;

/** @throws PrintRoomError `not_found` or `validation_error` where there is no such run or lot. */
export function requireSubject(db: WriteDb, organisation: number, subject: Subject): AccountOf {
  if ('run_id' in subject) {
    const { seq, id } = requireRun(db, organisation, subject.run_id);
    return { kind: 'run', seq, id };
  }
  return { kind: 'lot', ...requireLot(db, organisation, subject) };
}

/** How records name it. */
export function subjectKey(of: AccountOf): string {
  return of.kind === 'run' ? of.id : subjectOfLot(of);
}

export function nameOfSubject(of: AccountOf): string {
  return of.kind === 'run' ? `run ${of.id}` : nameOfEntity({ gtin: of.gtin, lot: of.lot, serial: null });
}

/**
 * The accounts of a run or lot. A lot counts its own labels and those of its serials; a run counts what it printed,
 * and what is known to have become of its very labels.
 * @param applied typed in by a person; null = not yet.
 */
export async function readAccounts(
  read: ReadDb,
  organisation: number,
  of: AccountOf,
  applied: number | null,
  limits: Limits,
): Promise<Accounts> {
  const [counts, spare, open] = await Promise.all([
    of.kind === 'run' ? countsOfRun(read, organisation, of.id) : countsOfLot(read, of.id),
    spareOf(read, organisation, of),
    openOf(read, of),
  ]);
  const count = (type: LifecycleEventType): number => counts[type] ?? 0;
  const issued = count('PRINTED') + count('REPRINTED');
  const gone = (['SCRAPPED', 'SAMPLED', 'RETURNED', 'VOIDED'] satisfies AccountingType[]).reduce(
    (sum, type) => sum + count(type),
    0,
  );
  const unaccounted = applied === null ? null : issued - applied - gone;
  const percent =
    unaccounted === null || issued === 0 ? null : Math.round((unaccounted / issued) * 100_000) / 1_000;
  return {
    name: nameOfSubject(of),
    printed: count('PRINTED'),
    reprinted: count('REPRINTED'),
    spare,
    issued,
    scrapped: count('SCRAPPED'),
    sampled: count('SAMPLED'),
    returned: count('RETURNED'),
    voided: count('VOIDED'),
    open,
    applied,
    unaccounted,
    unaccounted_percent: percent,
    limit_labels: limits.labels,
    limit_percent: limits.percent,
    beyond: unaccounted !== null && isBeyond(unaccounted, issued, limits),
  };
}

function isBeyond(unaccounted: number, issued: number, { labels, percent }: Limits): boolean {
  return Math.abs(unaccounted) > Math.max(labels, (percent * issued) / 100);
}

async function countsOfLot(read: ReadDb, lot: number): Promise<Counts> {
  const rows = await read.raw<{ type: LifecycleEventType; labels: number }>(
    `SELECT type, sum(quantity) AS labels FROM (
       SELECT v.type, v.quantity FROM lifecycle_events v WHERE v.kind = ${entityKinds.lot} AND v.entity_id = ?
       UNION ALL
       SELECT v.type, v.quantity FROM lots l
         CROSS JOIN serials s ON s.product_id = l.product_id AND s.lot = l.lot
         CROSS JOIN lifecycle_events v ON v.kind = ${entityKinds.serial} AND v.entity_id = s.id
       WHERE l.id = ?) GROUP BY type`,
    [lot, lot],
  );
  return Object.fromEntries(rows.map(({ type, labels }) => [type, labels]));
}

async function countsOfRun(read: ReadDb, organisation: number, run: string): Promise<Counts> {
  const rows = await read.raw<{ type: LifecycleEventType; labels: number }>(
    `SELECT type, sum(quantity) AS labels FROM (
       SELECT type, quantity FROM lifecycle_events WHERE run_id = ?
       UNION ALL
       SELECT json_extract(e.value, '$.type'), json_extract(e.value, '$.quantity')
       FROM records r, json_each(r.body, '$.events') e WHERE r.organisation_id = ? AND r.kind = 'labels' AND r.subject = ?)
     GROUP BY type`,
    [run, organisation, run],
  );
  return Object.fromEntries(rows.map(({ type, labels }) => [type, labels]));
}

async function spareOf(read: ReadDb, organisation: number, of: AccountOf): Promise<number> {
  const [row] = await read.raw<{ spare: number }>(
    `SELECT coalesce(sum(json_extract(body, '$.spare')), 0) AS spare FROM records
     WHERE organisation_id = ? AND kind = 'spare' AND ${
       of.kind === 'run'
         ? 'subject = ?'
         : `json_extract(body, '$.gtin') = ? AND json_extract(body, '$.lot') = ?`
     }`,
    of.kind === 'run' ? [organisation, of.id] : [organisation, of.gtin, of.lot],
  );
  return row?.spare ?? 0;
}

async function openOf(read: ReadDb, of: AccountOf): Promise<number> {
  const [row] = await read.raw<{ open: number }>(
    of.kind === 'run'
      ? `SELECT count(*) AS open FROM run_labels WHERE run_seq = ? AND state IN ('spooled', 'sent', 'uncertain')`
      : `SELECT (SELECT count(*) FROM run_labels WHERE kind = ${entityKinds.lot} AND entity_id = l.id AND state IN ('spooled', 'sent', 'uncertain'))
           + (SELECT count(*) FROM serials s JOIN run_labels r ON r.kind = ${entityKinds.serial} AND r.entity_id = s.id
              WHERE s.product_id = l.product_id AND s.lot = l.lot AND s.print_state <> 0 AND r.state IN ('spooled', 'sent', 'uncertain')) AS open
         FROM lots l WHERE l.id = ?`,
    [of.kind === 'run' ? of.seq : of.id],
  );
  return row?.open ?? 0;
}
