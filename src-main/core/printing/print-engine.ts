import type { Run } from '../../../src-shared/contract/common.ts';
import type { PrinterQueue, QueueMove } from '../../../src-shared/contract/runs.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { RunOrder } from '../../../src-shared/models/run-order.ts';
import { restingRunStates, type RunState } from '../../../src-shared/states/run-states.ts';
import { build } from '../db/write-db.ts';
import type { Settlement } from '../ledger/plan-settlement.ts';
import { settleRun } from '../ledger/settle-run.ts';
import { answerRun, type Answer } from './answer-run.ts';
import { finishRun } from './finish-run.ts';
import { Lanes } from './lanes.ts';
import { operatorNumber } from './operators.ts';
import { pauseRun, releaseRun, resumeRun } from './pause-run.ts';
import type { PrintParts } from './print-parts.ts';
import { describeQueue, moveInQueue, pauseQueue, resumeQueue } from './queue.ts';
import { recoverRuns } from './recover-runs.ts';
import { describeRun, findRun, hasChunkInFlight, requireRun, takeBackQueued } from './run-row.ts';
import { moveToPrinter, requireUntouched } from './move-run.ts';
import { requireJobOfRun } from './run-job.ts';
import { acceptRun, checkOrder } from './start-run.ts';
import { nextNews } from './wait-for-run.ts';
import { DeviceWatch } from './watch.ts';

const resting: readonly RunState[] = restingRunStates;
/** Of these only the ones that can still be called off. */
const cancellable: readonly RunState[] = ['queued', 'printing', 'proof', 'paused', 'asking', 'uncertain'];

/** What can be done with print runs. Their work is done in lanes, one per printer. */
export class PrintEngine {
  readonly #parts: PrintParts;
  readonly #watch = new DeviceWatch();
  readonly #lanes: Lanes;

  constructor(parts: PrintParts) {
    this.#parts = parts;
    this.#lanes = new Lanes(parts, this.#watch, (seq) => this.#announce(seq));
  }

