import type { PrinterDriver } from '../../../src-shared/models/printer-drivers.ts';
import { build } from '../db/write-db.ts';
import { markUncertain } from './mark-uncertain.ts';
import type { PrintParts } from './print-parts.ts';
import { pausedAt } from './queue.ts';
import { hasChunkInFlight, setRunStatus } from './run-row.ts';

/** Drivers whose spool jobs can be asked for again: the device or its server keeps them, under a number and a name. */
const keptByDevice: readonly PrinterDriver[] = ['ipp', 'cups'];

/**
 * After a crash: whatever had its intent on disk and no end may be on paper or not. Where the device may still know,
 * its run stays `printing` and its lane follows the spool job again; everything else is uncertain, and the run waits
 * for its settlement. Runs that stopped between two chunks go on by themselves.
 * @returns the runs that changed.
 */
export function recoverRuns({ db, ports, printers }: PrintParts): number[] {
  const now = ports.now();
  const driverOf = new Map(printers.rows().map((row) => [row.name, row.driver]));
  const inFlight = db.all(
    build
      .selectFrom('chunks')
      .innerJoin('runs', 'runs.seq', 'chunks.run_seq')
      .select(['chunks.run_seq', 'chunks.number', 'chunks.first_label', 'chunks.labels'])
      .select('runs.printer')
      .where('runs.status', '=', 'printing')
      .where('chunks.status', '=', 'spooled'),
  );
  const lost = inFlight.filter(({ printer }) => {
    const driver = driverOf.get(printer);
    return driver === undefined || !keptByDevice.includes(driver);
  });
  const message = 'Print Room stopped while this was at the printer';
  for (const chunk of lost) {
    db.transaction(() => {
      markUncertain(db, chunk, message);
      setRunStatus(db, chunk.run_seq, 'uncertain', now, message);
    });
  }
  // A paused printer is not printing: what is between two chunks waits in its queue.
  const waiting = db
    .all(build.selectFrom('runs').select(['seq', 'printer']).where('status', '=', 'printing'))
    .filter(({ seq, printer }) => pausedAt(db, printer) !== null && !hasChunkInFlight(db, seq));
  for (const { seq } of waiting) setRunStatus(db, seq, 'queued', now);
  return [...lost.map((chunk) => chunk.run_seq), ...waiting.map(({ seq }) => seq)];
}
