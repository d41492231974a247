import type { Content } from '../documents/pdf-content.ts';
import type { WriteDb } from '../db/write-db.ts';
import type { Accounts, Reconciliation } from '../../../src-shared/contract/reports.ts';
import { recordsOf } from '../ledger/records.ts';
import { nameOfOperator } from '../printing/operators.ts';
import type { PrintFileFacts } from '../printing/print-file-facts.ts';
import type { ReprintRecord } from '../printing/reprint.ts';
import { requireJobOfRun } from '../printing/run-job.ts';
import { chunksOf, countLabels, type ChunkRow, type RunRow } from '../printing/run-row.ts';
import {
  composeReport,
  facts,
  heading,
  moment,
  rows,
  together,
  type ReportOrigin,
} from './report-document.ts';
import { accountLines, reconciliationTable } from './report-parts.ts';

/** Lots, and labels that are replaced, that a report names one by one. */
const namedLines = 200;

export interface RunReportFacts {
  readonly db: WriteDb;
  readonly run: RunRow;
  readonly origin: ReportOrigin;
  readonly accounts: Accounts;
  readonly closed: readonly Reconciliation[];
}

/** What a run printed: what, where, by whom, how it is known, what people said, and the hashes of its files. */
export function runReport(report: RunReportFacts, resources: string): Promise<Buffer> {
  const { db, run, origin, accounts, closed } = report;
  return composeReport(
    {
      title: 'Print run',
      subject: `run ${run.id}`,
      origin,
      parts: [
        runFacts(db, run),
        heading('What was printed'),
        contentTable(db, run),
        heading('How it is known'),
        evidenceTable(db, run),
        ...settlementTable(db, run),
        ...reprintTable(db, run),
        heading('Print files'),
        ...printFileTable(db, run),
        together(heading('Accounts'), accountLines(accounts)),
        ...reconciliationTable(closed),
      ],
      signatures: ['Name, date, signature'],
    },
    resources,
  );
}

function runFacts(db: WriteDb, run: RunRow): Content {
  const { job, spec } = requireJobOfRun(db, run);
  const labels = countLabels(chunksOf(db, run.seq));
  const states = Object.entries(labels).filter(([, count]) => count > 0);
  return facts([
    ['Job', job.id],
    ['Sheets file (artifact)', `SHA-256 ${job.sha256 ?? 'none'}`],
    ['Printer', run.printer],
    ['Stock, layout', `${run.stock}, ${spec.label.layout.id}, ${spec.label.dpi} dpi`],
    ['Sheets', `${run.first_sheet} to ${run.last_sheet}, from place ${run.start_position}`],
    ['Labels', states.map(([state, count]) => `${count} ${state}`).join(', ')],
    ['Ordered by', nameOfOperator(db, run.operator)],
    ['Reason', run.reason ?? 'none given'],
    ['Ordered', moment(run.created_at)],
    ['Ended', run.ended_at === null ? `not yet (${run.status})` : `${moment(run.ended_at)} (${run.status})`],
    ...(run.message === null ? [] : [['Message', run.message] as const]),
  ]);
}

interface ContentRow {
  gtin: string;
  lot: string | null;
  items: number;
  printed: number;
  first: string | null;
  last: string | null;
}

function contentTable(db: WriteDb, run: RunRow): Content {
  const lines = db
    .prepare(
      `SELECT i.gtin, i.lot, count(DISTINCT i.position) AS items, sum(l.state = 'printed') AS printed,
         min(i.serial) AS first, max(i.serial) AS last
       FROM run_labels l JOIN items i ON i.job_seq = ? AND i.position = l.position
       WHERE l.run_seq = ? GROUP BY i.gtin, i.lot ORDER BY min(l.number) LIMIT ${namedLines + 1}`,
    )
    .all(run.job_seq, run.seq) as ContentRow[];
  const named = lines.slice(0, namedLines);
  return rows(
    [85, 100, 60, 60, '*'],
    ['GTIN', 'Lot', 'Items', 'Printed labels', 'Serials (lowest, highest)'],
    [
      ...named.map(({ gtin, lot, items, printed, first, last }) => [
        gtin,
        lot ?? '',
        String(items),
        String(printed),
        [...new Set([first, last])].join('\n'),
      ]),
      ...(lines.length > namedLines ? [['and further lots', '', '', '', '']] : []),
    ],
  );
}

