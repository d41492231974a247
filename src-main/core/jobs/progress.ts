import type { JobRow } from './job-row.ts';

/** Windows are told of progress at most this often. */
const announceMs = 200;

/**
 * Labels written so far, kept in memory: a row per page would cost a sync to disk per page. The row follows with
 * the lease's heartbeat.
 */
export class Progress {
  readonly #processed = new Map<number, number>();
  readonly #announced = new Map<number, number>();
  readonly #announce: (row: JobRow) => void;

  constructor(announce: (row: JobRow) => void) {
    this.#announce = announce;
  }

  of(seq: number): number | undefined {
    return this.#processed.get(seq);
  }

  set(row: JobRow, processed: number): void {
    this.#processed.set(row.seq, processed);
    const now = performance.now();
    if (now - (this.#announced.get(row.seq) ?? 0) < announceMs) return;
    this.#announced.set(row.seq, now);
    this.#announce(row);
  }

  forget(seq: number): void {
    this.#processed.delete(seq);
    this.#announced.delete(seq);
  }
}
