import type { Accounts, HoldTurn, Reconciliation } from '../../../src-shared/contract/reports.ts';
import type { Content } from '../documents/pdf-content.ts';
import { formatYymmdd } from '../../../src-shared/gs1/index.ts';
import type { WriteDb } from '../db/write-db.ts';
import { entityKinds } from '../db/schema.ts';
import { nameOfOperator } from '../printing/operators.ts';
import {
  composeReport,
  facts,
  heading,
  moment,
  rows,
  together,
  type ReportOrigin,
} from './report-document.ts';
import { accountLines, holdTable, reconciliationTable } from './report-parts.ts';

export interface LotReportFacts {
  readonly db: WriteDb;
  readonly lot: { readonly id: number; readonly gtin: string; readonly lot: string };
  readonly origin: ReportOrigin;
  readonly accounts: Accounts;
  readonly turns: readonly HoldTurn[];
  readonly closed: readonly Reconciliation[];
}

/** What is known of a lot: its plan, the runs that printed it, its accounts, and whether it was held. */
export function lotReport(report: LotReportFacts, resources: string): Promise<Buffer> {
  const { db, lot, origin, accounts, turns, closed } = report;
  return composeReport(
    {
      title: 'Lot',
      subject: accounts.name,
      origin,
      parts: [
        lotFacts(db, lot.id),
        heading('Runs'),
        runTable(db, lot.id),
        together(heading('Accounts'), accountLines(accounts)),
        ...reconciliationTable(closed),
        ...holdTable(turns),
      ],
      signatures: ['Name, date, signature'],
    },
    resources,
  );
}

interface LotRow {
  name: string | null;
  date: string | null;
  date_kind: string;
  planned_quantity: number | null;
  held: 0 | 1;
  created_at: number;
  serials: number;
}

function lotFacts(db: WriteDb, id: number): Content {
  const lot = db
    .prepare(
      `SELECT p.name, p.date_kind, l.date, l.planned_quantity, l.held, l.created_at,
         (SELECT count(*) FROM serials s WHERE s.product_id = l.product_id AND s.lot = l.lot) AS serials
       FROM lots l JOIN products p ON p.id = l.product_id WHERE l.id = ?`,
    )
    .get(id) as LotRow;
  const word = lot.date_kind === 'use_by' ? 'Use by' : 'Best before';
  return facts([
    ['Product', lot.name ?? 'no name'],
    [word, lot.date === null ? 'none' : formatYymmdd(lot.date, new Date(lot.created_at).getUTCFullYear())],
    ['Planned labels', lot.planned_quantity === null ? 'not planned' : String(lot.planned_quantity)],
    ['Serials', String(lot.serials)],
    ['Held', lot.held === 1 ? 'yes' : 'no'],
  ]);
}

interface RunOfLot {
  run_id: string | null;
  printer: string | null;
  operator: number;
  labels: number;
  first: number;
  last: number;
}

function runTable(db: WriteDb, id: number): Content {
  const lines = db
    .prepare(
      `WITH of_lot AS (
         SELECT v.id, v.run_id, v.operator, v.quantity, v.at FROM lifecycle_events v
         WHERE v.kind = ${entityKinds.lot} AND v.entity_id = ? AND v.type IN ('PRINTED', 'REPRINTED')
         UNION ALL
         SELECT v.id, v.run_id, v.operator, v.quantity, v.at FROM lots l
           CROSS JOIN serials s ON s.product_id = l.product_id AND s.lot = l.lot
           CROSS JOIN lifecycle_events v ON v.kind = ${entityKinds.serial} AND v.entity_id = s.id
         WHERE l.id = ? AND v.type IN ('PRINTED', 'REPRINTED'))
       SELECT e.run_id, r.printer, e.operator, sum(e.quantity) AS labels, min(e.at) AS first, max(e.at) AS last
       FROM of_lot e LEFT JOIN runs r ON r.id = e.run_id GROUP BY e.run_id, e.operator ORDER BY min(e.id)`,
    )
    .all(id, id) as RunOfLot[];
  return rows(
    [98, 60, 65, 32, 82, '*'],
    ['Run', 'Printer', 'By', 'Labels', 'First', 'Last'],
    lines.map((line) => [
      line.run_id ?? 'reported',
      line.printer ?? '',
      nameOfOperator(db, line.operator),
      String(line.labels),
      moment(line.first),
      moment(line.last),
    ]),
  );
}