function evidenceTable(db: WriteDb, run: RunRow): Content {
  const lines = db
    .prepare(
      `SELECT type, evidence, count(*) AS events, sum(quantity) AS labels, min(at) AS first, max(at) AS last, operator
       FROM lifecycle_events WHERE run_id = ? GROUP BY type, evidence, operator ORDER BY min(id)`,
    )
    .all(run.id) as {
    type: string;
    evidence: string;
    events: number;
    labels: number;
    first: number;
    last: number;
    operator: number;
  }[];
  return rows(
    [52, 42, 30, 30, 78, 78, '*'],
    ['Event', 'Evidence', 'Events', 'Labels', 'First', 'Last', 'By'],
    lines.map((line) => [
      line.type,
      line.evidence,
      String(line.events),
      String(line.labels),
      moment(line.first),
      moment(line.last),
      nameOfOperator(db, line.operator),
    ]),
  );
}

function settlementTable(db: WriteDb, run: RunRow): Content[] {
  const lines = db.prepare('SELECT * FROM settlements WHERE run_seq = ? ORDER BY id').all(run.seq) as {
    good_sheets: number;
    last_good: number;
    printed: number;
    freed: number;
    operator: number;
    reason: string | null;
    at: number;
  }[];
  if (lines.length === 0) return [];
  return [
    heading('What people said about the paper'),
    rows(
      [78, 60, 50, 45, 35, 30, '*'],
      ['When', 'By', 'Good sheets', 'And labels', 'Printed', 'Free', 'Reason'],
      lines.map((line) => [
        moment(line.at),
        nameOfOperator(db, line.operator),
        String(line.good_sheets),
        String(line.last_good),
        String(line.printed),
        String(line.freed),
        line.reason ?? '',
      ]),
    ),
  ];
}

function reprintTable(db: WriteDb, run: RunRow): Content[] {
  const labels = recordsOf<ReprintRecord>(db, run.organisation_id, 'reprint', run.id).flatMap(
    ({ body }) => body.labels,
  );
  if (labels.length === 0) return [];
  return [
    heading('Made again'),
    rows(
      ['*', 120, 40, 150],
      ['Label', 'Of run', 'Label no.', 'First event'],
      labels
        .slice(0, namedLines)
        .map(({ name, run: source, number, first }) => [name, source, String(number ?? ''), first ?? '']),
    ),
  ];
}

function printFileTable(db: WriteDb, run: RunRow): Content[] {
  const made = recordsOf<PrintFileFacts>(db, run.organisation_id, 'print_file', run.id);
  const [first] = made;
  const how =
    first &&
    facts([
      ['Made by', `Print Room ${first.body.app_version}, zlib ${first.body.zlib}`],
      ['Font', `SHA-256 ${first.body.font_sha256}`],
      ['Stock', `SHA-256 ${first.body.stock_sha256}`],
      ['Layout', `SHA-256 ${first.body.layout_sha256}`],
      ['Moved by', first.body.shift ? shiftText(first.body.shift) : 'nothing'],
    ]);
  return [
    ...(how ? [how] : []),
    rows(
      [28, 32, 32, 45, 45, '*', 70],
      ['Chunk', 'Sheets', 'Labels', 'State', 'Evidence', 'SHA-256 of the print file', 'Spooler job'],
      chunksOf(db, run.seq).map((chunk) => chunkLine(chunk)),
    ),
  ];
}

function chunkLine(chunk: ChunkRow): string[] {
  return [
    String(chunk.number),
    String(chunk.sheets),
    String(chunk.labels),
    chunk.status,
    chunk.evidence ?? '',
    chunk.sha256 ?? '',
    // A path would name the machine and, often, a person.
    chunk.saved_as === null ? (chunk.spool_job_id ?? '') : 'saved as a file',
  ];
}

function shiftText(shift: NonNullable<PrintFileFacts['shift']>): string {
  return `x ${shift.x} mm, y ${shift.y} mm, per column ${shift.pitch_x} mm, per row ${shift.pitch_y} mm`;
}
