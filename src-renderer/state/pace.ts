/**
 * How fast something counts up, seen from the page: the host sends counts, not rates. Times are milliseconds of
 * `performance.now()`.
 */
export interface Pace {
  readonly samples: readonly { readonly at: number; readonly done: number }[];
}

/** Old samples go, so that a pause or a burst is forgotten after this time. */
const windowMs = 10_000;
/** A rate from less time than this would jump about. */
const shortestMs = 400;

/** Adds what is done now. A count that goes back (a job taken up again after a crash) starts afresh. */
export function observe(pace: Pace | undefined, at: number, done: number): Pace {
  const before = pace?.samples ?? [];
  const last = before.at(-1);
  if (last && done < last.done) return { samples: [{ at, done }] };
  // The last one stays however old it is, or slow work would never have two to measure between.
  const recent = before.filter((sample, i) => at - sample.at <= windowMs || i === before.length - 1);
  return { samples: [...recent, { at, done }] };
}

/** Things per second over the window, or null while too little was seen. */
export function rateOf(pace: Pace | undefined): number | null {
  const first = pace?.samples[0];
  const last = pace?.samples.at(-1);
  if (!first || !last || last.at - first.at < shortestMs || last.done <= first.done) return null;
  return ((last.done - first.done) * 1000) / (last.at - first.at);
}

/** Seconds until `total` at the present rate, or null where there is no rate. */
export function secondsLeft(pace: Pace | undefined, total: number): number | null {
  const rate = rateOf(pace);
  const last = pace?.samples.at(-1);
  return rate === null || !last ? null : Math.max(0, total - last.done) / rate;
}
