import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { PrintParts } from './print-parts.ts';
import { printRun } from './print-run.ts';
import { busyPrinters, nextRun, pausedAt } from './queue.ts';
import { findRun, hasChunkInFlight, setRunStatus } from './run-row.ts';
import type { DeviceWatch } from './watch.ts';

/**
 * One lane per printer: its runs one after the other, in the order of its queue; printers side by side.
 *
 * A run that waits for a person does not hold up its lane: the paper of the next one is another sheet. A paused
 * printer gets nothing new, but what it is at is followed to its end.
 */
export class Lanes {
  readonly #parts: PrintParts;
  readonly #watch: DeviceWatch;
  readonly #announce: (seq: number) => void;
  readonly #lanes = new Map<string, Promise<void>>();
  readonly #cancels = new Map<number, AbortController>();
  readonly #closing = new AbortController();

  constructor(parts: PrintParts, watch: DeviceWatch, announce: (seq: number) => void) {
    this.#parts = parts;
    this.#watch = watch;
    this.#announce = announce;
  }

  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  wakeAll(): void {
    for (const printer of busyPrinters(this.#parts.db)) this.wake(printer);
  }

  /** Lets a lane look for work. Call after anything that may have made some. */
  wake(printer: string): void {
    if (this.#closing.signal.aborted || this.#lanes.has(printer)) return;
    // Not before the caller is done, who may be in a transaction.
    const work = Promise.resolve().then(() => this.#work(printer));
    const goesOn = work.then(
      () => true,
      (caught: unknown) => {
        // Nothing could be recorded, as on a full disk. The next order or start takes the lane up again.
        this.#parts.ports.logger.error({ printer, err: caught }, 'a printer lane stopped');
        return false;
      },
    );
    this.#occupy(printer, goesOn);
  }

  /**
   * Gives the printer to something that is no run, such as a test page; runs that are ordered meanwhile wait.
   * @throws PrintRoomError `conflict` where it is at work, or closes.
   */
  async hold<T>(printer: string, work: (closing: AbortSignal) => Promise<T>): Promise<T> {
    this.#closing.signal.throwIfAborted();
    if (this.#lanes.has(printer) || this.#next(printer) !== null) {
      throw new PrintRoomError(
        'conflict',
        `${printer} is at work; a page in between would be taken for one of its sheets. Wait until it is done.`,
      );
    }
    const held = work(this.#closing.signal);
    const over = (): boolean => true;
    this.#occupy(printer, held.then(over, over));
    return held;
  }

  /** @param goesOn resolves when the printer is free again: whether the lane looks for more work then. */
  #occupy(printer: string, goesOn: Promise<boolean>): void {
    const lane = goesOn.then((looks) => {
      this.#lanes.delete(printer);
      // An order may have come between the last look and now.
      if (looks && this.#next(printer) !== null) this.wake(printer);
    });
    this.#lanes.set(printer, lane);
  }

  /** What stops a run that a lane is at; undefined where none is. */
  cancelOf(seq: number): AbortController | undefined {
    return this.#cancels.get(seq);
  }

  async idle(): Promise<void> {
    while (this.#lanes.size > 0) await Promise.all(this.#lanes.values());
  }

  /** Stops before the next chunk. One that a spooler still works on is asked for again at the next start. */
  async close(): Promise<void> {
    this.#closing.abort(new PrintRoomError('cancelled', 'Print Room is closing.'));
    await Promise.allSettled(this.#lanes.values());
  }

  async #work(printer: string): Promise<void> {
    const { db, ports } = this.#parts;
    const closing = this.#closing.signal;
    for (;;) {
      const seq = closing.aborted ? null : this.#next(printer);
      if (seq === null) return;
      const cancel = new AbortController();
      this.#cancels.set(seq, cancel);
      try {
        setRunStatus(db, seq, 'printing', ports.now());
        this.#announce(seq);
        await printRun(this.#parts, seq, {
          signals: { cancel: cancel.signal, closing },
          announce: () => this.#announce(seq),
          onProgress: (progress) => {
            if (!closing.aborted && this.#watch.tell(seq, progress)) this.#announce(seq);
          },
          onChunkEnd: () => this.#watch.forget(seq),
        });
      } finally {
        this.#cancels.delete(seq);
        this.#watch.forget(seq);
      }
      if (!closing.aborted) this.#announce(seq);
    }
  }

  #next(printer: string): number | null {
    const { db } = this.#parts;
    const seq = nextRun(db, printer);
    if (seq === null || pausedAt(db, printer) === null) return seq;
    return findRun(db, seq).status === 'printing' && hasChunkInFlight(db, seq) ? seq : null;
  }
}
