import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How late the main thread was, milliseconds. */
export interface LoopDelay {
  readonly p99: number;
  readonly max: number;
  /** Looks that were taken; 0: nothing was drawn yet. */
  readonly samples: number;
}

/** Every so many milliseconds somebody looks whether the thread is free; the histogram counts them in. */
const lookEveryMs = 2;

/**
 * How long the main thread keeps everything else waiting while sheets and archives are drawn. Windows, polls and
 * printers are answered by the same thread, so this is what they feel. It is measured while something is drawn, and
 * costs nothing at other times.
 */
export class EventLoopWatch {
  readonly #histogram = monitorEventLoopDelay({ resolution: lookEveryMs });
  #works = 0;

  /** Measures until `work` has ended. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    if (this.#works++ === 0) this.#histogram.enable();
    try {
      return await work();
    } finally {
      if (--this.#works === 0) this.#histogram.disable();
    }
  }

  /** Over everything that was drawn since the start. */
  report(): LoopDelay {
    const { count } = this.#histogram;
    if (count === 0) return { p99: 0, max: 0, samples: 0 };
    const late = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - lookEveryMs);
    return {
      p99: late(this.#histogram.percentile(99)),
      max: late(this.#histogram.max),
      samples: count,
    };
  }
}

/** Polls and calls must be answered within this time while a job is drawn. */
const longestMs = 50;

/** For the doctor. */
export function describeLoopDelay({ p99, max, samples }: LoopDelay): { ok: boolean; detail: string } {
  if (samples === 0) return { ok: true, detail: 'nothing was drawn since the start' };
  const detail = `while drawing, 99 % of all calls wait less than ${p99.toFixed(1)} ms, the longest ${max.toFixed(1)} ms`;
  return { ok: p99 <= longestMs, detail };
}
