import { couldNotDraw } from './could-not-draw.ts';
import type { RenderResult, RenderWorkerData } from './protocol.ts';
import { defaultRenderLimits, type RenderLimits } from './render-limits.ts';
import { RenderThread } from './render-thread.ts';
import { TaskQueue, type NewTask, type QueuedTask } from './task-queue.ts';

export interface RenderPoolOptions {
  readonly script: URL;
  readonly data: RenderWorkerData;
  readonly threads: number;
  readonly limits?: Partial<RenderLimits> | undefined;
}

/** The render threads and the one queue of pages and slices of symbols in front of them. */
export class RenderPool {
  readonly #options: RenderPoolOptions;
  readonly #limits: RenderLimits;
  readonly #queue = new TaskQueue();
  readonly #threads = new Set<RenderThread>();
  #nextId = 1;
  #closed = false;

  constructor(options: RenderPoolOptions) {
    this.#options = options;
    this.#limits = { ...defaultRenderLimits, ...options.limits };
  }

  get threads(): number {
    return this.#options.threads;
  }

  /**
   * Renders one page or slice of symbols. A thread that crashes or hangs costs it one attempt; the second time it is
   * an error. When `signal` aborts, the task is dropped, or its thread killed.
   * @throws PrintRoomError `render_failed`, naming the task's labels.
   */
  render(
    task: NewTask,
    options: { readonly urgent: boolean; readonly signal: AbortSignal },
  ): Promise<RenderResult> {
    if (this.#closed) return Promise.reject(new Error('The render pool is closed.'));
    if (options.signal.aborted) return Promise.reject(options.signal.reason);
    return new Promise<RenderResult>((resolve, reject) => {
      const stopListening = (): void => options.signal.removeEventListener('abort', onAbort);
      const queued: QueuedTask = {
        task: { ...task, id: this.#nextId++ },
        urgent: options.urgent,
        signal: options.signal,
        resolve: (result) => {
          stopListening();
          resolve(result);
        },
        reject: (reason) => {
          stopListening();
          reject(reason);
        },
        attempts: 0,
      };
      const onAbort = (): void => {
        if (this.#queue.remove(queued)) queued.reject(options.signal.reason);
      };
      options.signal.addEventListener('abort', onAbort, { once: true });
      this.#queue.push(queued);
      this.#dispatch();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const task of this.#queue.drain()) task.reject(new Error('The render pool is closed.'));
    await Promise.all([...this.#threads].map((thread) => thread.end()));
  }

  #dispatch(): void {
    for (;;) {
      const thread = this.#idleThread();
      if (!thread) return;
      const task = this.#queue.shift();
      if (!task) return;
      void this.#give(thread, task);
    }
  }

  #idleThread(): RenderThread | null {
    for (const thread of this.#threads) if (!thread.busy && !thread.gone) return thread;
    if (this.#threads.size >= this.#options.threads || this.#closed) return null;
    const thread = new RenderThread(this.#options.script, this.#options.data, (gone) => {
      this.#threads.delete(gone);
      this.#dispatch();
    });
    this.#threads.add(thread);
    return thread;
  }

  async #give(thread: RenderThread, queued: QueuedTask): Promise<void> {
    const { pageMs, pagesPerThread, cancelGraceMs } = this.#limits;
    let grace: NodeJS.Timeout | null = null;
    const onAbort = (): void => {
      grace = setTimeout(() => thread.kill('its job was cancelled'), cancelGraceMs);
    };
    queued.signal.addEventListener('abort', onAbort, { once: true });
    const outcome = await thread.render(queued.task, pageMs);
    queued.signal.removeEventListener('abort', onAbort);
    if (grace) clearTimeout(grace);
    // A task that was handed to a thread already dying of something else has not been tried.
    if (outcome.kind === 'result' || outcome.attempted) queued.attempts++;

    if (!thread.gone && thread.pages >= pagesPerThread) void thread.end();
    if (queued.signal.aborted) queued.reject(queued.signal.reason);
    else if (outcome.kind === 'result') queued.resolve(outcome.result);
    else if (this.#closed) queued.reject(new Error('The render pool is closed.'));
    else if (queued.attempts < 2) this.#queue.retry(queued);
    else queued.reject(couldNotDraw(queued.task, outcome.why));
    this.#dispatch();
  }
}
