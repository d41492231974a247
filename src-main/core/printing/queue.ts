import type { PrinterQueue, QueueMove } from '../../../src-shared/contract/runs.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import { build, type WriteDb } from '../db/write-db.ts';
import type { RunRow } from './run-row.ts';
import { standingOf } from './state-words.ts';

/** The run a printer works on next: the one a crash interrupted, else the one with the lowest place. */
export function nextRun(db: WriteDb, printer: string): number | null {
  const seq = db
    .prepare(
      `SELECT seq FROM runs WHERE printer = ? AND status IN ('queued', 'printing')
       ORDER BY status = 'printing' DESC, place, seq LIMIT 1`,
    )
    .pluck()
    .get(printer);
  return typeof seq === 'number' ? seq : null;
}

/** Printers that have something to do. */
export function busyPrinters(db: WriteDb): string[] {
  return db
    .all(build.selectFrom('runs').select('printer').distinct().where('status', 'in', ['queued', 'printing']))
    .map(({ printer }) => printer);
}

/** Puts a run behind all others of a printer. */
export function putLast(db: WriteDb, run: number, printer: string): void {
  db.prepare(
    `UPDATE runs SET printer = ?, place = max(seq, 1 + (SELECT coalesce(max(place), 0) FROM runs
       WHERE printer = ? AND status NOT IN ('completed', 'failed', 'cancelled'))) WHERE seq = ?`,
  ).run(printer, printer, run);
}

/**
 * Moves a run that waits among those that wait for the same printer. Where there is nobody to pass, nothing happens.
 * @throws PrintRoomError `conflict` where the run does not wait for its turn.
 */
export function moveInQueue(db: WriteDb, run: RunRow, to: QueueMove): void {
  if (run.status !== 'queued') {
    throw new PrintRoomError(
      'conflict',
      `${standingOf(run)}; only a run that waits for its printer has a place in its queue.`,
    );
  }
  db.transaction(() => {
    const waiting = waitingRuns(db, run.printer);
    const from = waiting.findIndex(({ seq }) => seq === run.seq);
    const target = { top: 0, up: Math.max(0, from - 1), down: from + 1, bottom: waiting.length - 1 }[to];
    const places = waiting.map(({ place }) => place);
    waiting.splice(target, 0, ...waiting.splice(from, 1));
    // Those that passed each other share the same places among them, so nobody else moves.
    const update = db.prepare('UPDATE runs SET place = ? WHERE seq = ?');
    let least = -Infinity;
    waiting.forEach(({ seq }, index) => {
      least = Math.max(least + 1, places[index] ?? 0);
      update.run(least, seq);
    });
  });
}

interface Waiting {
  seq: number;
  id: string;
  organisation_id: number;
  place: number;
}

function waitingRuns(db: WriteDb, printer: string): Waiting[] {
  return db
    .prepare(
      `SELECT seq, id, organisation_id, place FROM runs WHERE printer = ? AND status = 'queued' ORDER BY place, seq`,
    )
    .all(printer) as Waiting[];
}

/** When a printer was paused; null = it prints. */
export function pausedAt(db: WriteDb, printer: string): number | null {
  const at = db.prepare('SELECT at FROM printer_pauses WHERE printer = ?').pluck().get(printer);
  return typeof at === 'number' ? at : null;
}

export function pauseQueue(db: WriteDb, printer: string, now: number): void {
  db.prepare('INSERT OR IGNORE INTO printer_pauses (printer, at) VALUES (?, ?)').run(printer, now);
}

export function resumeQueue(db: WriteDb, printer: string): void {
  db.prepare('DELETE FROM printer_pauses WHERE printer = ?').run(printer);
}

/** A printer's queue as one organisation sees it. */
export function describeQueue(db: WriteDb, organisation: number, printer: string): PrinterQueue {
  const waiting = waitingRuns(db, printer);
  const own = waiting.filter((run) => run.organisation_id === organisation);
  const printing = db
    .prepare(`SELECT id FROM runs WHERE printer = ? AND status = 'printing' AND organisation_id = ? LIMIT 1`)
    .pluck()
    .get(printer, organisation);
  const paused = pausedAt(db, printer);
  return {
    printer,
    paused_at: paused === null ? null : new Date(paused).toISOString(),
    printing: typeof printing === 'string' ? printing : null,
    waiting: own.map(({ id }) => id),
    waiting_elsewhere: waiting.length - own.length,
  };
}
