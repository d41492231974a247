/**
 * How many events the next request takes. A batch that is refused as a whole is halved until the one event stands
 * alone that is to blame, or cut where the receiver points to; always from the head on, so that order is kept whatever
 * the receiver says. Where one after the other is refused, batches stay small: no request is spent on what is known.
 */
export class BatchSize {
  readonly #most: number;
  #trust: number;
  /** Of the next events: somebody among them is to blame. */
  #suspects = 0;
  /** The receiver says that so many before the culprit are good. */
  #good: number | null = null;

  constructor(most: number) {
    this.#most = most;
    this.#trust = most;
  }

  get next(): number {
    if (this.#good !== null) return Math.max(1, this.#good);
    if (this.#suspects > 0) return Math.max(1, Math.floor(this.#suspects / 2));
    return this.#trust;
  }

  delivered(events: number): void {
    if (this.#good !== null) {
      // Those before the culprit are there; it stands at the head now.
      this.#suspects = this.#good > 0 ? 1 : 0;
      this.#good = null;
      return;
    }
    this.#suspects = Math.max(0, this.#suspects - events);
    if (this.#suspects === 0) this.#trust = Math.min(this.#most, this.#trust * 4);
  }

  /** More than one was refused together. @param culprit as the receiver says, from 0. */
  refused(events: number, culprit: number | null): void {
    this.#good = culprit !== null && culprit < events ? culprit : null;
    this.#suspects = events;
  }

  /** One that stood alone was refused. */
  parked(): void {
    this.#good = null;
    this.#suspects = 0;
    this.#trust = Math.max(1, Math.floor(this.#trust / 2));
  }

  /** The next events are others. */
  reset(): void {
    this.#good = null;
    this.#suspects = 0;
  }
}