  /** Takes up what the last process left. */
  start(): void {
    for (const run of recoverRuns(this.#parts)) this.#announce(run);
    this.#lanes.wakeAll();
  }

  /**
   * Accepts an order; it prints when its printer comes to it.
   * @param also done in the same transaction, before the run can begin.
   * @throws PrintRoomError `validation_error`, `needs_reason`, `not_found`, `conflict`: nothing is stored.
   */
  async order(organisation: number, order: RunOrder, also?: (run: string) => void): Promise<Run> {
    const checked = checkOrder(this.#parts, organisation, order);
    await this.#parts.printers.checkSheets(checked.printer, checked.spec);
    const { db } = this.#parts;
    const seq = db.transaction(() => {
      const accepted = acceptRun(this.#parts, organisation, checked);
      also?.(findRun(db, accepted).id);
      return accepted;
    });
    // Nobody may be led to order the same rest once more.
    if (order.rest_of != null) this.#announce(requireRun(db, organisation, order.rest_of).seq);
    return this.#went(seq);
  }

  get(organisation: number, id: string): Run {
    return this.describe(requireRun(this.#parts.db, organisation, id).seq);
  }

  /** The newest first. @param before id of the run that the page before ended with. */
  list(organisation: number, limit: number, before: string | null = null): Run[] {
    const { db } = this.#parts;
    const below = before === null ? Infinity : requireRun(db, organisation, before).seq;
    const rows = db.all(
      build
        .selectFrom('runs')
        .selectAll()
        .where('organisation_id', '=', organisation)
        .where('seq', '<', below)
        .orderBy('seq', 'desc')
        .limit(limit),
    );
    return rows.map((row) => describeRun(db, row, this.#watch.of(row.seq)));
  }

  /** Resolves when the run has ended or waits for a person. @param giveUp gives up waiting, not the run. */
  async waitForRun(organisation: number, id: string, giveUp?: AbortSignal): Promise<Run> {
    const now = this.get(organisation, id);
    if (resting.includes(now.status)) return now;
    const signal = AbortSignal.any([this.#lanes.closing, ...(giveUp ? [giveUp] : [])]);
    return nextNews(this.#parts.changes, id, (run) => resting.includes(run.status), signal);
  }

  /** The answer to a run that is `asking`. */
  async answer(organisation: number, id: string, answer: Answer): Promise<Run> {
    const run = requireRun(this.#parts.db, organisation, id);
    if (run.status === 'asking' && answer.decision === 'cancel') {
      return this.cancel(organisation, id, answer.operator ?? 'operator');
    }
    answerRun(this.#parts, run, answer);
    return this.#went(run.seq);
  }

  /**
   * Takes back what was not handed over, and what the spooler gives back. What came out of the printer is confirmed or
   * settled as always, so a run with a chunk at the printer goes on until that one's end.
   */
  async cancel(organisation: number, id: string, by: string): Promise<Run> {
    const { db, ledger, ports, drivers, printers } = this.#parts;
    const { seq, status, printer } = requireRun(db, organisation, id);
    if (!cancellable.includes(status)) return this.describe(seq);
    const message = `cancelled by ${by}`;
    const underway = this.#lanes.cancelOf(seq);
    const driver = printers.rows().find((row) => row.name === printer)?.driver;
    const givesBack = driver !== undefined && drivers[driver].cancel !== null;
    db.transaction(() => {
      if (!underway) finishRun(db, ledger, findRun(db, seq), ports.now(), { status: 'cancelled', message });
      else if (takeBackQueued(db, seq, message) > 0 || (givesBack && hasChunkInFlight(db, seq))) {
        // Kept for a start after a crash; the chunk at the printer is followed to its end.
        db.run(build.updateTable('runs').set({ message, pausing: 0 }).where('seq', '=', seq));
        underway.abort(new PrintRoomError('cancelled', message));
      }
    });
    this.#announce(seq);
    const run = this.describe(seq);
    return run.labels.spooled > 0 ? run : this.waitForRun(organisation, id);
  }

  /** Stops a run before its next chunk. */
  pause(organisation: number, id: string, by: string): Run {
    const run = requireRun(this.#parts.db, organisation, id);
    pauseRun(this.#parts, run, by);
    this.#announce(run.seq);
    return this.describe(run.seq);
  }

  resume(organisation: number, id: string): Run {
    const run = requireRun(this.#parts.db, organisation, id);
    resumeRun(this.#parts, run);
    return this.#went(run.seq);
  }

  /** The first sheet of a run is good: the others may come. */
  release(organisation: number, id: string, by: string): Run {
    const run = requireRun(this.#parts.db, organisation, id);
    releaseRun(this.#parts, run, by);
    return this.#went(run.seq);
  }

  /** Moves a run within its printer's queue, to another printer, or both. */
  async move(
    organisation: number,
    id: string,
    { to, printer }: { readonly to?: QueueMove | undefined; readonly printer?: string | undefined },
  ): Promise<Run> {
    const { db, printers } = this.#parts;
    if (printer === undefined && to === undefined) {
      throw new PrintRoomError(
        'validation_error',
        'Say where the run goes: a place in the queue, or a printer.',
      );
    }
    const before = requireRun(db, organisation, id);
    if (printer !== undefined && printer !== before.printer) {
      requireUntouched(db, before);
      const row = printers.require(printer);
      const { spec } = requireJobOfRun(db, before);
      await printers.checkSheets(row, spec);
      moveToPrinter(this.#parts, requireRun(db, organisation, id), row);
    }
    if (to !== undefined) moveInQueue(db, requireRun(db, organisation, id), to);
    return this.#went(before.seq);
  }

  queues(organisation: number): PrinterQueue[] {
    const { db, printers } = this.#parts;
    return printers.rows().map(({ name }) => describeQueue(db, organisation, name));
  }

  /** Nothing new goes to the printer; what it is at comes to its end. */
  pausePrinter(organisation: number, name: string): PrinterQueue {
    const { db, ports, printers } = this.#parts;
    pauseQueue(db, printers.require(name).name, ports.now());
    return describeQueue(db, organisation, name);
  }

  resumePrinter(organisation: number, name: string): PrinterQueue {
    const { db, printers } = this.#parts;
    resumeQueue(db, printers.require(name).name);
    this.#lanes.wake(name);
    return describeQueue(db, organisation, name);
  }

  /** What of the paper is good: the normal end of a run without device evidence, and the end of an uncertain one. */
  settle(
    organisation: number,
    id: string,
    said: Settlement & { readonly reason: string | null; readonly operator: string | null },
  ): Run {
    const { db, ledger, ports } = this.#parts;
    const run = requireRun(db, organisation, id);
    if (run.status === 'uncertain' && said.reason === null) {
      throw new PrintRoomError(
        'needs_reason',
        'Settling uncertain labels needs a reason: what was seen at the printer?',
      );
    }
    if (said.bad.length > 0 && said.reason === null) {
      throw new PrintRoomError(
        'needs_reason',
        'Labels that are not good need a reason: what is wrong with them?',
      );
    }
    const operator = said.operator === null ? run.operator : operatorNumber(db, organisation, said.operator);
    settleRun(db, ledger, run, said, { reason: said.reason, operator }, ports.now());
    return this.#went(run.seq);
  }

  /**
   * Gives a printer to something that is no run, such as a test page.
   * @throws PrintRoomError `conflict` where the printer is at work.
   */
  hold<T>(printer: string, work: (closing: AbortSignal) => Promise<T>): Promise<T> {
    return this.#lanes.hold(printer, work);
  }

  describe(seq: number): Run {
    return describeRun(this.#parts.db, findRun(this.#parts.db, seq), this.#watch.of(seq));
  }

  async waitForIdle(): Promise<void> {
    await this.#lanes.idle();
  }

  /** Stops before the next chunk. One that a spooler still works on is asked for again at the next start. */
  async close(): Promise<void> {
    await this.#lanes.close();
  }

  /** After a verb that may have made work: says so, and lets the run's lane look. */
  #went(seq: number): Run {
    this.#announce(seq);
    this.#lanes.wake(findRun(this.#parts.db, seq).printer);
    return this.describe(seq);
  }

  #announce(seq: number): void {
    const row = findRun(this.#parts.db, seq);
    this.#parts.changes.emit('run', row.organisation_id, this.describe(seq));
  }
}
