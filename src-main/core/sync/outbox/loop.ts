import { PrintRoomError } from '../../../../src-shared/errors.ts';
import { longestWaitMs } from '../client/waits.ts';
import type { Wait } from '../client/wait.ts';

export interface LoopTools {
  readonly now: () => number;
  readonly wait: Wait;
  /** There is nothing to do any more, or it stands still for a while. */
  readonly onRest: () => void;
  /** A defect of ours. */
  readonly onDefect: (caught: unknown) => void;
}

/** After so many failures in a row, or before such a pause, nobody should wait for the end of it any more. */
const patience = 6;
const longPauseMs = 60_000;

/** Whether it is time again. What was done in the future was done by a clock that stood wrong. */
export function isDue(lastAt: number | null, everyMs: number, now: number): boolean {
  return lastAt === null || lastAt > now || lastAt + everyMs <= now;
}

/**
 * Work that is done step by step while there is some, and goes on by itself after a pause. What it keeps is on disk:
 * the pause outlives the process.
 */
export abstract class Loop {
  readonly #tools: LoopTools;
  readonly #end = new AbortController();
  #kick = new AbortController();
  #running: Promise<void> | null = null;
  /** In a pause that nobody should wait for. */
  #isStanding = false;
  readonly #waiting: (() => void)[] = [];

  constructor(tools: LoopTools) {
    this.#tools = tools;
  }

  /** Begins where there is work and nobody is at it. Cheap: call it whenever something may have come. */
  wake(): void {
    if (this.#running || this.#end.signal.aborted) return;
    // Not now: who calls may be in the middle of a transaction that is taken back.
    this.#running = Promise.resolve().then(() => this.#run());
  }

  /** Ends a pause: somebody wants to see it now. */
  kick(): void {
    this.forgetPause();
    this.#kick.abort();
    this.#kick = new AbortController();
    this.wake();
  }

  /** At work, or in a pause that is worth waiting for. */
  get isBusy(): boolean {
    return this.#running !== null && !this.#isStanding;
  }

  /** When it has done all it can now: there is nothing more, or it waits for a network or a person. */
  async waitForIdle(): Promise<void> {
    while (this.isBusy) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  async close(): Promise<void> {
    this.#end.abort(new PrintRoomError('cancelled', 'Print Room is closing.'));
    this.#kick.abort();
    await this.#running;
  }

  /** Whether a step would find something to do. Called often. */
  protected abstract hasWork(): boolean;

  /** No step before this instant, and how many failed in a row. */
  protected abstract triesAgainAt(): { readonly at: number | null; readonly failures: number };

  protected abstract forgetPause(): void;

  /** One step. Failures that it knows are its own; what it throws is a defect. */
  protected abstract step(signal: AbortSignal): Promise<void>;

  async #run(): Promise<void> {
    const { signal } = this.#end;
    try {
      while (!signal.aborted && this.hasWork()) {
        const left = (this.triesAgainAt().at ?? 0) - this.#tools.now();
        // Nobody sets a longer pause: the clock stood wrong then, and was set back.
        if (left > 0 && left <= longestWaitMs) await this.#pause(left);
        else await this.step(signal);
      }
    } catch (caught) {
      if (!signal.aborted) this.#tools.onDefect(caught);
    } finally {
      this.#running = null;
      this.#tell();
    }
  }

  async #pause(left: number): Promise<void> {
    const ends = AbortSignal.any([this.#kick.signal, this.#end.signal]);
    this.#isStanding = left > longPauseMs || this.triesAgainAt().failures >= patience;
    this.#tell();
    try {
      await this.#tools.wait(left, ends);
    } catch (caught) {
      if (!ends.aborted) throw caught;
    } finally {
      this.#isStanding = false;
    }
  }

  #tell(): void {
    this.#tools.onRest();
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
