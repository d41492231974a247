import type { Run } from '../../../src-shared/contract/common.ts';
import type { StartRun } from '../../../src-shared/contract/printing.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import { endedRunStates, type RunState } from '../../../src-shared/states/run-states.ts';
import { build } from '../db/write-db.ts';
import { settleRun } from '../ledger/settle-run.ts';
import { requireJobOfRun } from './run-job.ts';
import { operatorNumber } from './operators.ts';
import { finishRun } from './finish-run.ts';
import type { PrintParts } from './print-parts.ts';
import { printRun } from './print-run.ts';
import { recoverRuns } from './recover-runs.ts';
import { describeRun, findRun, requireRun, setRunStatus, takeBackQueued } from './run-row.ts';
import { acceptRun } from './start-run.ts';

/** States in which nothing moves until a person says something, or for ever. */
const restingStates: readonly RunState[] = [...endedRunStates, 'asking', 'confirming', 'uncertain'];

/**
 * The print engine: one lane per printer, its runs in the order they were accepted, printers side by side.
 *
 * A run that is `asking`, `confirming` or `uncertain` waits for a person and does not hold up its lane: the paper
 * of the next one is another sheet.
 */
export class PrintEngine {
  readonly #parts: PrintParts;
  readonly #lanes = new Map<string, Promise<void>>();
  readonly #cancels = new Map<number, AbortController>();
  readonly #closing = new AbortController();

  constructor(parts: PrintParts) {
    this.#parts = parts;
  }

  /** Takes up what the last process left: chunks in flight become uncertain, runs between chunks go on. */
  start(): void {
    const { db, ports } = this.#parts;
    for (const run of recoverRuns(db, ports.now())) this.#announce(run);
    for (const { printer } of db.all(
      build.selectFrom('runs').select('printer').distinct().where('status', 'in', ['queued', 'printing']),
    )) {
      this.#runLane(printer);
    }
  }

  order(organisation: number, order: StartRun): Run {
    const { db, press, printers, stocks, ports } = this.#parts;
    const seq = acceptRun(db, press, printers, stocks, organisation, order, ports.now());
    const run = findRun(db, seq);
    this.#announce(seq);
    this.#runLane(run.printer);
    return this.describe(seq);
  }

