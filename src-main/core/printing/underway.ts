import type { JobRow } from '../jobs/job-row.ts';
import type { Imposition } from '../render/imposition.ts';
import type { SheetSpec } from '../render/job-spec.ts';
import type { DeviceProgress } from './drivers/driver.ts';
import type { PrintParts } from './print-parts.ts';
import type { PrinterRow } from './printers.ts';
import { requireJobOfRun } from './run-job.ts';
import { impositionOfRun } from './run-numbering.ts';
import type { RunRow } from './run-row.ts';

export interface RunSignals {
  /** Aborted with the sentence "cancelled by ..."; the queued chunks are taken back by then. */
  readonly cancel: AbortSignal;
  /** Print Room ends: stop where it is safe, change nothing. */
  readonly closing: AbortSignal;
}

/** What a run needs of whoever runs it, and tells. */
export interface RunHost {
  readonly signals: RunSignals;
  readonly announce: () => void;
  readonly onProgress: (progress: DeviceProgress) => void;
  /** The chunk at the printer came to its end, whatever end. */
  readonly onChunkEnd: () => void;
}

/** A run that a lane works on. */
export interface Underway extends RunHost {
  readonly parts: PrintParts;
  readonly job: JobRow;
  readonly spec: SheetSpec;
  readonly imposition: Imposition;
  readonly printer: PrinterRow;
}

/** `waits`: for a person, for its turn, or for the next start. */
export type ChunkEnd = 'goes_on' | 'waits';

/** @throws PrintRoomError `not_found` where the printer is gone. */
export function prepare(parts: PrintParts, run: RunRow, host: RunHost): Underway {
  const { job, spec } = requireJobOfRun(parts.db, run);
  const imposition = impositionOfRun(parts.db, parts.press, run);
  return { ...host, parts, job, spec, imposition, printer: parts.printers.require(run.printer) };
}
