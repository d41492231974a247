import { Worker } from 'node:worker_threads';
import type { RenderResult, RenderTask, RenderWorkerData, WorkerMessage } from './protocol.ts';

/** How a page, or a slice of symbols, that was given to a thread ended. */
export type ThreadOutcome =
  | { readonly kind: 'result'; readonly result: RenderResult }
  /**
   * The thread is gone; the page was not done. `attempted`: it may have died of this page. False when it had done
   * other pages and ended before it took this one.
   */
  | { readonly kind: 'lost'; readonly why: string; readonly attempted: boolean };

/**
 * One render thread and the page it works on. It has at most one page at a time, so a crash costs one page.
 */
export class RenderThread {
  readonly #worker: Worker;
  #done: ((outcome: ThreadOutcome) => void) | null = null;
  #startTimer: (() => void) | null = null;
  #timer: NodeJS.Timeout | null = null;
  #why = 'the render thread ended';
  #taken = false;
  pages = 0;
  gone = false;

  /** @param onGone called once, when the thread has ended for whatever reason, busy or idle. */
  constructor(script: URL, data: RenderWorkerData, onGone: (thread: RenderThread) => void) {
    this.#worker = new Worker(script, {
      workerData: data,
      // Short-lived strings of a page need no large nursery: 495 -> 234 MB at 100,000 labels.
      resourceLimits: { maxYoungGenerationSizeMb: 8 },
    });
    this.#worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'ready') this.#startTimer?.();
      else if (message.kind === 'taken') this.#taken = true;
      else this.#finish({ kind: 'result', result: message });
    });
    this.#worker.on('error', (error) => {
      this.#why = `the render thread failed: ${error.message}`;
    });
    this.#worker.on('exit', () => {
      this.gone = true;
      onGone(this);
      this.#finish({ kind: 'lost', why: this.#why, attempted: this.#taken || this.pages === 1 });
    });
    this.#worker.unref();
  }

  get busy(): boolean {
    return this.#done !== null;
  }

  /**
   * @param limitMs a page that takes longer hangs: the thread is killed. A thread that still starts is given the
   * same time to get ready first: on a busy machine that alone may take seconds.
   */
  render(task: RenderTask, limitMs: number): Promise<ThreadOutcome> {
    this.pages++;
    this.#taken = false;
    this.#worker.ref();
    return new Promise((resolve) => {
      this.#done = resolve;
      this.#startTimer = () => {
        if (this.#timer) clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.kill(`it took longer than ${limitMs / 1000} s`), limitMs);
      };
      this.#startTimer();
      this.#worker.postMessage(task);
    });
  }

  kill(why: string): void {
    this.#why = why;
    this.gone = true;
    void this.#worker.terminate();
  }

  /** A thread without a page leaves by itself, which is gentler on the process than being stopped anywhere. */
  async end(): Promise<void> {
    this.gone = true;
    if (this.busy) return void (await this.#worker.terminate());
    const ended = new Promise<void>((resolve) => this.#worker.once('exit', () => resolve()));
    this.#worker.ref();
    this.#worker.postMessage(null);
    await ended;
  }

  #finish(outcome: ThreadOutcome): void {
    const done = this.#done;
    this.#done = null;
    this.#startTimer = null;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (!this.gone) this.#worker.unref();
    done?.(outcome);
  }
}