  get(organisation: number, id: string): Run {
    return describeRun(this.#parts.db, requireRun(this.#parts.db, organisation, id));
  }

  list(organisation: number, limit: number): Run[] {
    const { db } = this.#parts;
    const rows = db.all(
      build
        .selectFrom('runs')
        .selectAll()
        .where('organisation_id', '=', organisation)
        .orderBy('seq', 'desc')
        .limit(limit),
    );
    return rows.map((row) => describeRun(db, row));
  }

  /** Resolves when the run has ended or waits for a person. @param giveUp gives up waiting, not the run. */
  async waitForRun(organisation: number, id: string, giveUp?: AbortSignal): Promise<Run> {
    const now = this.get(organisation, id);
    if (restingStates.includes(now.status)) return now;
    const signal = AbortSignal.any([this.#closing.signal, ...(giveUp ? [giveUp] : [])]);
    signal.throwIfAborted();
    return new Promise<Run>((resolve, reject) => {
      const stop = (): void => {
        this.#parts.changes.off('run', listen);
        signal.removeEventListener('abort', abort);
      };
      const listen = (_organisation: number, run: Run): void => {
        if (run.run_id !== id || !restingStates.includes(run.status)) return;
        stop();
        resolve(run);
      };
      const abort = (): void => {
        stop();
        reject(signal.reason);
      };
      this.#parts.changes.on('run', listen);
      signal.addEventListener('abort', abort, { once: true });
    });
  }

  /** The answer to a run that is `asking`. */
  async answer(
    organisation: number,
    id: string,
    answer: {
      readonly decision: 'print' | 'skip' | 'cancel';
      readonly reason: string | null;
      readonly operator: string | null;
    },
  ): Promise<Run> {
    const { db, ports } = this.#parts;
    const run = requireRun(db, organisation, id);
    if (run.status !== 'asking')
      throw new PrintRoomError('conflict', `Run ${id} is ${run.status} and asks nothing.`);
    if (answer.decision === 'cancel') return this.cancel(organisation, id, answer.operator ?? 'operator');
    if (answer.decision === 'print' && answer.reason === null) {
      throw new PrintRoomError('needs_reason', 'Printing these labels again needs a reason.');
    }
    db.transaction(() => {
      db.run(
        build
          .updateTable('runs')
          .set({
            ...(answer.decision === 'print' ? { reason: answer.reason } : { skip: 1 }),
            ...(answer.operator === null
              ? {}
              : { operator: operatorNumber(db, organisation, answer.operator) }),
          })
          .where('seq', '=', run.seq),
      );
      setRunStatus(db, run.seq, 'printing', ports.now());
    });
    this.#announce(run.seq);
    this.#runLane(run.printer);
    return this.describe(run.seq);
  }

  /**
   * Takes back what was not handed over. What the spooler has is confirmed or settled as always, so a run with a chunk
   * at the printer goes on until that one's end.
   */
  async cancel(organisation: number, id: string, by: string): Promise<Run> {
    const { db, ledger, ports } = this.#parts;
    const { seq, status } = requireRun(db, organisation, id);
    if (restingStates.includes(status) && status !== 'asking' && status !== 'uncertain')
      return this.describe(seq);
    const message = `cancelled by ${by}`;
    const underway = this.#cancels.get(seq);
    db.transaction(() => {
      if (!underway) finishRun(db, ledger, findRun(db, seq), ports.now(), { status: 'cancelled', message });
      else if (takeBackQueued(db, seq, message) > 0) underway.abort(new PrintRoomError('cancelled', message));
    });
    this.#announce(seq);
    const run = this.describe(seq);
    return run.labels.spooled > 0 ? run : this.waitForRun(organisation, id);
  }

  /** How many sheets are good: the normal end of a run without device evidence, and the end of an uncertain one. */
  settle(
    organisation: number,
    id: string,
    said: {
      readonly goodSheets: number;
      readonly lastGood: number;
      readonly reason: string | null;
      readonly operator: string | null;
    },
  ): Run {
    const { db, ledger, ports, press } = this.#parts;
    const run = requireRun(db, organisation, id);
    if (run.status === 'uncertain' && said.reason === null) {
      throw new PrintRoomError(
        'needs_reason',
        'Settling uncertain labels needs a reason: what was seen at the printer?',
      );
    }
    const { job, spec } = requireJobOfRun(db, run);
    const imposition = press.imposition(job, spec, { copies: run.copies, startPosition: run.start_position });
    const operator = said.operator === null ? run.operator : operatorNumber(db, organisation, said.operator);
    const goesOn = settleRun(db, ledger, run, imposition, { ...said, operator }, ports.now());
    this.#announce(run.seq);
    if (goesOn) this.#runLane(run.printer);
    return this.describe(run.seq);
  }

  describe(seq: number): Run {
    return describeRun(this.#parts.db, findRun(this.#parts.db, seq));
  }

  async waitForIdle(): Promise<void> {
    while (this.#lanes.size > 0) await Promise.all(this.#lanes.values());
  }

  /** Stops before the next chunk. A chunk that a spooler still works on is uncertain at the next start. */
  async close(): Promise<void> {
    this.#closing.abort(new PrintRoomError('cancelled', 'Print Room is closing.'));
    await Promise.allSettled(this.#lanes.values());
  }

  #runLane(printer: string): void {
    if (this.#closing.signal.aborted || this.#lanes.has(printer)) return;
    const lane = this.#work(printer).then(
      () => {
        this.#lanes.delete(printer);
        // An order may have come between the last look and now.
        if (this.#nextRun(printer) !== null) this.#runLane(printer);
      },
      (caught: unknown) => {
        // Nothing could be recorded, as on a full disk. The next order or start takes the lane up again.
        this.#lanes.delete(printer);
        this.#parts.ports.logger.error({ printer, err: caught }, 'a printer lane stopped');
      },
    );
    this.#lanes.set(printer, lane);
  }

  async #work(printer: string): Promise<void> {
    const { db, ports } = this.#parts;
    const closing = this.#closing.signal;
    for (;;) {
      const seq = closing.aborted ? null : this.#nextRun(printer);
      if (seq === null) return;
      const cancel = new AbortController();
      this.#cancels.set(seq, cancel);
      try {
        setRunStatus(db, seq, 'printing', ports.now());
        this.#announce(seq);
        await printRun(this.#parts, seq, { cancel: cancel.signal, closing }, () => this.#announce(seq));
      } finally {
        this.#cancels.delete(seq);
      }
      if (!closing.aborted) this.#announce(seq);
    }
  }

  #nextRun(printer: string): number | null {
    const row = this.#parts.db.first(
      build
        .selectFrom('runs')
        .select('seq')
        .where('printer', '=', printer)
        .where('status', 'in', ['queued', 'printing'])
        .orderBy('seq')
        .limit(1),
    );
    return row?.seq ?? null;
  }

  #announce(seq: number): void {
    const row = findRun(this.#parts.db, seq);
    this.#parts.changes.emit('run', row.organisation_id, describeRun(this.#parts.db, row));
  }
}
