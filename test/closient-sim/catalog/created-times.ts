const stepMs = 1_000;

/** When rows were created: in order of their numbers, a second apart; those added later from the time of adding on. */
export class CreatedTimes {
  /** Number of the first row, and its time. */
  readonly #batches: { readonly from: number; readonly at: number }[];

  constructor(firstAt: number) {
    this.#batches = [{ from: 0, at: firstAt }];
  }

  /** Rows from `from` on are created at `now` and later, but never before a row that has a lower number. */
  add(from: number, now: number): void {
    this.#batches.push({ from, at: Math.max(now, this.at(from)) });
  }

  at(n: number): number {
    let i = this.#batches.length - 1;
    while (i > 0 && (this.#batches[i]?.from ?? 0) > n) i--;
    const { from, at } = this.#batches[i] ?? { from: 0, at: 0 };
    return at + (n - from) * stepMs;
  }

  /** The lowest number whose time is `time` or later. */
  firstFrom(time: number): number {
    for (const [i, { from, at }] of this.#batches.entries()) {
      const next = this.#batches[i + 1];
      const n = from + Math.max(0, Math.ceil((time - at) / stepMs));
      if (next === undefined || n < next.from) return n;
    }
    return Infinity;
  }
}
