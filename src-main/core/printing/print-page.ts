import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PrintRoomError, toErrorData } from '../../../src-shared/errors.ts';
import type { Driver, Outcome, PrintJob } from './drivers/driver.ts';
import type { Drivers } from './drivers/index.ts';
import type { PrintEngine } from './print-engine.ts';
import type { PrinterRow } from './printers.ts';

/** A person waits at the printer; what has not ended by then is on its way. */
const followMs = 60_000;

export interface PrintedPage {
  /** `spooled`: handed over, the end was not waited for. */
  readonly status: Outcome['kind'] | 'spooled';
  readonly message: string | null;
  readonly saved_as: string | null;
}

/**
 * Prints pages that are no labels (a test page, a calibration sheet) the way a run's pages go, between two runs.
 * @throws PrintRoomError `conflict` while the printer is at work, `printer_failed` where it did not take them.
 */
export function printPage(
  { drivers, printing }: { readonly drivers: Drivers; readonly printing: Pick<PrintEngine, 'hold'> },
  printer: PrinterRow,
  pdf: Buffer,
  job: PrintJob,
): Promise<PrintedPage> {
  return printing.hold(printer.name, async (closing) => {
    await mkdir(dirname(job.path), { recursive: true });
    await writeFile(job.path, pdf);
    const driver = drivers[printer.driver];
    try {
      const submission = await driver.submit(printer, job, { closing, onProgress: () => undefined });
      if (submission.kind === 'refused') throw new PrintRoomError('printer_failed', submission.message);
      const { spoolJobId, savedAs } = submission;
      const outcome = await endOf(driver, printer, spoolJobId, job.title, closing);
      const message = outcome && 'message' in outcome ? outcome.message : null;
      return { status: outcome?.kind ?? 'spooled', message: message ?? null, saved_as: savedAs };
    } catch (caught) {
      if (caught instanceof PrintRoomError) throw caught;
      throw new PrintRoomError('printer_failed', toErrorData(caught).message, { cause: caught });
    }
  });
}

/** @returns null where nobody waits for the end any more. */
async function endOf(
  driver: Driver,
  printer: PrinterRow,
  spoolJobId: string,
  title: string,
  closing: AbortSignal,
): Promise<Outcome | null> {
  const enough = AbortSignal.any([closing, AbortSignal.timeout(followMs)]);
  try {
    return await driver.follow(printer, spoolJobId, { closing: enough, onProgress: () => undefined, title });
  } catch (caught) {
    if (enough.aborted) return null;
    throw caught;
  }
}
