import { PrintRoomError } from '../../../src-shared/errors.ts';
import { PageQueue, type QueuedPage } from './page-queue.ts';
import type { PageResult, PageTask, RenderWorkerData } from './protocol.ts';
import { RenderThread } from './render-thread.ts';

export interface RenderPoolOptions {
  readonly script: URL;
  readonly data: RenderWorkerData;
  readonly threads: number;
  /** A page that takes longer is given up. Default 20 s; a page takes about 30 ms. */
  readonly pageLimitMs?: number;
  /** Pages after which a thread is replaced, against memory that creeps. Default 5,000. */
  readonly recycleAfter?: number;
  /** How long a page of a cancelled job may still finish before its thread is killed. Default 500 ms. */
  readonly cancelGraceMs?: number;
}

/** The render threads and the one queue of pages in front of them. */
export class RenderPool {
  readonly #options: Required<RenderPoolOptions>;
  readonly #queue = new PageQueue();
  readonly #threads = new Set<RenderThread>();
  #nextId = 1;
  #closed = false;

  constructor(options: RenderPoolOptions) {
    this.#options = { pageLimitMs: 20_000, recycleAfter: 5_000, cancelGraceMs: 500, ...options };
  }

  get threads(): number {
    return this.#options.threads;
  }

  /**
   * Renders one page. A thread that crashes or hangs costs this page one attempt; the second time it is an error.
   * @param signal aborts: the page is dropped, or its thread killed.
   */
  render(
    page: Omit<PageTask, 'id'>,
    options: { readonly urgent: boolean; readonly signal: AbortSignal },
  ): Promise<PageResult> {
    if (this.#closed) return Promise.reject(new Error('The render pool is closed.'));
    if (options.signal.aborted) return Promise.reject(options.signal.reason);
    return new Promise<PageResult>((resolve, reject) => {
      const stopListening = (): void => options.signal.removeEventListener('abort', onAbort);
      const queued: QueuedPage = {
        task: { ...page, id: this.#nextId++ },
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
    for (const page of this.#queue.drain()) page.reject(new Error('The render pool is closed.'));
    await Promise.all([...this.#threads].map((thread) => thread.end()));
  }

  #dispatch(): void {
    for (;;) {
      const thread = this.#idleThread();
      if (!thread) return;
      const page = this.#queue.shift();
      if (!page) return;
      void this.#give(thread, page);
    }
  }

  #idleThread(): RenderThread | null {
    for (const thread of this.#threads) if (!thread.busy && !thread.gone) return thread;
    if (this.#threads.size >= this.#options.threads || this.#closed) return null;
    const thread = new RenderThread(this.#options.script, this.#options.data);
    this.#threads.add(thread);
    return thread;
  }

  async #give(thread: RenderThread, page: QueuedPage): Promise<void> {
    page.attempts++;
    const { pageLimitMs, recycleAfter, cancelGraceMs } = this.#options;
    let grace: NodeJS.Timeout | null = null;
    const onAbort = (): void => {
      grace = setTimeout(() => thread.kill('its job was cancelled'), cancelGraceMs);
    };
    page.signal.addEventListener('abort', onAbort, { once: true });
    const outcome = await thread.render(page.task, pageLimitMs);
    page.signal.removeEventListener('abort', onAbort);
    if (grace) clearTimeout(grace);

    if (thread.gone || thread.pages >= recycleAfter) {
      this.#threads.delete(thread);
      if (!thread.gone) void thread.end();
    }
    if (page.signal.aborted) page.reject(page.signal.reason);
    else if (outcome.kind === 'result') page.resolve(outcome.result);
    else if (this.#closed) page.reject(new Error('The render pool is closed.'));
    else if (page.attempts < 2) this.#queue.retry(page);
    else page.reject(new PrintRoomError('render_failed', `A page could not be drawn: ${outcome.why}.`));
    this.#dispatch();
  }
}
