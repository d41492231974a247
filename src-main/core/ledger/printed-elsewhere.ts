import { PrintRoomError } from '../../../src-shared/errors.ts';
import { formatYymmdd } from '../../../src-shared/gs1/index.ts';
import { printStates } from '../../../src-shared/states/run-states.ts';
import type { Changes } from '../changes.ts';
import { entityKinds, type EntityKind } from '../db/schema.ts';
import type { WriteDb } from '../db/write-db.ts';
import { readItems } from '../jobs/items.ts';
import { requireJob, requireSheets, type JobRow } from '../jobs/job-row.ts';
import { kindOfScope } from '../jobs/resolve.ts';
import { operatorNumber } from '../printing/operators.ts';
import { yieldToOthers } from '../yield.ts';
import type { Ledger } from './ledger.ts';
import { dayOf } from './find-obstacles.ts';
import { tableOfKind } from './print-state.ts';
import { reportEvents } from './report-events.ts';

export interface PrintedElsewhere {
  readonly job_id: string;
  readonly reason: string;
  /** Also what is printed already. */
  readonly again: boolean;
  readonly requestId: string;
  readonly operator: string | null;
  readonly now: () => number;
}

/** What stands in the way of counting a job's labels as printed. */
interface Standing {
  gone: number;
  open: number;
  held: number;
  printed: number;
}

/** Labels that are recorded at a time; a transaction must stay short. */
const slice = 250;

/**
 * Records the labels of a job as printed because somebody says so: its file was saved, and is printed where no printer
 * of ours is. One PRINTED for each of them with the evidence `operator` and the reason; a serial that is printed already
 * becomes REPRINTED. The rules are those of a run, except that nothing can be left out of a file: what may not be
 * printed refuses the whole of it.
 *
 * Slice by slice. The ids of the events come from the request, so that the same request goes on after a crash and never
 * counts twice. One that a crash has cut short is ended by the next one of the job, whatever its id.
 * @throws PrintRoomError `conflict` (not finished, held, past its date, uncertain), `needs_reason` (printed already and
 * not said `again`), `not_found`.
 */
export async function printedElsewhere(
  parts: {
    readonly db: WriteDb;
    readonly ledger: Ledger;
    readonly changes: Changes;
    readonly station: string;
  },
  organisation: number,
  wanted: PrintedElsewhere,
): Promise<{ recorded: number }> {
  const { db, ledger, changes, station } = parts;
  const job = requireJob(db, organisation, wanted.job_id);
  requireSheets(job);
  const said = { ...wanted, requestId: cutShort(db, organisation, job) ?? wanted.requestId };
  if (job.status !== 'completed') {
    throw new PrintRoomError('conflict', `Job ${job.id} is ${job.status}; it has no file.`);
  }
  const begun = isKnown(db, organisation, eventId(said, 1));
  if (!begun) requireFree(db, job, said);
  const operator = operatorNumber(db, organisation, said.operator);
  let recorded = 0;
  for (let first = 1; first <= job.total_items; first += slice) {
    const now = said.now();
    db.transaction(() => {
      if (first === 1 && !begun) {
        const body = { labels: job.total_items, sha256: job.sha256, request: said.requestId };
        ledger.record(organisation, { kind: 'elsewhere', subject: job.id, body, operator }, now);
      }
      const events = readItems(db, job.seq, first, first + slice - 1).map((item) => ({
        client_event_id: eventId(said, item.position),
        event_type: 'PRINTED' as const,
        gtin: item.gtin,
        lot: item.lot,
        serial: item.serial,
        quantity: 1,
        reason: said.reason,
        evidence: 'operator' as const,
        station,
      }));
      const outcome = reportEvents({ db, ledger, station, organisation, operator }, events, now);
      recorded += outcome.filter((event) => event.recorded).length;
    });
    await yieldToOthers();
  }
  changes.emit('catalog', organisation);
  return { recorded };
}

function eventId({ requestId }: Pick<PrintedElsewhere, 'requestId'>, position: number): string {
  return `${requestId}.elsewhere.${position}`;
}

/** The request of a job that was begun last, where it did not come to its end. */
function cutShort(db: WriteDb, organisation: number, job: JobRow): string | null {
  const requestId = db
    .prepare(
      `SELECT body ->> '$.request' FROM records
       WHERE organisation_id = ? AND kind = 'elsewhere' AND subject = ? ORDER BY id DESC LIMIT 1`,
    )
    .pluck()
    .get(organisation, job.id);
  if (typeof requestId !== 'string') return null;
  return isKnown(db, organisation, eventId({ requestId }, job.total_items)) ? null : requestId;
}

function isKnown(db: WriteDb, organisation: number, id: string): boolean {
  return (
    db
      .prepare(
        'SELECT 1 FROM lifecycle_events WHERE organisation_id = ? AND client_event_id = ? AND run_id IS NULL',
      )
      .get(organisation, id) !== undefined
  );
}

function requireFree(db: WriteDb, job: JobRow, said: PrintedElsewhere): void {
  const kind = kindOfScope[job.scope];
  const { gone, open, held, printed } = readStanding(db, job, kind);
  const expired = pastTheirDate(db, job, said.now());
  const refuse = (sentence: string): PrintRoomError => new PrintRoomError('conflict', sentence);
  if (gone > 0) {
    throw refuse(`${gone} of these labels are no longer active. Make the sheets anew without them.`);
  }
  if (open > 0) {
    throw refuse(
      `${open} of these labels went to a printer and nobody knows yet what became of them. Settle them first.`,
    );
  }
  if (held > 0) throw refuse(`${held} of these labels belong to a lot that is held.`);
  if (expired > 0) throw refuse(`${expired} of these labels are past their date.`);
  if (printed > 0 && !said.again) {
    throw new PrintRoomError(
      'needs_reason',
      `${printed} of these ${job.total_items} labels are printed already. A serial is printed once; say that these are printed again.`,
    );
  }
}

/** Lot and product labels are printed many times, so `printed` counts serials only. */
function readStanding(db: WriteDb, job: JobRow, kind: EntityKind): Standing {
  const lot =
    kind === entityKinds.serial
      ? 'LEFT JOIN lots t ON t.id = e.lot_id'
      : kind === entityKinds.lot
        ? 'LEFT JOIN lots t ON t.id = e.id'
        : '';
  const held = lot === '' ? '0' : 'coalesce(t.held, 0)';
  return db
    .prepare(
      `SELECT total(e.id IS NULL OR e.active = 0) AS gone, total(e.print_state = ${printStates.open}) AS open,
         total(${held}) AS held,
         total(${kind === entityKinds.serial ? `e.print_state = ${printStates.printed}` : '0'}) AS printed
       FROM items i LEFT JOIN ${tableOfKind[kind]} e ON e.id = i.entity_id ${lot} WHERE i.job_seq = ?`,
    )
    .get(job.seq) as Standing;
}

function pastTheirDate(db: WriteDb, job: JobRow, now: number): number {
  const today = dayOf(now);
  const dates = db
    .prepare(
      'SELECT date, count(*) AS labels FROM items WHERE job_seq = ? AND date IS NOT NULL GROUP BY date',
    )
    .all(job.seq) as { date: string; labels: number }[];
  return dates
    .filter(({ date }) => formatYymmdd(date, Number(today.slice(0, 4))) < today)
    .reduce((sum, { labels }) => sum + labels, 0);
}
